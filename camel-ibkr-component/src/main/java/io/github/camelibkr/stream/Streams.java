package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.gateway.GatewayListener;
import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.stream.StreamCondition.State;
import io.github.camelibkr.stream.Subscription.Due;
import io.github.camelibkr.wire.Frame;
import java.time.Duration;
import java.time.Instant;

/**
 * All subscriptions of one gateway. They are sent once the websocket is up, again after every interruption, again if
 * nothing comes, and, for quotes, again before IBKR ends them silently (quirk 97): fills first, then orders, then
 * quotes, 20 a second.
 */
public final class Streams implements GatewayListener {

    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(60);

    private final SubscriptionTable subscriptions = new SubscriptionTable();
    private final Strays strays = new Strays();
    private final Ladders ladders = new Ladders();

    private SendQueue toSend; // guarded by this
    private Gateway gateway;
    private RestReadings readings;
    private BackPressure pressure;
    private HistoryDesk history;

    /** The gateway whose websocket this is about; to be set before anything is subscribed. */
    public void attach(Gateway theGateway, Rest rest) {
        gateway = theGateway;
        toSend = new SendQueue(this, theGateway, this::sent);
        readings = new RestReadings(theGateway, rest);
        pressure = new BackPressure(theGateway::holdStream);
        history = new HistoryDesk(theGateway);
    }

    /** A consumer begins. */
    public void subscribe(Sink sink) {
        gateway.wantStream();
        Frame last;
        synchronized (this) {
            Subscription subscription = subscriptions.ofOrNew(sink);
            subscription.add(sink);
            last = strays.last(sink.topic());
            // sent for every consumer: only that brings him a full frame, or the executions of the day
            if (!subscription.isQuarantined() && subscription.isAskedFor()) {
                toSend.add(subscription);
            }
        }
        if (last != null) {
            sink.frame(last);
        }
    }

    /** Where charts are asked for. */
    HistoryDesk history() {
        gateway.wantStream();
        return history;
    }

    /**
     * Quotes were ended at IBKR by a request, which ends them for everybody who uses the session (quirk 98): those that
     * somebody here still wants are subscribed again.
     *
     * @param conid the contract; null: all of them
     */
    public synchronized void quotesEnded(String conid) {
        subscriptions.all().stream()
                .filter(subscription -> subscription.topic() == Topics.SMD)
                .filter(subscription -> conid == null || isOf(conid, subscription.target()))
                .forEach(this::again);
    }

    /** Whether a stream's target is this contract, wherever it is traded. */
    private static boolean isOf(String conid, String target) {
        return target.equals(conid) || target.startsWith(conid + "@");
    }

    /** Who has which account's price ladder. */
    public Ladders ladders() {
        return ladders;
    }

    /** Sends a consumer's subscription again: he could not take all that it brought. */
    void again(Sink sink) {
        again(subscriptions.of(sink));
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
        Subscription subscription = subscriptions.of(sink);
        if (subscription == null) {
            return new StreamCondition(key, State.WAITING, null, null);
        }
        long heard = subscription.lastFrame;
        Instant lastFrame = heard == 0 ? null : gateway.timers().at(heard);
        String problem = subscription.problem == null ? subscription.pollProblem : subscription.problem;
        synchronized (this) {
            State state = State.FLOWING;
            if (subscription.isQuarantined()) {
                state = State.QUARANTINED;
            } else if (!toSend.isOpen() || subscription.isAskedFor() && subscription.sentAt == 0) {
                state = State.WAITING;
            } else if (subscription.refusals > 0) {
                state = State.REFUSED;
            } else if (subscription.isSilent()) {
                state = State.SILENT;
            } else if (!subscription.isAnswered()) {
                state = State.SUBSCRIBED;
            }
            return new StreamCondition(key, state, lastFrame, problem);
        }
    }

