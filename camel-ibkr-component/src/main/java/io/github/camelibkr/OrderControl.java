package io.github.camelibkr;

import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.TradingState;
import io.github.camelibkr.model.TradingState.State;
import io.github.camelibkr.order.guard.Halt;
import io.github.camelibkr.order.guard.KillSwitch;
import io.github.camelibkr.store.Database;
import io.github.camelibkr.store.HaltFile;
import io.github.camelibkr.store.HaltRecord;
import io.github.camelibkr.store.HaltTable;
import io.github.camelibkr.store.StateDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Halts and resumes all orders of a component, wherever its endpoints remember it, now or later. */
final class OrderControl {

    private static final Logger LOG = LoggerFactory.getLogger(OrderControl.class);

    private final IbkrComponent component;
    /** By what remembers it. */
    private final Map<List<Object>, KillSwitch> switches = new LinkedHashMap<>(); // guarded by itself
    /** Null if nothing was halted by a call, or it was resumed. */
    private Halt called; // guarded by switches

    OrderControl(IbkrComponent component) {
        this.component = component;
    }

    /** What halts the orders of whoever keeps his state there; halted from the first, if all are. */
    KillSwitch killSwitch(IbkrConfiguration configuration) {
        List<Object> place = new ArrayList<>();
        List<HaltRecord> records = new ArrayList<>();
        StateStores stores = component.stores();
        if (StateStores.isDirectoryKnown(configuration)) {
            StateDirectory directory = stores.directory(configuration);
            place.add(directory.path());
            records.add(new HaltFile(directory));
        }
        if (configuration.getDataSource() != null) {
            Database database = stores.database(configuration);
            place.add(database);
            records.add(new HaltTable(database));
        }
        // whoever halts reaches it, or has said before that it is halted
        synchronized (switches) {
            return switches.computeIfAbsent(place, any -> made(records));
        }
    }

    private KillSwitch made(List<HaltRecord> records) {
        KillSwitch made = new KillSwitch(records);
        if (called != null) {
            try {
                made.halt(called);
            } catch (IbkrException forgetful) {
                LOG.warn(
                        "Of a place for orders that came to be used while orders are halted: {}",
                        forgetful.getMessage());
            }
        }
        return made;
    }

    /**
     * Halts: when it returns, or throws, no order leaves any more that has not left already. It waits for the disk.
     *
     * @throws IbkrException if it could not be written down somewhere; orders are halted all the same, until a restart
     */
    TradingState halt(String reason, Instant now) throws IbkrException {
        Halt halt = Halt.of(now, reason);
        synchronized (switches) {
            called = halt;
            // at once: writing it down may take long somewhere
            switches.values().forEach(killSwitch -> killSwitch.forbid(halt));
        }
        decide(halt.reason(), killSwitch -> killSwitch.halt(halt));
        return new TradingState(State.HALTED, now, halt.reason());
    }

    /**
     * Lets orders leave again.
     *
     * @throws IllegalArgumentException if no reason is given
     * @throws IbkrException if that could not be written down somewhere: then those who keep their state there stay halted
     */
    TradingState resume(String reason, Instant now) throws IbkrException {
        String why = Halt.plain(reason);
        if (why.isEmpty()) {
            throw new IllegalArgumentException("a reason is needed; orders stay halted");
        }
        synchronized (switches) {
            called = null;
        }
        decide(why, killSwitch -> killSwitch.resume(why));
        return new TradingState(State.ACTIVE, now, why);
    }

    /** That orders are halted, and why, for people: each thing that is to be said once. */
    String[] halts() {
        return switches().stream()
                .map(KillSwitch::describe)
                .filter(halt -> halt != null)
                .distinct()
                .toArray(String[]::new);
    }

    /** What one of them cannot do must not keep the others from it. */
    private void decide(String why, Decision decision) throws IbkrException {
        List<KillSwitch> all = switches();
        boolean remembered = all.stream().anyMatch(KillSwitch::isRemembered);
        IbkrException problem = null;
        for (KillSwitch killSwitch : all) {
            try {
                decision.make(killSwitch);
            } catch (IbkrException e) {
                // whoever has no place for his state is no problem as long as others have
                problem = killSwitch.isRemembered() || !remembered ? e : problem;
            }
        }
        // only now: whoever listens may take his time
        all.forEach(killSwitch -> GatewayLinks.of(component.getCamelContext()).look(killSwitch, why));
        if (problem != null) {
            throw problem;
        }
    }

    /** Those that endpoints use, and the component's own, which the next endpoint would. */
    private List<KillSwitch> switches() {
        killSwitch(component.getConfiguration());
        synchronized (switches) {
            return List.copyOf(switches.values());
        }
    }

    private interface Decision {
        void make(KillSwitch killSwitch) throws IbkrException;
    }
}
