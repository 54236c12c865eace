package io.github.camelibkr.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Pace;
import io.github.camelibkr.gateway.Pacer.Permit;
import io.github.camelibkr.model.PacingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final VirtualTimers timers = new VirtualTimers();
    private final Pacer pacer = new Pacer();
    private final List<Permit> granted = new ArrayList<>();
    private final List<PacingException> refused = new ArrayList<>();

    private void ask(Pace pace, Duration maxWait) {
        pacer.acquire(pace, maxWait, timers, granted::add, refused::add);
    }

    /** Nine, the last of which are still in flight; a tenth waits. */
    private void askForTen() {
        for (int i = 0; i < 9; i++) {
            ask(null, LONG);
            if (i < 5) {
                granted.get(i).answered();
            }
        }
        ask(null, LONG);
        assertThat(granted).hasSize(9);
    }

    @Test
    void acquire_fourInFlight_theFifthWaitsForAnAnswer() {
        for (int i = 0; i < 5; i++) {
            ask(null, LONG);
        }
        assertThat(granted).hasSize(4);

        granted.get(2).answered();

        assertThat(granted).hasSize(5);
    }

    @Test
    void acquire_nineWithinASecond_theTenthWaitsUntilASecondAfterTheFirstAnswer() {
        askForTen();
        granted.subList(5, 9).forEach(Permit::answered);

        timers.advance(Duration.ofMillis(999));
        assertThat(granted).hasSize(9);

        timers.advance(Duration.ofMillis(2));
        assertThat(granted).hasSize(10);
    }

    @Test
    void acquire_randomDelaysAndStalls_neverMoreThanNineArriveInAnySecond() {
        Random random = new Random(42);
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            pacer.acquire(
                    null,
                    LONG,
                    timers,
                    permit -> {
                        boolean stalled = random.nextInt(50) == 0;
                        int there = random.nextInt(stalled ? 5_000 : 80);
                        int back = random.nextInt(80);
                        timers.after(Duration.ofMillis(there), () -> {
                            arrivals.add(timers.nanoTime());
                            timers.after(Duration.ofMillis(back), permit::answered);
                        });
                    },
                    refused::add);
        }
        timers.advance(Duration.ofHours(1));

        assertThat(refused).isEmpty();
        assertThat(arrivals).hasSize(600);
        for (int i = 9; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i) - arrivals.get(i - 9)).isGreaterThan(1_000_000_000L);
        }
    }

    @Test
    void acquire_ownLimit_holdsUpOnlyThoseWhoHaveIt() {
        Pace slow = Pace.onceIn("order/list", 5);
        ask(slow, LONG);
        granted.get(0).answered();
        ask(slow, LONG);
        ask(null, LONG);
        assertThat(granted).hasSize(2);

        timers.advance(Duration.ofSeconds(4));
        assertThat(granted).hasSize(2);
        timers.advance(Duration.ofMillis(1_001));
        assertThat(granted).hasSize(3);
    }

    @Test
    void acquire_noTurnWithinMaxWait_isRefusedAndNamesTheLimit() {
        Pace slow = Pace.onceIn("order/list", 5);
        ask(slow, LONG);
        ask(slow, Duration.ofSeconds(2));

        timers.advance(Duration.ofSeconds(2));

        assertThat(refused)
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("no turn within 2000 ms: limit 1 per 5 s (order/list) is used up");
    }

    @Test
    void unused_nothingWasSent_freesThePlaceAtOnce() {
        askForTen();

        granted.get(8).unused();

        assertThat(granted).hasSize(10);
    }

    @Test
    void unanswered_requestMayStillBeInAQueue_keepsThePlaceThatLongAndASecondMore() {
        for (int i = 0; i < 9; i++) {
            ask(null, LONG);
            granted.get(i).unanswered(Duration.ofSeconds(15));
        }
        ask(null, LONG);

        timers.advance(Duration.ofSeconds(16));
        assertThat(granted).hasSize(9);
        timers.advance(Duration.ofMillis(1));
        assertThat(granted).hasSize(10);
    }

    @Test
    void penalty_everythingIsRefusedAtOnceUntilItIsOver() {
        pacer.penalty(timers);

        ask(null, LONG);
        assertThat(refused)
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("IBKR has answered 429 (too many requests); nothing is sent before 2026-03-02T14:45:00Z");

        timers.advance(Duration.ofMinutes(15));
        ask(null, LONG);
        assertThat(granted).hasSize(1);
    }

    @Test
    void withdraw_gatewayStops_itsWaitersAreToldAndOthersGoOn() {
        VirtualTimers others = new VirtualTimers();
        askForTen();
        List<Permit> othersGranted = new ArrayList<>();
        pacer.acquire(null, LONG, others, othersGranted::add, refused::add);

        granted.subList(5, 9).forEach(Permit::answered);
        pacer.withdraw(timers);
        others.advance(Duration.ofMillis(1_001));

        assertThat(refused).hasSize(1);
        assertThat(othersGranted).hasSize(1);
    }
}
