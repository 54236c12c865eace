package io.github.camelibkr.order.guard;

import static io.github.camelibkr.order.guard.GuardSamples.BOND;
import static io.github.camelibkr.order.guard.GuardSamples.EURO;
import static io.github.camelibkr.order.guard.GuardSamples.FUTURE;
import static io.github.camelibkr.order.guard.GuardSamples.STOCK;
import static io.github.camelibkr.order.guard.GuardSamples.decimal;
import static io.github.camelibkr.order.guard.GuardSamples.limit;
import static io.github.camelibkr.order.guard.GuardSamples.order;
import static io.github.camelibkr.order.guard.GuardSamples.stockAt;
import static io.github.camelibkr.order.guard.GuardSamples.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestBuilder;
import io.github.camelibkr.order.guard.GuardSamples.Limits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("O17: what one order may be")
class OrderRulesTest {

    private static final String SPREAD = "28812380;;;" + STOCK + "/1," + FUTURE + "/-2";

    private static void passes(Limits limits, OrderRequestBuilder order, Evidence evidence) {
        OrderRules rules = new OrderRules(List.of(limits.get()));
        assertThatCode(() -> {
                    rules.checkAlone(order.build(), subject());
                    rules.check(order.build(), evidence, subject());
                })
                .doesNotThrowAnyException();
    }

    private static void denied(Limits limits, OrderRequestBuilder order, Evidence evidence, String rule, String why) {
        assertThatThrownBy(() -> new OrderRules(List.of(limits.get())).check(order.build(), evidence, subject()))
                .isInstanceOfSatisfying(OrderDeniedException.class, denial -> assertThat(denial.rule())
                        .isEqualTo(rule))
                .hasMessage("order denied, nothing was sent: " + why);
    }

    private static void deniedAlone(Limits limits, OrderRequestBuilder order, String rule) {
        assertThatThrownBy(() -> new OrderRules(List.of(limits.get())).checkAlone(order.build(), subject()))
                .isInstanceOfSatisfying(OrderDeniedException.class, denial -> assertThat(denial.rule())
                        .isEqualTo(rule));
    }

    private static OrderRequestBuilder spread() {
        return limit().conid(null).conidex(SPREAD);
    }

    @Test
    void noLimits_anything_passesAndNothingIsAsked() throws Exception {
        OrderRequest strange = limit().conid(null).conidex("what/is@this").build();

        passes(Limits.some(), strange.toBuilder(), Evidence.NONE);
        assertThat(new OrderRules(List.of(OrderLimits.NONE)).needs(strange, subject()))
                .isEqualTo(new Evidence.Needs(Set.of(), Set.of()));
        assertThat(new OrderRules(List.of(Limits.some().accounts("DU1").get())).needs(strange, subject()))
                .isEqualTo(new Evidence.Needs(Set.of(), Set.of()));
    }

    @Nested
    @DisplayName("maxOrderQuantity")
    class Quantity {

        @Test
        void atTheLimit_passes_above_isDenied() {
            passes(Limits.some().quantity("10"), limit(), Evidence.NONE);
            denied(
                    Limits.some().quantity("100"),
                    limit().quantity(decimal("250")),
                    Evidence.NONE,
                    "maxOrderQuantity",
                    "maxOrderQuantity is 100, the order's quantity is 250");
            deniedAlone(Limits.some().quantity("9.99"), limit(), "maxOrderQuantity");
        }

        @Test
        void combination_countsItsLargestLeg() {
            passes(Limits.some().quantity("20"), spread(), Evidence.NONE);
            denied(
                    Limits.some().quantity("19"),
                    spread(),
                    Evidence.NONE,
                    "maxOrderQuantity",
                    "maxOrderQuantity is 19, the order's quantity is 20 of its largest leg");
        }

        @Test
        void amountOfMoney_needsMaxOrderNotional() {
            OrderRequestBuilder cash = order("BUY", "MKT").cashQty(decimal("500"));

            denied(
                    Limits.some().quantity("10"),
                    cash,
                    Evidence.NONE,
                    "maxOrderQuantity",
                    "maxOrderQuantity is 10, and how many units an amount of money buys is not known; set"
                            + " maxOrderNotional as well");
            passes(Limits.some().quantity("10").notional("500"), cash, Evidence.NONE);
        }
    }