    /**
     * What the market says of a contract that a consumer streams: last, bid, ask and whether they are late. The first
     * question about a contract begins to follow it, and is not answered.
     *
     * @param contract as in the consumer's options
     * @param youngest how long ago something must have come at the latest
     * @return null if nobody streams it, or nothing has come for so long
     */
    public Quote latest(String contract, Duration youngest) {
        Subscription subscription = subscriptions.find(Topics.SMD.name() + "+" + contract);
        if (subscription == null || !contract.equals(subscription.target())) {
            return null;
        }
        Quote quote;
        synchronized (this) {
            quote = subscription.quote();
            if (quote == null) {
                // what it wants may not have been asked for, and only that brings a full frame
                again(subscription);
            }
        }
        long heard = subscription.lastFrame;
        boolean young = heard != 0 && gateway.timers().nanoTime() - heard <= youngest.toNanos();
        return young ? quote : null;
    }

    /** What came that nobody could use. */
    public StrayCounts strays() {
        return strays.counts();
    }

    /** Whether a route that is too slow holds back the whole websocket. */
    public boolean isHeldBack() {
        return pressure.isOn();
    }

    /** A consumer ends; the last one takes the subscription with him. */
    public void unsubscribe(Sink sink) {
        synchronized (this) {
            Subscription subscription = subscriptions.of(sink);
            if (subscription != null && subscription.remove(sink)) {
                subscriptions.remove(subscription);
                toSend.remove(subscription);
                subscription.alarm.cancel();
                if (subscription.poll != null) {
                    subscription.poll.stop();
                }
                if (toSend.isOpen() && subscription.topic().unsubscribe() != null) {
                    gateway.sendCommand(subscription.unsubscribe(now()));
                }
            }
        }
    }

    @Override
    public synchronized void streaming() {
        pressure.renew();
        history.streaming();
        subscriptions.all().forEach(Subscription::startOver);
        toSend.open(subscriptions.all().stream()
                .filter(Subscription::isAskedFor)
                .filter(subscription -> !subscription.isQuarantined())
                .sorted(Subscription.byRank())
                .toList());
    }

    @Override
    public synchronized void interrupted(String reason) {
        history.interrupted();
        toSend.close();
        for (Subscription subscription : subscriptions.all()) {
            subscription.alarm.cancel();
            if (subscription.staleSince == null && !subscription.isQuarantined()) {
                stale(subscription, Type.STALE, reason);
            }
        }
    }

    private void stale(Subscription subscription, Type type, String reason) {
        long heard = subscription.lastFrame == 0 ? subscription.sentAt : subscription.lastFrame;
        subscription.staleSince = heard == 0 ? now() : gateway.timers().at(heard);
        subscription.problem = reason;
        subscription.gapTold = false;
        tell(type, subscription.key(), subscription.staleSince, null, reason);
    }

    /** Says what has happened to a stream; {@code from} and {@code to} may be null. */
    void tell(Type type, String topic, Instant from, Instant to, String reason) {
        gateway.announcer()
                .announce(LifecycleEvent.ofStream(
                        type, gateway.settings().url().toString(), now(), topic, from, to, reason));
    }

    private Instant now() {
        return gateway.timers().now();
    }

    /** A consumer has no room for what must not be lost. */
    void press(Sink sink) {
        pressure.press(sink);
    }

    /** He has room again. */
    void relieve(Sink sink) {
        pressure.relieve(sink);
    }

    /** A frame of this consumer's could not be read: if it was about money, that is read over REST now. */
    void malformed(Sink sink) {
        Subscription subscription = subscriptions.of(sink);
        if (subscription != null) {
            synchronized (this) {
                if (subscription.poll != null) {
                    subscription.poll.soon();
                }
            }
        }
    }

