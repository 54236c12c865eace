package io.github.camelibkr.order.guard;

/** What somebody wants to do about an order. */
public enum Act {
    /** Place a new one. */
    PLACE("order denied, nothing was sent: "),
    /** Change a working one. */
    MODIFY("change denied, nothing was sent: "),
    /** Answer its question with yes. Nothing is placed without that. */
    CONFIRM("order denied, nothing was placed: "),
    /** Cancel it: that is possible also while orders are halted. */
    CANCEL("cancel denied, nothing was sent: "),
    /** Say what became of it. */
    SETTLE("not settled, nothing was changed: "),
    /** Say which questions are not to be asked any more. */
    SUPPRESS("denied, nothing was sent: "),
    /** Move money between accounts and models, or decide where orders end up. */
    ADVISE("denied, nothing was sent: ");

    private final String denial;

    Act(String denial) {
        this.denial = denial;
    }

    /** How a denial begins. */
    String denial() {
        return denial;
    }

    /** Whether something may come to stand at IBKR by it. */
    boolean creates() {
        return this == PLACE || this == MODIFY || this == CONFIRM || this == ADVISE;
    }
}
