package io.github.camelibkr.pacing;

import io.github.camelibkr.catalogue.Priority;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is on its way. A gateway sends five at a time and lets all others wait (gateway-behaviour 8), an order behind a
 * slow history as well; so there are never more than five, and the last two are kept for an order and for the session.
 * Guarded by the pacer.
 */
final class Flights {

    private static final int MOST = 5;

    /** What was sent longer ago has arrived, or never will. */
    private static final long ARRIVED = Duration.ofMillis(250).toNanos();

    private final Set<Slot> slots = new LinkedHashSet<>();

    void add(Slot slot) {
        slots.add(slot);
    }

    boolean remove(Slot slot) {
        return slots.remove(slot);
    }

    List<Slot> all() {
        return List.copyOf(slots);
    }

    int size() {
        return slots.size();
    }

    /** Whether one more of this kind may be sent, out of so many in a second. */
    boolean hasRoom(Priority priority, int limit) {
        // one is left over, so that there is room to ask whether the gateway still answers
        int most = Math.min(MOST, limit - 1);
        return slots.size() + keptFrom(priority, most) < most;
    }

    private int keptFrom(Priority priority, int most) {
        if (most < MOST) {
            return 0;
        }
        int forOrders = priority == Priority.ORDER || flying(Priority.ORDER) ? 0 : 1;
        int forSession = priority == Priority.SESSION || flying(Priority.SESSION) ? 0 : 1;
        return forOrders + forSession;
    }

    private boolean flying(Priority priority) {
        return slots.stream().anyMatch(slot -> slot.claim.priority() == priority);
    }

    /** How long until all that is on its way has surely arrived; 0: it has. */
    long untilArrived(long now) {
        return slots.stream()
                .mapToLong(slot -> Math.max(0, slot.sentAt + ARRIVED - now))
                .max()
                .orElse(0);
    }

    boolean isStalled() {
        return slots.stream().anyMatch(slot -> slot.overdue);
    }

    boolean isProbed() {
        return slots.stream().anyMatch(slot -> slot.claim.probe() && !slot.overdue);
    }

    int overdue() {
        return (int) slots.stream().filter(slot -> slot.overdue).count();
    }

    /** Those that were overdue when this one was sent: it was behind them, and has been answered. */
    List<Slot> provenBy(Slot probe) {
        return slots.stream()
                .filter(slot -> slot.overdue && slot.number < probe.number)
                .toList();
    }

    Optional<Slot> oldestOverdue() {
        return slots.stream().filter(slot -> slot.overdue).min(Comparator.comparingLong(slot -> slot.overdueSince));
    }
}
