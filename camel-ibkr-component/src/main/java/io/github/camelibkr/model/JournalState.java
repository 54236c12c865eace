package io.github.camelibkr.model;

/** How far an order has come, as its journal knows. */
public enum JournalState {
    /** It is to be sent; nothing has left yet. */
    INTENT(false),
    /** It, or a yes to one of its questions, may have left. */
    SENT(false),
    /** IBKR asks something, and no yes has been sent to that. */
    QUESTION(false),
    /** IBKR has taken it. */
    ACCEPTED(true),
    /** IBKR has refused it. */
    REJECTED(true),
    /** A rule of ours forbade it; nothing was sent. */
    DENIED(true),
    /** It was not sent. */
    NOT_SENT(true),
    /** A question was answered with no, or not at all; nothing was placed. */
    DISCARDED(true),
    /** It may have left, and nobody knows what became of it. */
    UNKNOWN(false);

    private final boolean last;

    JournalState(boolean last) {
        this.last = last;
    }

    /** Whether no more is to be found out. */
    public boolean isFinal() {
        return last;
    }

    /** Whether the same order may be sent after all, since nothing of it has left. */
    public boolean mayBeSent() {
        return this == DENIED || this == NOT_SENT;
    }
}
