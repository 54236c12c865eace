package io.github.camelibkr.order;

import io.github.camelibkr.cache.Recent;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.stream.OrderSink;
import io.github.camelibkr.stream.Streams;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Watches orders as long as somebody wants to know what becomes of one: over the websocket's {@code sor}, and over REST
 * beside it, since {@code sor} may be mute.
 */
final class OrderWatch {

    private static final int MOST_FRAMES = 1_000;
    /** Orders that are told to whoever comes later. */
    private static final int REMEMBERED = 10_000;

    private final Streams streams;
    private final Executor desk;
    private final List<Consumer<OrderUpdate>> watchers = new CopyOnWriteArrayList<>();

    // below guarded by this
    private final Map<Long, OrderUpdate> latest = new Recent<>(REMEMBERED);
    private OrderSink sink;

    OrderWatch(Streams streams, Executor desk) {
        this.streams = streams;
        this.desk = desk;
    }

    /**
     * Tells of each order that is known, and of each change from now on.
     *
     * @return ends that
     */
    Runnable watch(Consumer<OrderUpdate> watcher) {
        watchers.add(watcher);
        List<OrderUpdate> known;
        synchronized (this) {
            known = List.copyOf(latest.values());
            if (sink == null) {
                sink = new OrderSink(MOST_FRAMES, desk, (update, done) -> {
                    tell((OrderUpdate) update);
                    done.done(true);
                    return true;
                });
                sink.open(streams);
                sink.release();
            }
        }
        desk.execute(() -> known.forEach(watcher));
        return () -> leave(watcher);
    }

    private void tell(OrderUpdate update) {
        synchronized (this) {
            latest.put(update.orderId(), update);
        }
        watchers.forEach(watcher -> watcher.accept(update));
    }

    private void leave(Consumer<OrderUpdate> watcher) {
        watchers.remove(watcher);
        synchronized (this) {
            if (watchers.isEmpty() && sink != null) {
                sink.hold();
                sink.close(streams);
                sink = null;
                latest.clear();
            }
        }
    }
}
