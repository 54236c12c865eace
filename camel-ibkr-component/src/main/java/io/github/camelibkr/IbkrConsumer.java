package io.github.camelibkr;

import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topic.Target;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.gateway.GatewayStatus;
import io.github.camelibkr.model.FieldList;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.stream.Delivery;
import io.github.camelibkr.stream.ExecutionSink;
import io.github.camelibkr.stream.Inlet;
import io.github.camelibkr.stream.LifecycleSink;
import io.github.camelibkr.stream.OrderSink;
import io.github.camelibkr.stream.QuoteSink;
import io.github.camelibkr.stream.Sink;
import io.github.camelibkr.stream.StreamCondition;
import io.github.camelibkr.stream.StreamStatus;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;

/**
 * Feeds a route from a topic. Order is kept for each contract, and for all rows of a topic that has no contracts;
 * different contracts of one consumer are in the route at the same time.
 */
public class IbkrConsumer extends DefaultConsumer implements Suspendable, ShutdownAware, ExtendedStartupListener {

    private GatewayLink link;
    private List<Inlet> inlets = List.of();
    private boolean taking; // guarded by this

    /** Made by the endpoint. */
    public IbkrConsumer(IbkrEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    public IbkrEndpoint getEndpoint() {
        return (IbkrEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        IbkrComponent component = getEndpoint().getComponent();
        link = getEndpoint().acquireGateway();
        inlets = inlets(component.workers(), link.gateway().timers());
        component.consumers().add(this);
        health();
        // not before the context is up: the route may lead to others that are not started yet
        getEndpoint().getCamelContext().addStartupListener(this);
    }

    @Override
    protected void doStop() throws Exception {
        endIntake();
        discard();
        IbkrComponent component = getEndpoint().getComponent();
        component.consumers().remove(this);
        if (link != null) {
            component.release(link);
            link = null;
        }
        super.doStop();
    }

    @Override
    protected void doSuspend() {
        endIntake();
        inlets.forEach(Inlet::hold);
    }

    @Override
    protected void doResume() {
        beginIntake();
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        if (alreadyStarted) {
            beginIntake();
        }
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        beginIntake();
    }

    private synchronized void beginIntake() {
        if (!taking && link != null && isRunAllowed()) {
            taking = true;
            inlets.forEach(Inlet::release);
            inlets.forEach(inlet -> inlet.open(link.streams()));
        }
    }

    private synchronized void endIntake() {
        if (taking) {
            taking = false;
            inlets.forEach(inlet -> inlet.close(link.streams()));
        }
    }

    private void discard() {
        inlets.forEach(inlet -> {
            inlet.hold();
            inlet.discard();
        });
    }

    private List<Inlet> inlets(ExecutorService workers, Timers timers) throws InvalidRequestException {
        IbkrEndpoint endpoint = getEndpoint();
        Topic topic = endpoint.name().topic();
        Delivery delivery = this::deliver;
        if (topic.target() == Target.CONTRACT) {
            Set<String> fields = FieldList.ids(endpoint.options().get("fields"));
            return contracts(endpoint.options().get("conid"))
                    .<Inlet>map(conid -> new QuoteSink(conid, fields, workers, delivery))
                    .toList();
        }
        if (topic == Topics.LIFECYCLE) {
            return List.of(new LifecycleSink(workers, delivery));
        }
        if (topic == Topics.SOR) {
            return List.of(new OrderSink(workers, delivery));
        }
        IbkrConfiguration configuration = endpoint.getConfiguration();
        return List.of(new ExecutionSink(
                configuration.getExecutionDetail(),
                Duration.ofMillis(configuration.getCommissionWait()),
                timers,
                endpoint.deliveredExecutions(getRouteId()),
                workers,
                delivery));
    }

    private static Stream<String> contracts(String conid) {
        // a combination has commas of its own
        return conid.contains(";;;")
                ? Stream.of(conid)
                : Stream.of(conid.split(",")).distinct();
    }

    private boolean deliver(IbkrMessage message, Delivery.Done done) {
        Exchange exchange = createExchange(true);
        EventHeaders.set(exchange.getMessage(), getEndpoint().name().topic(), message);
        AsyncCallback failures = defaultConsumerCallback(exchange, true);
        return getAsyncProcessor().process(exchange, synchronously -> {
            try {
                failures.done(synchronously);
            } finally {
                // also if the handler of errors has failed itself
                done.done(synchronously);
            }
        });
    }

    /** What became of what its streams brought. */
    Stream<StreamStatus> statuses() {
        return inlets.stream().map(inlet -> inlet.status(getRouteId()));
    }

    /** How its subscriptions are. */
    List<StreamCondition> conditions() {
        GatewayLink open = link;
        return open == null
                ? List.of()
                : inlets.stream()
                        .filter(Sink.class::isInstance)
                        .map(inlet -> open.streams().condition((Sink) inlet))
                        .toList();
    }

    /** How its gateway is; null if it is stopped. */
    GatewayStatus gatewayStatus() {
        GatewayLink open = link;
        return open == null ? null : open.gateway().status();
    }

    private void health() {
        HealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(
                getEndpoint().getCamelContext(), "consumers", HealthCheckRepository.class);
        if (repository != null) {
            IbkrConsumerHealthCheck check = new IbkrConsumerHealthCheck(this, getRouteId());
            check.setEnabled(getEndpoint().getComponent().isHealthCheckConsumerEnabled());
            setHealthCheck(check);
        }
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        // the first that is heard of a stop or suspension: take in nothing more, then finish what is here
        endIntake();
        return true;
    }

    @Override
    public int getPendingExchangesSize() {
        return inlets.stream().mapToInt(Inlet::pending).sum();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (!suspendOnly) {
            discard();
        }
    }
}
