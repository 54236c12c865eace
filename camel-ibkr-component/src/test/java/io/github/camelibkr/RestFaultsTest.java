package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.model.TooManyRequestsException;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorBuilder;
import io.github.camelibkr.simulator.faults.Spoil;
import io.github.camelibkr.simulator.wire.Answer;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R2 to R11 and R14 of the fault catalogue. */
class RestFaultsTest extends FaultTest {

    private static final String SEARCH = "ibkr:contract/search?symbol=AAPL";

    @Override
    SimulatorBuilder choose(SimulatorBuilder choices) {
        return super.choose(choices).pacing(true);
    }

    private Exchange search() {
        return routes.send(SEARCH, null);
    }

    private int searches() {
        return gateway.ledger().requests("GET", "/iserver/secdef/search").size();
    }

    @Test
    void R2_quirk26_429_everythingStops_callsFailFastWithRetryAt_andTheWebsocketStaysUp() throws Exception {
        List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
        List<Exchange> quotes = flowing();
        gateway.faults().on("GET", "/iserver/secdef/search").times(1).answer(429, "");

        assertThat(search().getException())
                .isInstanceOf(TooManyRequestsException.class)
                .satisfies(why ->
                        assertThat(((TooManyRequestsException) why).retryAt()).isNotNull());

        long sent = gateway.ledger().requestCount();
        Exchange next = routes.send("ibkr:account/list", null);
        assertThat(next.getException())
                .isInstanceOf(PacingException.class)
                .hasMessageContaining("another program behind the same address is likely");
        assertThat(((PacingException) next.getException()).retryAt())
                .isAfter(java.time.Instant.now().plusSeconds(890));
        assertThat(status().state()).isEqualTo(GatewayState.PENALTY);
        assertThat(status().pacing().penalised()).isTrue();
        awaitAnother(quotes);
        awaitAnother(quotes);
        // two keep-alives were due meanwhile: not even these are sent
        assertThat(gateway.ledger().requestCount()).isEqualTo(sent);
        assertThat(status().gaps()).isZero();
        await().untilAsserted(() -> assertThat(events(news))
                .filteredOn(event -> event.type() == Type.PENALTY)
                .singleElement()
                .satisfies(event -> assertThat(event.retryAt()).isNotNull()));

        routes.component().resume();

        assertThat(routes.send("ibkr:account/list", null).getException()).isNull();
    }

    @Test
    void R3_maxWaitZero_failsAtOnce_andLeavesNobodyWaiting() throws Exception {
        flowing();
        routes.configuration().setMaxWait(0);
        // the first answer says nothing yet, so it is asked again, and that would have to wait for five seconds
        assertThat(routes.send("ibkr:order/list", null).getException())
                .isInstanceOf(PacingException.class)
                .hasMessageContaining("limit 1 per 5 s (orders)");
        assertThat(status().pacing().waiting()).isZero();
    }

    @Test
    void R4_timedOutRequest_keepsItsSlotUntilAProbeIsAnswered() throws Exception {
        routes.start();
        assertThat(search().getException()).isNull();
        gateway.faults().on("GET", "/iserver/secdef/search").times(1).neverAnswer();
        gateway.faults().on("POST", "/iserver/auth/status").times(1).answerLate(Duration.ofSeconds(2));

        assertThat(routes.send(SEARCH + "&requestTimeout=400", null).getException())
                .isInstanceOf(NoAnswerException.class);

        await().untilAsserted(() -> assertThat(status().pacing().inFlight()).isEqualTo(2));
        assertThat(status().pacing().overdue()).isEqualTo(1);
        int before = searches();
        Exchange waited = search();
        assertThat(waited.getException()).isNull();
        assertThat(searches()).isEqualTo(before + 1);
        assertThat(status().pacing().overdue()).isZero();
    }

