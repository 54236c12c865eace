package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All subscriptions of one gateway, found by what frames call them. */
final class SubscriptionTable {

    private final Map<String, Subscription> byKey = new ConcurrentHashMap<>();
    private long begun;

    /** The one that a consumer belongs to; null if there is none. */
    Subscription of(Sink sink) {
        return byKey.get(Subscription.key(sink.topic(), sink.target()));
    }

    /** The same, which is made if there is none. Not to be called by two at a time. */
    Subscription ofOrNew(Sink sink) {
        return byKey.computeIfAbsent(
                Subscription.key(sink.topic(), sink.target()),
                key -> new Subscription(sink.topic(), sink.target(), ++begun));
    }

    void remove(Subscription subscription) {
        byKey.remove(subscription.key());
    }

    /** Whether somebody still wants it. */
    boolean holds(Subscription subscription) {
        return byKey.get(subscription.key()) == subscription;
    }

    Collection<Subscription> all() {
        return byKey.values();
    }

    /** The one that a frame's topic means; null if there is none. */
    Subscription find(String topic) {
        Subscription subscription = byKey.get(topic);
        if (subscription != null) {
            return subscription;
        }
        int plus = topic.indexOf('+');
        String name = plus < 0 ? topic : topic.substring(0, plus);
        return Topics.find("stream/" + name).map(known -> similar(known, topic)).orElse(null);
    }

    /** A frame of a ladder may name the exchange or not, or nothing but the topic; there is one for each account. */
    private Subscription similar(Topic topic, String named) {
        if (topic.target() == Topic.Target.SESSION) {
            return byKey.get(topic.name());
        }
        if (topic.target() != Topic.Target.LADDER) {
            return null;
        }
        return byKey.values().stream()
                .filter(subscription -> subscription.topic() == topic)
                .filter(subscription -> named.equals(topic.name())
                        || subscription.key().startsWith(named + "+")
                        || named.startsWith(subscription.key() + "+"))
                .findFirst()
                .orElse(null);
    }
}
