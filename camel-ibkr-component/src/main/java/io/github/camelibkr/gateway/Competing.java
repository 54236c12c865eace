package io.github.camelibkr.gateway;

/** What happens when the same user is logged in elsewhere: IBKR allows one brokerage session for each (quirk 20). */
public enum Competing {
    /** The other one keeps it; this one waits until it is free, and asks politely every 15 minutes. */
    yield,
    /** This one takes it back, once; if it is taken away again soon, it yields. */
    take,
    /** The other one keeps it; this one does nothing until it is started again. */
    stop
}