    @Nested
    @DisplayName("maxOrderNotional")
    class Notional {

        @ParameterizedTest(name = "{0} {1} at {2}, {3}, market {4}: {5}")
        @CsvSource(
                nullValues = "-",
                value = {
                    // a limited purchase costs no more than its limit
                    "BUY, LMT, 100, -, 90, 1000",
                    "BUY, LMT, 100, -, 120, 1000",
                    "BUY, LOC, 100, -, 120, 1000",
                    "BUY, STOP_LIMIT, 100, 150, 120, 1000",
                    "BUY, LIT, 100, 150, 120, 1000",
                    "BUY, TRAILLMT, 100, 150, 120, 1000",
                    "BUY, MIDPRICE, 100, -, 120, 1000",
                    "BUY, REL, 100, 5, 120, 1000",
                    // a sale may bring more than its limit
                    "SELL, LMT, 100, -, 120, 1200",
                    "SELL, LMT, 130, -, 120, 1300",
                    "SELL, STOP_LIMIT, 100, 150, 120, 1500",
                    // without a limit it is the market's price, or its own
                    "BUY, MKT, -, -, 120, 1200",
                    "SELL, MOC, -, -, 120, 1200",
                    "BUY, STP, 130, -, 120, 1300",
                    "BUY, STP, 110, -, 120, 1200",
                    "BUY, MIT, -, 130, 120, 1300",
                    "BUY, TRAIL, 110, -, 120, 1200",
                    "BUY, MIDPRICE, -, -, 120, 1200",
                    // an offset is no price
                    "BUY, REL, -, 5000, 120, 1200"
                })
        void eachType_countsAtTheHighestPriceAtWhichItMayTrade(
                String side, String type, BigDecimal price, BigDecimal aux, String market, String notional) {
            OrderRequestBuilder order =
                    order(side, type).quantity(decimal("10")).price(price).auxPrice(aux);

            passes(Limits.some().notional(notional), order, stockAt(market));
            String less = decimal(notional).subtract(decimal("0.01")).toPlainString();
            denied(
                    Limits.some().notional(less),
                    order,
                    stockAt(market),
                    "maxOrderNotional",
                    "maxOrderNotional is " + less + ", the order's is " + notional + " USD");
        }

        @Test
        void marketOrder_withACollar_countsWithTheCollarOnTop() {
            OrderRequestBuilder market = order("SELL", "MKT").quantity(decimal("10"));

            passes(Limits.some().notional("1236").collar("3"), market, stockAt("120"));
            denied(
                    Limits.some().notional("1235").collar("3"),
                    market,
                    stockAt("120"),
                    "maxOrderNotional",
                    "maxOrderNotional is 1235, the order's is 1236.00 USD");
        }

        @Test
        void limitedPurchase_needsNoMarket() throws Exception {
            OrderRules rules =
                    new OrderRules(List.of(Limits.some().notional("1").get()));

            assertThat(rules.needs(limit().build(), subject()).prices()).isEmpty();
            assertThat(rules.needs(limit().build(), subject()).definitions()).containsExactly(STOCK);
            assertThat(rules.needs(limit().side("SELL").build(), subject()).prices())
                    .containsExactly("265598");
        }

        @Test
        void future_countsItsMultiplier() {
            OrderRequestBuilder future =
                    limit().conid(FUTURE).quantity(decimal("2")).price(decimal("4000"));

            passes(Limits.some().notional("400000"), future, stockAt("1"));
            denied(
                    Limits.some().notional("399999"),
                    future,
                    stockAt("1"),
                    "maxOrderNotional",
                    "maxOrderNotional is 399999, the order's is 400000.0 USD");
        }

