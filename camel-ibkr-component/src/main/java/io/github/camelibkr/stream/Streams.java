package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topic.Delivery;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.gateway.GatewayListener;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.stream.StreamCondition.State;
import io.github.camelibkr.wire.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All subscriptions of one gateway. They are sent once the websocket is up, again after every interruption, and, for
 * quotes, again before IBKR ends them silently (quirk 97): fills first, then orders, then quotes, 20 a second.
 */
public final class Streams implements GatewayListener {

    private static final Duration SPACING = Duration.ofMillis(50);
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(60);
    /** Renewals are spread over this part of their time, so that a hundred do not come at once. */
    private static final int SPREAD = 9;

    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

    private final Set<Subscription> toSend = new LinkedHashSet<>(); // guarded by this
    private boolean up; // guarded by this
    private boolean sending; // guarded by this
    private Gateway gateway;

    /** The gateway whose websocket this is about; to be set before anything is subscribed. */
    public void attach(Gateway gateway) {
        this.gateway = gateway;
    }

    /** A consumer begins. */
    public void subscribe(Sink sink) {
        gateway.wantStream();
        synchronized (this) {
            Subscription subscription = subscriptions.computeIfAbsent(
                    Subscription.key(sink.topic(), sink.target()),
                    key -> new Subscription(sink.topic(), sink.target()));
            subscription.add(sink);
            // sent for every consumer: only that brings him a full frame, or the executions of the day
            if (!subscription.isQuarantined()) {
                toSend.add(subscription);
                send();
            }
        }
    }

    /** Somebody begins to hear what happens to the gateway. */
    void listen(LifecycleSink events) {
        gateway.announcer().listen(events);
    }

    /** Somebody ends that, perhaps for a while. */
    void ignore(LifecycleSink events) {
        gateway.announcer().ignore(events);
    }

    /** How the subscription of a consumer is. */
    public StreamCondition condition(Sink sink) {
        String key = Subscription.key(sink.topic(), sink.target());
        Subscription subscription = subscriptions.get(key);
        if (subscription == null) {
            return new StreamCondition(key, State.WAITING, null, null);
        }
        long heard = subscription.lastFrame;
        Instant lastFrame = heard == 0 ? null : gateway.timers().at(heard);
        synchronized (this) {
            State state = State.FLOWING;
            if (subscription.isQuarantined()) {
                state = State.QUARANTINED;
            } else if (!up || toSend.contains(subscription)) {
                state = State.WAITING;
            } else if (subscription.refusals > 0) {
                state = State.REFUSED;
            } else if (heard == 0 || heard - subscription.sentAt < 0) {
                state = State.SUBSCRIBED;
            }
            return new StreamCondition(key, state, lastFrame, subscription.problem);
        }
    }

    /** A consumer ends; the last one takes the subscription with him. */
    public void unsubscribe(Sink sink) {
        synchronized (this) {
            Subscription subscription = subscriptions.get(Subscription.key(sink.topic(), sink.target()));
            if (subscription != null && subscription.remove(sink)) {
                subscriptions.remove(subscription.key());
                toSend.remove(subscription);
                if (up) {
                    gateway.sendCommand(subscription.unsubscribe());
                }
            }
        }
    }

    @Override
    public synchronized void streaming() {
        up = true;
        subscriptions.values().forEach(subscription -> subscription.refusals = 0);
        toSend.clear();
        subscriptions.values().stream()
                .filter(subscription -> !subscription.isQuarantined())
                .sorted(Comparator.comparingInt(Streams::rank))
                .forEach(toSend::add);
        send();
    }

    private static int rank(Subscription subscription) {
        if (subscription.topic() == Topics.STR) {
            return 0;
        }
        return subscription.topic().delivery() == Delivery.EVERY ? 1 : 2;
    }

    @Override
    public synchronized void interrupted(String reason) {
        up = false;
        toSend.clear();
        for (Subscription subscription : subscriptions.values()) {
            if (subscription.staleSince == null && !subscription.isQuarantined()) {
                long heard = subscription.lastFrame == 0 ? subscription.sentAt : subscription.lastFrame;
                subscription.staleSince =
                        heard == 0 ? gateway.timers().now() : gateway.timers().at(heard);
                subscription.problem = reason;
                subscription.gapTold = false;
                tell(Type.STALE, subscription, subscription.staleSince, null, reason);
            }
        }
    }

