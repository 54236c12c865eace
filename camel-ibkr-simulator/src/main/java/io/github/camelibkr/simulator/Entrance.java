package io.github.camelibkr.simulator;

import io.github.camelibkr.simulator.scenario.Stage;
import io.github.camelibkr.simulator.wire.Certificate;
import io.github.camelibkr.simulator.wire.Gateway;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** The ports, as scenarios treat them: one thing after the other. */
final class Entrance implements Stage.Entrance {

    private final Gateway gateway;
    private final Supplier<Certificate> renewal;
    private Future<?> last = Future.succeededFuture();

    Entrance(Gateway gateway, Supplier<Certificate> renewal) {
        this.gateway = gateway;
        this.renewal = renewal;
    }

    @Override
    public void down() {
        next(gateway::shut);
    }

    @Override
    public void up() {
        next(gateway::open);
    }

    @Override
    public void mute() {
        next(gateway::mute);
    }

    @Override
    public void changeCertificate() {
        Certificate next = renewal.get();
        next(() -> gateway.reopen(next));
    }

    private void next(Supplier<Future<?>> step) {
        last = last.transform(over -> step.get().mapEmpty());
    }
}
