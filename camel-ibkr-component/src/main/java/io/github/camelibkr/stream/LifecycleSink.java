package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.LifecycleEvent;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The component's own events for one consumer. What a route that hangs does not take is kept, up to a bound: then the
 * oldest are dropped, and counted.
 */
public final class LifecycleSink implements Inlet, Consumer<LifecycleEvent> {

    private static final int MOST = 10_000;

    private final Counts counts = new Counts();
    private final Lane lane;
    private final ArrayDeque<LifecycleEvent> waiting = new ArrayDeque<>(); // guarded by this

    /** For one route. */
    public LifecycleSink(Executor pool, Delivery delivery) {
        lane = new Lane(pool, this::next, delivery);
    }

    @Override
    public void open(Streams streams) {
        streams.listen(this);
    }

    @Override
    public void close(Streams streams) {
        streams.ignore(this);
    }

    @Override
    public void accept(LifecycleEvent event) {
        counts.received.incrementAndGet();
        synchronized (this) {
            if (waiting.size() == MOST) {
                waiting.remove();
                counts.dropped.incrementAndGet();
            }
            waiting.add(event);
        }
        lane.signal();
    }

    private synchronized IbkrMessage next() {
        LifecycleEvent event = waiting.poll();
        if (event != null) {
            counts.delivered.incrementAndGet();
        }
        return event;
    }

    @Override
    public void release() {
        lane.release();
    }

    @Override
    public void hold() {
        lane.hold();
    }

    @Override
    public synchronized void discard() {
        counts.dropped.addAndGet(waiting.size());
        waiting.clear();
    }

    @Override
    public synchronized int pending() {
        return waiting.size() + (lane.busy() ? 1 : 0);
    }

    @Override
    public StreamStatus status(String routeId) {
        return counts.status(routeId, Topics.LIFECYCLE.name());
    }
}
