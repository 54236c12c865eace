package io.github.camelibkr.order.guard;

import static io.github.camelibkr.order.guard.GuardSamples.DEFINITIONS;
import static io.github.camelibkr.order.guard.GuardSamples.EURO;
import static io.github.camelibkr.order.guard.GuardSamples.FUTURE;
import static io.github.camelibkr.order.guard.GuardSamples.STOCK;
import static io.github.camelibkr.order.guard.GuardSamples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("O17, property: random orders before random limits")
class OrderRulesPropertyTest {

    private static final int ORDERS = 50_000;
    private static final List<Long> CONIDS = List.of(STOCK, FUTURE, EURO, 999L);
    private static final List<String> TYPES =
            List.of("LMT", "MKT", "STP", "STOP_LIMIT", "MIDPRICE", "TRAIL", "LIT", "MIT");

    /** One case, which its seed makes again. */
    private static final class Case {
        private final Random random;
        private final long conid;
        private final BigDecimal market;

        Case(long seed) {
            random = new Random(seed);
            conid = any(CONIDS);
            market = about(100);
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        /** Near a value, now and then exactly it, and now and then far away. */
        private BigDecimal about(int value) {
            double factor = random.nextInt(8) == 0 ? 1 : random.nextInt(8) == 0 ? 10 : 0.9 + 0.2 * random.nextDouble();
            return BigDecimal.valueOf(value * factor).setScale(2, RoundingMode.HALF_UP);
        }

        private <T> T sometimes(T value) {
            return random.nextInt(3) == 0 ? value : null;
        }

        private OrderRequest order() {
            String type = any(TYPES);
            OrderRequestBuilder order = GuardSamples.order(random.nextBoolean() ? "BUY" : "SELL", type)
                    .conid(conid);
            boolean priced =
                    !type.equals("MKT") && !type.equals("MIT") && !(type.equals("MIDPRICE") && random.nextBoolean());
            order.price(priced ? about(100) : null);
            order.auxPrice(Set.of("STOP_LIMIT", "LIT", "MIT").contains(type) ? about(100) : null);
            return random.nextInt(5) == 0
                    ? order.cashQty(about(1000)).build()
                    : order.quantity(about(10)).build();
        }

        private OrderLimits limits() {
            return new OrderLimits(
                    sometimes(about(10)),
                    sometimes(about(1000)),
                    sometimes("USD"),
                    sometimes(about(5)),
                    null,
                    sometimes(Set.of(STOCK, FUTURE, 999L)),
                    sometimes(Set.of("STK", "CASH")),
                    null);
        }

        private Evidence evidence() {
            Map<String, BigDecimal> prices = new HashMap<>();
            prices.put(Long.toString(conid), market);
            return new Evidence(DEFINITIONS, prices);
        }
    }

    private static String denial(OrderLimits limits, OrderRequest order, Evidence evidence) {
        return denial(List.of(limits), order, evidence);
    }

    private static String denial(List<OrderLimits> levels, OrderRequest order, Evidence evidence) {
        try {
            new OrderRules(levels).check(order, evidence, subject());
            return null;
        } catch (OrderDeniedException denied) {
            return denied.rule();
        }
    }

    @Test
    void neverLetsABreachThrough_andNeverDeniesWithoutOne() {
        int denied = 0;
        for (int seed = 0; seed < ORDERS; seed++) {
            Case one = new Case(seed);
            OrderRequest order = one.order();
            OrderLimits limits = one.limits();
            Set<String> broken = broken(limits, order, one.market.doubleValue());

            String rule = denial(limits, order, one.evidence());

            if (broken.isEmpty()) {
                assertThat(rule).as("seed %d: %s, %s", seed, order, limits).isNull();
            } else {
                assertThat(broken).as("seed %d: %s, %s", seed, order, limits).contains(rule);
                denied++;
            }
        }
        assertThat(denied).as("the cases are of both kinds").isBetween(ORDERS / 5, ORDERS * 4 / 5);
    }

