package io.github.camelibkr.gateway;

import io.github.camelibkr.pacing.Pacer;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Answer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Asks whether the gateway still answers, after it has not: one question at a time, which waits as long as it takes.
 * The gateway is known never to answer what it could not pass on (gateway-behaviour 7), so after a while, and then ever
 * more rarely, a question is followed by another; each keeps its part of the limit.
 */
final class Probe {

    private static final Duration SHORTEST = Duration.ofSeconds(15);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Timers timers;
    private final Pacer pacer;
    private final Pacer.User user;
    private final Supplier<CompletableFuture<Answer>> question;

    private boolean asking; // guarded by this
    private boolean stopped; // guarded by this

    /** Not asking yet. */
    Probe(Timers timers, Pacer pacer, Pacer.User user, Supplier<CompletableFuture<Answer>> question) {
        this.timers = timers;
        this.pacer = pacer;
        this.user = user;
        this.question = question;
    }

    /** Begins, if it has not. */
    void ask() {
        synchronized (this) {
            if (asking || stopped) {
                return;
            }
            asking = true;
        }
        ask(SHORTEST);
    }

    private void ask(Duration patience) {
        Duration doubled = patience.multipliedBy(2);
        Duration longer = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        CompletableFuture<Answer> asked = question.get();
        Timers.Alarm impatience = timers.after(patience, () -> {
            if (!asked.isDone() && isAsking()) {
                pacer.giveUpProbe(user);
                ask(longer);
            }
        });
        asked.whenComplete((answer, failure) -> {
            impatience.cancel();
            if (failure == null) {
                answered();
            } else if (isAsking()) {
                // nothing was sent, or the connection broke: nothing is proved
                timers.after(patience.compareTo(SHORTEST) > 0 ? SHORTEST : AFTER_A_FAILURE, () -> {
                    if (isAsking()) {
                        ask(patience);
                    }
                });
            }
        });
    }

    private void answered() {
        synchronized (this) {
            asking = false;
        }
        if (pacer.isStalled()) {
            // by another request, meanwhile
            ask();
        }
    }

    private synchronized boolean isAsking() {
        return asking && !stopped;
    }

    synchronized void stop() {
        stopped = true;
    }
}
