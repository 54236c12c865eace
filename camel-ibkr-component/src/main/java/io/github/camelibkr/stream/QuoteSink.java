package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.gateway.Frame;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.QuoteState;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quotes of one contract for one consumer. While a quote is in the route, what comes is merged field by field, so the
 * next one holds the latest of everything. Frames are parsed on the route's thread; only if it is far behind, the event
 * loop merges what waits, so that memory stays bounded.
 */
public final class QuoteSink implements Sink {

    private static final Logger LOG = LoggerFactory.getLogger(QuoteSink.class);
    private static final int UNMERGED = 64;

    private final String conid;
    private final Set<String> fields;
    private final Lane lane;
    private final Counts counts = new Counts();

    private final ArrayDeque<Frame> frames = new ArrayDeque<>(); // guarded by this
    private final QuoteState state; // guarded by this
    private int merged; // guarded by this: updates that wait within state
    private volatile Set<String> hidden = Set.of();

    /** For {@code conid}, as in the URI, with the numbers of the {@code fields} to ask for. */
    public QuoteSink(String conid, Set<String> fields, Executor pool, Delivery delivery) {
        this.conid = conid;
        this.fields = fields;
        this.state = new QuoteState(conid);
        this.lane = new Lane(pool, this::next, delivery);
    }

    @Override
    public Topic topic() {
        return Topics.SMD;
    }

    @Override
    public String target() {
        return conid;
    }

    @Override
    public Set<String> fields() {
        return fields;
    }

    @Override
    public void hide(Set<String> others) {
        hidden = others;
    }

    @Override
    public void frame(Frame frame) {
        counts.received.incrementAndGet();
        synchronized (this) {
            frames.add(frame);
            if (frames.size() >= UNMERGED) {
                merge();
            }
        }
        lane.signal();
    }

    /** On the route's thread: everything that came, as one quote. */
    private synchronized IbkrMessage next() {
        merge();
        if (!state.hasNews()) {
            counts.conflated.addAndGet(merged);
            merged = 0;
            return null;
        }
        counts.delivered.incrementAndGet();
        counts.conflated.addAndGet(merged - 1);
        merged = 0;
        return state.take();
    }

    private void merge() {
        for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
            try {
                state.merge(frame.tree(), hidden);
                merged++;
            } catch (IOException e) {
                counts.dropped.incrementAndGet();
                LOG.warn("An unreadable {} was left out: {}", frame, e.getMessage());
            }
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
        counts.dropped.addAndGet((long) frames.size() + merged);
        frames.clear();
        merged = 0;
    }

    @Override
    public synchronized int pending() {
        return frames.size() + merged + (lane.busy() ? 1 : 0);
    }

    @Override
    public StreamStatus status(String routeId) {
        return counts.status(routeId, "smd+" + conid);
    }
}
