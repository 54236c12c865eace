package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.model.MarketDataField;
import io.github.camelibkr.wire.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * What the gateway sees of all consumers of one topic string: it has one subscription for each, whose arguments are
 * those of the last command. So the command asks for the union of what the consumers want.
 */
final class Subscription {

    private static final int MOST_OVERSIZED = 2;

    private final Topic topic;
    private final String target;
    private final List<Sink> sinks = new CopyOnWriteArrayList<>();

    long sentAt; // guarded by Streams
    volatile int refusals; // in a row
    volatile int oversized;
    /** By the gateway's clock; 0: never. */
    volatile long lastFrame;
    /** Since when nothing has come for a reason that is known; null: all is well. */
    volatile Instant staleSince;

    volatile String problem;
    boolean gapTold; // guarded by Streams
    boolean quarantineTold; // guarded by Streams

    Subscription(Topic topic, String target) {
        this.topic = topic;
        this.target = target;
    }

    static String key(Topic topic, String target) {
        return target == null ? topic.name() : topic.name() + "+" + target;
    }

    Topic topic() {
        return topic;
    }

    String key() {
        return key(topic, target);
    }

    void add(Sink sink) {
        sinks.add(sink);
        hideFromEachOther();
    }

    /** Whether that was the last one. */
    boolean remove(Sink sink) {
        sinks.remove(sink);
        hideFromEachOther();
        return sinks.isEmpty();
    }

    private void hideFromEachOther() {
        Set<String> union = union();
        for (Sink sink : sinks) {
            Set<String> others = new TreeSet<>(union);
            others.removeAll(sink.fields());
            // whether data is delayed is nobody's private matter (quirk 95)
            others.remove(MarketDataField.AVAILABILITY.id());
            sink.hide(others);
        }
    }

    private Set<String> union() {
        Set<String> union = new TreeSet<>();
        sinks.forEach(sink -> union.addAll(sink.fields()));
        return union;
    }

    String subscribe() {
        return command(topic.subscribe());
    }

    String unsubscribe() {
        return command(topic.unsubscribe());
    }

    private String command(String template) {
        String fields = union().stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        return template.replace("{target}", String.valueOf(target)).replace("{fields}", fields);
    }

    void frame(Frame frame) {
        for (Sink sink : sinks) {
            sink.frame(frame);
        }
    }

    /** Whether it was given up, because what it brings cannot be read. */
    boolean isQuarantined() {
        return oversized >= MOST_OVERSIZED;
    }
}
