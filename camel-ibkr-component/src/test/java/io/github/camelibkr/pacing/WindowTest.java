package io.github.camelibkr.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Pace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Window window(int requests, int together) {
        return new Window(new Pace("some", requests, SECOND, together, Duration.ZERO));
    }

    @Test
    void pause_isUntilTheOldestIsOutOfTheWindow() {
        Window window = window(1, 5);
        window.begin();
        assertThat(window.inFlight()).isEqualTo(1);
        assertThat(window.pause(10)).as("nothing is completed yet").isEqualTo(Window.UNTIL_AN_ANSWER);
        window.complete(100);

        assertThat(window.inFlight()).isZero();
        assertThat(window.pause(100)).isEqualTo(SECOND.toNanos() + 1);
        assertThat(window.pause(100 + SECOND.toNanos())).isEqualTo(1);
        assertThat(window.taken(100 + SECOND.toNanos())).isEqualTo(1);
        assertThat(window.taken(101 + SECOND.toNanos())).isZero();
        assertThat(window.pause(101 + SECOND.toNanos())).isZero();
    }

    @Test
    void pause_soManyTogether_isUntilAnAnswer() {
        Window window = window(Integer.MAX_VALUE, 2);
        window.begin();
        assertThat(window.pause(0)).isZero();
        window.begin();
        assertThat(window.pause(0)).isEqualTo(Window.UNTIL_AN_ANSWER);

        window.giveBack();
        assertThat(window.pause(0)).isZero();
        window.complete(5);
        assertThat(window.taken(5)).as("without a limit nothing is kept").isZero();
    }

    @Test
    void share_ofSeveral_isFewer_andOfOneMoreRarely() {
        Window several = window(10, 4);
        several.share(0.25);
        assertThat(several.limit()).isEqualTo(2);
        several.begin();
        assertThat(several.pause(0)).as("one of four together").isEqualTo(Window.UNTIL_AN_ANSWER);

        Window one = window(1, Integer.MAX_VALUE);
        one.share(0.5);
        one.begin();
        one.complete(0);
        assertThat(one.limit()).isEqualTo(1);
        assertThat(one.pause(0)).isEqualTo(2 * SECOND.toNanos() + 1);
        one.share(1);
        assertThat(one.pause(0)).isEqualTo(SECOND.toNanos() + 1);
    }
}
