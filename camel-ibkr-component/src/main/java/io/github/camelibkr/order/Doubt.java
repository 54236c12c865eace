package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import java.sql.SQLException;
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

    /** Notes that nothing was placed, since nothing is there and no yes was ever sent; whether the journal has it so. */
    boolean discard(Bookkeeper keeper) {
        try {
            return note.conclude(
                    JournalState.DISCARDED, refused ? "its question was answered no" : "its question was not answered");
        } catch (SQLException e) {
            keeper.failed(e);
            return false;
        }
    }

    String id() {
        return entry().clientOrderId();
    }

    boolean isChange() {
        return entry().kind() == JournalEntry.Kind.MODIFY;
    }
}
