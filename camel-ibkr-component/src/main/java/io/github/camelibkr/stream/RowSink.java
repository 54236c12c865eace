package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.model.IbkrMessage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream of rows of which none may be lost: each is delivered, in order, once the route has room. */
abstract class RowSink extends LaneSink {

    private static final Logger LOG = LoggerFactory.getLogger(RowSink.class);

    private final ArrayDeque<IbkrMessage> ready = new ArrayDeque<>(); // guarded by reading

    RowSink(Topic topic, Executor pool, Delivery delivery) {
        super(topic, null, pool, delivery);
    }

    /**
     * Takes one row; called with {@code reading} held. Whatever is to be delivered goes to {@link #deliver}.
     *
     * @return false if the row makes no sense
     */
    abstract boolean row(JsonNode row);

    /** To be called with {@code reading} held. */
    final void deliver(IbkrMessage message) {
        ready.add(message);
    }

    @Override
    public Set<String> fields() {
        return Set.of();
    }

    @Override
    public void hide(Set<String> others) {
        // rows have no fields to choose from
    }

    @Override
    void read(JsonNode frame) {
        JsonNode rows = frame.path(topic().payload().key());
        // one row without its array is a row all the same
        for (JsonNode row : rows.isObject() ? List.of(rows) : rows) {
            counts.received.incrementAndGet();
            if (!row.isObject() || !row(row)) {
                counts.dropped.incrementAndGet();
                LOG.warn("A row of {} that makes no sense was left out", topic().name());
            }
        }
    }

    @Override
    void unreadable() {
        counts.received.incrementAndGet();
        counts.dropped.incrementAndGet();
    }

    @Override
    IbkrMessage poll() {
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
