package io.github.camelibkr.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A clock that stands still until it is told to go on. It then goes from timer to timer, and to the next one only when
 * everything is done, delivered and read that the one before has set off, so that a jump never looks like silence.
 */
public final class VirtualTime implements Time {

    /** A Monday, ten o'clock in the morning in New York. */
    public static final Instant START = Instant.parse("2026-01-05T15:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Floor floor;
    private final Traffic traffic;
    private final Instant start;
    private final PriorityQueue<Scheduled> timers = new PriorityQueue<>(
            Comparator.comparingLong((Scheduled timer) -> timer.due).thenComparingLong(timer -> timer.order));
    private final Queue<Journey> journeys = new ArrayDeque<>();
    private volatile long elapsed;
    private volatile long rests;
    private long serial;

    /** A stretch of time that is to pass. */
    private static final class Journey {

        private final Duration length;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private long until;

        private Journey(Duration length) {
            this.length = length;
        }
    }

    /** Makes a clock that stands at this instant and lets the floor and the traffic come to rest before it moves. */
    public VirtualTime(Floor floor, Traffic traffic, Instant start) {
        this.floor = floor;
        this.traffic = traffic;
        this.start = start;
    }

    /**
     * Lets so much time pass; returns when everything has happened that happens in it. Not for use on the floor.
     *
     * @throws IllegalStateException if something stays under way for ten seconds of real time
     */
    public void advance(Duration duration) {
        CompletableFuture<Void> end = begin(duration).toCompletableFuture();
        for (long seen = -1; !end.isDone(); ) {
            if (rests == seen) {
                end.cancel(false);
                throw new IllegalStateException("Time stands still: " + floor.ask(() -> traffic.describe(PATIENCE)));
            }
            seen = rests;
            await(end);
        }
        try {
            end.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Lets so much time pass, after whatever was begun before; the stage completes when it has. */
    public CompletionStage<Void> begin(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time does not go back: " + duration);
        }
        Journey journey = new Journey(duration);
        floor.run(() -> {
            journeys.add(journey);
            if (journeys.size() == 1) {
                depart();
            }
        });
        return journey.end;
    }

    /** Time does not move until the hold is closed: for what goes on outside, an exchange in a route for example. */
    public Traffic.Hold hold() {
        return traffic.hold(floor);
    }

    @Override
    public Instant now() {
        return start.plusNanos(elapsed);
    }

    @Override
    public long nanos() {
        return elapsed;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Scheduled timer = new Scheduled(task, 0);
        if (delay.toNanos() <= 0) {
            // no time has to pass for this, only the turn of now
            floor.later(timer::run);
        } else {
            floor.run(() -> timer.schedule(delay.toNanos()));
        }
        return timer;
    }

    @Override
    public Timer every(Duration interval, Runnable task) {
        Scheduled timer = new Scheduled(task, Math.max(1, interval.toNanos()));
        floor.run(() -> timer.schedule(timer.interval));
        return timer;
    }

    private void depart() {
        Journey journey = journeys.peek();
        if (journey != null) {
            journey.until = elapsed + journey.length.toNanos();
            travel(journey);
        }
    }

    private void travel(Journey journey) {
        traffic.whenAtRest(floor, () -> {
            rests++;
            try {
                if (!journey.end.isDone() && runNext(journey.until)) {
                    travel(journey);
                    return;
                }
                journey.end.complete(null);
            } catch (RuntimeException | Error failure) {
                journey.end.completeExceptionally(failure);
            }
            journeys.remove();
            depart();
        });
    }

    /** Runs the next timer, or moves to the end if there is none before it. */
    private boolean runNext(long end) {
        Scheduled next = timers.peek();
        if (next == null || next.due > end) {
            elapsed = end;
            return false;
        }
        timers.remove();
        elapsed = next.due;
        if (next.interval > 0) {
            next.schedule(next.interval);
        }
        next.run();
        return true;
    }

    private static void await(CompletableFuture<Void> end) {
        try {
            end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while time was passing", interrupted);
        } catch (TimeoutException | ExecutionException looked) {
            // the caller looks at what has become of it
        }
    }

    private final class Scheduled implements Timer {

        private final Runnable task;
        private final long interval;
        private volatile boolean cancelled;
        private long due;
        private long order;

        private Scheduled(Runnable task, long interval) {
            this.task = task;
            this.interval = interval;
        }

        private void schedule(long delay) {
            due = elapsed + delay;
            order = serial++;
            timers.add(this);
        }

        private void run() {
            if (!cancelled) {
                task.run();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            floor.run(() -> timers.remove(this));
        }
    }
}
