package io.github.camelibkr.gateway;

import io.github.camelibkr.catalogue.Pace;
import io.github.camelibkr.model.PacingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Says when a request may leave. There is one for each gateway URL in the whole JVM, since IBKR counts by address. The
 * rule: requests in flight, plus those that were answered within the last second, never exceed the limit. Since a
 * request has arrived no later than its answer came back, no more than that can arrive in any one second, whatever the
 * network does in between; a limiter that counts by the time of sending cannot say so. IBKR's limit is ten a second;
 * one is left for the gateway's own calls.
 */
final class Pacer {

    private static final Pace GLOBAL = new Pace("all requests", 9, Duration.ofSeconds(1));
    /** As many as there are connections: what waits longer than that, waits here. */
    private static final int MOST_IN_FLIGHT = GatewayHttpComponent.CONNECTIONS;

    private static final Duration PENALTY = Duration.ofMinutes(15);

    private static final Map<GatewayUrl, Pacer> BY_GATEWAY = new ConcurrentHashMap<>();

    private final Map<String, Window> windows = new HashMap<>(); // guarded by this
    private final ArrayDeque<Waiter> waiting = new ArrayDeque<>(); // guarded by this
    private Timers.Alarm alarm = () -> {}; // guarded by this
    private Instant stoppedUntil = Instant.MIN; // guarded by this

    Pacer() {}

    static Pacer of(GatewayUrl url) {
        return BY_GATEWAY.computeIfAbsent(url, any -> new Pacer());
    }

    /** The right to send one request; exactly one of its methods must be called once. */
    interface Permit {
        /** The answer is here. */
        void answered();

        /** Nothing was sent. */
        void unused();

        /** No answer came; the request may still be in a queue at the gateway, so the place stays taken for a while. */
        void unanswered(Duration hold);
    }

    /**
     * Asks for the right to send.
     *
     * @param pace the request's own limit beside the global one; null if it has none
     * @param granted called once the request may leave, possibly at once, possibly on another thread
     * @param refused called instead if that is not within {@code maxWait}
     */
    void acquire(
            Pace pace, Duration maxWait, Timers timers, Consumer<Permit> granted, Consumer<PacingException> refused) {
        synchronized (this) {
            List<Window> needs = new ArrayList<>();
            needs.add(windows.computeIfAbsent(GLOBAL.name(), name -> new Window(GLOBAL)));
            if (pace != null) {
                needs.add(windows.computeIfAbsent(pace.name(), name -> new Window(pace)));
            }
            waiting.add(new Waiter(needs, timers, timers.nanoTime() + maxWait.toNanos(), maxWait, granted, refused));
        }
        pump();
    }

    /** IBKR has answered 429: nothing may leave until its penalty is over (quirk 26). */
    void penalty(Timers timers) {
        synchronized (this) {
            stoppedUntil = timers.now().plus(PENALTY);
        }
        pump();
    }

    private void pump() {
        List<Runnable> decided = new ArrayList<>();
        synchronized (this) {
            alarm.cancel();
            long next = Long.MAX_VALUE;
            Timers timers = null;
            for (Iterator<Waiter> all = waiting.iterator(); all.hasNext(); ) {
                Waiter waiter = all.next();
                long now = waiter.timers.nanoTime();
                if (waiter.timers.now().isBefore(stoppedUntil)) {
                    String text = "IBKR has answered 429 (too many requests); nothing is sent before " + stoppedUntil;
                    decided.add(() -> waiter.refused.accept(new PacingException(text)));
                    all.remove();
                    continue;
                }
                long wait = waiter.pause(now);
                if (wait == 0) {
                    waiter.needs.forEach(window -> window.inFlight++);
                    decided.add(() -> waiter.granted.accept(permit(waiter.needs, waiter.timers)));
                    all.remove();
                } else if (now - waiter.deadline >= 0) {
                    String text = "no turn within " + waiter.maxWait.toMillis() + " ms: limit " + waiter.tightest(now)
                            + " is used up";
                    decided.add(() -> waiter.refused.accept(new PacingException(text)));
                    all.remove();
                } else {
                    timers = waiter.timers;
                    next = Math.min(next, Math.min(wait, waiter.deadline - now));
                }
            }
            if (timers != null) {
                alarm = timers.after(Duration.ofNanos(next), this::pump);
            }
        }
        decided.forEach(Runnable::run);
    }

    private Permit permit(List<Window> taken, Timers timers) {
        return new Permit() {
            @Override
            public void answered() {
                release(taken, timers, Duration.ZERO);
            }

            @Override
            public void unused() {
                release(taken, timers, null);
            }

            @Override
            public void unanswered(Duration hold) {
                release(taken, timers, hold);
            }
        };
    }

    /** {@code hold}: how long from now the request counts as in flight; null if it never was. */
    private void release(List<Window> taken, Timers timers, Duration hold) {
        synchronized (this) {
            for (Window window : taken) {
                window.inFlight--;
                if (hold != null) {
                    window.completed.add(timers.nanoTime() + hold.toNanos());
                }
            }
        }
        pump();
    }

    /** A gateway stops, and its timers with it: whatever still waits on them will not be sent. */
    void withdraw(Timers timers) {
        List<Waiter> gone = new ArrayList<>();
        synchronized (this) {
            waiting.removeIf(waiter -> waiter.timers == timers && gone.add(waiter));
        }
        gone.forEach(waiter -> waiter.refused.accept(new PacingException("the gateway connection is being closed")));
        pump();
    }

    private record Waiter(
            List<Window> needs,
            Timers timers,
            long deadline,
            Duration maxWait,
            Consumer<Permit> granted,
            Consumer<PacingException> refused) {

        /** In nanoseconds; 0: now; {@code Long.MAX_VALUE}: once something in flight is answered. */
        long pause(long now) {
            return needs.stream().mapToLong(window -> window.pause(now)).max().orElse(0);
        }

        String tightest(long now) {
            return needs.stream()
                    .max((a, b) -> Long.compare(a.pause(now), b.pause(now)))
                    .map(window -> window.pace.requests() + " per "
                            + window.pace.window().toSeconds() + " s (" + window.pace.name() + ")")
                    .orElse("");
        }
    }

    private static final class Window {
        private final Pace pace;
        /** Times of completion; in the future for those that count as in flight until then. */
        private final PriorityQueue<Long> completed = new PriorityQueue<>();

        private int inFlight;

        Window(Pace pace) {
            this.pace = pace;
        }

        long pause(long now) {
            long length = pace.window().toNanos();
            // one request more than its window ago cannot share a window with one that leaves now
            while (!completed.isEmpty() && now - completed.peek() > length) {
                completed.poll();
            }
            if (inFlight >= MOST_IN_FLIGHT) {
                return Long.MAX_VALUE;
            }
            if (inFlight + completed.size() < pace.requests()) {
                return 0;
            }
            return completed.isEmpty() ? Long.MAX_VALUE : Math.max(1, completed.peek() + length + 1 - now);
        }
    }
}
