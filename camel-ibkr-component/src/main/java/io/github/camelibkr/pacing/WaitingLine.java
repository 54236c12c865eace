package io.github.camelibkr.pacing;

import io.github.camelibkr.catalogue.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is next. Orders go first, in the order in which they came. All others are served in rounds: in each round every
 * caller has one turn, the urgent before the less urgent, so that a caller with a hundred requests does not hold up one
 * who has one, and none is starved. Whoever has waited long goes even before orders, every second time. Guarded by the
 * pacer.
 */
final class WaitingLine {

    private static final long LONG_WAIT = Duration.ofSeconds(10).toNanos();

    /** One claim in the line. */
    static final class Place {
        final Claim claim;
        final long since;
        private final long round;
        private final long number;

        private Place(Claim claim, long since, long round, long number) {
            this.claim = claim;
            this.since = since;
            this.round = round;
            this.number = number;
        }

        /** Whether it has waited long. */
        private boolean isPatient() {
            return claim.timers().nanoTime() - since > LONG_WAIT;
        }
    }

    private final Set<Place> orders = new LinkedHashSet<>();
    private final TreeSet<Place> others = new TreeSet<>(Comparator.comparingLong((Place place) -> place.round)
            .thenComparing(place -> place.claim.priority())
            .thenComparingLong(place -> place.number));
    private final Map<String, Long> lastRoundOf = new HashMap<>();
    private long round;
    private long arrivals;
    private boolean oldestWasNext;

    Place add(Claim claim) {
        boolean order = claim.priority() == Priority.ORDER;
        long next = order ? 0 : Math.max(round, lastRoundOf.getOrDefault(claim.who(), round - 1) + 1);
        Place place = new Place(claim, claim.timers().nanoTime(), next, arrivals++);
        if (order) {
            orders.add(place);
        } else {
            lastRoundOf.put(claim.who(), next);
            others.add(place);
        }
        return place;
    }

    boolean holds(Place place) {
        return place.claim.priority() == Priority.ORDER ? orders.contains(place) : others.contains(place);
    }

    boolean remove(Place place) {
        return place.claim.priority() == Priority.ORDER ? orders.remove(place) : others.remove(place);
    }

    /** Takes out who may send now. */
    void serve(Place place) {
        remove(place);
        oldestWasNext = place.isPatient() && !oldestWasNext;
        if (place.claim.priority() != Priority.ORDER) {
            round = Math.max(round, place.round);
            lastRoundOf.values().removeIf(last -> last < round);
        }
    }

    /** All, who is next first. */
    List<Place> inTurn() {
        List<Place> all = all();
        if (!oldestWasNext) {
            List<Place> patient = all.stream()
                    .filter(Place::isPatient)
                    .sorted(Comparator.comparingLong(place -> place.since))
                    .toList();
            all.removeAll(patient);
            all.addAll(0, patient);
        }
        return all;
    }

    List<Place> all() {
        List<Place> all = new ArrayList<>(orders);
        all.addAll(others);
        return all;
    }

    int size() {
        return orders.size() + others.size();
    }
}
