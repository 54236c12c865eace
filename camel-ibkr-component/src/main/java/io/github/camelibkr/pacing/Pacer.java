package io.github.camelibkr.pacing;

import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.pacing.WaitingLine.Place;
import io.github.camelibkr.time.PerGateway;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.time.Timers.Alarm;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says when a request may leave. There is one for each gateway URL in the whole JVM, since IBKR counts by address. The
 * rule: requests in flight, plus those completed within the last second, never exceed the limit, so that no more than
 * that can arrive in any one second whatever the network does in between; a limiter that counts by the time of sending
 * cannot say so. IBKR's limit is ten a second; one is left for the gateway's own calls. What holds besides is in
 * {@link Admission}, {@link Window}, {@link Flights}, {@link WaitingLine} and {@link Penalty}. No thread is parked, none is owned.
 */
public final class Pacer {

    /** One gateway of one Camel context. Its methods are called without locks, and must not block. */
    public interface User {
        /** Its clock. */
        Timers timers();

        /** The part of IBKR's limit that this process may use, up to 1. */
        double share();

        /** A request got no answer: nothing leaves before a {@link Claim#probe probe} is answered. */
        void probeWanted();

        /** IBKR has answered 429; {@code until} is null if nothing is sent before somebody says so. */
        void penalised(Instant until);

        /** A penalty is over: something was answered again. */
        void penaltyOver();

        /** What was held up by overdue requests, or by a penalty, goes on. */
        void unblocked();
    }

    private static final long GRANTED = 0;
    /** IBKR does not wait longer for the answers to its questions. */
    private static final Duration LONGEST_CONVERSATION = Duration.ofSeconds(30);

    private static final PerGateway<Pacer> ALL = new PerGateway<>(Pacer::new);

    // all below guarded by this
    private final Set<User> users = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Admission rule = new Admission();
    private final Flights flights = rule.flights();
    private final Penalty penalty = rule.penalty();
    private final WaitingLine line = new WaitingLine();
    private final Map<Claim, Alarm> patience = new IdentityHashMap<>();
    private final Map<Timers, Alarm> alarms = new IdentityHashMap<>();
    private Alarm conversationEnd = () -> {};
    private User speaker;
    private long slots;

    Pacer() {}

    /** The one for this gateway. */
    public static Pacer of(URI gateway, Timers timers) {
        return ALL.of(gateway, timers);
    }

    /** Somebody begins. What an earlier one left unanswered still counts. */
    public void join(User user) {
        boolean stalled;
        synchronized (this) {
            users.add(user);
            shareAnew();
            stalled = flights.isStalled();
        }
        if (stalled) {
            user.probeWanted();
        }
    }

    /** Somebody ends; whatever of his still waits will not be sent. */
    public void leave(User user) {
        List<Claim> gone = new ArrayList<>();
        User heir;
        synchronized (this) {
            users.remove(user);
            shareAnew();
            if (speaker == user) {
                endConversation();
            }
            line.all().stream().filter(place -> place.claim.user() == user).forEach(place -> {
                take(place);
                gone.add(place.claim);
            });
            gone.forEach(claim -> alarms.computeIfPresent(claim.timers(), (timers, alarm) -> {
                alarm.cancel();
                return null;
            }));
            heir = flights.isStalled() ? users.stream().findAny().orElse(null) : null;
        }
        gone.forEach(claim -> claim.refused().accept(new PacingException("the gateway connection is being closed")));
        if (heir != null) {
            heir.probeWanted();
        }
        pump();
    }

    /** The smallest share that anybody has set: it is the process that shares, not the context. */
    private void shareAnew() {
        users.stream().mapToDouble(User::share).min().ifPresent(rule::share);
    }

    /** Asks for the right to send. */
    public void ask(Claim claim) {
        Place place;
        synchronized (this) {
            place = line.add(claim);
        }
        pump();
        if (claim.maxWait().isZero()) {
            expire(place);
            return;
        }
        synchronized (this) {
            if (line.holds(place)) {
                patience.put(claim, claim.timers().after(claim.maxWait(), () -> expire(place)));
            }
        }
    }

    /** Somebody does not want to send any more; nothing happens if he has the right already. */
    public synchronized void cancel(Claim claim) {
        line.all().stream().filter(place -> place.claim == claim).forEach(this::take);
    }

    /** A conversation is over; nothing happens if it is over already. */
    public void release(Object conversation) {
        synchronized (this) {
            if (rule.conversation() != conversation) {
                return;
            }
            endConversation();
        }
        pump();
    }

    private void endConversation() {
        rule.endConversation();
        conversationEnd.cancel();
        speaker = null;
    }

    private void expire(Place place) {
        PacingException why;
        synchronized (this) {
            why = rule.noTurn(place.claim);
            if (!line.remove(place)) {
                return;
            }
            forget(place.claim);
        }
        place.claim.refused().accept(why);
    }

    private void take(Place place) {
        line.remove(place);
        forget(place.claim);
    }

    private void forget(Claim claim) {
        Alarm alarm = patience.remove(claim);
        if (alarm != null) {
            alarm.cancel();
        }
    }

    /** IBKR has answered 429: nothing leaves until its penalty is over. */
    void penalise(User by) {
        Instant until;
        List<User> told;
        synchronized (this) {
            Timers timers = by.timers();
            if (!penalty.strike(timers.nanoTime(), timers.now())) {
                return;
            }
            until = penalty.end();
            told = List.copyOf(users);
        }
        pump();
        told.forEach(user -> user.penalised(until));
    }

