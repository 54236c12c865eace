package io.github.camelibkr;

import io.github.camelibkr.time.CamelTimers;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;

/**
 * A clock by which a second is over in a millisecond, while alarms ring when they should: IBKR's limits are kept by it,
 * and do not bind, so that what a call costs is measured and not how long it must wait.
 */
public final class Unpaced implements Timers {

    private static final long FASTER = 1_000;

    private final Timers real;

    private Unpaced(CamelContext context, Object source) {
        real = new CamelTimers(context, source);
    }

    /** Has this component, which has not begun yet, tell the time by such clocks. */
    public static IbkrComponent clocks(IbkrComponent component, CamelContext context) {
        component.setClocks(source -> new Unpaced(context, source));
        return component;
    }

    @Override
    public Instant now() {
        return real.now();
    }

    @Override
    public long nanoTime() {
        return real.nanoTime() * FASTER;
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        return real.after(delay, action);
    }

    @Override
    public void stop() {
        real.stop();
    }
}
