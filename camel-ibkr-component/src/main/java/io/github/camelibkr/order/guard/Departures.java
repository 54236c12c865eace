package io.github.camelibkr.order.guard;

import io.github.camelibkr.time.PerGateway;
import io.github.camelibkr.time.Timers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * The orders that have left for one gateway lately, from all routes and contexts of this JVM. Nothing is forgotten that
 * somebody may still ask about: that is, within the longest time that anybody has asked about.
 */
final class Departures {

    private static final PerGateway<Departures> ALL = new PerGateway<>(Departures::new);

    /**
     * An order that has left, or is about to.
     *
     * @param at by the gateway's clock
     * @param route who sent it
     * @param account for whom
     * @param content what it was, but for its id
     * @param opened how many orders it opened; 0 for the change of one
     */
    record Departure(long at, String route, String account, String content, int opened) {}

    // all below guarded by this
    private final ArrayDeque<Departure> latest = new ArrayDeque<>();
    private long memory = Duration.ofMinutes(1).toNanos();
    /** How many have left today, by where they are noted. */
    private final Map<Object, Integer> today = new HashMap<>();

    private Instant midnight = Instant.MIN;

    /** The ones for this gateway. */
    static Departures of(URI gateway, Timers timers) {
        return ALL.of(gateway, timers);
    }

    /** From now on nothing is forgotten that is younger than this. */
    synchronized void remember(Duration time) {
        memory = Math.max(memory, time.toNanos());
    }

    /** Notes one. */
    synchronized void add(Departure departure) {
        latest.add(departure);
        while (departure.at() - latest.peek().at() >= memory) {
            latest.remove();
        }
    }

    /** It has not left after all. */
    synchronized void remove(Departure departure) {
        latest.removeLastOccurrence(departure);
    }

    /**
     * How many have left within so much time before {@code now}.
     *
     * @param route null: of all routes
     * @param content null: whatever they were
     */
    synchronized int count(Duration time, long now, String route, String content) {
        int count = 0;
        for (Departure one : latest) {
            long age = now - one.at();
            if (age >= 0
                    && age < time.toNanos()
                    && (route == null || route.equals(one.route()))
                    && (content == null || content.equals(one.content()))) {
                count++;
            }
        }
        return count;
    }

    /** One that is noted at {@code place} has left, on the day that began at {@code begin}. */
    synchronized void left(Object place, Instant begin) {
        if (begin.isAfter(midnight)) {
            midnight = begin;
            today.clear();
        }
        today.merge(place, 1, Integer::sum);
    }

    /** How many have left on that day that are noted anywhere but at {@code place}. */
    synchronized int elsewhere(Object place, Instant begin) {
        if (!begin.equals(midnight)) {
            return 0;
        }
        return today.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(place))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How many orders of an account were opened since then. */
    synchronized int opened(String account, long since) {
        return latest.stream()
                .filter(one -> one.at() - since >= 0 && account.equals(one.account()))
                .mapToInt(Departure::opened)
                .sum();
    }
}
