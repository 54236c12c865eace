package io.github.camelibkr.stream;

import io.github.camelibkr.model.IbkrMessage;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/** Whole messages that wait for one route, in their order. What they are made of is not its business. */
abstract class MessageInlet implements Inlet {

    final Counts counts = new Counts();

    private final String topic;
    private final Lane lane;
    private final ArrayDeque<IbkrMessage> waiting = new ArrayDeque<>(); // guarded by this

    /** {@code topic}: as its counts are shown. */
    MessageInlet(String topic, Executor pool, Delivery delivery) {
        this.topic = topic;
        this.lane = new Lane(pool, this::next, delivery);
    }

    /** Takes one in; if there are {@code most} already, the oldest is dropped, and counted. */
    final void add(IbkrMessage message, int most) {
        counts.received.incrementAndGet();
        synchronized (this) {
            if (waiting.size() == most) {
                waiting.remove();
                counts.dropped.incrementAndGet();
            }
            waiting.add(message);
        }
        lane.signal();
    }

    private synchronized IbkrMessage next() {
        IbkrMessage message = waiting.poll();
        if (message != null) {
            counts.delivered.incrementAndGet();
        }
        return message;
    }

    @Override
    public final void release() {
        lane.release();
    }

    @Override
    public final void hold() {
        lane.hold();
    }

    @Override
    public final synchronized void discard() {
        counts.dropped.addAndGet(waiting.size());
        waiting.clear();
    }

    @Override
    public final synchronized int pending() {
        return waiting.size() + (lane.busy() ? 1 : 0);
    }

    @Override
    public final StreamStatus status(String routeId) {
        return counts.status(routeId, topic);
    }
}
