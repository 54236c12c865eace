package io.github.camelibkr.time;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What there is one of for each gateway URL in the whole JVM, since IBKR counts by address and not by Camel context. It
 * is never forgotten: what an earlier context has sent still counts. What it remembers are readings of a clock, so two
 * that cannot be compared have nothing to do with each other.
 */
public final class PerGateway<T> {

    private record Key(URI gateway, Object clock) {}

    private final Map<Key, T> all = new ConcurrentHashMap<>();
    private final Supplier<T> maker;

    /** {@code maker} makes one that remembers nothing. */
    public PerGateway(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The one for this gateway. */
    public T of(URI gateway, Timers timers) {
        return all.computeIfAbsent(new Key(gateway, timers.clock()), any -> maker.get());
    }
}
