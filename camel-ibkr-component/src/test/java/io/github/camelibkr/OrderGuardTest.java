package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("O17: the guard")
class OrderGuardTest {

    private static final String PLACE = "ibkr:order/place";
    private static final long AAPL = 265598;

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(choices ->
            choices.seed(7).port(Ports.next()).pacing(false).questions(false).establishDelay(Duration.ZERO));

    private Simulator gateway;
    private IbkrRoutes routes;

    @BeforeEach
    void connect() {
        gateway = extension.simulator();
        gateway.market().pause();
        market("100");
        routes = IbkrRoutes.trading(gateway);
    }

    @AfterEach
    void disconnect() {
        routes.close();
    }

    private void market(String price) {
        gateway.market().set(AAPL, "31", price, "84", price, "86", price);
    }

    private static String order(String id, String what) {
        return "{\"clientOrderId\":\"" + id + "\",\"side\":\"BUY\"," + what + "}";
    }

    /** One that stays open. */
    private static String resting(String id) {
        return order(id, "\"conid\":265598,\"orderType\":\"LMT\",\"price\":1.00,\"quantity\":1");
    }

    private static String limit(String id, String price) {
        return order(id, "\"conid\":265598,\"orderType\":\"LMT\",\"price\":" + price + ",\"quantity\":1");
    }

