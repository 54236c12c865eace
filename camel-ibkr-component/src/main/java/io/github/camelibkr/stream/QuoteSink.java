package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.QuoteState;
import io.github.camelibkr.wire.Frame;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Quotes of one contract for one consumer. While a quote is in the route, what comes is merged field by field, so the
 * next one holds the latest of everything; or, by option, each update waits for its turn. Frames are parsed on the
 * route's thread; only if it is far behind, the event loop merges what waits, so that memory stays bounded.
 */
public final class QuoteSink extends LaneSink {

    /** So many frames wait unparsed before they are merged. */
    private static final int UNMERGED = 64;

    private final QuotePolicy policy;
    private QuoteState state; // guarded by reading
    private int merged; // guarded by reading: updates that wait within state
    private boolean dropping; // guarded by reading
    private volatile String refusal;
    private volatile Set<String> hidden = Set.of();

    /** For {@code conid}, as in the URI. */
    public QuoteSink(String conid, QuotePolicy policy, Executor pool, Delivery delivery) {
        super(Topics.SMD, conid, policy.overflow() == Overflow.conflate ? UNMERGED : policy.most(), pool, delivery);
        this.policy = policy;
        this.state = new QuoteState(conid);
    }

    @Override
    public Set<String> fields() {
        return policy.fields();
    }

    @Override
    public void hide(Set<String> others) {
        hidden = others;
    }

    @Override
    public void frame(Frame frame) {
        counts.received.incrementAndGet();
        super.frame(frame);
    }

    @Override
    void full() {
        switch (policy.overflow()) {
            case conflate -> readAll();
            case block -> super.full();
            case drop -> dropOldest();
        }
    }

    private void dropOldest() {
        synchronized (reading) {
            dropping = true;
            readOne();
            dropping = false;
        }
    }

    @Override
    void read(Frame frame) throws IOException {
        state.merge(frame.fields(), hidden);
        if (dropping) {
            counts.dropped.incrementAndGet();
        } else {
            merged++;
        }
    }

    @Override
    void unreadable() {
        counts.dropped.incrementAndGet();
    }

    @Override
    IbkrMessage nextMessage() {
        if (policy.overflow() == Overflow.conflate) {
            readAll();
            return merged == 0 ? null : poll();
        }
        IbkrMessage next = null;
        while (next == null && readOne()) {
            next = merged == 0 ? null : poll();
        }
        return next;
    }

    private IbkrMessage poll() {
        int updates = merged;
        merged = 0;
        if (!state.hasNews()) {
            counts.conflated.addAndGet(updates);
            return null;
        }
        counts.conflated.addAndGet(updates - 1L);
        Quote quote = state.take();
        if (policy.refuses(quote.timeliness())) {
            counts.dropped.incrementAndGet();
            refuse(quote);
            return null;
        }
        refusal = null;
        counts.delivered.incrementAndGet();
        return quote;
    }

    private void refuse(Quote quote) {
        boolean told = refusal != null;
        refusal = "the data of " + target() + " is " + quote.timeliness() + " (6509: " + quote.availability()
                + ") and refused by refuseData";
        if (!told) {
            streams().tell(Type.DEGRADED, topic().name() + "+" + target(), null, null, refusal);
        }
    }

    @Override
    public InletProblem problem() {
        String why = refusal;
        return why == null ? null : new InletProblem(false, why);
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