    /** REST has told a consumer what his stream has not: if that stays so, the stream is dead. */
    void behind(Sink sink) {
        Subscription subscription = subscriptions.of(sink);
        if (subscription == null) {
            return;
        }
        long before = subscription.lastFrame;
        gateway.timers().after(gateway.settings().rhythm().confirmation(), () -> {
            synchronized (this) {
                boolean mute = subscription.lastFrame == before && subscription.refusals == 0;
                if (toSend.isOpen() && mute && subscriptions.holds(subscription)) {
                    if (subscription.staleSince == null) {
                        stale(
                                subscription,
                                Type.STALE,
                                "REST tells what " + subscription.key() + " has not: it is subscribed anew");
                    }
                    gateway.sendCommand(subscription.unsubscribe(now()));
                    again(subscription);
                }
            }
        });
    }

    @Override
    public void oversized(String topic) {
        Subscription subscription = topic == null ? null : subscriptions.find(topic);
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
                gateway.sendCommand(subscription.unsubscribe(now()));
                tell(Type.QUARANTINED, subscription.key(), null, null, subscription.problem);
            }
        }
    }

    @Override
    public void frame(Frame frame) {
        String topic = frame.topic();
        if (topic != null && topic.startsWith("smh+")) {
            history.frame(frame);
            return;
        }
        Subscription subscription = topic == null ? null : subscriptions.find(topic);
        if (subscription == null) {
            history.message(frame);
            strays.frame(frame);
        } else if (!refused(subscription, frame)) {
            if (subscription.topic().kept()) {
                strays.remember(frame, subscription.topic());
            }
            subscription.refusals = 0;
            subscription.unanswered = 0;
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
            tell(Type.RESUMED, subscription.key(), from, now(), null);
            watch(subscription);
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
            if (subscription.staleSince == null) {
                stale(subscription, Type.DEGRADED, "IBKR refuses it: " + error);
            }
            if (subscription.poll != null) {
                subscription.poll.soon();
            }
            gateway.announcer()
                    .warn("IBKR refused {} ({}); asking again in {} s", subscription.key(), error, pause.toSeconds());
            gateway.timers().after(pause, () -> again(subscription));
        }
        return true;
    }

    /** If anybody still wants it. */
    private synchronized void again(Subscription subscription) {
        if (subscription != null && subscriptions.holds(subscription) && !subscription.isQuarantined()) {
            toSend.add(subscription);
        }
    }

    private void sent(Subscription subscription) {
        subscription.unanswered = subscription.isAnswered() ? 0 : subscription.unanswered + 1;
        tell(Type.SUBSCRIBED, subscription.key(), null, null, null);
        if (subscription.staleSince != null && !subscription.gapTold) {
            subscription.gapTold = true;
            tell(Type.GAP, subscription.key(), subscription.staleSince, now(), subscription.problem);
        }
        readings.begin(subscription);
        watch(subscription);
    }

    /** Looks at it again when there may be something to do about it. */
    private void watch(Subscription subscription) {
        subscription.alarm.cancel();
        Duration pause = subscription.untilDue(
                gateway.timers().nanoTime(), gateway.settings().rhythm());
        if (pause != null) {
            subscription.alarm = gateway.timers().after(pause, () -> look(subscription));
        }
    }

    private synchronized void look(Subscription subscription) {
        if (!toSend.isOpen() || !subscriptions.holds(subscription)) {
            return;
        }
        Rhythm rhythm = gateway.settings().rhythm();
        if (pressure.isOn()) {
            // nothing is read, so nothing is proved
            subscription.alarm = gateway.timers().after(rhythm.confirmation(), () -> look(subscription));
            return;
        }
        Due due = subscription.due(gateway.timers().nanoTime(), rhythm);
        if (due == Due.ANSWER_MISSING && subscription.isSilent() && subscription.staleSince == null) {
            stale(
                    subscription,
                    subscription.lastFrame == 0 ? Type.DEGRADED : Type.STALE,
                    "IBKR does not answer " + subscription.key()
                            + ": the contract may be unknown, without permission, or beyond the login's market-data lines");
        }
        if (due == Due.NOTHING) {
            watch(subscription);
        } else if (subscription.refusals == 0) {
            again(subscription);
        }
    }
}
