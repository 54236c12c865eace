package io.github.camelibkr;

import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorBuilder;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests of orders have in common: a simulator of their own, and routes that may trade on it, not started yet. */
abstract class OrderTest {

    @RegisterExtension
    final SimulatorExtension extension;

    Simulator gateway;
    IbkrRoutes routes;

    /** One that asks questions, as IBKR does. */
    OrderTest() {
        this(UnaryOperator.identity());
    }

    /** {@code choices}: what is different from that. */
    OrderTest(UnaryOperator<SimulatorBuilder> choices) {
        extension = SimulatorExtension.create(simulator ->
                choices.apply(simulator.seed(7).port(Ports.next()).pacing(false).establishDelay(Duration.ZERO)));
    }

    /** One share, as JSON. */
    static String marketOrder(String id) {
        return "{\"clientOrderId\":\"" + id
                + "\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":1}";
    }

    @BeforeEach
    final void connect() {
        gateway = extension.simulator();
        routes = IbkrRoutes.trading(gateway);
    }

    @AfterEach
    final void disconnect() {
        routes.close();
    }
}
