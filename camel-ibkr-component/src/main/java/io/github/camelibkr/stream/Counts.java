package io.github.camelibkr.stream;

import java.util.concurrent.atomic.AtomicLong;

/** What became of a stream's updates. */
final class Counts {
    final AtomicLong received = new AtomicLong();
    final AtomicLong delivered = new AtomicLong();
    final AtomicLong conflated = new AtomicLong();
    final AtomicLong dropped = new AtomicLong();

    StreamStatus status(String routeId, String topic) {
        long out = delivered.get() + conflated.get() + dropped.get();
        long in = received.get();
        return new StreamStatus(
                routeId, topic, in, delivered.get(), conflated.get(), dropped.get(), Math.max(0, in - out));
    }
}
