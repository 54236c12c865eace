package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.simulator.Simulator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("O19: whose login it is")
class OrderLoginTest extends OrderTest {

    OrderLoginTest() {
        super(choices -> choices.questions(false));
    }

    private Exchange place(String id) {
        return routes.send(
                "ibkr:order/place",
                "{\"clientOrderId\":\"" + id
                        + "\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":1}");
    }

    private static void assertDenied(Exchange exchange, String why) {
        assertThat(exchange.getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessage("order denied, nothing was sent: " + why);
    }

    private void say(String frame) {
        gateway.faults().sockets().sendText(frame.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void O19_isPaperFlipsMidSession_nothingIsSentUntilItAgreesAgain() throws Exception {
        List<Exchange> accounts = routes.collect("ibkr:stream/act");
        routes.start();
        await().until(() -> !accounts.isEmpty());
        assertThat(place("paper-1").getException()).isNull();

        say("{\"topic\":\"act\",\"args\":{\"accounts\":[\"U7654321\"],\"isPaper\":false}}");
        await().until(() -> accounts.size() >= 2);
        assertDenied(place("flipped-1"), "tradingMode is paper, but the gateway is logged in to a live account");

        say("{\"topic\":\"act\",\"args\":{\"accounts\":[\"U7654321\"],\"isPaper\":true}}");
        await().until(() -> accounts.size() >= 3);
        assertDenied(
                place("flipped-2"),
                "tradingMode is paper, but account U7654321 does not look like a paper account, whose ids begin with D");

        say("{\"topic\":\"act\",\"args\":{\"accounts\":[\"DU1234567\"],\"isPaper\":true}}");
        await().until(() -> accounts.size() >= 4);
        assertThat(place("paper-2").getException()).isNull();
        assertThat(gateway.ledger().postsByClientOrderId()).containsOnlyKeys("paper-1", "paper-2");
    }

    @Test
    void O19_systemFrameSaysLive_nothingIsSent() throws Exception {
        List<Exchange> frames = routes.collect("ibkr:stream/system");
        routes.start();
        await().until(() -> !frames.isEmpty());
        int before = frames.size();

        say("{\"topic\":\"system\",\"success\":\"somebody\",\"isFT\":false,\"isPaper\":false}");
        await().until(() -> frames.size() > before);

        assertDenied(place("flipped-1"), "tradingMode is paper, but the gateway is logged in to a live account");
    }

    @Test
    void O19_newLoginIsLive_ordersOfThePaperRouteAreDenied() throws Exception {
        List<Exchange> accounts = routes.collect("ibkr:stream/act");
        routes.start();
        await().until(() -> !accounts.isEmpty());
        assertThat(place("paper-1").getException()).isNull();
        gateway.faults()
                .on("GET", "/iserver/accounts")
                .answer(200, "{\"accounts\":[\"U7654321\"],\"isPaper\":false,\"selectedAccount\":\"U7654321\"}");
        gateway.session().logout();
        gateway.session().login();

        await().untilAsserted(() ->
                assertDenied(place("live-1"), "tradingMode is paper, but the gateway is logged in to a live account"));
        assertThat(gateway.ledger().postsByClientOrderId()).containsOnlyKeys("paper-1");
    }

    @Test
    void O19_gatewayDoesNotSay_nothingIsSent() {
        gateway.faults()
                .on("GET", "/iserver/accounts")
                .answer(200, "{\"accounts\":[\"DU1234567\"],\"selectedAccount\":\"DU1234567\"}");
        routes.start();

        assertDenied(
                place("unsaid-1"),
                "tradingMode is paper, but the gateway has not said whether this is a paper login or a live one");
    }

    @Test
    void O19_live_onALiveLoginWithEveryLimitSet_isPlaced_andOnPaperDenied() {
        live();
        routes.start();
        assertDenied(place("paper-1"), "allowedAccounts is U1234567, the account is DU1234567");
        routes.close();

        try (Simulator real = Simulator.builder()
                .port(Ports.next())
                .seed(7)
                .paper(false)
                .pacing(false)
                .questions(false)
                .establishDelay(Duration.ZERO)
                .build()
                .start()) {
            real.market().pause();
            real.market().set(265598, "31", "100", "84", "100", "86", "100");
            routes = IbkrRoutes.trading(real);
            live();
            routes.start();

            Exchange placed = place("live-1");
            assertThat(placed.getException()).isNull();
            assertThat(placed.getMessage().getBody(OrderOutcome.class).accountId())
                    .isEqualTo("U1234567");
            routes.close();
        }
    }

    private void live() {
        IbkrConfiguration configuration = routes.configuration();
        configuration.setTradingMode(TradingMode.live);
        configuration.setAllowedAccounts("U1234567");
        configuration.setMaxOrderQuantity("10");
        configuration.setMaxOrderNotional("1000");
        configuration.setNotionalCurrency("USD");
        configuration.setPriceCollarPercent("3");
        configuration.setMaxOrdersPerSecond(5);
        configuration.setMaxOrdersPerMinute(50);
        configuration.setMaxOrdersPerDay(500);
        configuration.setMaxOpenOrders(5);
        configuration.setMaxIdenticalOrders(2);
        configuration.setAllowedSecTypes("STK");
    }
}
