package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.gateway.Frame;
import io.github.camelibkr.model.IbkrMessage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream of rows of which none may be lost: each is delivered, in order, once the route has room. */
abstract class RowSink implements Sink {

    private static final Logger LOG = LoggerFactory.getLogger(RowSink.class);

    final Counts counts = new Counts();
    private final Topic topic;
    private final Lane lane;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>(); // guarded by this
    private final ArrayDeque<IbkrMessage> ready = new ArrayDeque<>(); // guarded by this

    RowSink(Topic topic, Executor pool, Delivery delivery) {
        this.topic = topic;
        this.lane = new Lane(pool, this::next, delivery);
    }

    /** Takes one row; called with the lock held. Whatever is to be delivered goes to {@link #deliver}. */
    abstract void row(JsonNode row);

    /** To be called with the lock held. */
    final void deliver(IbkrMessage message) {
        ready.add(message);
    }

    final void signal() {
        lane.signal();
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public String target() {
        return null;
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
    public void frame(Frame frame) {
        synchronized (this) {
            frames.add(frame);
        }
        lane.signal();
    }

    private synchronized IbkrMessage next() {
        while (ready.isEmpty() && !frames.isEmpty()) {
            read(frames.poll());
        }
        IbkrMessage message = ready.poll();
        if (message != null) {
            counts.delivered.incrementAndGet();
        }
        return message;
    }

    private void read(Frame frame) {
        JsonNode rows;
        try {
            rows = frame.tree().path("args");
        } catch (IOException e) {
            counts.received.incrementAndGet();
            counts.dropped.incrementAndGet();
            LOG.warn("An unreadable {} was left out: {}", frame, e.getMessage());
            return;
        }
        for (JsonNode row : rows) {
            counts.received.incrementAndGet();
            row(row);
        }
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
        while (!frames.isEmpty()) {
            read(frames.poll());
        }
        counts.dropped.addAndGet(ready.size());
        ready.clear();
    }

    @Override
    public synchronized int pending() {
        return frames.size() + ready.size() + (lane.busy() ? 1 : 0);
    }

    @Override
    public StreamStatus status(String routeId) {
        return counts.status(routeId, topic.name());
    }
}
