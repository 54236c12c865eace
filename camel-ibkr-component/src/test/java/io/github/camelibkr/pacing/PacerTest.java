package io.github.camelibkr.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Pace;
import io.github.camelibkr.catalogue.Paces;
import io.github.camelibkr.catalogue.Priority;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.time.VirtualTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R1 to R5 of the fault catalogue, as far as the rule itself goes; {@link PacingProofTest} has the numbers. */
class PacerTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofMillis(1_001);

    private final VirtualTimers timers = new VirtualTimers();
    private final Pacer pacer = new Pacer();
    private final User user = new User(1);
    private final List<Slot> granted = new ArrayList<>();
    private final List<PacingException> refused = new ArrayList<>();

    /** Somebody who notes what he is told. */
    private final class User implements Pacer.User {
        private final double share;
        private int probes;
        private int unblocked;
        private int penaltiesOver;
        private final List<Instant> penalties = new ArrayList<>();

        User(double share) {
            this.share = share;
        }

        @Override
        public Timers timers() {
            return timers;
        }

        @Override
        public double share() {
            return share;
        }

        @Override
        public void probeWanted() {
            probes++;
        }

        @Override
        public void penalised(Instant until) {
            penalties.add(until);
        }

        @Override
        public void penaltyOver() {
            penaltiesOver++;
        }

        @Override
        public void unblocked() {
            unblocked++;
        }
    }

    @BeforeEach
    void join() {
        pacer.join(user);
    }

    private Claim claim(String who, Priority priority, Pace pace, Duration maxWait, boolean probe) {
        return new Claim(user, timers, who, priority, pace, maxWait, probe, null, granted::add, refused::add);
    }

    private Claim ask(Priority priority, Pace pace, Duration maxWait) {
        Claim claim = claim("route", priority, pace, maxWait, false);
        pacer.ask(claim);
        return claim;
    }

    private Slot askOne() {
        ask(Priority.SESSION, null, LONG);
        return granted.get(granted.size() - 1);
    }

    private void probe() {
        pacer.ask(claim("probe", Priority.SESSION, null, LONG, true));
    }

    /** Nine that are answered at once: five immediately, the others spaced. */
    private void nineAnswered() {
        for (int i = 0; i < 9; i++) {
            ask(Priority.SESSION, null, LONG);
            timers.advance(Duration.ofMillis(100));
            granted.get(i).answered();
        }
        assertThat(granted).hasSize(9);
    }

    @Test
    void ask_halfTheLimitIsFree_leavesAtOnce() {
        for (int i = 0; i < 5; i++) {
            askOne().answered();
        }

        assertThat(granted).hasSize(5);
    }

    @Test
    void ask_halfTheLimitIsUsed_theRestLeavesEvenly() {
        for (int i = 0; i < 9; i++) {
            pacer.ask(new Claim(
                    user, timers, "route", Priority.SESSION, null, LONG, false, null, Slot::answered, refused::add));
        }

        assertThat(pacer.status(timers).taken()).isEqualTo(5);
        timers.advance(Duration.ofMillis(100));
        assertThat(pacer.status(timers).taken()).isEqualTo(6);
        timers.advance(Duration.ofMillis(300));
        assertThat(pacer.status(timers).taken()).isEqualTo(9);
    }

    @Test
    void ask_nineWithinASecond_theTenthWaitsUntilASecondAfterTheFirstAnswer() {
        nineAnswered();
        ask(Priority.SESSION, null, LONG);

        timers.advance(Duration.ofMillis(199));
        assertThat(granted).hasSize(9);
        timers.advance(Duration.ofMillis(2));
        assertThat(granted).hasSize(10);
        ask(Priority.SESSION, null, LONG);
        timers.advance(Duration.ofMillis(98));
        assertThat(granted).hasSize(10);
        timers.advance(Duration.ofMillis(2));
        assertThat(granted).hasSize(11);
    }

    @Test
    void ask_fiveInFlight_theSixthWaitsForAnAnswer() {
        for (int i = 0; i < 4; i++) {
            ask(Priority.SESSION, null, LONG);
        }
        ask(Priority.ORDER, null, LONG);
        ask(Priority.ORDER, null, LONG);
        timers.advance(Duration.ofMinutes(1));
        assertThat(granted).hasSize(5);

        granted.get(2).answered();

        assertThat(granted).hasSize(6);
    }

    @Test
    void ask_dataTakesThree_oneIsKeptForAnOrderAndOneForTheSession() {
        for (int i = 0; i < 5; i++) {
            ask(Priority.DATA, null, LONG);
        }
        assertThat(granted).hasSize(3);

        ask(Priority.ORDER, null, LONG);
        ask(Priority.SESSION, null, LONG);

        assertThat(granted).extracting(slot -> slot.claim.priority()).endsWith(Priority.ORDER, Priority.SESSION);
    }

    @Test
    void quirk27_ownLimit_holdsUpOnlyThoseWhoHaveIt() {
        Pace orders = Paces.of("GET", "/iserver/account/orders").orElseThrow();
        ask(Priority.DATA, orders, LONG);
        granted.get(0).answered();
        ask(Priority.DATA, orders, LONG);
        ask(Priority.DATA, null, LONG);
        assertThat(granted).hasSize(2);

        timers.advance(Duration.ofSeconds(5));
        assertThat(granted).hasSize(2);
        timers.advance(Duration.ofMillis(1));
        assertThat(granted).hasSize(3);
    }

    @Test
    void history_threeAtOnce_theFourthWaitsUntilOneEndsHoweverItEnds() {
        Pace history = Paces.of("GET", "/iserver/marketdata/history?conid=1").orElseThrow();
        for (int i = 0; i < 4; i++) {
            ask(Priority.DATA, history, LONG);
        }
        ask(Priority.SESSION, null, LONG);
        assertThat(granted).hasSize(4);
        assertThat(pacer.status(timers).waiting()).isEqualTo(1);

        granted.get(0).closedByPeer();

        assertThat(granted).hasSize(5);
    }

    @Test
    void ask_noTurnWithinMaxWait_isRefusedAndNamesTheLimitAndWhen() {
        Pace slow = Pace.onceIn("orders", 5);
        ask(Priority.DATA, slow, LONG);
        granted.get(0).answered();
        ask(Priority.DATA, slow, Duration.ofSeconds(2));

        timers.advance(Duration.ofSeconds(2));

        assertThat(refused).singleElement().satisfies(why -> {
            assertThat(why).hasMessage("no turn within 2000 ms: limit 1 per 5 s (orders) is used up");
            assertThat(why.retryAt())
                    .isBetween(timers.now().plusSeconds(3), timers.now().plusSeconds(4));
        });
    }

    @Test
    void ask_maxWaitZero_isGrantedOrRefusedAtOnce() {
        Pace slow = Pace.onceIn("orders", 5);
        ask(Priority.DATA, slow, Duration.ZERO);
        ask(Priority.DATA, slow, Duration.ZERO);

        assertThat(granted).hasSize(1);
        assertThat(refused).hasSize(1);
        assertThat(pacer.status(timers).waiting()).isZero();
    }

    @Test
    void cancel_whileWaiting_takesNoSlotAndTellsNobody() {
        nineAnswered();
        Claim given = ask(Priority.DATA, null, LONG);
        pacer.cancel(given);
        timers.advance(LONG);

        assertThat(granted).hasSize(9);
        assertThat(refused).isEmpty();
        assertThat(pacer.status(timers).taken()).isZero();
    }

    @Test
    void unused_nothingWasSent_freesThePlaceAtOnce() {
        Pace slow = Pace.onceIn("orders", 5);
        ask(Priority.DATA, slow, LONG);
        ask(Priority.DATA, slow, LONG);

        granted.get(0).unused();

        assertThat(granted).hasSize(2);
    }

    @Test
    void overdue_nothingButOneProbeLeaves_andEverythingASecondAfterItsAnswer() {
        Slot late = askOne();
        late.overdue();
        assertThat(user.probes).isEqualTo(1);
        ask(Priority.ORDER, null, LONG);
        probe();
        probe();
        timers.advance(Duration.ofMinutes(30));
        assertThat(granted).hasSize(2);
        assertThat(granted.get(1).isProbe()).isTrue();

        granted.get(1).answered();

        assertThat(user.unblocked).isEqualTo(1);
        assertThat(granted.get(2).claim.priority()).isEqualTo(Priority.ORDER);
        // late, probe, order and the other probe: each counts until a second after it was proved to be over
        assertThat(pacer.status(timers).taken()).isEqualTo(4);
    }

    @Test
    void overdue_answeredAfterAll_orClosedByThePeer_isOver() {
        Slot first = askOne();
        Slot second = askOne();
        first.overdue();
        second.overdue();
        ask(Priority.DATA, null, LONG);
        assertThat(granted).hasSize(2);

        first.answered();
        second.closedByPeer();

        assertThat(granted).hasSize(3);
    }

    @Test
    void overdue_probeGivenUp_keepsItsPlace_andNineOfThemAreTheEndForTenMinutes() {
        List<String> freed = new ArrayList<>();
        Slot first = askOne();
        first.whenProven(() -> freed.add("first"));
        first.overdue();
        for (int i = 1; i < 9; i++) {
            probe();
            timers.advance(SECOND);
            pacer.giveUpProbe(user);
        }
        assertThat(granted).hasSize(9);
        probe();
        timers.advance(Duration.ofMinutes(9));
        assertThat(granted).hasSize(9);

        timers.advance(Duration.ofMinutes(1));
        probe();

        assertThat(granted).hasSize(10);
        // its connection and its thread, too
        assertThat(freed).containsExactly("first");
        granted.get(9).answered();
        assertThat(pacer.isStalled()).isFalse();
    }

    @Test
    void overdue_whoeverIsProven_isTold() {
        List<String> told = new ArrayList<>();
        Slot late = askOne();
        late.whenProven(() -> told.add("late"));
        late.overdue();
        probe();

        granted.get(1).answered();

        assertThat(told).containsExactly("late");
    }

    @Test
    void leave_requestsOverdue_countOnForWhoeverComesNext() {
        askOne().overdue();
        pacer.leave(user);
        User next = new User(1);

        pacer.join(next);

        assertThat(next.probes).isEqualTo(1);
        assertThat(pacer.status(timers).overdue()).isEqualTo(1);
    }

    @Test
    void quirk26_429_stopsEverythingAndSaysUntilWhen() {
        ask(Priority.DATA, Pace.onceIn("orders", 5), LONG);
        ask(Priority.DATA, Pace.onceIn("orders", 5), LONG);

        pacer.penalise(user);

        ask(Priority.ORDER, null, LONG);
        assertThat(refused).hasSize(2).allSatisfy(why -> {
            assertThat(why).hasMessageContaining("IBKR has answered 429");
            assertThat(why.retryAt())
                    .isBetween(
                            timers.now().plus(Duration.ofMinutes(15)),
                            timers.now().plus(Duration.ofMinutes(17)));
            assertThat(why.isPenalty()).isTrue();
        });
        assertThat(user.penalties).hasSize(1);
    }

    @Test
    void penalty_isOver_oneIsTriedBeforeTheOthers() {
        pacer.penalise(user);
        timers.advance(Duration.ofMinutes(17));
        ask(Priority.DATA, null, LONG);
        ask(Priority.DATA, null, LONG);
        assertThat(granted).hasSize(1);

        granted.get(0).answered();

        assertThat(granted).hasSize(2);
        assertThat(user.penaltiesOver).isEqualTo(1);
    }

    @Test
    void giveUpProbe_ofOneUser_leavesTheOthers() {
        User other = new User(1);
        pacer.join(other);
        askOne().overdue();
        probe();

        pacer.giveUpProbe(other);

        assertThat(granted.get(1).overdue).isFalse();
        pacer.giveUpProbe(user);
        assertThat(granted.get(1).overdue).isTrue();
    }

    @Test
    void penalty_again_isTwiceAsLong_andTheThirdLastsUntilSomebodySaysSo() {
        pacer.penalise(user);
        pacer.penalise(user);
        assertThat(user.penalties).hasSize(1);
        timers.advance(Duration.ofMinutes(17));
        pacer.penalise(user);
        timers.advance(Duration.ofMinutes(29));
        ask(Priority.DATA, null, Duration.ZERO);
        assertThat(granted).isEmpty();
        timers.advance(Duration.ofMinutes(5));
        pacer.penalise(user);
        timers.advance(Duration.ofDays(30));
        ask(Priority.DATA, null, Duration.ZERO);

        assertThat(granted).isEmpty();
        assertThat(user.penalties).hasSize(3).endsWith((Instant) null);
        assertThat(refused.get(refused.size() - 1).retryAt()).isNull();

        pacer.pardon();
        ask(Priority.DATA, null, LONG);

        assertThat(granted).hasSize(1);
    }

    @Test
    void rateShare_half_isFourASecondAndTwiceTheWait() {
        pacer.join(new User(0.5));
        Pace slow = Paces.of("GET", "/portfolio/accounts").orElseThrow();
        ask(Priority.DATA, slow, LONG);
        granted.get(0).answered();
        ask(Priority.DATA, slow, LONG);
        timers.advance(Duration.ofSeconds(9));
        assertThat(granted).hasSize(1);
        timers.advance(SECOND);

        assertThat(granted).hasSize(2);
        assertThat(pacer.status(timers).limit()).isEqualTo(4);
    }

    @Test
    void leave_hisWaitersAreTold_andOthersGoOn() {
        nineAnswered();
        User other = new User(1);
        pacer.join(other);
        ask(Priority.DATA, null, LONG);
        pacer.ask(
                new Claim(other, timers, "other", Priority.DATA, null, LONG, false, null, granted::add, refused::add));

        pacer.leave(user);
        timers.advance(SECOND);

        assertThat(refused).hasSize(1);
        assertThat(granted).hasSize(10);
    }
}
