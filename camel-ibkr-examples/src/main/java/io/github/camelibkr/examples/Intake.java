package io.github.camelibkr.examples;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the intake of a context before it is stopped, so that everything under way comes to rest and can be counted
 * while the component is still there to be asked.
 */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final CamelContext context;

    Intake(CamelContext context) {
        this.context = context;
    }

    /** Suspends the routes that bring orders, then those that the gateway feeds: fills come after orders. */
    void close(Collection<String> orderRoutes) {
        List<String> fed = context.getRoutes().stream()
                .filter(route -> route.getEndpoint().getEndpointUri().startsWith("ibkr:"))
                .map(Route::getRouteId)
                .toList();
        Stream.concat(orderRoutes.stream().filter(id -> !fed.contains(id)), fed.stream())
                .forEach(this::suspend);
    }

    private void suspend(String route) {
        try {
            long patience = context.getShutdownStrategy().getTimeout();
            context.getRouteController().suspendRoute(route, patience, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.warn("Route {} was not at rest when the run ended: {}", route, e.getMessage());
        }
    }
}
