package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderRequest;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One order that is being placed, and its place in the journal. It is also what marks all requests about it as one
 * conversation. Only one thread at a time has to do with it, but for the one that tells the disk what it has not heard.
 */
final class OrderNote {

    private final Bookkeeper keeper;
    /** Whether somebody else has begun it, who may go on with it. */
    private final boolean inherited;
    /** Whose order it was when this began. */
    private final String owner;
    /** As the journal has it. */
    private JournalEntry noted; // guarded by this
    /** What is known and could not be noted yet, oldest first. */
    private final Deque<JournalEntry> unheard = new ArrayDeque<>(); // guarded by this

    private volatile JournalEntry entry;
    private volatile Heard heard = Heard.nothing();
    private volatile boolean asked;

    private OrderNote(Bookkeeper keeper, JournalEntry entry, boolean inherited) {
        this.keeper = keeper;
        this.inherited = inherited;
        this.owner = entry.owner();
        this.noted = entry;
        this.entry = entry;
    }

    /** Of an order that is placed here. */
    static OrderNote own(Bookkeeper keeper, JournalEntry entry) {
        return new OrderNote(keeper, entry, false);
    }

    /** Of one that was read in the journal. */
    static OrderNote inherited(Bookkeeper keeper, JournalEntry entry) {
        return new OrderNote(keeper, entry, true);
    }

    /** All that is known, also what the disk has not heard of yet. */
    JournalEntry entry() {
        return entry;
    }

    /** What IBKR has said about it so far. */
    Heard heard() {
        return heard;
    }

    /** The order as it is now, if others write in the journal, too. */
    synchronized JournalEntry refresh() throws SQLException {
        isNoted(keeper.current(noted));
        return entry;
    }

    /** From now on it is known which order this is about. */
    void isAbout(OrderRequest order) {
        heard = Heard.nothingOf(order);
    }

    /** It leaves now, from this route; when this returns, the disk knows. Fails if it must not: then nothing has left. */
    void depart(String route) throws OrderException {
        if (entry.state() != JournalState.INTENT) {
            throw Refusals.taken(entry);
        }
        // not within the lock: others are told first what they have not heard
        JournalEntry sent = keeper.depart(entry, route);
        synchronized (this) {
            isNoted(sent);
        }
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
        return decide(JournalState.SENT, null, "yes to: " + question);
    }

    /**
     * Notes what became of it. What is true stays true if the disk does not hear of it: it will be told again.
     *
     * @return whether the journal has it so; if not, {@link #entry} may be what somebody else has noted
     */
    boolean to(JournalState state, String orderId, String text) {
        synchronized (this) {
            JournalEntry next = entry.with(state, orderId, text, keeper.now());
            unheard.removeIf(earlier -> earlier.state() == state);
            unheard.add(next);
            entry = noted.state().isFinal() ? noted : next;
        }
        return keeper.tell(this) && entry.state() == state;
    }

    /**
     * Notes what follows from silence. Of an order that somebody else has begun it follows only as long as he has done
     * nothing since it was read; so it is noted now, or not at all.
     *
     * @return whether the journal has it so
     * @throws SQLException if somebody else has begun it, and nothing could be noted
     */
    boolean conclude(JournalState state, String text) throws SQLException {
        if (!inherited) {
            return to(state, null, text);
        }
        synchronized (this) {
            if (unheard.isEmpty()) {
                isNoted(keeper.conclude(noted.with(state, null, text, keeper.now()), noted));
            }
            return entry.state() == state;
        }
    }

    /**
     * Notes what somebody has decided. It is true only once the disk has heard of it.
     *
     * @return whether the journal has it so; if not, it is forgotten
     */
    boolean decide(JournalState state, String orderId, String text) {
        try {
            synchronized (this) {
                tell();
                note(entry.with(state, orderId, text, keeper.now()));
                return entry.state() == state;
            }
        } catch (SQLException e) {
            keeper.failed(e);
            return isSaid(state, text);
        }
    }

    /** Whether the journal has heard it, and only its answer was lost. */
    private boolean isSaid(JournalState state, String text) {
        try {
            JournalEntry now = refresh();
            return now.state() == state && text.equals(now.text());
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether there is something that the disk has not heard of. */
    synchronized boolean isUnheard() {
        return !unheard.isEmpty();
    }

    /** Tells the disk what it has not heard of. */
    synchronized void tell() throws SQLException {
        while (!unheard.isEmpty()) {
            note(unheard.peek());
        }
    }

    /** If it has ended meanwhile nobody knows more than that. */
    private void note(JournalEntry next) throws SQLException {
        JournalEntry now = noted.state().isFinal() ? noted : keeper.note(next, noted.state());
        unheard.remove(next);
        isNoted(now);
    }

    private void isNoted(JournalEntry now) {
        noted = now;
        boolean isOver = now.state().isFinal() || now.state() == JournalState.UNKNOWN;
        if (!inherited && (isOver || !now.owner().equals(owner))) {
            keeper.ended(owner);
        }
        entry = unheard.isEmpty() || now.state().isFinal() ? now : unheard.getLast();
    }

    /** A part of it was asked to be cancelled; {@code text} says with what success. */
    void withdrew(String orderId, String text) {
        keeper.withdrew(entry, orderId, text);
    }
}
