package io.github.camelibkr.docs;

import io.github.camelibkr.catalogue.Operation;

/** What an operation does to IBKR, or to what is kept here. */
enum Kind {
    READS("reads", "reads; also as a scheduled consumer"),
    READS_BY_MESSAGE("reads", "reads; since it needs a body, only with `to`"),
    READS_HERE("reads here", "reads what is kept here, and asks nothing of IBKR"),
    CHANGES("changes", "changes something at IBKR"),
    CHANGES_HERE("changes here", "changes something here, and asks nothing of IBKR"),
    GUARDED(
            "guarded",
            "guarded: it needs `tradingMode=paper` or `live` and a `stateDirectory`, and is denied while orders are halted"),
    TRADES("guarded", "guarded: see [Order guard](../order-guard.md)"),
    GUARDED_BUT_GET(
            "guarded",
            "a GET reads; all else is guarded: it needs `tradingMode=paper` or `live` and a `stateDirectory`");

    private final String word;
    private final String words;

    Kind(String word, String words) {
        this.word = word;
        this.words = words;
    }

    static Kind of(Operation operation) {
        if (operation.name().equals("control/request")) {
            return GUARDED_BUT_GET;
        }
        if (operation.isLocal()) {
            return operation.readOnly() ? READS_HERE : CHANGES_HERE;
        }
        if (operation.guarded()) {
            return GUARDED;
        }
        if (operation.options().contains("tradingMode")) {
            return TRADES;
        }
        if (!operation.readOnly()) {
            return CHANGES;
        }
        return operation.needsMessage() ? READS_BY_MESSAGE : READS;
    }

    /** For a table. */
    String word() {
        return word;
    }

    /** For a page. */
    String words() {
        return words;
    }
}
