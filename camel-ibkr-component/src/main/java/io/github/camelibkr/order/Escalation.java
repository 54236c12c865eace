package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls for a person, once for each order that stays in doubt although IBKR, which answers, was asked for it. */
final class Escalation {

    /** How long an order may stay in doubt once the session is healthy. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Long> askedFirst = new HashMap<>(); // guarded by this
    private final Set<String> called = new HashSet<>(); // guarded by this

    /**
     * IBKR has answered, and knows nothing of these.
     *
     * @return whether one of them was asked for the first time
     */
    synchronized boolean asked(Collection<JournalEntry> doubtful, long nanoTime) {
        Set<String> ids = doubtful.stream().map(JournalEntry::clientOrderId).collect(Collectors.toSet());
        askedFirst.keySet().retainAll(ids);
        called.retainAll(ids);
        boolean news = !askedFirst.keySet().containsAll(ids);
        ids.forEach(id -> askedFirst.putIfAbsent(id, nanoTime));
        return news;
    }

    /** Those for which it is time to call; each is given back once. */
    synchronized List<JournalEntry> due(Collection<JournalEntry> doubtful, long nanoTime) {
        List<JournalEntry> due = new ArrayList<>();
        for (JournalEntry entry : doubtful) {
            Long first = askedFirst.get(entry.clientOrderId());
            if (first != null && nanoTime - first >= PATIENCE.toNanos() && called.add(entry.clientOrderId())) {
                due.add(entry);
            }
        }
        return due;
    }

    /** Whether somebody was called for an order. */
    synchronized boolean isCalled(String clientOrderId) {
        return called.contains(clientOrderId);
    }
}
