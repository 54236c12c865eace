package io.github.camelibkr.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Priority;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.time.VirtualTimers;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.GatewayUrl;
import io.github.camelibkr.wire.Patience;
import io.github.camelibkr.wire.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Quirk 27: what may be asked once in 15 minutes is asked once, whoever wants to know. */
class AnswerCacheTest {

    private final VirtualTimers timers = new VirtualTimers();
    private final AnswerCache cache = AnswerCache.of(GatewayUrl.parse("https://localhost:1"), timers);
    private final SessionFacts session = new SessionFacts(List.of("DU1"), true);
    private final List<CompletableFuture<Answer>> asked = new ArrayList<>();

    private static Request request(String method, String path, String body) {
        return new Request(
                "some/operation",
                method,
                path,
                body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                Priority.DISCOVERY,
                false,
                new Patience("route", Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    private CompletableFuture<Answer> get(Request request) {
        return cache.get(request, session, timers, 1, this::ask).toCompletableFuture();
    }

    private CompletableFuture<Answer> ask(Request request) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    private static Answer good(String json) {
        return new Answer(200, json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sameQuestionWithin15Minutes_isAskedOnce_andAllGetTheAnswer() {
        Request params = request("GET", "/iserver/scanner/params", null);
        CompletableFuture<Answer> first = get(params);
        CompletableFuture<Answer> second = get(params);
        asked.get(0).complete(good("{\"a\":1}"));
        timers.advance(Duration.ofMinutes(14));

        assertThat(get(params).join()).isSameAs(first.join()).isSameAs(second.join());
        assertThat(asked).hasSize(1);

        timers.advance(Duration.ofMinutes(2));
        get(params);
        assertThat(asked).hasSize(2);
    }

    @Test
    void anotherBody_orAnotherLogin_isAnotherQuestion() {
        get(request("POST", "/pa/performance", "{\"period\":\"1M\"}"));
        get(request("POST", "/pa/performance", "{\"period\":\"1Y\"}"));
        cache.get(
                request("POST", "/pa/performance", "{\"period\":\"1M\"}"),
                new SessionFacts(List.of("DU2"), true),
                timers,
                1,
                this::ask);

        assertThat(asked).hasSize(3);
    }

    @Test
    void errorInAnyGuise_isNotKept() {
        Request params = request("GET", "/iserver/scanner/params", null);
        get(params);
        asked.get(0).complete(good("{\"error\":\"no bridge\"}"));
        get(params);
        asked.get(1).complete(new Answer(503, new byte[0]));
        get(params);
        asked.get(2).completeExceptionally(new IllegalStateException("lost"));
        get(params);

        assertThat(asked).hasSize(4);
    }

    @Test
    void otherOperations_areAskedEachTime() {
        Request accounts = request("GET", "/iserver/accounts", null);
        get(accounts);
        get(accounts);

        assertThat(asked).hasSize(2);
    }

    @Test
    void oneWhoGivesUp_doesNotSpoilItForTheOthers() {
        Request params = request("GET", "/iserver/scanner/params", null);
        CompletableFuture<Answer> impatient = get(params);
        CompletableFuture<Answer> patient = get(params);

        impatient.cancel(true);
        asked.get(0).complete(good("[]"));

        assertThat(patient.join().text()).isEqualTo("[]");
    }

    @Test
    void oneWhoWaitsWithAnother_waitsNoLongerThanAlone() {
        Request params = request("GET", "/iserver/scanner/params", null);
        CompletableFuture<Answer> first = get(params);
        CompletableFuture<Answer> second = get(params);
        timers.advance(Duration.ofSeconds(2));

        assertThat(first).isNotDone();
        assertThat(second)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(PacingException.class)
                .withMessageContaining("some/operation was asked already, and not answered within 2000 ms");
    }

    @Test
    void oneWhoWaitsWithAnother_whoGaveUpBeforeItLeft_asksHimself_once() {
        Request params = request("GET", "/iserver/scanner/params", null);
        get(params);
        CompletableFuture<Answer> second = get(params);
        CompletableFuture<Answer> third = get(params);

        asked.get(0).completeExceptionally(new PacingException("no turn within 0 ms"));
        assertThat(asked).hasSize(2);
        asked.get(1).complete(good("[]"));

        assertThat(second.join()).isSameAs(third.join());
    }

    @Test
    void oneWhoWaitsWithAnother_whoseQuestionIsLost_isTold() {
        Request params = request("GET", "/iserver/scanner/params", null);
        get(params);
        CompletableFuture<Answer> second = get(params);

        asked.get(0).completeExceptionally(new NoAnswerException("lost", null));

        assertThat(second).isCompletedExceptionally();
        assertThat(asked).hasSize(1);
    }

    @Test
    void penalty_isForAll() {
        Request params = request("GET", "/iserver/scanner/params", null);
        get(params);
        CompletableFuture<Answer> second = get(params);

        asked.get(0).completeExceptionally(new PacingException("shut out", null, true));

        assertThat(second).isCompletedExceptionally();
        assertThat(asked).hasSize(1);
    }
}
