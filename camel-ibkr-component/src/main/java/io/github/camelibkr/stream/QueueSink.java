package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.model.IbkrMessage;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/** Rows of which none may be lost: each is delivered, in order, once the route has room. */
abstract class QueueSink extends RowSink {

    private final ArrayDeque<IbkrMessage> ready = new ArrayDeque<>(); // guarded by reading

    QueueSink(Topic topic, String target, int most, Executor pool, Delivery delivery) {
        super(topic, target, most, pool, delivery);
    }

    /** To be called with {@code reading} held. */
    final void deliver(IbkrMessage message) {
        ready.add(message);
    }

    @Override
    IbkrMessage nextMessage() {
        // frames are read as the route goes on, so that what waits is bounded
        while (ready.isEmpty() && readOne()) {
            // the next
        }
        IbkrMessage message = ready.poll();
        if (message != null) {
            counts.delivered.incrementAndGet();
        }
        return message;
    }

    @Override
    void dropRead() {
        counts.dropped.addAndGet(ready.size());
        ready.clear();
    }

    @Override
    public int pending() {
        synchronized (reading) {
            return unread() + ready.size() + (busy() ? 1 : 0);
        }
    }
}
