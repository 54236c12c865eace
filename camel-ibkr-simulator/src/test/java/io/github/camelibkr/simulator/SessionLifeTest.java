package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionLifeTest {

    private static final Duration JUST_BEFORE = Duration.ofSeconds(1);

    private Simulator simulator;
    private RestClient rest;

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void withoutUse_aLoginEndsAfterSixMinutes_inSilence() {
        start(b -> b);
        rest.ready();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("smd+265598+{\"fields\":[\"31\"]}").await("smd+265598", 2);
            int told = socket.settle().topic("sts").size();

            advance(Duration.ofMinutes(6).minus(JUST_BEFORE));
            assertThat(simulator.session().isLoggedIn()).isTrue();
            advance(JUST_BEFORE);

            assertThat(rest.get("/tickle").statusCode()).isEqualTo(401);
            assertThat(simulator.subscriptions()).isEmpty();
            long beats = beats(socket);
            advance(Duration.ofMinutes(1));
            assertThat(beats(socket)).isEqualTo(beats + 6);
            assertThat(socket.topic("sts")).hasSize(told);
        }
    }

    @Test
    void requests_keepALoginAlive() {
        start(b -> b.idleTimeout(Duration.ofMinutes(2)));
        for (int minute = 0; minute < 10; minute++) {
            advance(Duration.ofMinutes(1));
            assertThat(rest.get("/tickle").statusCode()).isEqualTo(200);
        }

        advance(Duration.ofMinutes(2));

        assertThat(rest.get("/tickle").statusCode()).isEqualTo(401);
    }

    @Test
    void tics_keepALoginAlive_andHeartbeatsDoNot() {
        start(b -> b.idleTimeout(Duration.ofMinutes(2)));
        try (SocketClient socket = SocketClient.ready(simulator)) {
            for (int minute = 0; minute < 10; minute++) {
                advance(Duration.ofMinutes(1));
                socket.send("tic").settle();
                assertThat(simulator.session().isLoggedIn()).isTrue();
            }

            advance(Duration.ofMinutes(2));

            assertThat(simulator.session().isLoggedIn()).isFalse();
        }
    }

    @Test
    void aNewLogin_livesItsOwnLife() {
        start(b -> b);
        String first = simulator.session().id();
        advance(Duration.ofMinutes(5));

        simulator.session().login();
        advance(Duration.ofMinutes(5));

        assertThat(simulator.session().isLoggedIn()).isTrue();
        assertThat(simulator.session().id()).isNotEqualTo(first);
    }

    @Test
    void aDay_isTheLongestLife() {
        start(b -> b.region(null).idleTimeout(Duration.ofDays(2)));

        advance(Duration.ofHours(24).minus(JUST_BEFORE));
        assertThat(simulator.session().isLoggedIn()).isTrue();
        advance(JUST_BEFORE);

        assertThat(rest.get("/tickle").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-01-06T04:59:00Z",
        "America/New_York, 2026-07-07T03:59:00Z",
        "Europe/Zurich,    2026-01-05T22:59:00Z",
        "Europe/Zurich,    2026-07-06T21:59:00Z",
        "Asia/Hong_Kong,   2026-01-05T15:59:00Z",
    })
    void midnightOfTheRegion_endsEveryLogin(String region, String aMinuteBefore) {
        start(b -> b.virtualTime(Instant.parse(aMinuteBefore)).region(ZoneId.of(region)));
        rest.ready();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            advance(Duration.ofMinutes(1).minus(JUST_BEFORE));
            assertThat(simulator.session().isEstablished()).isTrue();
            advance(JUST_BEFORE);

            socket.settle();
            assertThat(socket.topic("sts"))
                    .last()
                    .matches(frame -> frame.path("args").toString().equals("{\"authenticated\":false}"));
            assertThat(rest.get("/iserver/accounts").statusCode()).isEqualTo(401);
            assertThat(socket.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-03-08T05:00:00Z, 23",
        "America/New_York, 2026-11-01T04:00:00Z, 25",
        "Europe/Zurich,    2026-03-28T23:00:00Z, 23",
        "Europe/Zurich,    2026-10-24T22:00:00Z, 25",
        "Asia/Hong_Kong,   2026-03-28T16:00:00Z, 24",
    })
    void theDayOfAClockChange_isAsLongAsTheZoneSays(String region, String midnight, int hours) {
        start(b -> b.virtualTime(Instant.parse(midnight))
                .region(ZoneId.of(region))
                .idleTimeout(Duration.ofDays(9))
                .longestSession(Duration.ofDays(9)));

        advance(Duration.ofHours(hours).minus(JUST_BEFORE));
        assertThat(simulator.session().isLoggedIn()).isTrue();
        advance(JUST_BEFORE);

        assertThat(simulator.session().isLoggedIn()).isFalse();
    }

    @Test
    void aCompetingLogin_thatGivesTheSessionBack_needsNoFight() {
        start(b -> b);
        rest.ready();
        simulator.session().compete();
        rest.post("/iserver/auth/ssodh/init", "{\"publish\":true,\"compete\":false}");
        assertThat(simulator.session().isEstablished()).isFalse();

        simulator.session().giveBack();
        rest.post("/iserver/auth/ssodh/init", "{\"publish\":true,\"compete\":false}");

        assertThat(simulator.session().isEstablished()).isTrue();
        assertThat(simulator.session().isCompeting()).isFalse();
    }

    private void start(UnaryOperator<SimulatorBuilder> choices) {
        SimulatorBuilder usual = Simulator.builder()
                .virtualTime()
                .tls(false)
                .pacing(false)
                .syntheticContracts(0)
                .quoteInterval(Duration.ofMinutes(1))
                .upstreamDelay(Duration.ZERO)
                .establishDelay(Duration.ZERO);
        simulator = choices.apply(usual).build().start();
        rest = new RestClient(simulator);
    }

    private void advance(Duration duration) {
        simulator.clock().advance(duration);
    }

    private static long beats(SocketClient socket) {
        return socket.settle().json().stream().filter(frame -> frame.has("hb")).count();
    }
}