    private static void assertPlaced(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(OrderOutcome.class).state()).isEqualTo(OrderOutcome.State.ACCEPTED);
    }

    private static void assertDenied(Exchange exchange, String rule, String why) {
        assertThat(exchange.getException())
                .isInstanceOfSatisfying(OrderDeniedException.class, denied -> assertThat(denied.rule())
                        .isEqualTo(rule))
                .hasMessage("order denied, nothing was sent: " + why);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            maxOrderQuantity=100       | conid:265598, orderType:MKT, quantity:250                   | maxOrderQuantity is 100, the order's quantity is 250
            maxOrderQuantity=100       | conid:265598, orderType:MKT, cashQty:250                    | maxOrderQuantity is 100, and how many units an amount of money buys is not known; set maxOrderNotional as well
            maxOrderNotional=5000      | conid:265598, orderType:LMT, price:101.5, quantity:50       | maxOrderNotional is 5000, the order's is 5075.0 USD
            maxOrderNotional=5000      | conid:265598, orderType:MKT, quantity:51                    | maxOrderNotional is 5000, the order's is 5100.00 USD
            maxOrderNotional=5000      | conid:265598, orderType:MKT, cashQty:5000.01                | maxOrderNotional is 5000, the order's is 5000.01
            maxOrderNotional=600000    | conid:495512572, orderType:LMT, price:6700, quantity:2, manualIndicator:true, extOperator:ann | maxOrderNotional is 600000, the order's is 670000.0 USD
            notionalCurrency=USD       | conid:930000009, orderType:MKT, quantity:1                  | notionalCurrency is USD, contract 930000009 is in EUR
            priceCollarPercent=3       | conid:265598, orderType:LMT, price:103.01, quantity:1       | priceCollarPercent is 3, the order's price 103.01 is 3.01 % away from the market's price, 100.00
            priceCollarPercent=3       | conid:265598, orderType:STP, price:96, quantity:1           | priceCollarPercent is 3, the order's price 96 is 4.00 % away from the market's price, 100.00
            allowedConids=8314,272093  | conid:265598, orderType:MKT, quantity:1                     | allowedConids is 8314, 272093, the order is for contract 265598
            allowedConids=8314         | conidex:'265598@NASDAQ', orderType:MKT, quantity:1          | allowedConids is 8314, the order is for contract 265598
            allowedSecTypes=opt,FUT    | conid:265598, orderType:MKT, quantity:1                     | allowedSecTypes is FUT, OPT, contract 265598 is of kind STK
            allowedSecTypes=STK        | conid:77, orderType:MKT, quantity:1                         | allowedSecTypes is STK, and of what kind contract 77 is, is not known
            allowedAccounts=DU7,DU8    | conid:265598, orderType:MKT, quantity:1                     | allowedAccounts is DU7, DU8, the account is DU1234567
            """)
    void O17_breach_isDenied_nothingIsSentOrNoted(String options, String what, String why) throws Exception {
        routes.start();
        String json =
                what.replaceAll("(\\w+):", "\"$1\":").replaceAll(":'?(MKT|LMT|STP|ann|265598@NASDAQ)'?", ":\"$1\"");

        Exchange answer = routes.send(PLACE + "?" + options, order("breach-1", json));

        assertDenied(answer, options.substring(0, options.indexOf('=')), why);
        assertThat(gateway.ledger().requests())
                .noneMatch(request ->
                        request.path().endsWith("/orders") && request.method().equals("POST"));
        assertThat(routes.orderStates("breach-1")).isEmpty();
        // what is denied may be sent once it is allowed
        assertThat(routes.send(PLACE, order("breach-1", "\"conid\":265598,\"orderType\":\"MKT\",\"quantity\":1"))
                        .getException())
                .isNull();
    }

    @Test
    void O17_withinAllLimits_isPlaced() {
        routes.configuration().setMaxOrderQuantity("10");
        routes.configuration().setMaxOrderNotional("1000");
        routes.configuration().setNotionalCurrency("usd");
        routes.configuration().setPriceCollarPercent("3");
        routes.configuration().setMaxOrdersPerSecond(5);
        routes.configuration().setMaxOrdersPerMinute(50);
        routes.configuration().setMaxOrdersPerDay(500);
        routes.configuration().setMaxOpenOrders(5);
        routes.configuration().setMaxIdenticalOrders(2);
        routes.configuration().setAllowedConids("265598");
        routes.configuration().setAllowedSecTypes("STK");
        routes.configuration().setAllowedAccounts("DU1234567");
        routes.start();

        assertPlaced(routes.send(PLACE, limit("within-1", "99.5")));
    }

    @Test
    void O17_endpointAndComponent_theStricterWins() {
        routes.configuration().setMaxOrderQuantity("100");
        routes.configuration().setAllowedConids("265598,8314");
        routes.start();
        String shares = "\"conid\":265598,\"orderType\":\"MKT\",\"quantity\":";

        assertDenied(
                routes.send(PLACE + "?maxOrderQuantity=1000", order("a", shares + "101")),
                "maxOrderQuantity",
                "maxOrderQuantity is 100, the order's quantity is 101");
        assertDenied(
                routes.send(PLACE + "?maxOrderQuantity=50", order("b", shares + "51")),
                "maxOrderQuantity",
                "maxOrderQuantity is 50, the order's quantity is 51");
        assertDenied(
                routes.send(PLACE + "?allowedConids=272093", order("c", shares + "1")),
                "allowedConids",
                "allowedConids is 272093, the order is for contract 265598");
        assertDenied(
                routes.send(
                        PLACE + "?allowedConids=272093,265598",
                        order("d", "\"conid\":272093,\"orderType\":\"MKT\",\"quantity\":1")),
                "allowedConids",
                "allowedConids is 8314, 265598, the order is for contract 272093");
        assertPlaced(routes.send(PLACE + "?maxOrderQuantity=1000", order("e", shares + "100")));
    }

    @Test
    void O17_bracket_eachLegIsHeldAgainstTheLimits() {
        routes.start();
        String bracket = "\"conid\":265598,\"orderType\":\"LMT\",\"price\":100,\"quantity\":1,\"children\":["
                + "{\"side\":\"SELL\",\"orderType\":\"LMT\",\"price\":%s},"
                + "{\"side\":\"SELL\",\"orderType\":\"STP\",\"price\":98}]";

        assertDenied(
                routes.send(PLACE + "?priceCollarPercent=5", order("b-1", bracket.formatted("110"))),
                "priceCollarPercent",
                "priceCollarPercent is 5, the order's price 110 is 10.00 % away from the market's price, 100.00");
        assertThat(routes.send(PLACE + "?priceCollarPercent=5", order("b-2", bracket.formatted("104")))
                        .getException())
                .isNull();
    }

    @Test
    void O17_perMinute_ofTheComponent_countsAllRoutesAndContextsOfTheGateway() throws Exception {
        routes.configuration().setMaxOrdersPerMinute(2);
        routes.start();
        try (IbkrRoutes others = IbkrRoutes.trading(gateway).start()) {
            assertPlaced(routes.send(PLACE, resting("m-1")));
            assertPlaced(others.send(PLACE, resting("m-2")));

            assertDenied(
                    routes.send(PLACE + "?onUnknown=wait", resting("m-3")),
                    "maxOrdersPerMinute",
                    "maxOrdersPerMinute is 2, and 2 orders have left for this gateway in the last minute");
            assertPlaced(others.send(PLACE, resting("m-4")));
        }
    }

    @Test
    void O17_perMinute_ofAnEndpoint_countsItsRouteAlone() throws Exception {
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").routeId("one").to(PLACE + "?maxOrdersPerMinute=1");
                from("direct:two").routeId("two").to(PLACE + "?maxOrdersPerMinute=1");
            }
        });
        routes.start();

        assertPlaced(routes.send("direct:one", resting("r-1")));
        assertPlaced(routes.send("direct:two", resting("r-2")));
        assertDenied(
                routes.send("direct:one", resting("r-3")),
                "maxOrdersPerMinute",
                "maxOrdersPerMinute is 1, and 1 orders have left from this route in the last minute");
    }

    @Test
    void O17_perSecond_burstOfManyThreads_noMoreThanAllowedLeaveInAnySecond() throws Exception {
        routes.configuration().setMaxOrdersPerSecond(3);
        routes.start();
        List<Future<Exchange>> burst = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String id = "burst-" + i;
            burst.add(routes.template()
                    .asyncSend(PLACE, exchange -> exchange.getMessage().setBody(limit(id, "1.00"))));
        }
        int denied = 0;
        for (Future<Exchange> one : burst) {
            Exception failure = one.get().getException();
            if (failure != null) {
                assertThat(failure).isInstanceOf(OrderDeniedException.class);
                denied++;
            }
        }

        assertThat(denied).isPositive();
        List<Long> left = departures();
        assertThat(left).hasSize(24 - denied);
        for (int i = 3; i < left.size(); i++) {
            // the fourth leaves a second after the first, or later; the journal rounds to milliseconds
            assertThat(left.get(i) - left.get(i - 3)).isGreaterThanOrEqualTo(999);
        }
    }

    /** When orders have left, in milliseconds. */
    private List<Long> departures() throws Exception {
        List<Long> at = new ArrayList<>();
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + routes.state().resolve("ibkr.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT at_ms FROM ibkr_order_step WHERE state = 'SENT' ORDER BY at_ms")) {
            while (rows.next()) {
                at.add(rows.getLong(1));
            }
        }
        return at;
    }

    @Test
    void O17_identicalOrders_withinTheWindow_areDenied() {
        routes.configuration().setMaxIdenticalOrders(2);
        routes.start();

        assertPlaced(routes.send(PLACE, limit("i-1", "1.00")));
        assertPlaced(routes.send(PLACE, limit("i-2", "1.00")));
        assertDenied(
                routes.send(PLACE, limit("i-3", "1.00")),
                "maxIdenticalOrders",
                "maxIdenticalOrders is 2, and 2 like it have left for this gateway in the last 60000 ms");
        assertPlaced(routes.send(PLACE, limit("i-4", "1.01")));
    }

    @Test
    void O17_perDay_survivesARestart_forTheGatewayAndForTheRoute() throws Exception {
        restart(null);
        assertPlaced(routes.send("direct:one", resting("d-1")));
        assertPlaced(routes.send("direct:two", resting("d-2")));

        restart(null);
        assertDenied(
                routes.send("direct:one", resting("d-3")),
                "maxOrdersPerDay",
                perDay(1, "1 orders have left from this route"));
        assertThat(gateway.ledger().postsByClientOrderId()).hasSize(2);

        restart(2);
        assertDenied(
                routes.send("direct:three", resting("d-4")),
                "maxOrdersPerDay",
                perDay(2, "2 orders have left for this gateway"));

        restart(3);
        assertPlaced(routes.send("direct:three", resting("d-5")));
    }

    private static String perDay(int most, String words) {
        var zone = io.github.camelibkr.gateway.Region.america.zone();
        var midnight = java.time.LocalDate.now(zone).atStartOfDay(zone).toInstant();
        return "maxOrdersPerDay is " + most + ", and " + words + " since " + midnight;
    }

    /** The same application, started again, with two routes of one order a day each, and one without a limit. */
    private void restart(Integer perDay) throws Exception {
        String state = routes.configuration().getStateDirectory();
        routes.close();
        routes = IbkrRoutes.trading(gateway);
        routes.configuration().setStateDirectory(state);
        routes.configuration().setMaxOrdersPerDay(perDay);
        routes.context().getCamelContextExtension().setName("trader");
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").routeId("one").to(PLACE + "?maxOrdersPerDay=1");
                from("direct:two").routeId("two").to(PLACE + "?maxOrdersPerDay=1");
                from("direct:three").routeId("three").to(PLACE);
            }
        });
        routes.start();
    }

    @Test
    void O17_openOrders_areCountedAtIbkr() {
        routes.configuration().setMaxOpenOrders(2);
        routes.start();
        assertPlaced(routes.send(PLACE, resting("o-1")));
        OrderOutcome second = routes.send(PLACE, resting("o-2")).getMessage().getBody(OrderOutcome.class);

        assertDenied(
                routes.send(PLACE, resting("o-3")),
                "maxOpenOrders",
                "maxOpenOrders is 2, 2 orders of account DU1234567 are open");

        routes.send("ibkr:order/cancel?orderId=" + second.orderId(), null);
        await().untilAsserted(() -> assertThat(gateway.ledger().orders())
                .anyMatch(order -> order.status().equals("Cancelled")));
        assertPlaced(routes.send(PLACE, resting("o-4")));
    }
}
