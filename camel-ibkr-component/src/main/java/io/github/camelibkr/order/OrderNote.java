package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderRequest;
import java.sql.SQLException;

/**
 * One order that is being placed, and its place in the journal. It is also what marks all requests about it as one
 * conversation. Only one thread at a time has to do with it.
 */
final class OrderNote {

    private final Bookkeeper keeper;
    private volatile JournalEntry entry;
    private volatile Heard heard = Heard.nothing();
    private volatile boolean asked;

    OrderNote(Bookkeeper keeper, JournalEntry entry) {
        this.keeper = keeper;
        this.entry = entry;
    }

    JournalEntry entry() {
        return entry;
    }

    /** What IBKR has said about it so far. */
    Heard heard() {
        return heard;
    }

    /** The order as the journal has it now, if others write there, too. */
    JournalEntry refresh() throws SQLException {
        entry = keeper.current(entry);
        return entry;
    }

    /** From now on it is known which order this is about. */
    void isAbout(OrderRequest order) {
        heard = Heard.nothingOf(order);
    }

    /** It leaves now, from this route; when this returns, the disk knows. Fails if it must not: then nothing has left. */
    void depart(String route) throws OrderException {
        entry = keeper.depart(entry, route);
    }

    /** IBKR asks something. */
    void asked(String question) {
        asked = true;
        to(JournalState.QUESTION, null, question);
    }

    /** Whether IBKR has asked something: then the order has left, whatever fails after that. */
    boolean wasAsked() {
        return asked;
    }

    /**
     * A yes leaves now; when this returns, the disk knows, also to what it was said.
     *
     * @return whether it may; if not, the journal cannot be written
     */
    boolean confirming(String question) {
        return to(JournalState.SENT, null, "yes to: " + question);
    }

    /**
     * Notes what became of it. What is true stays true if the disk does not hear of it: it will be told again.
     *
     * @return whether the journal has it so; if not, {@link #entry} may be what somebody else has noted
     */
    boolean to(JournalState state, String orderId, String text) {
        JournalEntry next = keeper.note(entry, state, orderId, text);
        if (next == null) {
            return false;
        }
        entry = next;
        return next.state() == state;
    }

    /** A part of it was asked to be cancelled; {@code text} says with what success. */
    void withdrew(String orderId, String text) {
        keeper.withdrew(entry, orderId, text);
    }
}
