package io.github.camelibkr.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that a test turns. What was to happen meanwhile happens, in order, on the test's own thread. */
public final class VirtualTimers implements Timers {

    private record Event(long at, long number, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long nanos;
    private long number;

    @Override
    public Instant now() {
        return Instant.parse("2026-03-02T14:30:00Z").plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Object clock() {
        return this;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable action) {
        Event event = new Event(nanos + delay.toNanos(), number++, action);
        events.add(event);
        return () -> cancel(event);
    }

    private synchronized void cancel(Event event) {
        events.remove(event);
    }

    @Override
    public synchronized void stop() {
        events.clear();
    }

    /** Lets so much time pass. */
    public synchronized void advance(Duration duration) {
        long end = nanos + duration.toNanos();
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event next = events.poll();
            nanos = Math.max(nanos, next.at());
            next.action().run();
        }
        nanos = end;
    }
}
