package io.github.camelibkr;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.TradingState;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Bodies;
import io.github.camelibkr.rest.FreeRequest;
import io.github.camelibkr.store.JournalQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Makes a request of an exchange and puts the typed answer into it. */
public class IbkrProducer extends DefaultAsyncProducer {

    private GatewayLink link;
    private AutoCloseable journal = () -> {};

    /** Made by the endpoint. */
    public IbkrProducer(IbkrEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public IbkrEndpoint getEndpoint() {
        return (IbkrEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        journal = getEndpoint().orders().useJournal();
        try {
            link = getEndpoint().acquireGateway();
        } catch (Exception e) {
            giveBack();
            throw e;
        }
        getEndpoint().orders().watchJournal(link);
    }

    @Override
    protected void doStop() throws Exception {
        if (link != null) {
            getEndpoint().getComponent().release(link);
            link = null;
        }
        giveBack();
        super.doStop();
    }

    private void giveBack() throws Exception {
        journal.close();
        journal = () -> {};
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletionStage<?> call;
        try {
            call = call(exchange);
        } catch (IbkrException | RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        call.whenComplete((body, failure) -> continueWith(() -> {
            if (failure == null) {
                EventHeaders.set(exchange.getMessage(), null, body);
            } else {
                exchange.setException(Causes.of(failure));
            }
            callback.done(false);
        }));
        return false;
    }

    /** The rest of the route has threads of its own: those that send requests have better things to do. */
    private void continueWith(Runnable rest) {
        try {
            getEndpoint().getComponent().continuations().execute(rest);
        } catch (RejectedExecutionException stopping) {
            rest.run();
        }
    }

    private CompletionStage<?> call(Exchange exchange) throws IbkrException {
        IbkrEndpoint endpoint = getEndpoint();
        GatewayLink gateway = link;
        if (gateway == null) {
            throw new NotConnectedException(endpoint.name().name() + " was not sent: its route is stopped");
        }
        Operation operation = endpoint.name().operation();
        OrderControl control = endpoint.getComponent().orderControl();
        Instant now = gateway.gateway().timers().now();
        switch (operation.name()) {
            case "control/halt":
                String halting = Reason.orEmpty(exchange);
                return decide(() -> control.halt(halting, now));
            case "control/resume":
                String resuming = Reason.required(exchange);
                return decide(() -> control.resume(resuming, now));
            case "control/request":
                return free(exchange, gateway);
            case "order/journal":
                JournalQuery asked = JournalLookUp.read(exchange, endpoint, now);
                return gateway.orders().journal(asked, endpoint.orders().database());
            default:
                return gateway.orders().takes(operation)
                        ? gateway.orders()
                                .call(
                                        operation,
                                        exchange,
                                        endpoint.options(),
                                        endpoint.orders().policy(exchange.getFromRouteId()))
                        : request(operation, exchange, gateway);
        }
    }

    /** What a person decides waits for the disk, and its route must not. */
    private CompletionStage<TradingState> decide(Callable<TradingState> decision) {
        CompletableFuture<TradingState> decided = new CompletableFuture<>();
        continueWith(() -> {
            try {
                decided.complete(decision.call());
            } catch (Exception e) {
                decided.completeExceptionally(e);
            }
        });
        return decided;
    }

    /** What the catalogue has no row for. */
    private CompletionStage<?> free(Exchange exchange, GatewayLink gateway) throws IbkrException {
        Operation operation = FreeRequest.of(arguments(exchange));
        Arguments none = Arguments.of(operation, null, Map.of());
        byte[] body = Bodies.bytes(exchange);
        CompletionStage<?> answer = operation.readOnly()
                ? gateway.rest()
                        .answer(operation, none, getEndpoint().patience(exchange.getFromRouteId()), Duration.ZERO, true)
                : guarded(operation, none, body.length == 0 ? none.body() : body, exchange, gateway);
        return renewing(operation, null, gateway, answer);
    }

    /** What is no order, but needs the permission to trade. */
    private CompletionStage<JsonNode> guarded(
            Operation operation, Arguments arguments, byte[] body, Exchange exchange, GatewayLink gateway)
            throws IbkrException {
        return gateway.orders()
                .guarded(operation, arguments, body, getEndpoint().orders().policy(exchange.getFromRouteId()));
    }

    /** What has nothing to do with orders. */
    private CompletionStage<?> request(Operation operation, Exchange exchange, GatewayLink gateway)
            throws IbkrException {
        IbkrEndpoint endpoint = getEndpoint();
        Arguments arguments = arguments(exchange);
        if (operation.guarded()) {
            return guarded(operation, arguments, arguments.body(), exchange, gateway)
                    .thenApply(endpoint.outputType()::of);
        }
        CompletionStage<?> answer = endpoint.outputType()
                .of(
                        gateway.rest(),
                        operation,
                        arguments,
                        endpoint.patience(exchange.getFromRouteId()),
                        Duration.ofMillis(endpoint.getConfiguration().getSnapshotTimeout()));
        return renewing(operation, arguments.get("conid"), gateway, answer);
    }

    /** Whatever ends quotes ends those of this component, too; also after a failure, since it may have ended them. */
    private static CompletionStage<?> renewing(
            Operation operation, String conid, GatewayLink gateway, CompletionStage<?> answer) {
        return operation.endsQuotes()
                ? answer.whenComplete((body, failure) -> gateway.streams().quotesEnded(conid))
                : answer;
    }

    private Arguments arguments(Exchange exchange) throws InvalidRequestException {
        IbkrEndpoint endpoint = getEndpoint();
        return Arguments.of(endpoint.name().operation(), exchange.getMessage(), endpoint.options());
    }
}
