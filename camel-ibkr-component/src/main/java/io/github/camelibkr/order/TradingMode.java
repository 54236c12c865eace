package io.github.camelibkr.order;

/** Whether orders may be sent. */
public enum TradingMode {
    /** Nothing that changes anything at IBKR is sent. */
    readOnly,
    /** Orders are sent once the session itself has said that it is a paper login. */
    paper,
    /** Not possible yet. */
    live
}
