package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.QuoteState;
import io.github.camelibkr.wire.Frame;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Quotes of one contract for one consumer. While a quote is in the route, what comes is merged field by field, so the
 * next one holds the latest of everything. Frames are parsed on the route's thread; only if it is far behind, the event
 * loop merges what waits, so that memory stays bounded.
 */
public final class QuoteSink extends LaneSink {

    private static final int UNMERGED = 64;

    private final Set<String> fields;
    private QuoteState state; // guarded by reading
    private int merged; // guarded by reading: updates that wait within state
    private volatile Set<String> hidden = Set.of();

    /** For {@code conid}, as in the URI, with the numbers of the {@code fields} to ask for. */
    public QuoteSink(String conid, Set<String> fields, Executor pool, Delivery delivery) {
        super(Topics.SMD, conid, pool, delivery);
        this.fields = fields;
        this.state = new QuoteState(conid);
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
        super.frame(frame);
        if (unread() >= UNMERGED) {
            readAll();
        }
    }

    @Override
    void read(JsonNode frame) {
        state.merge(frame, hidden);
        merged++;
    }

    @Override
    void unreadable() {
        counts.dropped.incrementAndGet();
    }

    @Override
    IbkrMessage poll() {
        int updates = merged;
        merged = 0;
        if (!state.hasNews()) {
            counts.conflated.addAndGet(updates);
            return null;
        }
        counts.delivered.incrementAndGet();
        counts.conflated.addAndGet(updates - 1L);
        return state.take();
    }

    /** What was true before an interruption may not be any more, and the gateway tells everything anew. */
    @Override
    void forget() {
        dropRead();
        state = new QuoteState(target());
    }

    @Override
    void dropRead() {
        counts.dropped.addAndGet(merged);
        merged = 0;
    }

    @Override
    public int pending() {
        synchronized (reading) {
            return unread() + merged + (busy() ? 1 : 0);
        }
    }
}
