package io.github.camelibkr.order.guard;

import io.github.camelibkr.store.OrderJournal;
import java.sql.SQLException;
import java.time.Instant;

/** Orders of one gateway in one journal, and those that other contexts of this JVM have noted elsewhere. */
record DayLog(OrderJournal journal, String gateway, Departures departures) implements DayRule.Log {

    @Override
    public int departed(Instant since, String route) throws SQLException {
        int here = journal.departed(gateway, route, since);
        return route == null ? here + departures.elsewhere(journal.identity(), since) : here;
    }

    @Override
    public String place() {
        return journal.place();
    }
}
