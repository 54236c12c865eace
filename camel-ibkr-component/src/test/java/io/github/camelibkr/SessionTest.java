package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class SessionTest extends FaultTest {

    @Test
    void quirks12to14and38_start_callsInTheOrderThatWorks() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitAnother(quotes);

        assertThat(gateway.ledger().requests())
                .filteredOn(RequestEntry::api)
                .extracting(request -> request.method() + " " + request.path())
                .containsSubsequence(
                        "POST /v1/api/tickle",
                        "POST /v1/api/iserver/auth/status",
                        "POST /v1/api/iserver/auth/ssodh/init",
                        "POST /v1/api/iserver/auth/status",
                        "GET /v1/api/iserver/accounts");
    }

    @Test
    void quirk16_statusRefusedBeforeInit_isNoReasonNotToInit() throws Exception {
        gateway.faults()
                .on("POST", "/iserver/auth/status")
                .times(1)
                .answer(400, "{\"error\":\"Bad Request: no bridge\",\"statusCode\":400}");
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();

        awaitAnother(quotes);

        assertThat(gateway.ledger().requests("POST", "/iserver/auth/ssodh/init"))
                .hasSize(1);
    }

    @Test
    void quirk16_brokerageSessionLost_isOpenedAgain() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitAnother(quotes);

        gateway.session().dropBrokerage();

        await().untilAsserted(() -> assertThat(status().gaps()).isEqualTo(1));
        awaitAnother(quotes);
        assertThat(gateway.ledger().requests("POST", "/iserver/auth/ssodh/init"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void twoRoutesAndAProducer_oneGateway_shareOneSessionAndOneWebsocket() throws Exception {
        List<Exchange> first = routes.collect(QUOTES);
        List<Exchange> second = routes.collect("ibkr:stream/smd?conid=265598&fields=bid");
        routes.start();
        assertThat(routes.send("ibkr:account/list", null).getException()).isNull();

        awaitAnother(first);
        awaitAnother(second);

        assertThat(routes.component().gatewayStatuses()).hasSize(1);
        assertThat(gateway.faults().sockets().open()).isEqualTo(1);
        // each sees only what it asked for, although the gateway streams the union
        assertThat(second).allSatisfy(exchange -> assertThat(
                        exchange.getMessage().getBody(Quote.class).last())
                .isNull());
    }

    @Test
    void websocketClosed_comesBackAndSubscribesAgain() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitAnother(quotes);

        gateway.faults().sockets().closeAll(1000);

        await().untilAsserted(() -> assertThat(status().gaps()).isEqualTo(1));
        awaitAnother(quotes);
        assertThat(status().reconnects()).isEqualTo(1);
    }

    @Test
    void websocketUp_outlivesTheTimeAllowedForItsHandshake() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();

        // one every 100 ms, while the handshake was allowed 1 s
        await().untilAsserted(() -> assertThat(quotes).hasSizeGreaterThan(20));

        assertThat(status().gaps()).isZero();
    }

    @Test
    void websocketReset_comesBackAndSubscribesAgain() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitAnother(quotes);

        gateway.faults().sockets().resetAll();

        await().untilAsserted(() -> assertThat(status().gaps()).isEqualTo(1));
        awaitAnother(quotes);
    }

    @Test
    void websocketFrozen_isFoundDeadBySilence() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitAnother(quotes);

        gateway.faults().sockets().freezeAll();

        await().untilAsserted(() -> assertThat(status().gaps()).isEqualTo(1));
        awaitAnother(quotes);
    }

    @Test
    void handshakeAnsweredButMute_isTriedAgain() throws Exception {
        gateway.faults().sockets().mute();
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        await().untilAsserted(() -> assertThat(status().problem()).contains("was not ready within 1 s"));

        gateway.faults().sockets().unmute();

        awaitAnother(quotes);
        awaitState(GatewayState.READY);
    }

    @Test
    void gatewayDownAtStart_routeStartsAndConnectsOnceItIsThere() throws Exception {
        gateway.down();
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        await().untilAsserted(() -> assertThat(status().problem()).contains("no connection to the gateway"));

        gateway.up();

        awaitAnother(quotes);
    }

    @Test
    void nobodyLoggedIn_saysSoAndGoesOnAfterTheLogin() throws Exception {
        gateway.session().logout();
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        await().untilAsserted(() -> assertThat(status().state()).isEqualTo(GatewayState.LOGIN_REQUIRED));

        gateway.session().login();

        awaitAnother(quotes);
        awaitState(GatewayState.READY);
    }

    @Test
    void quirk22_newLogin_leavesTheOldWebsocketBeatingAndIsFoundOut() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitAnother(quotes);

        gateway.session().login();

        await().untilAsserted(() -> assertThat(status().gaps()).isEqualTo(1));
        awaitAnother(quotes);
    }

    @Test
    void quirk97_quotes_areRenewedBeforeTheyEndSilently() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitAnother(quotes);

        await().untilAsserted(() -> assertThat(gateway.ledger().frames())
                .filteredOn(frame -> frame.text().startsWith("smd+265598+{"))
                .hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void lastRouteStopped_unsubscribesAndClosesTheGateway() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitAnother(quotes);

        routes.context().getRouteController().stopRoute(QUOTES);

        assertThat(routes.component().gatewayStatuses()).isEmpty();
        await().untilAsserted(() -> assertThat(gateway.ledger().frames())
                .anyMatch(frame -> frame.text().startsWith("umd+265598")));
        await().untilAsserted(
                        () -> assertThat(gateway.faults().sockets().open()).isZero());
    }

    @Test
    void quirk103_strangeFrames_surviveAndTheStreamGoesOn() throws Exception {
        List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598&fields=last,companyName");
        routes.start();
        awaitAnother(quotes);
        var sockets = gateway.faults().sockets();

        sockets.sendText("not json at all".getBytes(StandardCharsets.UTF_8));
        sockets.sendText("{\"topic\":\"smd+265598\",\"31\":".getBytes(StandardCharsets.UTF_8));
        sockets.sendText("{\"topic\":\"nobody+knows\",\"x\":1}".getBytes(StandardCharsets.UTF_8));
        sockets.sendBinary("{\"message\":\"hello\"}".getBytes(StandardCharsets.UTF_8));
        byte[] trademark =
                "{\"topic\":\"smd+265598\",\"conid\":265598,\"7051\":\"APPLE? INC\"}".getBytes(StandardCharsets.UTF_8);
        trademark[new String(trademark, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0x99;
        sockets.sendText(trademark);

        await().untilAsserted(() -> assertThat(quotes)
                .extracting(exchange ->
                        exchange.getMessage().getBody(Quote.class).fields().get("companyName"))
                .contains("APPLE\uFFFD INC"));
        awaitAnother(quotes);
        assertThat(status().gaps()).isZero();
    }

    @Test
    void messagesInPieces_asFragmentsOrAsFrames_arePutTogether() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        gateway.faults().sockets().splitIntoFrames(3);
        routes.start();
        awaitAnother(quotes);

        gateway.faults().sockets().fragment(4);
        awaitAnother(quotes);
        gateway.faults().sockets().whole();
        awaitAnother(quotes);

        assertThat(status().gaps()).isZero();
    }

    @Test
    void quirk102_gatewayStillWaitsForTheSession_itIsShownAgain() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitAnother(quotes);

        gateway.faults().sockets().sendText("{\"message\":\"waiting for session\"}".getBytes(StandardCharsets.UTF_8));

        await().untilAsserted(() -> assertThat(gateway.ledger().frames())
                .filteredOn(frame -> frame.text().startsWith("{\"session\":"))
                .hasSize(2));
    }

    @Test
    void quirk107_refusedSubscription_isAskedForAgain() throws Exception {
        gateway.faults().sockets().refuse("sor", 1);
        routes.collect("ibkr:stream/sor");
        routes.start();

        await().untilAsserted(() -> assertThat(gateway.ledger().frames())
                .filteredOn(frame -> frame.text().startsWith("sor+{"))
                .hasSize(2));
    }

    @Test
    void suspendedRoute_isFedAgainAfterItsResumption() throws Exception {
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        awaitAnother(quotes);
        routes.context().getRouteController().suspendRoute(QUOTES);
        int before = quotes.size();
        gateway.market().pause();
        gateway.market().set(AAPL, "31", "99.99");

        routes.context().getRouteController().resumeRoute(QUOTES);

        await().untilAsserted(() -> assertThat(quotes).hasSizeGreaterThan(before));
        await().untilAsserted(() -> assertThat(quotes.get(quotes.size() - 1)
                        .getMessage()
                        .getBody(Quote.class)
                        .last())
                .isEqualByComparingTo("99.99"));
    }
}