    @Test
    void R9_answerThatDoesNotBegin_andAnswerThatDoesNotEnd_haveTheirOwnDeadlines() throws Exception {
        routes.configuration().setFirstByteTimeout(1_500);
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        assertThat(search().getException()).isNull();
        gateway.faults().on("GET", "/iserver/secdef/search").times(1).neverAnswer();
        assertThat(search().getException()).hasMessageContaining("no answer within 1500 ms");

        gateway.faults().on("GET", "/iserver/secdef/search").times(1).drip(20, Duration.ofMillis(200));

        assertThat(search().getException()).hasMessageContaining("no answer within 3000 ms");
        assertThat(search().getException()).isNull();
    }

    @Test
    void R9_endlessAnswer_isCutOffAtMaxAnswerSize() throws Exception {
        routes.configuration().setMaxAnswerSize(100_000);
        routes.start();
        assertThat(search().getException()).isNull();
        gateway.faults().on("GET", "/iserver/secdef/search").flood(10_000_000, false);

        assertThat(search().getException())
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("maxAnswerSize");
    }

    @Test
    void R10_gzipBomb_isNotUnpacked() throws Exception {
        routes.start();
        assertThat(search().getException()).isNull();
        gateway.faults().on("GET", "/iserver/secdef/search").flood(50_000_000, true);

        assertThat(search().getException()).isInstanceOf(IbkrException.class);
    }

    @Test
    void R10_answerBrokenOff_aQuestionIsAskedAgain_twiceAtMost() throws Exception {
        routes.start();
        assertThat(search().getException()).isNull();
        int before = searches();
        gateway.faults().on("GET", "/iserver/secdef/search").times(2).breakOff(120, Spoil.End.RESET);

        assertThat(search().getException()).isNull();
        assertThat(searches()).isEqualTo(before + 3);

        gateway.faults().on("GET", "/iserver/secdef/search").breakOff(120, Spoil.End.CLOSE);
        assertThat(search().getException()).isInstanceOf(NoAnswerException.class);
        assertThat(searches()).isEqualTo(before + 6);
    }

    @Test
    void R10_contentLengthThatPromisesMore_isALostAnswer() throws Exception {
        routes.configuration().setRequestTimeout(3_000);
        routes.start();
        assertThat(search().getException()).isNull();
        gateway.faults().on("GET", "/iserver/secdef/search").times(1).promiseMore(500);

        assertThat(search().getException()).isInstanceOf(NoAnswerException.class);
        assertThat(search().getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void R11_redirect_isNeverFollowed(int redirect) throws Exception {
        try (Simulator elsewhere =
                Simulator.builder().port(Ports.next()).build().start()) {
            routes.start();
            assertThat(search().getException()).isNull();
            gateway.faults()
                    .on("GET", "/iserver/secdef/search")
                    .answer(Answer.empty(redirect)
                            .with("Location", elsewhere.url() + "/v1/api/iserver/secdef/search?symbol=AAPL"));

            assertThat(search().getException()).isInstanceOf(RequestFailedException.class);

            assertThat(elsewhere.ledger().requests()).isEmpty();
        }
    }

    @Test
    void R14_manyCookiesAndLongHeaders_areReadAndForgotten() throws Exception {
        routes.start();
        assertThat(search().getException()).isNull();
        gateway.faults().on("GET", "/iserver/secdef/search").times(1).addCookies(100);
        assertThat(search().getException()).isNull();
        gateway.faults().on("GET", "/iserver/secdef/search").times(1).padHeaders(60_000);
        assertThat(search().getException()).isNull();

        gateway.faults().on("GET", "/iserver/secdef/search").padHeaders(200_000);

        assertThat(search().getException()).isInstanceOf(NoAnswerException.class);
        assertThat(gateway.ledger().requests())
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("Cookie"));
    }

    @Test
    void nestingAndNumbersBeyondTheLimits_areNoJson() throws Exception {
        routes.configuration().setMaxNesting(5);
        routes.configuration().setMaxNumberLength(20);
        routes.start();
        assertThat(search().getException()).isNull();
        for (String body : List.of("[[[[[[[1]]]]]]]", "[{\"conid\":" + "1".repeat(30) + "}]")) {
            gateway.faults().on("GET", "/iserver/secdef/search").times(1).answer(200, body);

            assertThat(search().getException()).isInstanceOf(RequestFailedException.class);
        }
    }
}
