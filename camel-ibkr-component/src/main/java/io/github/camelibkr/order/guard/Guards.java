package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.TradingState;
import io.github.camelibkr.model.TradingState.State;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The guards of one gateway's endpoints, and what they share. */
public final class Guards {

    private static final Halt NONE = new Halt(null, "");

    private final GatewayView gateway;
    private final GuardListener listener;
    private final Departures departures;
    private final MarketPrices prices;
    private final Definitions definitions;
    private final OpenOrders openOrders;
    /** The switches that orders of this gateway obey, and what was last seen of each, so that every change is told once. */
    private final Map<KillSwitch, Halt> known = new ConcurrentHashMap<>();

    /** For all endpoints of this gateway. */
    public Guards(GatewayView gateway, GuardListener listener) {
        this.gateway = gateway;
        this.listener = listener;
        this.departures = Departures.of(gateway.url(), gateway.timers());
        this.prices = new MarketPrices(gateway);
        this.definitions = new Definitions(gateway);
        this.openOrders = new OpenOrders(gateway, departures);
    }

    /** The guard of an endpoint. */
    public OrderGuard of(GuardPolicy policy) {
        return new OrderGuard(policy, this);
    }

    /** From now on this may halt orders of the gateway. */
    public void obey(KillSwitch killSwitch) {
        known.putIfAbsent(killSwitch, NONE);
    }

    /** Denies what is about an order of which it is not known whose it is, if anybody's orders are halted here. */
    void checkAllHalts(KillSwitch own, Subject subject) throws OrderException {
        obey(own);
        for (KillSwitch killSwitch : known.keySet()) {
            checkHalt(killSwitch, subject);
        }
    }

    /** Denies what may bring something to IBKR while orders are halted. */
    void checkHalt(KillSwitch killSwitch, Subject subject) throws OrderException {
        if (!subject.act().creates()) {
            return;
        }
        Halt halt;
        try {
            halt = seen(killSwitch, "the record of it was deleted");
        } catch (IOException e) {
            throw subject.notSent("whether orders are halted is not known: " + e.getMessage(), e);
        }
        if (halt != null) {
            throw subject.denied("halt", "orders are halted" + halt + ". To go on, call ibkr:control/resume");
        }
    }

    /** Tells whoever listens whether orders are halted, if that has changed, and for what reason. */
    public void look(KillSwitch killSwitch, String reason) {
        try {
            seen(killSwitch, reason);
        } catch (IOException unknown) {
            // it is told once it is known
        }
    }

    private Halt seen(KillSwitch killSwitch, String reason) throws IOException {
        Halt now = killSwitch.state();
        Halt before = known.put(killSwitch, now == null ? NONE : now);
        boolean wasHalted = before != null && before != NONE;
        if (wasHalted != (now != null)) {
            listener.changed(
                    now == null
                            ? new TradingState(State.ACTIVE, gateway.timers().now(), reason)
                            : new TradingState(State.HALTED, now.since(), now.reason()));
        }
        return now;
    }

    GatewayView view() {
        return gateway;
    }

    Departures departures() {
        return departures;
    }

    MarketPrices prices() {
        return prices;
    }

    Definitions definitions() {
        return definitions;
    }

    OpenOrders openOrders() {
        return openOrders;
    }

    GuardListener listener() {
        return listener;
    }
}
