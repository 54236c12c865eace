package io.github.camelibkr.benchmarks;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What has arrived at the end of a route: how many, in what order, and how late. */
final class Arrivals {

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong inversions = new AtomicLong();
    private final Map<Long, AtomicLong> latest = new ConcurrentHashMap<>();
    private final AtomicInteger samples = new AtomicInteger();
    private volatile long[] latencies = {};
    private volatile boolean timed;

    /** Counts anew; {@code keep} latencies are kept. */
    void reset(int keep) {
        timed = keep > 0;
        latencies = new long[keep];
        samples.set(0);
        inversions.set(0);
        latest.clear();
        count.set(0);
    }

    /** A frame whose number and time nobody has read. */
    void arrived() {
        count.incrementAndGet();
    }

    /** A frame of this contract with this number, due at that microsecond. */
    void arrived(long conid, long number, long due) {
        AtomicLong before = latest.computeIfAbsent(conid, first -> new AtomicLong());
        if (before.getAndAccumulate(number, Math::max) > number) {
            inversions.incrementAndGet();
        }
        late(due);
        count.incrementAndGet();
    }

    void late(long due) {
        if (timed) {
            int at = samples.getAndIncrement();
            if (at < latencies.length) {
                latencies[at] = Frames.micros(Instant.now()) - due;
            }
        }
    }

    boolean isTimed() {
        return timed;
    }

    long count() {
        return count.get();
    }

    long inversions() {
        return inversions.get();
    }

    /** In microseconds; 0 if none were kept. */
    long percentile(double share) {
        int kept = Math.min(samples.get(), latencies.length);
        if (kept == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(latencies, kept);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(kept - 1L, (long) Math.ceil(kept * share))];
    }
}
