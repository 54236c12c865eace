package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.gateway.SessionLayers.Websocket;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.stream.StreamCondition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W1, W2, W3, W6 and W9 of the fault catalogue. */
class WebsocketFaultsTest extends FaultTest {

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1005, 1008, 1011, 1012})
    void W1_everyCloseCode_isReconnected_afterTheSessionWasAskedFor(int code) throws Exception {
        List<Exchange> quotes = flowing();
        int asked = gateway.ledger().requests("POST", "/iserver/auth/status").size();

        gateway.faults().sockets().closeAll(code);

        awaitGaps(1);
        awaitAnother(quotes);
        assertThat(gateway.ledger().requests("POST", "/iserver/auth/status")).hasSizeGreaterThan(asked);
    }

    @Test
    void W1_tryAgainLater_isTriedAgainLater() throws Exception {
        flowing();

        gateway.faults().sockets().closeAll(1013);

        awaitState(GatewayState.REQUESTS_ONLY);
        // ten seconds in all; any other code would be back within half a second
        await().during(Duration.ofSeconds(2)).until(() -> status().state() == GatewayState.REQUESTS_ONLY);
        assertThat(status().problem()).contains("1013");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 503})
    void W2_handshakeRefused_theSessionIsAskedForAndTheNextTryIsPaused(int refusal) throws Exception {
        gateway.faults().sockets().rejectHandshakes(refusal);
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        await().untilAsserted(() -> assertThat(status().problem()).contains("refused with status " + refusal));
        int asked = gateway.ledger().requests("POST", "/iserver/auth/status").size();
        await().untilAsserted(() -> assertThat(gateway.ledger().requests("POST", "/iserver/auth/status"))
                .hasSizeGreaterThan(asked));

        gateway.faults().sockets().acceptHandshakes();

        awaitAnother(quotes);
    }

    @Test
    void W2_handshakeAnswered429_isAPenaltyForAll() throws Exception {
        gateway.faults().sockets().rejectHandshakes(429);
        routes.collect(QUOTES);
        routes.start();

        awaitState(GatewayState.PENALTY);
        int sent = gateway.ledger().requests().size();
        Exchange refused = routes.send("ibkr:account/list", null);

        assertThat(refused.getException()).isInstanceOf(PacingException.class);
        assertThat(((PacingException) refused.getException()).retryAt()).isNotNull();
        assertThat(gateway.ledger().requests()).hasSize(sent);
        gateway.faults().sockets().acceptHandshakes();
        routes.component().resume();
        awaitState(GatewayState.READY);
    }

    @Test
    void W3_messageOverTheLimit_isLeftOut_andAfterTheSecondItsTopicIsGivenUp() throws Exception {
        routes.configuration().setMaxFrameSize(20_000);
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        List<Exchange> others = routes.collect("ibkr:stream/smd?conid=8314&fields=last");
        List<Exchange> quotes = flowing();
        byte[] huge = ("{\"topic\":\"smd+265598\",\"conid\":265598,\"31\":\"1\",\"x\":\"" + "y".repeat(30_000) + "\"}")
                .getBytes(StandardCharsets.UTF_8);

        gateway.faults().sockets().sendText(huge);
        awaitAnother(quotes);
        assertThat(types(news)).doesNotContain(Type.QUARANTINED);
        gateway.faults().sockets().sendText(huge);

        await().untilAsserted(() -> assertThat(types(news)).contains(Type.QUARANTINED));
        await().untilAsserted(() -> assertThat(gateway.ledger().frames())
                .anyMatch(frame -> frame.text().startsWith("umd+265598")));
        assertThat(status().gaps()).isZero();
        awaitAnother(others);
        gateway.faults().sockets().cutAll();
        awaitGaps(1);
        awaitAnother(others);
        IbkrConsumer consumer = (IbkrConsumer) routes.context().getRoute(QUOTES).getConsumer();
        assertThat(consumer.conditions())
                .extracting(StreamCondition::state)
                .containsExactly(StreamCondition.State.QUARANTINED);
    }

    @Test
    void W3_secondOneAfterAReconnect_isGivenUpAllTheSame() throws Exception {
        routes.configuration().setMaxFrameSize(20_000);
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        flowing();
        byte[] huge = ("{\"topic\":\"smd+265598\",\"conid\":265598,\"x\":\"" + "y".repeat(30_000) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        gateway.faults().sockets().sendText(huge);
        gateway.market().pause();
        gateway.faults().sockets().cutAll();
        awaitGaps(1);
        awaitState(GatewayState.READY);

        gateway.faults().sockets().sendText(huge);

        await().untilAsserted(() -> assertThat(types(news)).containsOnlyOnce(Type.QUARANTINED));
    }

    @Test
    void W6_maskedFrame_andReservedBits_endTheConnection_andItComesBack() throws Exception {
        List<Exchange> quotes = flowing();
        byte[] reservedBits = {(byte) 0xF1, 0x02, '{', '}'};

        gateway.faults().sockets().sendBytes(reservedBits);

        awaitGaps(1);
        awaitAnother(quotes);
        byte[] masked = {(byte) 0x81, (byte) 0x82, 1, 2, 3, 4, '{' ^ 1, '}' ^ 2};
        gateway.faults().sockets().sendBytes(masked);
        awaitGaps(2);
        awaitAnother(quotes);
    }

    @Test
    void W6_pingWithinFragments_isNoPartOfTheMessage() throws Exception {
        List<Exchange> quotes = flowing();
        byte[] first = "{\"topic\":\"smd+265598\",\"conid\":265598,".getBytes(StandardCharsets.US_ASCII);
        byte[] second = "\"31\":\"77.77\"}".getBytes(StandardCharsets.US_ASCII);

        gateway.faults()
                .sockets()
                .sendBytes(joined(frame(0x01, first), frame(0x89, new byte[] {'p'}), frame(0x80, second)));

        await().untilAsserted(() -> assertThat(quotes)
                .anySatisfy(exchange ->
                        assertThat(exchange.getMessage().getBody(String.class)).contains("77.77")));
        assertThat(status().gaps()).isZero();
    }

    private static byte[] frame(int firstByte, byte[] payload) {
        byte[] frame = new byte[payload.length + 2];
        frame[0] = (byte) firstByte;
        frame[1] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 2, payload.length);
        return frame;
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"waiting for session\"}",
                "{\"error\":\"not authenticated\"}",
                "{\"error\":\"something\",\"code\":500}",
                "{\"message\":\"Unsubscribed 1234\"}",
                "{\"result\":\"unsubscribed from summary\"}",
                "ech+hb"
            })
    void W9_framesWithoutATopic_areNoErrors(String frame) throws Exception {
        List<Exchange> quotes = flowing();

        gateway.faults().sockets().sendText(frame.getBytes(StandardCharsets.UTF_8));

        awaitAnother(quotes);
        assertThat(status().gaps()).isZero();
        assertThat(status().layers().websocket()).isEqualTo(Websocket.STREAMING);
    }

    @Test
    void quirk102_handshakeAnsweredAndThenMute_isAStateOfItsOwn() throws Exception {
        gateway.faults().sockets().mute();
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();

        await().untilAsserted(() -> assertThat(status().layers().websocket()).isEqualTo(Websocket.MUTE));
        await().untilAsserted(() -> assertThat(status().problem()).contains("was not ready within 1 s"));

        gateway.faults().sockets().unmute();
        awaitAnother(quotes);
    }
}
