package io.github.camelibkr;

import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.time.Traffic;
import io.github.camelibkr.simulator.time.VirtualTime;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** The simulator's own clock for the component, so that both live in the same virtual time. */
public final class SimulatorClocks implements Timers {

    /** What they are known by; a name does not keep the simulator in memory. */
    private static final Map<VirtualTime, Object> CLOCKS = Collections.synchronizedMap(new WeakHashMap<>());

    private final VirtualTime clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    private SimulatorClocks(VirtualTime clock) {
        this.clock = clock;
    }

    /** For {@link IbkrComponent#setClocks}. */
    static Function<Object, Timers> of(Simulator simulator) {
        return source -> new SimulatorClocks(simulator.clock());
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public long nanoTime() {
        // like a real one, it never reads 0
        return clock.nanos() + 1_000_000_000L;
    }

    @Override
    public Object clock() {
        return CLOCKS.computeIfAbsent(clock, any -> new Object());
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        Time.Timer timer = clock.after(delay, () -> {
            Traffic.Hold hold = clock.hold();
            try {
                thread.execute(() -> {
                    try {
                        action.run();
                    } finally {
                        hold.close();
                    }
                });
            } catch (RejectedExecutionException stopped) {
                hold.close();
            }
        });
        return timer::cancel;
    }

    @Override
    public void stop() {
        thread.shutdownNow();
    }
}