    @Test
    void twoLevels_denyExactlyWhatOneOfThemDenies_inWhateverOrder() {
        for (int seed = 0; seed < ORDERS; seed++) {
            Case one = new Case(seed);
            OrderRequest order = one.order();
            OrderLimits component = one.limits();
            OrderLimits endpoint = one.limits();
            boolean either =
                    denial(component, order, one.evidence()) != null || denial(endpoint, order, one.evidence()) != null;

            String both = denial(List.of(component, endpoint), order, one.evidence());
            String reversed = denial(List.of(endpoint, component), order, one.evidence());

            assertThat(both != null).as("seed %d", seed).isEqualTo(either);
            assertThat(reversed != null).as("seed %d", seed).isEqualTo(either);
        }
    }

    /** What is asked for is enough to decide: with nothing but that, the decision is the same. */
    @Test
    void needs_areEnough() throws Exception {
        for (int seed = 0; seed < ORDERS; seed++) {
            Case one = new Case(seed);
            OrderRequest order = one.order();
            OrderLimits limits = one.limits();
            Evidence.Needs needs = new OrderRules(List.of(limits)).needs(order, subject());
            Evidence whole = one.evidence();
            Map<String, BigDecimal> prices = new HashMap<>(whole.prices());
            prices.keySet().retainAll(needs.prices());
            Evidence asked =
                    needs.definitions().isEmpty() ? new Evidence(Map.of(), prices) : new Evidence(DEFINITIONS, prices);

            assertThat(denial(limits, order, asked))
                    .as("seed %d: %s, %s", seed, order, limits)
                    .isEqualTo(denial(limits, order, whole));
        }
    }

    /** What is broken, in another way of counting. */
    private static Set<String> broken(OrderLimits limits, OrderRequest order, double market) {
        Set<String> broken = new TreeSet<>();
        boolean money = order.quantity() == null;
        if (limits.conids() != null && !limits.conids().contains(order.conid())) {
            broken.add("allowedConids");
        }
        String kind =
                order.conid() == STOCK ? "STK" : order.conid() == FUTURE ? "FUT" : order.conid() == EURO ? "CASH" : "?";
        if (limits.secTypes() != null && !limits.secTypes().contains(kind)) {
            broken.add("allowedSecTypes");
        }
        if (limits.notionalCurrency() != null && (kind.equals("CASH") || kind.equals("?"))) {
            broken.add("notionalCurrency");
        }
        if (limits.quantity() != null
                && (money ? limits.notional() == null : cents(order.quantity()) > cents(limits.quantity()))) {
            broken.add("maxOrderQuantity");
        }
        double price = order.price() == null ? -1 : order.price().doubleValue();
        double aux = order.auxPrice() == null ? -1 : order.auxPrice().doubleValue();
        if (limits.collarPercent() != null) {
            double reach = limits.collarPercent().doubleValue() / 100 * market + 1e-9;
            if (price >= 0 && Math.abs(price - market) > reach || aux >= 0 && Math.abs(aux - market) > reach) {
                broken.add("priceCollarPercent");
            }
        }
        if (limits.notional() != null
                && worth(limits, order, market, price, aux) > limits.notional().doubleValue() + 1e-6) {
            broken.add("maxOrderNotional");
        }
        return broken;
    }

    private static double worth(OrderLimits limits, OrderRequest order, double market, double price, double aux) {
        if (order.quantity() == null) {
            return order.cashQty().doubleValue();
        }
        if (order.conid() == 999) {
            return Double.POSITIVE_INFINITY;
        }
        boolean capped = order.side().equals("BUY")
                && price >= 0
                && List.of("LMT", "STOP_LIMIT", "LIT", "MIDPRICE").contains(order.orderType());
        double collar =
                limits.collarPercent() == null ? 0 : limits.collarPercent().doubleValue() / 100;
        double each = capped ? price : Math.max(market * (1 + collar), Math.max(price, aux));
        return each * order.quantity().doubleValue() * (order.conid() == FUTURE ? 50 : 1);
    }

    private static long cents(BigDecimal value) {
        return value.movePointRight(2).longValueExact();
    }
}