        @Test
        void combination_countsTheSumOfItsLegs_orItsOwnPriceIfThatIsMore() throws Exception {
            // 10 times (100 + 2 times 4000 times 50)
            passes(Limits.some().notional("4001000"), spread(), stockAt("100"));
            denied(
                    Limits.some().notional("4000999"),
                    spread(),
                    stockAt("100"),
                    "maxOrderNotional",
                    "maxOrderNotional is 4000999, the order's is 4001000.0 USD");
            // 10 times 10000 times 50
            passes(Limits.some().notional("5000000"), spread().price(decimal("-10000")), stockAt("100"));
            denied(
                    Limits.some().notional("4999999"),
                    spread().price(decimal("-10000")),
                    stockAt("100"),
                    "maxOrderNotional",
                    "maxOrderNotional is 4999999, the order's is 5000000.0 USD");
            assertThat(new OrderRules(List.of(Limits.some().notional("1").get()))
                            .needs(spread().build(), subject())
                            .prices())
                    .containsExactlyInAnyOrder("265598", "495512563");
        }

        @Test
        void whatOneUnitStandsForIsNotKnown_isDenied() {
            denied(
                    Limits.some().notional("5000"),
                    limit().conid(BOND),
                    stockAt("1"),
                    "maxOrderNotional",
                    "maxOrderNotional is 5000, and what one unit of contract 15547841, which is of kind BOND, stands for"
                            + " is not known");
            denied(
                    Limits.some().notional("5000"),
                    limit().conid(7L),
                    stockAt("1"),
                    "maxOrderNotional",
                    "maxOrderNotional is 5000, and what one unit of contract 7 stands for is not known");
        }

        @Test
        void amountOfMoney_countsAsItIs() {
            passes(Limits.some().notional("500"), order("BUY", "MKT").cashQty(decimal("500")), Evidence.NONE);
            denied(
                    Limits.some().notional("500"),
                    order("BUY", "MKT").cashQty(decimal("500.01")),
                    Evidence.NONE,
                    "maxOrderNotional",
                    "maxOrderNotional is 500, the order's is 500.01");
            denied(
                    Limits.some().notional("500"),
                    order("BUY", "MKT").fxQty(decimal("501")),
                    Evidence.NONE,
                    "maxOrderNotional",
                    "maxOrderNotional is 500, the order's is 501");
        }
    }

    @Nested
    @DisplayName("notionalCurrency")
    class Currency {

        @Test
        void another_isDenied() throws Exception {
            passes(Limits.some().currency("USD"), limit(), stockAt("100"));
            denied(
                    Limits.some().currency("USD"),
                    limit().conid(EURO),
                    stockAt("100"),
                    "notionalCurrency",
                    "notionalCurrency is USD, contract 12087817 is in EUR");
            denied(
                    Limits.some().currency("USD"),
                    limit().conid(7L),
                    stockAt("100"),
                    "notionalCurrency",
                    "notionalCurrency is USD, and in what currency contract 7 is, is not known");
            denied(
                    Limits.some().currency("USD"),
                    order("BUY", "MKT").fxQty(decimal("500")),
                    stockAt("100"),
                    "notionalCurrency",
                    "notionalCurrency is USD, and in what currency an fxQty is, is not known");
            assertThat(new OrderRules(List.of(Limits.some().currency("USD").get()))
                            .needs(limit().build(), subject())
                            .definitions())
                    .containsExactly(STOCK);
        }
    }

    @Nested
    @DisplayName("priceCollarPercent")
    class Collar {

        @ParameterizedTest(name = "{0} at {1}")
        @CsvSource({"LMT, 103", "LMT, 97", "STP, 103", "MIDPRICE, 100"})
        void within_passes(String type, BigDecimal price) {
            passes(Limits.some().collar("3"), limit().orderType(type).price(price), stockAt("100"));
        }

        @ParameterizedTest(name = "{0} at {1}: {2}")
        @CsvSource({
            "LMT, 103.01, 3.01",
            "LMT, 96.99, 3.01",
            "STP, 110, 10.00",
            "MIDPRICE, 200, 100.00",
            "LMT, 103.001, 3.01"
        })
        void beyond_onEitherSide_isDenied(String type, String price, String distance) {
            denied(
                    Limits.some().collar("3"),
                    limit().orderType(type).price(decimal(price)),
                    stockAt("100"),
                    "priceCollarPercent",
                    "priceCollarPercent is 3, the order's price " + price + " is " + distance
                            + " % away from the market's price, 100");
        }

