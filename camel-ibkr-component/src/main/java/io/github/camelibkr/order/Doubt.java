package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import java.util.concurrent.CompletableFuture;

/**
 * An order that is looked for.
 *
 * @param refused whether its question was answered no: nothing else is held up by it
 * @param since how many looks had begun by then: what these find out is not about it
 * @param resolved completes once its fate is known, and noted
 */
record Doubt(OrderNote note, boolean refused, int since, CompletableFuture<JournalEntry> resolved) {

    JournalEntry entry() {
        return note.entry();
    }

    String id() {
        return entry().clientOrderId();
    }

    boolean isChange() {
        return entry().kind() == JournalEntry.Kind.MODIFY;
    }
}
