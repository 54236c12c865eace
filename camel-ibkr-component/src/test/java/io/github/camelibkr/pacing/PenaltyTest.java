package io.github.camelibkr.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PenaltyTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long DAY = Duration.ofHours(24).toNanos();

    private final Penalty penalty = new Penalty();

    @Test
    void strike_shutsUntilItsEnd_andIsOverOnceSomethingIsAnswered() {
        assertThat(penalty.strike(1_000, NOON)).isTrue();
        long left = penalty.left(1_000);

        assertThat(left).isGreaterThan(Duration.ofMinutes(10).toNanos());
        assertThat(penalty.left(1_000 + left - 5)).isEqualTo(5);
        assertThat(penalty.end()).isEqualTo(NOON.plusNanos(left));
        assertThat(penalty.strikes()).isEqualTo(1);
        assertThat(penalty.strike(2_000, NOON)).as("it is shut already").isFalse();
        assertThat(penalty.isShut(1_000 + left - 1)).isTrue();
        assertThat(penalty.isShut(1_000 + left)).isFalse();
        assertThat(penalty.isCautious(1_000 + left)).isTrue();
        assertThat(penalty.answered(1_000 + left)).isTrue();
        assertThat(penalty.isCautious(1_000 + left)).isFalse();
        assertThat(penalty.answered(1_000 + left)).as("it is over").isFalse();
    }

    @Test
    void strike_withinADay_isTheSecond_andADayLaterTheFirstAgain() {
        penalty.strike(0, NOON);
        penalty.strike(DAY - 1, NOON);
        assertThat(penalty.strikes()).isEqualTo(2);

        penalty.strike(DAY - 1 + DAY, NOON);
        assertThat(penalty.strikes()).isEqualTo(1);
    }

    @Test
    void strike_theThird_lastsUntilSomebodySaysSo() {
        for (int hour = 0; hour < 3; hour++) {
            assertThat(penalty.strike(Duration.ofHours(2L * hour).toNanos(), NOON))
                    .isTrue();
        }

        assertThat(penalty.end()).isNull();
        assertThat(penalty.left(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(penalty.isShut(10 * DAY)).isTrue();

        penalty.pardon();
        assertThat(penalty.isShut(10 * DAY)).isFalse();
        assertThat(penalty.strikes()).isZero();
    }
}
