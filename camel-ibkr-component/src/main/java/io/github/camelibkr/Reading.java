package io.github.camelibkr;

import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.rest.Arguments;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.camel.support.service.ServiceSupport;

/** A read-only operation that is asked with nothing but its endpoint's options, and waited for. */
final class Reading extends ServiceSupport {

    private final IbkrEndpoint endpoint;
    private volatile GatewayLink link;

    /**
     * Not started yet.
     *
     * @throws IllegalArgumentException if the operation changes something, or needs a message
     */
    Reading(IbkrEndpoint endpoint) {
        EndpointName name = endpoint.name();
        if (!name.operation().readOnly() || name.operation().isLocal()) {
            throw new IllegalArgumentException(
                    "ibkr:" + name.name() + " is not for reading: send to it, to(\"ibkr:" + name.name() + "...\")");
        }
        if (!name.operation().fields().isEmpty() || name.name().equals("order/preview")) {
            throw new IllegalArgumentException("ibkr:" + name.name()
                    + " needs a body, and so a message: send to it, to(\"ibkr:" + name.name() + "...\")");
        }
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        Arguments.of(endpoint.name().operation(), null, endpoint.options());
        link = endpoint.acquireGateway();
    }

    @Override
    protected void doStop() {
        GatewayLink held = link;
        link = null;
        if (held != null) {
            endpoint.getComponent().release(held);
        }
    }

    /** The body, as {@code outputType} wants it; {@code who}: the route that asks, null if none does. */
    Object read(String who) throws Exception {
        GatewayLink gateway = link;
        if (gateway == null) {
            throw new NotConnectedException(endpoint.name().name() + " was not sent: its route is stopped");
        }
        try {
            return endpoint.outputType()
                    .of(
                            gateway.rest(),
                            endpoint.name().operation(),
                            arguments(),
                            endpoint.patience(who),
                            Duration.ofMillis(endpoint.getConfiguration().getSnapshotTimeout()))
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw Causes.of(e) instanceof Exception cause ? cause : e;
        }
    }

    private Arguments arguments() throws InvalidRequestException {
        return Arguments.of(endpoint.name().operation(), null, endpoint.options());
    }
}
