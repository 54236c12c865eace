package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.ContractDefinition;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestBuilder;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Orders, limits and contracts for tests of the guard. */
final class GuardSamples {

    static final long STOCK = 265598;
    static final long FUTURE = 495512563;
    static final long BOND = 15547841;
    static final long EURO = 12087817;

    private GuardSamples() {}

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    static OrderRequestBuilder order(String side, String type) {
        return OrderRequest.builder()
                .accountId("DU1")
                .clientOrderId("c-1")
                .conid(STOCK)
                .side(side)
                .orderType(type)
                .tif("DAY");
    }

    /** 10 shares at 100. */
    static OrderRequestBuilder limit() {
        return order("BUY", "LMT").quantity(decimal("10")).price(decimal("100"));
    }

    static Subject subject() {
        return new Subject(Act.PLACE, "DU1", "c-1");
    }

    static ContractDefinition definition(long conid, String secType, String currency, String multiplier) {
        BigDecimal units = multiplier == null ? null : decimal(multiplier);
        return new ContractDefinition(conid, null, null, secType, currency, units, null, Map.of());
    }

    static final Map<Long, ContractDefinition> DEFINITIONS = Map.of(
            STOCK, definition(STOCK, "STK", "USD", "0.0"),
            FUTURE, definition(FUTURE, "FUT", "USD", "50.0"),
            BOND, definition(BOND, "BOND", "USD", null),
            EURO, definition(EURO, "CASH", "EUR", null));

    /** Everything is known, and the stock costs this. */
    static Evidence stockAt(String price) {
        Map<String, BigDecimal> prices = new HashMap<>();
        prices.put(Long.toString(STOCK), decimal(price));
        prices.put(Long.toString(FUTURE), decimal("4000"));
        prices.put(Long.toString(BOND), decimal("99"));
        return new Evidence(DEFINITIONS, prices);
    }

    /** Limits, of which a test sets those that matter to it. */
    static final class Limits {
        private OrderLimits limits = OrderLimits.NONE;

        static Limits some() {
            return new Limits();
        }

        private Limits with(OrderLimits next) {
            limits = next;
            return this;
        }

        Limits quantity(String most) {
            return with(new OrderLimits(
                    decimal(most),
                    limits.notional(),
                    limits.notionalCurrency(),
                    limits.collarPercent(),
                    limits.openOrders(),
                    limits.conids(),
                    limits.secTypes(),
                    limits.accounts()));
        }

        Limits notional(String most) {
            return with(new OrderLimits(
                    limits.quantity(),
                    decimal(most),
                    limits.notionalCurrency(),
                    limits.collarPercent(),
                    limits.openOrders(),
                    limits.conids(),
                    limits.secTypes(),
                    limits.accounts()));
        }

        Limits currency(String only) {
            return with(new OrderLimits(
                    limits.quantity(),
                    limits.notional(),
                    only,
                    limits.collarPercent(),
                    limits.openOrders(),
                    limits.conids(),
                    limits.secTypes(),
                    limits.accounts()));
        }

        Limits collar(String percent) {
            return with(new OrderLimits(
                    limits.quantity(),
                    limits.notional(),
                    limits.notionalCurrency(),
                    decimal(percent),
                    limits.openOrders(),
                    limits.conids(),
                    limits.secTypes(),
                    limits.accounts()));
        }

        Limits conids(Long... only) {
            return with(new OrderLimits(
                    limits.quantity(),
                    limits.notional(),
                    limits.notionalCurrency(),
                    limits.collarPercent(),
                    limits.openOrders(),
                    Set.of(only),
                    limits.secTypes(),
                    limits.accounts()));
        }

        Limits secTypes(String... only) {
            return with(new OrderLimits(
                    limits.quantity(),
                    limits.notional(),
                    limits.notionalCurrency(),
                    limits.collarPercent(),
                    limits.openOrders(),
                    limits.conids(),
                    Set.of(only),
                    limits.accounts()));
        }

        Limits accounts(String... only) {
            return with(new OrderLimits(
                    limits.quantity(),
                    limits.notional(),
                    limits.notionalCurrency(),
                    limits.collarPercent(),
                    limits.openOrders(),
                    limits.conids(),
                    limits.secTypes(),
                    Set.of(only)));
        }

        OrderLimits get() {
            return limits;
        }
    }
}
