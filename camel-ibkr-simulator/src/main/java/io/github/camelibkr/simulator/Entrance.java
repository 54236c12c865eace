package io.github.camelibkr.simulator;

import io.github.camelibkr.simulator.scenario.Stage;
import io.github.camelibkr.simulator.time.Traffic;
import io.github.camelibkr.simulator.wire.Certificate;
import io.github.camelibkr.simulator.wire.Gateway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** The ports, as scenarios treat them: one thing after the other, and virtual time waits for it. */
final class Entrance implements Stage.Entrance {

    private final Vertx vertx;
    private final Traffic traffic;
    private final Gateway gateway;
    private final Supplier<Certificate> renewal;
    private Future<?> last = Future.succeededFuture();

    Entrance(Vertx vertx, Traffic traffic, Gateway gateway, Supplier<Certificate> renewal) {
        this.vertx = vertx;
        this.traffic = traffic;
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
        next(() -> vertx.executeBlocking(renewal::get).compose(gateway::reopen));
    }

    private void next(Supplier<Future<?>> step) {
        last = last.transform(over -> step.get().mapEmpty());
        traffic.add(last);
    }
}