    private void tell(Type type, Subscription subscription, Instant from, Instant to, String reason) {
        gateway.announcer()
                .announce(LifecycleEvent.ofStream(
                        type,
                        gateway.settings().url().toString(),
                        gateway.timers().now(),
                        subscription.key(),
                        from,
                        to,
                        reason));
    }

    @Override
    public void oversized(String topic) {
        Subscription subscription = topic == null ? null : find(topic);
        if (subscription == null) {
            gateway.announcer().warn("A message over the limits was left out; its topic: {}", topic);
            return;
        }
        synchronized (this) {
            subscription.oversized++;
            String what = "a message of " + subscription.key() + " is longer than maxFrameSize or maxMessageSize";
            gateway.announcer().warn("Left out: {}", what);
            if (subscription.isQuarantined() && !subscription.quarantineTold) {
                subscription.quarantineTold = true;
                subscription.problem = what + ", twice: the topic was given up";
                gateway.sendCommand(subscription.unsubscribe());
                tell(Type.QUARANTINED, subscription, null, null, subscription.problem);
            }
        }
    }

    private Subscription find(String topic) {
        Subscription subscription = subscriptions.get(topic);
        int plus = topic.indexOf('+');
        return subscription == null && plus > 0 ? subscriptions.get(topic.substring(0, plus)) : subscription;
    }

    @Override
    public void frame(Frame frame) {
        String topic = frame.topic();
        if (topic == null) {
            return;
        }
        Subscription subscription = find(topic);
        if (subscription != null && !refused(subscription, frame)) {
            subscription.refusals = 0;
            subscription.lastFrame = gateway.timers().nanoTime();
            if (subscription.staleSince != null) {
                resumed(subscription);
            }
            subscription.frame(frame);
        }
    }

    private synchronized void resumed(Subscription subscription) {
        Instant from = subscription.staleSince;
        if (from != null) {
            subscription.staleSince = null;
            subscription.problem = null;
            tell(Type.RESUMED, subscription, from, gateway.timers().now(), null);
        }
    }

    /** {@code {"error":"unable to subscribe","topic":"sor"}}: asked again, with growing pauses (quirk 107). */
    private boolean refused(Subscription subscription, Frame frame) {
        String error = frame.error();
        if (error == null) {
            return false;
        }
        synchronized (this) {
            int times = subscription.refusals + 1;
            subscription.refusals = times;
            Duration pause = Duration.ofSeconds(Math.min(LONGEST_REFUSAL.toSeconds(), 1L << Math.min(times, 6)));
            gateway.announcer()
                    .warn("IBKR refused {} ({}); asking again in {} s", subscription.key(), error, pause.toSeconds());
            gateway.timers().after(pause, () -> again(subscription));
        }
        return true;
    }

    /** If anybody still wants it. */
    private synchronized void again(Subscription subscription) {
        if (subscriptions.get(subscription.key()) == subscription && !subscription.isQuarantined()) {
            toSend.add(subscription);
            send();
        }
    }

    /** Sends one command, and the next a little later. */
    private void send() {
        if (!up || sending || toSend.isEmpty()) {
            return;
        }
        Subscription next = toSend.iterator().next();
        toSend.remove(next);
        if (gateway.sendCommand(next.subscribe())) {
            next.sentAt = gateway.timers().nanoTime();
            tell(Type.SUBSCRIBED, next, null, null, null);
            if (next.staleSince != null && !next.gapTold) {
                next.gapTold = true;
                tell(Type.GAP, next, next.staleSince, gateway.timers().now(), next.problem);
            }
            if (next.topic().delivery() == Delivery.CONFLATE) {
                renewLater(next, next.sentAt);
            }
        } else {
            toSend.add(next);
        }
        sending = true;
        gateway.timers().after(SPACING, () -> {
            synchronized (this) {
                sending = false;
                send();
            }
        });
    }

    private void renewLater(Subscription subscription, long sentAt) {
        long shortest = gateway.settings().rhythm().renewal().toMillis();
        Duration age = Duration.ofMillis(
                shortest + Math.floorMod(subscription.key().hashCode(), Math.max(1, shortest / SPREAD)));
        gateway.timers().after(age, () -> {
            synchronized (this) {
                // sent again meanwhile: then that one has its own renewal
                if (subscription.sentAt == sentAt) {
                    again(subscription);
                }
            }
        });
    }
}