        @ParameterizedTest
        @ValueSource(strings = {"STOP_LIMIT", "TRAILLMT", "MIT", "LIT"})
        void secondPrice_countsToo(String type) {
            denied(
                    Limits.some().collar("3"),
                    limit().orderType(type).auxPrice(decimal("104")),
                    stockAt("100"),
                    "priceCollarPercent",
                    "priceCollarPercent is 3, the order's auxPrice 104 is 4.00 % away from the market's price, 100");
        }

        @Test
        void offset_isNoPrice() {
            passes(Limits.some().collar("3"), limit().orderType("REL").auxPrice(decimal("7")), stockAt("100"));
        }

        @Test
        void noPriceAtAll_needsNoMarket() throws Exception {
            OrderRequestBuilder market = order("BUY", "MKT").quantity(decimal("10"));

            passes(Limits.some().collar("3"), market, Evidence.NONE);
            assertThat(new OrderRules(List.of(Limits.some().collar("3").get())).needs(market.build(), subject()))
                    .isEqualTo(new Evidence.Needs(Set.of(), Set.of()));
            assertThat(new OrderRules(List.of(Limits.some().collar("3").get())).needs(limit().build(), subject()))
                    .isEqualTo(new Evidence.Needs(Set.of(), Set.of("265598")));
        }

        @Test
        void marketOfZero_nothingIsNear() {
            Evidence free = new Evidence(Map.of(), Map.of(SPREAD, BigDecimal.ZERO));

            passes(Limits.some().collar("3"), spread().price(BigDecimal.ZERO), free);
            denied(
                    Limits.some().collar("3"),
                    spread().price(BigDecimal.ONE),
                    free,
                    "priceCollarPercent",
                    "priceCollarPercent is 3, the order's price 1 is infinitely far away from the market's price, 0");
        }

        @Test
        void negativeMarket_ofACombination_isMeasuredByItsSize() {
            Evidence credit = new Evidence(Map.of(), Map.of(SPREAD, decimal("-10")));

            passes(Limits.some().collar("3"), spread().price(decimal("-10.3")), credit);
            denied(
                    Limits.some().collar("3"),
                    spread().price(decimal("10")),
                    credit,
                    "priceCollarPercent",
                    "priceCollarPercent is 3, the order's price 10 is 200.00 % away from the market's price, -10");
        }
    }

    @Nested
    @DisplayName("allowedConids and allowedSecTypes")
    class Contracts {

        @Test
        void conid_thatIsNotAllowed_isDeniedBeforeAnythingIsAsked() {
            passes(Limits.some().conids(STOCK, 7L), limit(), Evidence.NONE);
            denied(
                    Limits.some().conids(8L, 7L),
                    limit(),
                    Evidence.NONE,
                    "allowedConids",
                    "allowedConids is 7, 8, the order is for contract 265598");
            deniedAlone(Limits.some().conids(7L), limit(), "allowedConids");
            deniedAlone(Limits.some().conids(7L), limit().conid(null).conidex("265598@NASDAQ"), "allowedConids");
        }

        @Test
        void combination_everyLegMustBeAllowed() {
            passes(Limits.some().conids(STOCK, FUTURE), spread(), Evidence.NONE);
            deniedAlone(Limits.some().conids(STOCK), spread(), "allowedConids");
            deniedAlone(Limits.some().conids(FUTURE, 28812380L), spread(), "allowedConids");
        }

        @Test
        void kind_thatIsNotAllowed_isDenied() throws Exception {
            passes(Limits.some().secTypes("STK", "FUT"), limit(), stockAt("1"));
            denied(
                    Limits.some().secTypes("STK"),
                    limit().conid(FUTURE),
                    stockAt("1"),
                    "allowedSecTypes",
                    "allowedSecTypes is STK, contract 495512563 is of kind FUT");
            denied(
                    Limits.some().secTypes("STK"),
                    limit().conid(7L),
                    stockAt("1"),
                    "allowedSecTypes",
                    "allowedSecTypes is STK, and of what kind contract 7 is, is not known");
            assertThat(new OrderRules(List.of(Limits.some().secTypes("STK").get())).needs(limit().build(), subject()))
                    .isEqualTo(new Evidence.Needs(Set.of(STOCK), Set.of()));
        }

