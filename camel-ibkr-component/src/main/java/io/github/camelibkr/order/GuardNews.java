package io.github.camelibkr.order;

import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.TradingState;
import io.github.camelibkr.order.guard.GuardListener;

/** Tells what the guard decides: to the audit log, and to whoever listens to the gateway. */
final class GuardNews implements GuardListener {

    private final Gateway gateway;
    private final AuditLog audit = new AuditLog();

    GuardNews(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void denied(OrderDeniedException denial) {
        audit.denied(gateway.timers().now(), denial);
    }

    @Override
    public void changed(TradingState state) {
        boolean halted = state.state() == TradingState.State.HALTED;
        audit.changed(gateway.timers().now(), state);
        gateway.announcer()
                .announce(LifecycleEvent.ofGateway(
                        halted ? Type.TRADING_HALTED : Type.TRADING_RESUMED,
                        gateway.settings().url().toString(),
                        gateway.timers().now(),
                        null,
                        state.reason(),
                        halted ? "no order leaves until ibkr:control/resume is called" : null));
    }
}
