package io.github.camelibkr.simulator.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.simulator.time.Time;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PacingRulesTest {

    private final HandClock clock = new HandClock();

    @Test
    void theEleventhRequestInASlidingSecond_isTooMany() {
        Pacing pacing = new Pacing(clock, true, Duration.ofMinutes(10));
        for (int i = 0; i < 30; i++) {
            assertThat(pacing.admits("GET", "/a")).isTrue();
            clock.move(Duration.ofMillis(100));
        }

        clock.move(Duration.ofMillis(-1));

        assertThat(pacing.admits("GET", "/a")).isFalse();
    }

    @Test
    void thePenaltyBox_refusesEverythingUntilItsTimeIsOver() {
        Pacing pacing = new Pacing(clock, true, Duration.ofMinutes(10));
        pacing.admits("POST", "/tickle");
        assertThat(pacing.admits("GET", "/tickle")).isFalse();

        clock.move(Duration.ofMinutes(10).minusNanos(1));
        assertThat(pacing.admits("GET", "/a")).isFalse();
        clock.move(Duration.ofNanos(1));
        assertThat(pacing.admits("GET", "/a")).isTrue();
    }

    @Test
    void repeatedOffences_areDoubled_untilADayHasPassedWithoutOne() {
        Pacing pacing = new Pacing(clock, true, Duration.ofMinutes(10));
        assertThat(minutesInTheBox(pacing)).isEqualTo(10);
        assertThat(minutesInTheBox(pacing)).isEqualTo(20);
        assertThat(minutesInTheBox(pacing)).isEqualTo(40);
        clock.move(Duration.ofHours(25));

        assertThat(minutesInTheBox(pacing)).isEqualTo(10);
    }

    private int minutesInTheBox(Pacing pacing) {
        clock.move(Duration.ofSeconds(2));
        pacing.admits("GET", "/fyi/settings");
        assertThat(pacing.admits("GET", "/fyi/settings")).isFalse();
        int minutes = 0;
        while (!pacing.admits("GET", "/a")) {
            clock.move(Duration.ofMinutes(1));
            minutes++;
        }
        return minutes;
    }

    @Test
    void anUnenforcedPacing_admitsEverything() {
        Pacing pacing = new Pacing(clock, false, Duration.ofMinutes(10));
        for (int i = 0; i < 100; i++) {
            assertThat(pacing.admits("GET", "/sso/validate")).isTrue();
        }
    }

    private static final class HandClock implements Time {

        private long nanos;

        void move(Duration by) {
            nanos += by.toNanos();
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(nanos);
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Timer every(Duration interval, Runnable task) {
            throw new UnsupportedOperationException();
        }
    }
}
