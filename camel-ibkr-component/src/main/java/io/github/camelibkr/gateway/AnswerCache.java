package io.github.camelibkr.gateway;

import io.github.camelibkr.catalogue.Pace;
import io.github.camelibkr.time.PerGateway;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.GatewayUrl;
import io.github.camelibkr.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Answers of the operations that IBKR allows once in 15 minutes: whoever asks the same again within that time is given
 * the same answer, and whoever asks while it is being fetched waits for it with the others. Shared by the whole JVM, as
 * the limit is.
 */
final class AnswerCache {

    private static final PerGateway<AnswerCache> ALL = new PerGateway<>(AnswerCache::new);

    /** What makes two questions the same; the accounts stand for the login. */
    private record Question(String method, String path, String body, List<String> accounts) {}

    private record Remembered(CompletableFuture<Answer> answer, long askedAt) {}

    private final Map<Question, Remembered> answers = new HashMap<>(); // guarded by this

    private AnswerCache() {}

    static AnswerCache of(GatewayUrl url, Timers timers) {
        return ALL.of(url.base(), timers);
    }

    /** The answer of a while ago, or that to the question that {@code ask} asks, be it for somebody else. */
    CompletionStage<Answer> get(
            Request request,
            SessionFacts session,
            Timers timers,
            double rateShare,
            Function<Request, CompletableFuture<Answer>> ask) {
        Pace pace = request.pace();
        if (pace == null || pace.reuse().isZero()) {
            return ask.apply(request);
        }
        Question question = question(request, session);
        synchronized (this) {
            long now = timers.nanoTime();
            // with a share of the limit, it may be asked that much more rarely
            long reuse = (long) (pace.reuse().toNanos() / rateShare);
            answers.values().removeIf(old -> old.answer.isDone() && now - old.askedAt > reuse);
            Remembered known = answers.get(question);
            // the others of one that has failed may hear of it before it is forgotten
            if (known != null && !known.answer.isCompletedExceptionally()) {
                return Joining.join(
                        known.answer,
                        request.patience(),
                        timers,
                        request.operation(),
                        false,
                        left -> get(request.waiting(left.maxWait()), session, timers, rateShare, ask));
            }
            CompletableFuture<Answer> asked = ask.apply(request.keeping(late -> keep(question, late, now)));
            answers.put(question, new Remembered(asked, now));
            asked.whenComplete((answer, failure) -> {
                if (failure != null || !isGood(answer)) {
                    forget(question, asked);
                }
            });
            return asked.copy();
        }
    }

    private static boolean isGood(Answer answer) {
        return answer.status() == 200 && answer.json() != null && !answer.json().has("error");
    }

    private synchronized void forget(Question question, CompletableFuture<Answer> asked) {
        answers.computeIfPresent(question, (same, remembered) -> remembered.answer == asked ? null : remembered);
    }

    /** Nobody waited for it, but it is the only one that there will be for a while. */
    private synchronized void keep(Question question, Answer late, long askedAt) {
        if (isGood(late)) {
            answers.putIfAbsent(question, new Remembered(CompletableFuture.completedFuture(late), askedAt));
        }
    }

    private static Question question(Request request, SessionFacts session) {
        byte[] body = request.body() == null ? new byte[0] : request.body();
        return new Question(
                request.method(), request.path(), new String(body, StandardCharsets.UTF_8), session.accounts());
    }
}
