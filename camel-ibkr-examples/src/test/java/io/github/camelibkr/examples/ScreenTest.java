package io.github.camelibkr.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final HandSetClock clock = new HandSetClock();

    @Test
    void onATerminalTheStatusIsRewrittenInPlace() {
        Screen screen = new Screen(new PrintStream(bytes), true, clock);
        screen.status("READY", " 1");
        screen.status("READY", " 2");
        screen.line("first quote");
        assertThat(written()).isEqualTo("\r\u001b[KREADY 1\r\u001b[KREADY 2\r\u001b[Kfirst quote\n");
    }

    @Test
    void elsewhereTheStatusIsALineEveryTenSeconds() {
        Screen screen = new Screen(new PrintStream(bytes), false, clock);
        screen.status("READY", " 1");
        clock.advance(Duration.ofSeconds(9));
        screen.status("READY", " 2");
        clock.advance(Duration.ofSeconds(1));
        screen.status("READY", " 3");
        assertThat(written()).isEqualTo("READY 1\nREADY 3\n");
    }

    @Test
    void elsewhereAChangedHeadlineIsALineAtOnce() {
        Screen screen = new Screen(new PrintStream(bytes), false, clock);
        screen.status("READY", " 1");
        screen.status("LOST", " 1");
        assertThat(written()).isEqualTo("READY 1\nLOST 1\n");
    }

    private String written() {
        return bytes.toString().replace(System.lineSeparator(), "\n");
    }

    private static final class HandSetClock extends Clock {
        private Instant now = Instant.EPOCH;

        void advance(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
