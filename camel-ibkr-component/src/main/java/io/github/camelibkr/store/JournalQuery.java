package io.github.camelibkr.store;

import io.github.camelibkr.model.JournalState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Which orders are asked for: those for which everything holds.
 *
 * @param clientOrderId the one with this id; null: any
 * @param accountId of this account; null: of any
 * @param states in one of these states; empty: in any
 * @param changedSince changed then or later; null: whenever
 * @param limit how many at most
 */
public record JournalQuery(
        String clientOrderId, String accountId, Set<JournalState> states, Instant changedSince, int limit) {

    String condition() {
        StringJoiner condition = new StringJoiner(" AND ");
        condition.add("1 = 1");
        if (clientOrderId != null) {
            condition.add("client_order_id = ?");
        }
        if (accountId != null) {
            condition.add("account = ?");
        }
        if (!states.isEmpty()) {
            condition.add("state IN (?" + ", ?".repeat(states.size() - 1) + ")");
        }
        if (changedSince != null) {
            condition.add("changed_ms >= ?");
        }
        return condition.toString();
    }

    /** What the condition compares with, and after that one more value. */
    Object[] values(Object last) {
        List<Object> values = new ArrayList<>();
        if (clientOrderId != null) {
            values.add(clientOrderId);
        }
        if (accountId != null) {
            values.add(accountId);
        }
        states.forEach(state -> values.add(state.name()));
        if (changedSince != null) {
            values.add(changedSince.toEpochMilli());
        }
        values.add(last);
        return values.toArray();
    }
}
