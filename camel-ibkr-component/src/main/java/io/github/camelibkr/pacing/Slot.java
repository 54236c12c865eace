package io.github.camelibkr.pacing;

import java.util.List;

/** The right to send one request. It ends with {@link #answered}, {@link #closedByPeer} or {@link #unused}. */
public final class Slot {

    final Claim claim;
    /** Grows with every slot: who was sent after whom. */
    final long number;

    final List<Window> windows;
    /** By the clock of its user. */
    final long sentAt;

    // all below guarded by the pacer
    boolean ended;
    boolean overdue;
    long overdueSince;

    volatile Runnable proven = () -> {};

    private final Pacer pacer;

    Slot(Pacer pacer, Claim claim, long number, List<Window> windows, long sentAt) {
        this.pacer = pacer;
        this.claim = claim;
        this.number = number;
        this.windows = windows;
        this.sentAt = sentAt;
    }

    /** Whether it is for a request that only asks if the gateway still answers. */
    public boolean isProbe() {
        return claim.probe();
    }

    /** The answer is here. */
    public void answered() {
        pacer.end(this, true);
    }

    /** The answer is 429: before the slot is free, so that nobody else can leave, the penalty begins. */
    public void tooManyRequests() {
        pacer.penalise(claim.user());
        answered();
    }

    /** The other side has closed the connection, so it does not have the request in a queue any more. */
    public void closedByPeer() {
        pacer.end(this, false);
    }

    /** Nothing was sent. */
    public void unused() {
        pacer.giveBack(this);
    }

    /** What is to be done if it turns out, after {@link #overdue}, that nothing will come of this request. */
    public void whenProven(Runnable action) {
        proven = action;
    }

    /**
     * Nobody waits for the answer any more. The request may still be in a queue at the gateway, which goes on with what
     * its clients have abandoned, so the slot stays taken until the contrary is proved.
     */
    public void overdue() {
        pacer.overdue(this);
    }
}
