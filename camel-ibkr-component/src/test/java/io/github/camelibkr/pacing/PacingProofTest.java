package io.github.camelibkr.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Pace;
import io.github.camelibkr.catalogue.Priority;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.time.VirtualTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures that the rule promises, against a gateway that stalls, in virtual time. */
class PacingProofTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(12);
    private static final long SECOND = 1_000_000_000L;

    private final VirtualTimers timers = new VirtualTimers();
    private final Pacer pacer = new Pacer();
    private final Random random;

    PacingProofTest() {
        random = new Random(7);
    }

    /** A gateway with five ways out and a queue, which stands still at times, and goes on with what was abandoned. */
    private final class StallingGateway {
        private final List<Long> arrivals = new ArrayList<>();
        private final ArrayDeque<Slot> queue = new ArrayDeque<>();
        private boolean stalled;
        private int busy;

        void receive(Slot slot) {
            queue.add(slot);
            serve();
        }

        void serve() {
            while (!stalled && busy < 5 && !queue.isEmpty()) {
                Slot slot = queue.poll();
                busy++;
                arrivals.add(timers.nanoTime());
                timers.after(Duration.ofMillis(20 + random.nextInt(60)), () -> answer(slot));
            }
        }

        private void answer(Slot slot) {
            if (stalled) {
                timers.after(Duration.ofMillis(50), () -> answer(slot));
                return;
            }
            busy--;
            slot.answered();
            serve();
        }

        void stallNowAndThen() {
            timers.after(Duration.ofMillis(5_000 + random.nextInt(20_000)), () -> {
                stalled = true;
                timers.after(Duration.ofMillis(2_000 + random.nextInt(40_000)), () -> {
                    stalled = false;
                    serve();
                    stallNowAndThen();
                });
            });
        }

        int most(Duration window) {
            int most = 0;
            int from = 0;
            for (int to = 0; to < arrivals.size(); to++) {
                while (arrivals.get(to) - arrivals.get(from) >= window.toNanos()) {
                    from++;
                }
                most = Math.max(most, to - from + 1);
            }
            return most;
        }
    }

    private final class User implements Pacer.User {
        private final StallingGateway gateway;

        User(StallingGateway gateway) {
            this.gateway = gateway;
        }

        @Override
        public Timers timers() {
            return timers;
        }

        @Override
        public double share() {
            return 1;
        }

        @Override
        public void probeWanted() {
            pacer.ask(new Claim(
                    this,
                    timers,
                    "probe",
                    Priority.SESSION,
                    null,
                    Duration.ofDays(1),
                    true,
                    null,
                    gateway::receive,
                    no -> {}));
        }

        @Override
        public void penalised(Instant until) {}

        @Override
        public void penaltyOver() {}

        @Override
        public void unblocked() {}
    }

    /** Somebody who asks again as soon as he knows how it ended. */
    private final class Looper {
        private final User user;
        private final String who;
        private final Priority priority;
        private final StallingGateway gateway;
        private int served;
        private long longestWait;

        Looper(User user, String who, Priority priority, StallingGateway gateway) {
            this.user = user;
            this.who = who;
            this.priority = priority;
            this.gateway = gateway;
        }

        void ask() {
            long asked = timers.nanoTime();
            pacer.ask(new Claim(
                    user,
                    timers,
                    who,
                    priority,
                    null,
                    Duration.ofMinutes(5),
                    false,
                    null,
                    slot -> {
                        longestWait = Math.max(longestWait, timers.nanoTime() - asked);
                        send(slot);
                    },
                    this::later));
        }

        private void later(PacingException why) {
            timers.after(Duration.ofSeconds(1), this::ask);
        }

        private void send(Slot slot) {
            Watched watched = new Watched(slot);
            Timers.Alarm deadline = timers.after(TIMEOUT, () -> {
                if (!watched.ended()) {
                    slot.overdue();
                    ask();
                }
            });
            gateway.receive(slot);
            watched.whenEnded(() -> {
                deadline.cancel();
                served++;
                ask();
            });
        }
    }

    /** Sees a slot end, since a slot itself tells nobody. */
    private final class Watched {
        private final Slot slot;

        Watched(Slot slot) {
            this.slot = slot;
        }

        boolean ended() {
            return slot.ended;
        }

        void whenEnded(Runnable action) {
            timers.after(Duration.ofMillis(1), () -> {
                if (slot.overdue) {
                    return;
                }
                if (slot.ended) {
                    action.run();
                } else {
                    whenEnded(action);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sixtyFourCallers_tenMinutesWithStallsLongerThanTheTimeout_neverMoreThanNineArriveInAnySecond(long seed) {
        random.setSeed(seed);
        StallingGateway gateway = new StallingGateway();
        User user = new User(gateway);
        pacer.join(user);
        Priority[] priorities = Priority.values();
        for (int i = 0; i < 64; i++) {
            new Looper(user, "route " + i, priorities[i % 4], gateway).ask();
        }
        gateway.stallNowAndThen();

        timers.advance(Duration.ofMinutes(10));

        assertThat(gateway.arrivals).hasSizeGreaterThan(1_000);
        assertThat(gateway.most(Duration.ofSeconds(1))).isLessThanOrEqualTo(9);
    }

    @Test
    void manyCallers_healthyGateway_useAtLeast95PercentOfWhatTheRuleAllows() {
        StallingGateway gateway = new StallingGateway();
        User user = new User(gateway);
        pacer.join(user);
        for (int i = 0; i < 64; i++) {
            new Looper(user, "route " + i, Priority.values()[i % 4], gateway).ask();
        }

        timers.advance(Duration.ofMinutes(10));

        double roundTrip = 0.0495;
        double most = 9 / (1 + roundTrip);
        assertThat(gateway.arrivals.size() / 600.0).isGreaterThanOrEqualTo(0.95 * most);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eightLoopingRoutes_theLeastServedGetsNearlyAsMuchAsTheOthers(boolean mixed) {
        StallingGateway gateway = new StallingGateway();
        User user = new User(gateway);
        pacer.join(user);
        List<Looper> loopers = new ArrayList<>();
        Priority[] kinds = {Priority.SESSION, Priority.DATA, Priority.DISCOVERY};
        for (int i = 0; i < 8; i++) {
            loopers.add(new Looper(user, "route " + i, mixed ? kinds[i % 3] : Priority.DATA, gateway));
        }
        loopers.forEach(Looper::ask);

        timers.advance(Duration.ofMinutes(5));

        double mean =
                loopers.stream().mapToInt(looper -> looper.served).average().orElseThrow();
        assertThat(loopers)
                .allSatisfy(looper -> assertThat((double) looper.served).isGreaterThanOrEqualTo(0.8 * mean));
    }

    @Test
    void ordersWithoutEnd_noClassWaitsOver30Seconds() {
        StallingGateway gateway = new StallingGateway();
        User user = new User(gateway);
        pacer.join(user);
        Map<Priority, Looper> loopers = new HashMap<>();
        for (int i = 0; i < 32; i++) {
            new Looper(user, "orders " + i, Priority.ORDER, gateway).ask();
        }
        for (Priority priority : Priority.values()) {
            Looper looper = new Looper(user, "one " + priority, priority, gateway);
            loopers.put(priority, looper);
            looper.ask();
        }

        timers.advance(Duration.ofMinutes(10));

        assertThat(loopers.values()).allSatisfy(looper -> {
            assertThat(looper.served).isPositive();
            assertThat(looper.longestWait).isLessThan(30 * SECOND);
        });
    }

    @Test
    void oneRouteWithAHundredRequests_doesNotHoldUpAnotherWithOne() {
        StallingGateway gateway = new StallingGateway();
        User user = new User(gateway);
        pacer.join(user);
        for (int i = 0; i < 100; i++) {
            pacer.ask(new Claim(
                    user,
                    timers,
                    "greedy",
                    Priority.DATA,
                    (Pace) null,
                    Duration.ofHours(1),
                    false,
                    null,
                    gateway::receive,
                    no -> {}));
        }
        Looper modest = new Looper(user, "modest", Priority.DISCOVERY, gateway);

        modest.ask();
        timers.advance(Duration.ofSeconds(3));

        assertThat(modest.served).isGreaterThanOrEqualTo(2);
    }
}
