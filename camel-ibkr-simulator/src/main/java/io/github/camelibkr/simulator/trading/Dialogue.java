package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.wire.Answer;
import java.time.Duration;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** The one question that may be open at a time, and what becomes of replies that come too late for theirs. */
final class Dialogue {

    /** What waits until all its questions are answered; after the last one comes the outcome. */
    record Pending(Deque<Question> remaining, Supplier<Answer> outcome) {}

    private final SplittableRandom dice;
    private final Duration patience;
    private final Set<String> lost = new HashSet<>();
    private String id;
    private Pending pending;

    /** A reply to a question that was lost is waited for in vain as long as {@code patience}. */
    Dialogue(long seed, Duration patience) {
        this.dice = new SplittableRandom(seed ^ 0x0de5cL);
        this.patience = patience;
    }

    /** Asks the next question of an order. */
    Answer ask(Pending next) {
        id = new UUID(dice.nextLong(), dice.nextLong()).toString();
        pending = next;
        return Answer.ok(next.remaining().remove().ask(id));
    }

    /** What waits for this reply; it is no longer open then. */
    Optional<Pending> take(String replyId) {
        if (pending == null || !id.equals(replyId)) {
            return Optional.empty();
        }
        Pending taken = pending;
        pending = null;
        return Optional.of(taken);
    }

    /** Somebody has spoken in between: the order that was asked about is gone. */
    void interrupt() {
        if (pending != null) {
            lost.add(id);
            pending = null;
        }
    }

    /** The session is over, and nobody remembers what was asked in it. */
    void end() {
        pending = null;
        lost.clear();
    }

    /** A reply to a lost question runs into a time-out; one that was never asked, or is answered, is not known. */
    Answer stale(String replyId) {
        return lost.contains(replyId)
                ? Answer.errorWithCode(503, "timeout").after(patience)
                : Answer.error(400, "reply id not found: '" + replyId + "'");
    }
}
