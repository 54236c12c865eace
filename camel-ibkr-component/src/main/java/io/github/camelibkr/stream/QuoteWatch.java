package io.github.camelibkr.stream;

import io.github.camelibkr.model.MarketDataField;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.QuoteState;
import io.github.camelibkr.wire.Frame;
import java.io.IOException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Follows the price of a contract that consumers stream, for somebody who needs it now and then. It keeps no
 * subscription alive. Frames are read when the price is asked for, or when many wait.
 */
final class QuoteWatch {

    /** What the market's price is made of, and how late it is. */
    static final Set<String> FIELDS = Set.of(
            MarketDataField.LAST.id(),
            MarketDataField.BID.id(),
            MarketDataField.ASK.id(),
            MarketDataField.AVAILABILITY.id());

    private static final int UNREAD = 64;

    private final String contract;
    private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unread = new AtomicInteger();
    private QuoteState state; // guarded by this

    QuoteWatch(String contract) {
        this.contract = contract;
        this.state = new QuoteState(contract);
    }

    void frame(Frame frame) {
        frames.add(frame);
        if (unread.incrementAndGet() >= UNREAD) {
            read();
        }
    }

    private synchronized void read() {
        for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
            unread.decrementAndGet();
            try {
                state.merge(frame.fields(), Set.of());
            } catch (IOException unreadable) {
                // it is counted where consumers read it
            }
        }
    }

    /** The quote as far as it is known. */
    synchronized Quote quote() {
        read();
        return state.take();
    }

    /** What was true before an interruption may not be any more. */
    synchronized void forget() {
        read();
        state = new QuoteState(contract);
    }
}
