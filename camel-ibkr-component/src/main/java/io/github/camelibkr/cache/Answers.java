package io.github.camelibkr.cache;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Questions that are asked once for all who want to know, and whose answers are kept, the latest of them. */
public final class Answers<K, V> {

    private record Known<V>(V answer, long at) {}

    /** Room enough for all that one application trades; what it needs beyond that it asks again. */
    private static final int MOST = 10_000;

    private final LongSupplier nanoTime;
    private final Map<K, Known<V>> known = new Recent<>(MOST); // guarded by this
    private final Map<K, CompletableFuture<V>> asked = new HashMap<>(); // guarded by this

    /** None yet; {@code nanoTime} is a clock that never jumps. */
    public Answers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The answer, if it is kept and was asked for within so much time; else null. */
    public synchronized V now(K key, Duration age) {
        Known<V> one = known.get(key);
        return one == null || nanoTime.getAsLong() - one.at() > age.toNanos() ? null : one.answer();
    }

    /** Keeps an answer that was asked for then, in nanoseconds of the clock. */
    public synchronized void keep(K key, V answer, long at) {
        known.put(key, new Known<>(answer, at));
    }

    /**
     * Asks, unless somebody else is waiting for the same answer already.
     *
     * @param question asks, and completes what it is given; whether the answer is kept is its affair
     * @return what all wait for
     */
    public CompletableFuture<V> ask(K key, Consumer<CompletableFuture<V>> question) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        synchronized (this) {
            CompletableFuture<V> other = asked.putIfAbsent(key, mine);
            if (other != null) {
                return other;
            }
        }
        mine.whenComplete((answer, failure) -> answered(key));
        question.accept(mine);
        return mine;
    }

    private synchronized void answered(K key) {
        asked.remove(key);
    }
}