        @Test
        void combination_isAKindOfItsOwn_andItsLegsCount() {
            passes(Limits.some().secTypes("BAG", "STK", "FUT"), spread(), stockAt("1"));
            denied(
                    Limits.some().secTypes("STK", "FUT"),
                    spread(),
                    stockAt("1"),
                    "allowedSecTypes",
                    "allowedSecTypes is FUT, STK, the order is for a combination, a BAG");
            denied(
                    Limits.some().secTypes("BAG", "STK"),
                    spread(),
                    stockAt("1"),
                    "allowedSecTypes",
                    "allowedSecTypes is BAG, STK, contract 495512563 is of kind FUT");
        }
    }

    @Nested
    @DisplayName("What an order is for")
    class Instruments {

        private static Legs read(OrderRequestBuilder order) throws OrderDeniedException {
            return Legs.of(order.build(), subject());
        }

        @Test
        void singleAndCombination_areRead() throws Exception {
            assertThat(read(limit())).isEqualTo(new Legs("265598", Map.of(STOCK, 1), false));
            assertThat(read(limit().conid(null).conidex("265598@NASDAQ")))
                    .isEqualTo(new Legs("265598@NASDAQ", Map.of(STOCK, 1), false));
            assertThat(read(spread())).isEqualTo(new Legs(SPREAD, Map.of(STOCK, 1, FUTURE, 2), true));
            assertThat(read(limit().conid(null).conidex("1@SMART;;;8/3,8/-4")))
                    .isEqualTo(new Legs("1@SMART;;;8/3,8/-4", Map.of(8L, 7), true));
            assertThat(read(spread()).largestRatio()).isEqualTo(2);
            assertThat(read(limit().conid(null).conidex("1;;;8/0,9/-1")).ratios())
                    .isEqualTo(Map.of(8L, 1, 9L, 1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"265598;;;", "265598@nasdaq", "1;;;2/x", "1;;;2/1;3/1", "AAPL"})
        void anythingElse_isDenied(String conidex) {
            assertThatThrownBy(() -> read(limit().conid(null).conidex(conidex)))
                    .hasMessage("order denied, nothing was sent: what " + conidex
                            + " is cannot be understood, so no rule can be applied");
        }

        @Test
        void secType_thatNamesAnotherContract_isDenied() throws Exception {
            assertThat(read(limit().secType("265598:STK")).ratios()).containsKey(STOCK);
            assertThat(read(limit().secType("STK")).ratios()).containsKey(STOCK);
            assertThatThrownBy(() -> read(limit().secType("265599:STK")))
                    .hasMessage("order denied, nothing was sent: secType is 265599:STK, but the order is for contract"
                            + " 265598");
        }
    }

    @Nested
    @DisplayName("O20: other accounts that an order reaches")
    class Allocations {

        @Test
        void allowedAccounts_areAboutThem_too() {
            passes(Limits.some().accounts("DU1"), limit(), Evidence.NONE);
            passes(Limits.some(), limit().customerAccount("C7").jsonPayload(Map.of("a", 1)), Evidence.NONE);
            passes(Limits.some().accounts("DU1", "C7"), limit().customerAccount("C7"), Evidence.NONE);
            assertThatThrownBy(() -> new OrderRules(
                                    List.of(Limits.some().accounts("DU1").get()))
                            .checkAlone(limit().customerAccount("C7").build(), subject()))
                    .hasMessage("order denied, nothing was sent: allowedAccounts is DU1, the customerAccount is C7");
            assertThatThrownBy(() -> new OrderRules(
                                    List.of(Limits.some().accounts("DU1").get()))
                            .checkAlone(limit().jsonPayload(Map.of("a", 1)).build(), subject()))
                    .hasMessage("order denied, nothing was sent: allowedAccounts is DU1, and among which accounts"
                            + " jsonPayload shares the order is not known");
        }
    }
}
