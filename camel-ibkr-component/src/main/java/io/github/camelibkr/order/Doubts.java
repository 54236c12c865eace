package io.github.camelibkr.order;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderUpdate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The orders that are looked for, and to which of them evidence belongs. Whoever takes one out decides on it alone. */
final class Doubts {

    private final Map<String, Doubt> byId = new LinkedHashMap<>(); // guarded by this

    synchronized void put(Doubt doubt) {
        byId.put(doubt.id(), doubt);
    }

    synchronized boolean isEmpty() {
        return byId.isEmpty();
    }

    synchronized boolean holds(String clientOrderId) {
        return byId.containsKey(clientOrderId);
    }

    synchronized List<Doubt> all() {
        return List.copyOf(byId.values());
    }

    /** Takes it out, if it is still there. */
    synchronized boolean remove(Doubt doubt) {
        return byId.remove(doubt.id(), doubt);
    }

    /** Takes out the one with this id; null if there is none. */
    synchronized Doubt take(String clientOrderId) {
        return byId.remove(clientOrderId);
    }

    /** Those that hold up their accounts, as the journal knows them. */
    synchronized List<JournalEntry> entries() {
        return byId.values().stream()
                .filter(doubt -> !doubt.refused())
                .map(Doubt::entry)
                .toList();
    }

    /** The first that holds up an account; null if none does. */
    JournalEntry ofAccount(String accountId) {
        return entries().stream()
                .filter(entry -> entry.accountId().equals(accountId))
                .findFirst()
                .orElse(null);
    }

    /** The accounts of all of them. */
    synchronized Set<String> accounts() {
        return byId.values().stream().map(doubt -> doubt.entry().accountId()).collect(Collectors.toSet());
    }

    /**
     * Takes out the new order that has this id, or of which a leg has it; null if there is none. An order of another
     * account is another order: somebody else's, who counts as we do.
     */
    synchronized Doubt takePlaced(String accountId, String clientOrderId) {
        Doubt doubt = byId.get(clientOrderId);
        String group = doubt == null ? LegEvidence.group(clientOrderId) : null;
        Doubt whole = group == null ? null : byId.get(group);
        Doubt meant = whole != null && LegEvidence.isSeveral(whole.entry()) ? whole : doubt;
        boolean isOther = meant == null
                || meant.isChange()
                || accountId != null && !accountId.equals(meant.entry().accountId());
        return isOther ? null : byId.remove(meant.id());
    }

    /** Takes out the changes of an order about which it proves something as IBKR shows it, with what it proves. */
    synchronized Map<Doubt, ChangeEvidence> takeChanged(OrderUpdate order) {
        String orderId = Long.toString(order.orderId());
        Map<Doubt, ChangeEvidence> proved = new LinkedHashMap<>();
        for (Doubt doubt : byId.values()) {
            if (doubt.isChange() && orderId.equals(doubt.entry().orderId())) {
                proved.put(doubt, ChangeEvidence.of(doubt.entry().request(), order));
            }
        }
        proved.values().removeIf(ChangeEvidence.NONE::equals);
        proved.keySet().forEach(doubt -> byId.remove(doubt.id()));
        return proved;
    }

    /**
     * Takes out those of these accounts to which no yes was ever sent, and which the look with this number would have
     * found.
     */
    synchronized List<Doubt> takeUnplaced(int look, Collection<String> accounts) {
        List<Doubt> unplaced = new ArrayList<>();
        byId.values().stream()
                .filter(doubt -> doubt.entry().state() == JournalState.QUESTION
                        && doubt.since() < look
                        && accounts.contains(doubt.entry().accountId()))
                .forEach(unplaced::add);
        unplaced.forEach(doubt -> byId.remove(doubt.id()));
        return unplaced;
    }
}
