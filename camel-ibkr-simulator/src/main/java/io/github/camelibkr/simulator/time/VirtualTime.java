package io.github.camelibkr.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A clock that stands still until it is told to go on. It then goes from timer to timer, and to the next one only when
 * everything is done and delivered that the one before has set off, so that a jump never looks like silence.
 */
public final class VirtualTime implements Time {

    /** A Monday, ten o'clock in the morning in New York. */
    public static final Instant START = Instant.parse("2026-01-05T15:00:00Z");

    private final Floor floor;
    private final Traffic traffic;
    private final Instant start;
    private final PriorityQueue<Scheduled> timers = new PriorityQueue<>(
            Comparator.comparingLong((Scheduled timer) -> timer.due).thenComparingLong(timer -> timer.order));
    private volatile long elapsed;
    private long serial;

    /** Makes a clock that stands at this instant and lets the floor and the traffic come to rest before it moves. */
    public VirtualTime(Floor floor, Traffic traffic, Instant start) {
        this.floor = floor;
        this.traffic = traffic;
        this.start = start;
    }

    /** Lets so much time pass; returns when everything has happened that happens in it. Not for use on the floor. */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time does not go back: " + duration);
        }
        long end = elapsed + duration.toNanos();
        do {
            traffic.awaitRest(floor);
        } while (floor.ask(() -> runNext(end)));
        traffic.awaitRest(floor);
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
