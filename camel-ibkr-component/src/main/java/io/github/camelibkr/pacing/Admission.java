package io.github.camelibkr.pacing;

import io.github.camelibkr.catalogue.Pace;
import io.github.camelibkr.model.PacingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rule itself: whether one more request may leave now, and if not, when. Guarded by the pacer. */
final class Admission {

    private static final Pace ALL =
            new Pace("all requests", 9, Duration.ofSeconds(1), Integer.MAX_VALUE, Duration.ZERO);
    /** A request that got no answer in this time is taken for lost, if the right to send is used up by such ones. */
    private static final long LOST_AFTER = Duration.ofMinutes(10).toNanos();

    private final Map<String, Window> windows = new HashMap<>();
    private final Window all = new Window(ALL);
    private final Flights flights = new Flights();
    private final Penalty penalty = new Penalty();
    private final List<Runnable> writtenOff = new ArrayList<>();
    private Object conversation;
    private double share = 1;
    private long lastSent;

    Flights flights() {
        return flights;
    }

    Penalty penalty() {
        return penalty;
    }

    Window all() {
        return all;
    }

    void share(double part) {
        share = part;
        all.share(share);
        windows.values().forEach(window -> window.share(share));
    }

    /** What is to be done, without the lock, for those who were written off meanwhile. */
    List<Runnable> takeWrittenOff() {
        List<Runnable> all = List.copyOf(writtenOff);
        writtenOff.clear();
        return all;
    }

    /** Takes what {@link #pause} has found to be free: the windows that it counts in. */
    List<Window> begin(Claim claim, long now) {
        List<Window> needs = new ArrayList<>();
        needs.add(all);
        if (claim.pace() != null) {
            needs.add(windows.get(claim.pace().name()));
        }
        needs.forEach(Window::begin);
        if (claim.conversation() != null) {
            conversation = claim.conversation();
        }
        lastSent = now;
        return needs;
    }

    /** What nobody else may interrupt; null if there is nothing. */
    Object conversation() {
        return conversation;
    }

    void endConversation() {
        conversation = null;
    }

    /** In nanoseconds; 0: now. */
    long pause(Claim claim, long now) {
        if (conversation != null && claim.conversation() != conversation) {
            // IBKR forgets its question if it hears anything else (quirk 52)
            return Window.UNTIL_AN_ANSWER;
        }
        long pause = pauseOfItsOwn(claim, now);
        if (pause == Window.UNTIL_AN_ANSWER || claim.conversation() == null || conversation != null) {
            return pause;
        }
        return Math.max(pause, flights.untilArrived(now));
    }

    /** Whether it only waits until all others have arrived; then none may go before it. */
    boolean isSettling(Claim claim, long now) {
        return conversation == null
                && claim.conversation() != null
                && flights.untilArrived(now) > 0
                && pauseOfItsOwn(claim, now) == 0;
    }

    private long pauseOfItsOwn(Claim claim, long now) {
        if (flights.isStalled()) {
            if (!claim.probe() || flights.isProbed()) {
                return Window.UNTIL_AN_ANSWER;
            }
            writeOff(now);
        } else if (penalty.isCautious(now) && flights.size() > 0 || !flights.hasRoom(claim.priority(), all.limit())) {
            return Window.UNTIL_AN_ANSWER;
        }
        Pace own = claim.pace();
        long pause = all.pause(now);
        if (own != null) {
            pause = Math.max(
                    pause,
                    windows.computeIfAbsent(own.name(), name -> window(own)).pause(now));
        }
        return pause > 0 ? pause : spacing(now);
    }

    private Window window(Pace pace) {
        Window window = new Window(pace);
        window.share(share);
        return window;
    }

    /** Once half the limit is used, the rest leaves evenly, so that an urgent one never waits for a whole second. */
    private long spacing(long now) {
        if (2 * all.taken(now) < all.limit()) {
            return 0;
        }
        long gap = Duration.ofSeconds(1).toNanos() / (all.limit() + 1);
        return Math.max(0, lastSent + gap - now);
    }

    /**
     * If the whole limit is used by requests that nobody will ever answer, one of them is given up, so that it can be
     * asked at all whether the gateway is well again.
     */
    private void writeOff(long now) {
        if (all.pause(now) == Window.UNTIL_AN_ANSWER) {
            flights.oldestOverdue()
                    .filter(slot -> now - slot.overdueSince > LOST_AFTER)
                    .ifPresent(slot -> {
                        slot.ended = true;
                        flights.remove(slot);
                        slot.windows.forEach(Window::giveBack);
                        writtenOff.add(slot.proven);
                    });
        }
    }

    /** Why nothing is sent while the penalty box is shut. */
    PacingException penalised() {
        Instant end = penalty.end();
        String until = end == null
                ? "and nothing is sent until somebody has looked into it and says so (operation resume of the component, by JMX): it was the"
                        + " third time within a day, and the next could be for good"
                : "and nothing is sent before " + end;
        return new PacingException(
                "IBKR has answered 429 (too many requests), " + until + ". This process kept to the limits, so another"
                        + " program behind the same address is likely: give each its rateShare.",
                end,
                true);
    }

    /** Why this one had no turn. */
    PacingException noTurn(Claim claim) {
        long now = claim.timers().nanoTime();
        String text = "no turn within " + claim.maxWait().toMillis() + " ms: ";
        if (conversation != null && claim.conversation() != conversation) {
            return new PacingException(
                    text + "an order is being placed, and IBKR forgets what it asks about it if it hears anything else",
                    null);
        }
        if (flights.isStalled()) {
            return new PacingException(
                    text + "the gateway has left " + flights.overdue()
                            + " request(s) without an answer, and until one is" + " answered nothing else is sent",
                    null);
        }
        if (!flights.hasRoom(claim.priority(), all.limit())) {
            return new PacingException(
                    text + flights.size() + " requests are under way, and a gateway passes on no more at a time", null);
        }
        Window own = claim.pace() == null ? null : windows.get(claim.pace().name());
        Window tightest = own != null && own.pause(now) > all.pause(now) ? own : all;
        long pause = tightest.pause(now);
        Instant retry = pause == 0 || pause == Window.UNTIL_AN_ANSWER
                ? null
                : claim.timers().now().plusNanos(pause);
        return new PacingException(text + "limit " + tightest.pace().describe() + " is used up", retry);
    }
}
