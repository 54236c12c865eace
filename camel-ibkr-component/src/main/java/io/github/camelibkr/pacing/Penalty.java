package io.github.camelibkr.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * IBKR's penalty box (quirk 26): whoever exceeds a limit is shut out for 10 or, in the newer page, 15 minutes; for good
 * on repetition. So each one within a day is respected for twice as long as the one before, and after the third nothing
 * is sent until somebody has looked into it. Guarded by the pacer.
 */
final class Penalty {

    private static final Duration FIRST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private static final int LAST = 3;

    private int strikes;
    private long lastStrike;
    private long endNanos;
    private Instant end;
    private boolean open = true;

    /** A request was answered 429. False if that is what was to be expected: the box is shut already. */
    boolean strike(long now, Instant time) {
        if (isShut(now)) {
            return false;
        }
        strikes = strikes > 0 && now - lastStrike < FORGOTTEN_AFTER.toNanos() ? strikes + 1 : 1;
        lastStrike = now;
        open = false;
        Duration length = FIRST.multipliedBy(1L << Math.min(strikes - 1, LAST));
        // not at the very second, and not together with everybody else
        length = length.plus(Duration.ofSeconds(
                1 + ThreadLocalRandom.current().nextLong(length.dividedBy(10).toSeconds())));
        endNanos = now + length.toNanos();
        end = strikes >= LAST ? null : time.plus(length);
        return true;
    }

    boolean isShut(long now) {
        return !open && (strikes >= LAST || now - endNanos < 0);
    }

    /** Whether it has been shut, and nothing since has shown that IBKR answers again. */
    boolean isCautious(long now) {
        return !open && !isShut(now);
    }

    /** Something was answered, and not with 429: whether that ends a penalty. */
    boolean answered(long now) {
        boolean over = isCautious(now);
        open |= over;
        return over;
    }

    /** When sending may begin again; null: not before somebody says so. */
    Instant end() {
        return end;
    }

    /** In nanoseconds; {@code Long.MAX_VALUE} if that is not known. */
    long left(long now) {
        return end == null ? Long.MAX_VALUE : Math.max(1, endNanos - now);
    }

    int strikes() {
        return strikes;
    }

    void pardon() {
        open = true;
        strikes = 0;
        end = null;
    }
}