    /** Somebody has looked into it: sending may begin again. */
    public void pardon() {
        List<User> told;
        synchronized (this) {
            penalty.pardon();
            told = List.copyOf(users);
        }
        pump();
        told.forEach(User::unblocked);
    }

    /** Why nothing is sent at all; null if something is. */
    public synchronized PacingException penalty(Timers timers) {
        return penalty.isShut(timers.nanoTime()) ? rule.penalised() : null;
    }

    /** Whether nothing but a probe is sent, since a request got no answer. */
    public synchronized boolean isStalled() {
        return flights.isStalled();
    }

    /** Somebody's probe has waited long enough: it keeps its slot, and another may be sent. */
    public void giveUpProbe(User whose) {
        flights().stream()
                .filter(slot -> slot.isProbe() && slot.claim.user() == whose)
                .forEach(Slot::overdue);
    }

    private synchronized List<Slot> flights() {
        return flights.all();
    }

    /** How it is. */
    public synchronized PacerStatus status(Timers timers) {
        long now = timers.nanoTime();
        return new PacerStatus(
                rule.all().limit(),
                rule.all().taken(now),
                flights.size(),
                flights.overdue(),
                line.size(),
                penalty.isShut(now),
                penalty.isShut(now) ? penalty.end() : null,
                penalty.strikes());
    }

    // --- slots

    void end(Slot slot, boolean answered) {
        List<Runnable> after = new ArrayList<>();
        synchronized (this) {
            long now = slot.claim.timers().nanoTime();
            if (slot.ended) {
                return;
            }
            boolean stalled = flights.isStalled();
            complete(slot, now, after);
            if (answered) {
                if (slot.claim.probe()) {
                    flights.provenBy(slot).forEach(behind -> complete(behind, now, after));
                }
                if (penalty.answered(now)) {
                    List.copyOf(users).forEach(user -> after.add(user::penaltyOver));
                }
            }
            if (stalled && !flights.isStalled()) {
                List.copyOf(users).forEach(user -> after.add(user::unblocked));
            }
        }
        after.forEach(Runnable::run);
        pump();
    }

    private void complete(Slot slot, long now, List<Runnable> after) {
        slot.ended = true;
        flights.remove(slot);
        slot.windows.forEach(window -> window.complete(now));
        if (slot.overdue) {
            after.add(slot.proven);
        }
    }

    void giveBack(Slot slot) {
        synchronized (this) {
            if (slot.ended) {
                return;
            }
            slot.ended = true;
            flights.remove(slot);
            slot.windows.forEach(Window::giveBack);
        }
        pump();
    }

    void overdue(Slot slot) {
        User asked;
        synchronized (this) {
            if (slot.ended || slot.overdue) {
                return;
            }
            slot.overdue = true;
            slot.overdueSince = slot.claim.timers().nanoTime();
            asked = users.contains(slot.claim.user())
                    ? slot.claim.user()
                    : users.stream().findAny().orElse(null);
        }
        pump();
        if (asked != null) {
            asked.probeWanted();
        }
    }

    // --- the rule

    private void pump() {
        List<Runnable> decided = new ArrayList<>();
        synchronized (this) {
            alarms.values().forEach(Alarm::cancel);
            alarms.clear();
            long next;
            do {
                next = decide(decided);
            } while (next == GRANTED);
            decided.addAll(rule.takeWrittenOff());
            if (next < Long.MAX_VALUE) {
                Duration delay = Duration.ofNanos(next);
                for (Place place : line.all()) {
                    // each by his own clock: no one's blocked thread holds up another
                    alarms.computeIfAbsent(place.claim.timers(), timers -> timers.after(delay, this::pump));
                }
            }
        }
        decided.forEach(Runnable::run);
    }

    /**
     * Goes along the line until somebody may send: then the turn passes on.
     *
     * @return {@link #GRANTED}, or in how many nanoseconds it is worth looking again
     */
    private long decide(List<Runnable> decided) {
        long next = Long.MAX_VALUE;
        for (Place place : line.inTurn()) {
            long now = place.claim.timers().nanoTime();
            if (penalty.isShut(now)) {
                take(place);
                decided.add(refusal(place.claim, rule.penalised()));
                continue;
            }
            long pause = rule.pause(place.claim, now);
            if (pause == 0) {
                decided.add(grant(place, now));
                return GRANTED;
            }
            next = Math.min(next, pause);
            if (rule.isSettling(place.claim, now)) {
                return next;
            }
        }
        return next;
    }

    private Runnable grant(Place place, long now) {
        line.serve(place);
        forget(place.claim);
        Object before = rule.conversation();
        Slot slot = new Slot(this, place.claim, slots++, rule.begin(place.claim, now), now);
        Object conversation = rule.conversation();
        if (conversation != before) {
            speaker = place.claim.user();
            conversationEnd = place.claim.timers().after(LONGEST_CONVERSATION, () -> release(conversation));
        }
        flights.add(slot);
        return () -> place.claim.granted().accept(slot);
    }

    private static Runnable refusal(Claim claim, PacingException why) {
        Consumer<PacingException> refused = claim.refused();
        return () -> refused.accept(why);
    }
}
