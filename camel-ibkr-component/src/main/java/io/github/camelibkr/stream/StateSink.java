package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.wire.Frame;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A topic whose latest state wins: while a message is in the route, what comes is merged into the next one. A topic may
 * carry several things, each with a state and messages of its own: {@code spl} has one for each account and model.
 */
public final class StateSink extends LaneSink {

    private static final int UNMERGED = 64;

    /**
     * What is known of one thing.
     *
     * @param merge takes in an update; whether anything is different now
     * @param take the message that shows it as it stands
     */
    public record State(Predicate<JsonNode> merge, Supplier<IbkrMessage> take) {}

    /** One thing, and what came for it since its last message. */
    private static final class Slot {
        final State state;
        int merged;
        boolean news;

        Slot(State state) {
            this.state = state;
        }
    }

    private final Function<JsonNode, Map<String, JsonNode>> parts;
    private final Function<String, State> states;
    private final Map<String, Slot> slots = new LinkedHashMap<>(); // guarded by reading

    /**
     * For one target.
     *
     * @param parts the updates within a frame, each with the key of what it is about
     * @param states makes what is known at first, from such a key
     */
    public StateSink(
            Topic topic,
            String target,
            Function<JsonNode, Map<String, JsonNode>> parts,
            Function<String, State> states,
            Executor pool,
            Delivery delivery) {
        super(topic, target, UNMERGED, pool, delivery);
        this.parts = parts;
        this.states = states;
    }

    @Override
    void full() {
        readAll();
    }

    @Override
    void read(Frame frame) throws IOException {
        parts.apply(frame.tree()).forEach((key, update) -> {
            counts.received.incrementAndGet();
            Slot slot = slots.computeIfAbsent(key, unknown -> new Slot(states.apply(key)));
            slot.news |= slot.state.merge().test(update);
            slot.merged++;
        });
    }

    @Override
    void unreadable() {
        counts.received.incrementAndGet();
        counts.dropped.incrementAndGet();
    }

    @Override
    IbkrMessage nextMessage() {
        readAll();
        for (Slot slot : slots.values()) {
            int updates = slot.merged;
            slot.merged = 0;
            if (slot.news) {
                slot.news = false;
                counts.conflated.addAndGet(updates - 1L);
                counts.delivered.incrementAndGet();
                return slot.state.take().get();
            }
            counts.conflated.addAndGet(updates);
        }
        return null;
    }

    @Override
    void forget() {
        dropRead();
        slots.clear();
    }

    @Override
    void dropRead() {
        for (Slot slot : slots.values()) {
            counts.dropped.addAndGet(slot.merged);
            slot.merged = 0;
            slot.news = false;
        }
    }

    @Override
    public int pending() {
        synchronized (reading) {
            return unread()
                    + slots.values().stream().mapToInt(slot -> slot.merged).sum()
                    + (busy() ? 1 : 0);
        }
    }
}
