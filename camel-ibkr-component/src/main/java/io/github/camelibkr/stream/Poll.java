package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Reads over REST what a stream should have told, now and then: one question at a time, whether or not the websocket is
 * up.
 */
final class Poll {

    /** Hears the answers. */
    interface Reader {
        /** {@code first}: since {@link Poll#restart}. */
        void read(JsonNode answer, Instant asked, boolean first);

        /** The question could not be answered; it is asked again. */
        void failed(Throwable why);
    }

    private final Timers timers;
    private final Supplier<CompletionStage<JsonNode>> question;
    private final Supplier<Duration> pause;
    private final Reader reader;

    private boolean running; // guarded by this
    private boolean asking; // guarded by this
    private boolean soon; // guarded by this
    private long round; // guarded by this
    private boolean first; // guarded by this
    private Timers.Alarm alarm = () -> {}; // guarded by this

    /** {@code pause} lies between two questions. */
    Poll(Timers timers, Supplier<CompletionStage<JsonNode>> question, Supplier<Duration> pause, Reader reader) {
        this.timers = timers;
        this.question = question;
        this.pause = pause;
        this.reader = reader;
    }

    /** The subscription was sent (again): asks now. */
    synchronized void restart() {
        running = true;
        first = true;
        round++;
        soon();
    }

    /** Asks now, or as soon as the question that is under way is answered. */
    synchronized void soon() {
        if (!running) {
            return;
        }
        if (asking) {
            soon = true;
        } else {
            ask();
        }
    }

    synchronized void stop() {
        running = false;
        alarm.cancel();
    }

    private void ask() {
        asking = true;
        alarm.cancel();
        Instant now = timers.now();
        long asked = round;
        question.get().whenComplete((answer, failure) -> {
            boolean isFirst;
            synchronized (this) {
                asking = false;
                if (!running) {
                    return;
                }
                isFirst = first;
                if (asked == round && failure == null) {
                    first = false;
                }
                if (soon) {
                    soon = false;
                    ask();
                } else {
                    alarm = timers.after(pause.get(), this::soon);
                }
            }
            // what was asked for before the subscription was sent proves nothing about it
            if (failure == null) {
                reader.read(answer, now, isFirst);
            } else {
                reader.failed(failure);
            }
        });
    }
}
