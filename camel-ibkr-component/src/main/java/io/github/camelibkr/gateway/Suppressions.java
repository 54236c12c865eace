package io.github.camelibkr.gateway;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Questions that IBKR was told not to ask. It forgets that with the brokerage session (quirk 54), so each is told anew. */
public final class Suppressions {

    private final Set<String> always;
    private final Set<String> added = new TreeSet<>(); // guarded by this

    Suppressions(Collection<String> always) {
        this.always = Set.copyOf(always);
    }

    /** The ids of the questions, sorted. */
    public synchronized Set<String> ids() {
        Set<String> ids = new TreeSet<>(always);
        ids.addAll(added);
        return ids;
    }

    /** These have been suppressed as well. */
    public synchronized void add(Collection<String> ids) {
        added.addAll(ids);
    }

    /** None is suppressed any more, but for those that always are. */
    public synchronized void reset() {
        added.clear();
    }
}
