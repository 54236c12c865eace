package io.github.camelibkr;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.rest.Arguments;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.support.service.ServiceSupport;

/** A read-only operation that is asked with nothing but its endpoint's options, and waited for. */
final class Reading extends ServiceSupport {

    private final IbkrEndpoint endpoint;
    /** Answers that somebody waits for. */
    private final Set<CompletableFuture<?>> awaited = ConcurrentHashMap.newKeySet();
    /** Null while it is stopped. */
    private volatile GatewayLink link;

    /**
     * Not started yet.
     *
     * @throws IllegalArgumentException if the operation changes something, asks nothing of IBKR, or needs a message
     */
    Reading(IbkrEndpoint endpoint) {
        Operation operation = endpoint.name().operation();
        if (operation.isLocal()) {
            refuse(operation, "asks nothing of IBKR, and is not for reading again and again");
        }
        if (!operation.readOnly()) {
            refuse(operation, "changes something, and is not for reading");
        }
        if (operation.needsMessage()) {
            refuse(operation, "needs a body, and so a message");
        }
        this.endpoint = endpoint;
    }

    private static void refuse(Operation operation, String why) {
        throw new IllegalArgumentException(
                "ibkr:" + operation.name() + " " + why + ": send to it, to(\"ibkr:" + operation.name() + "...\")");
    }

    @Override
    protected void doStart() throws Exception {
        arguments();
        link = endpoint.acquireGateway();
    }

    @Override
    protected void doStop() {
        GatewayLink held = link;
        link = null;
        awaited.forEach(answer -> answer.completeExceptionally(abandoned()));
        if (held != null) {
            endpoint.getComponent().release(held);
        }
    }

    /**
     * The body, as {@code outputType} wants it.
     *
     * @param who the route that asks; null if none does
     */
    Object read(String who) throws Exception {
        return read(who, Long.MAX_VALUE);
    }

    /**
     * The body, if it comes within so many milliseconds.
     *
     * @throws TimeoutException if it does not
     */
    Object read(String who, long millis) throws Exception {
        GatewayLink gateway = link;
        if (gateway == null) {
            throw new NotConnectedException(endpoint.name().name() + " was not sent: its route is stopped");
        }
        CompletableFuture<?> answer = endpoint.outputType()
                .of(
                        gateway.rest(),
                        endpoint.name().operation(),
                        arguments(),
                        endpoint.patience(who),
                        Duration.ofMillis(endpoint.getConfiguration().getSnapshotTimeout()))
                .toCompletableFuture();
        awaited.add(answer);
        try {
            if (link == null) {
                throw abandoned();
            }
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Causes.of(e.getCause()) instanceof Exception cause ? cause : e;
        } finally {
            awaited.remove(answer);
        }
    }

    private NoAnswerException abandoned() {
        return new NoAnswerException(
                endpoint.name().name() + ": nobody waits for the answer, its route is stopped", null);
    }

    private Arguments arguments() throws InvalidRequestException {
        return Arguments.of(endpoint.name().operation(), null, endpoint.options());
    }
}
