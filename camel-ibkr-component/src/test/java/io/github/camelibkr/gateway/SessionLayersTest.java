package io.github.camelibkr.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.gateway.SessionLayers.Brokerage;
import io.github.camelibkr.gateway.SessionLayers.Login;
import io.github.camelibkr.gateway.SessionLayers.Websocket;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.time.VirtualTimers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of the state machine, without a gateway. */
class SessionLayersTest {

    private static SessionLayers after(SessionEvent... events) {
        SessionLayers layers = SessionLayers.UNKNOWN;
        for (SessionEvent event : events) {
            layers = event.after(layers);
        }
        return layers;
    }

    @Test
    void usualWay_everyLayerComesUpInItsTurn() {
        assertThat(after(SessionEvent.LOGIN_SEEN, SessionEvent.BROKERAGE_MISSING, SessionEvent.BROKERAGE_ASKED))
                .isEqualTo(new SessionLayers(Login.PRESENT, Brokerage.OPENING, Websocket.CLOSED));
        assertThat(after(
                        SessionEvent.LOGIN_SEEN,
                        SessionEvent.BROKERAGE_READY,
                        SessionEvent.WEBSOCKET_DIALLED,
                        SessionEvent.WEBSOCKET_ANSWERED,
                        SessionEvent.WEBSOCKET_HEARD))
                .isEqualTo(new SessionLayers(Login.PRESENT, Brokerage.UP, Websocket.STREAMING));
    }

    @Test
    void loginMissing_saysNothingOfTheWebsocket_whichMayGoOnBeating() {
        assertThat(after(SessionEvent.WEBSOCKET_HEARD, SessionEvent.LOGIN_MISSING))
                .isEqualTo(new SessionLayers(Login.MISSING, Brokerage.UNKNOWN, Websocket.STREAMING));
    }

    @ParameterizedTest
    @EnumSource(SessionEvent.class)
    void everyEvent_movesSomething(SessionEvent event) {
        SessionLayers up = new SessionLayers(Login.PRESENT, Brokerage.UP, Websocket.STREAMING);

        assertThat(event.after(SessionLayers.UNKNOWN).equals(SessionLayers.UNKNOWN)
                        && event.after(up).equals(up))
                .isFalse();
    }

    @Test
    void status_merged_absentIsUnchanged() throws IOException {
        BrokerageStatus status = BrokerageStatus.UNKNOWN
                .merge(json("{\"authenticated\":true,\"connected\":true,\"established\":true,\"competing\":false}"))
                .merge(json("{\"message\":\"\"}"))
                .merge(json("{\"competing\":true}"));

        assertThat(status.isUp()).isTrue();
        assertThat(status.isTaken()).isFalse();
        assertThat(status.merge(json("{\"authenticated\":false}")).isTaken()).isTrue();
        assertThat(status.merge(json("{\"authenticated\":\"false\"}")).isDown()).isTrue();
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) throws IOException {
        return IbkrJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void yield_waits15Minutes_asks_andWaitsAgain() {
        VirtualTimers timers = new VirtualTimers();
        Competition competition = new Competition(Competing.yield, timers);
        assertThat(competition.next()).isEqualTo(Competition.Move.WAIT);
        timers.advance(Duration.ofMinutes(14));
        assertThat(competition.next()).isEqualTo(Competition.Move.WAIT);
        timers.advance(Duration.ofMinutes(1));
        assertThat(competition.next()).isEqualTo(Competition.Move.ASK);
        assertThat(competition.next()).isEqualTo(Competition.Move.WAIT);
    }

    @Test
    void take_takesOncein15Minutes_howeverOftenItIsLost() {
        VirtualTimers timers = new VirtualTimers();
        Competition competition = new Competition(Competing.take, timers);
        assertThat(competition.next()).isEqualTo(Competition.Move.TAKE);
        competition.over();
        assertThat(competition.next()).isEqualTo(Competition.Move.WAIT);
        timers.advance(Duration.ofMinutes(15));
        assertThat(competition.next()).isEqualTo(Competition.Move.TAKE);
    }

    @Test
    void stop_isTheEndOfIt() {
        assertThat(new Competition(Competing.stop, new VirtualTimers()).next()).isEqualTo(Competition.Move.STOP);
    }
}
