package io.github.camelibkr;

import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.gateway.GatewayStatus;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.stream.Delivery;
import io.github.camelibkr.stream.Inlet;
import io.github.camelibkr.stream.InletProblem;
import io.github.camelibkr.stream.Sink;
import io.github.camelibkr.stream.StreamCondition;
import io.github.camelibkr.stream.StreamStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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

    private static final Duration ANOTHER_SEARCH = Duration.ofSeconds(30);

    private GatewayLink link;
    private AutoCloseable claim = () -> {};
    private List<AutoCloseable> taken = List.of(); // guarded by this
    private OutageReports outages;
    private volatile List<Inlet> inlets = List.of();
    /** Why it is not known yet what this consumer is about. */
    private volatile InletProblem undecided;

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
        String subscription = getEndpoint().name().topic() == Topics.STR ? subscription() : null;
        claim = subscription == null ? () -> {} : Subscriptions.claim(getEndpoint(), subscription);
        try {
            link = getEndpoint().acquireGateway();
            decide(subscription);
        } catch (Exception e) {
            giveBack();
            throw e;
        }
        component.consumers().add(this);
        outages = new OutageReports(
                link.gateway().announcer(),
                component.workers(),
                getExceptionHandler(),
                link.gateway().timers().now());
        health();
        // not before the context is up: the route may lead to others that are not started yet
        getEndpoint().getCamelContext().addStartupListener(this);
    }

    private String subscription() {
        return Subscriptions.name(getEndpoint(), getRouteId());
    }

    /** Finds what this consumer is about, and makes its inlets; the session may have to open first. */
    private void decide(String subscription) {
        GatewayLink mine = link;
        CompletableFuture<List<String>> found = new Targets(
                        getEndpoint(), mine, getEndpoint().patience(getRouteId()))
                .find()
                .toCompletableFuture();
        if (found.isDone() && !found.isCompletedExceptionally()) {
            // what is wrong here is wrong at the start of the route
            make(found.join(), subscription);
            return;
        }
        found.whenComplete((targets, failure) -> {
            try {
                if (failure == null) {
                    make(targets, subscription);
                } else {
                    postpone(mine, subscription, Causes.of(failure));
                }
            } catch (RuntimeException e) {
                postpone(mine, subscription, e);
            }
        });
    }

    private void make(List<String> targets, String subscription) {
        IbkrComponent component = getEndpoint().getComponent();
        Inlets maker = new Inlets(
                getEndpoint(), component.workers(), link.gateway().timers(), this::deliver, this::deliverFill);
        try {
            List<AutoCloseable> ladders = new ArrayList<>();
            if (getEndpoint().name().topic() == Topics.SBD) {
                for (String target : targets) {
                    ladders.add(link.streams().ladders().take(target, getRouteId()));
                }
            }
            List<Inlet> made = maker.make(targets, subscription);
            synchronized (this) {
                inlets = made;
                taken = ladders;
                undecided = null;
                if (taking) {
                    open();
                }
            }
        } catch (InvalidRequestException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private synchronized void postpone(GatewayLink mine, String subscription, Throwable why) {
        if (link != mine) {
            return;
        }
        if (!(why instanceof NotConnectedException) && undecided == null) {
            component().workers().execute(() -> getExceptionHandler().handleException(why.getMessage(), why));
        }
        undecided = new InletProblem(true, why.getMessage());
        mine.gateway().timers().after(ANOTHER_SEARCH, () -> {
            synchronized (this) {
                if (link == mine) {
                    decide(subscription);
                }
            }
        });
    }

    private IbkrComponent component() {
        return getEndpoint().getComponent();
    }

    @Override
    protected void doStop() throws Exception {
        endIntake();
        discard();
        component().consumers().remove(this);
        if (outages != null) {
            outages.close();
        }
        giveBack();
        super.doStop();
    }

    private synchronized void giveBack() throws Exception {
        if (link != null) {
            component().release(link);
            link = null;
        }
        for (AutoCloseable ladder : taken) {
            ladder.close();
        }
        taken = List.of();
        claim.close();
        claim = () -> {};
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
            open();
        }
    }

    private void open() {
        inlets.forEach(Inlet::release);
        inlets.forEach(inlet -> inlet.open(link.streams()));
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

    private boolean deliver(IbkrMessage message, Delivery.Done done) {
        return process(createExchange(true), message, done);
    }

    private boolean deliverFill(IbkrMessage message, Consumer<Throwable> settled, Delivery.Done done) {
        Exchange exchange = createExchange(true);
        Settlement settlement = new Settlement(settled);
        // seda: and the like take it over, so that it is settled when their exchange is
        exchange.getExchangeExtension().addOnCompletion(settlement);
        try {
            return process(exchange, message, done);
        } catch (Throwable e) {
            // an Error went past Camel, which will not complete the exchange any more
            settlement.failed(e);
            throw e;
        }
    }

    private boolean process(Exchange exchange, IbkrMessage message, Delivery.Done done) {
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

    /** What keeps it from being fed, beside its gateway and its subscriptions. */
    List<InletProblem> problems() {
        return Stream.concat(Stream.ofNullable(undecided), inlets.stream().map(Inlet::problem))
                .filter(Objects::nonNull)
                .toList();
    }

    /** How its gateway is; null if it is stopped. */
    GatewayStatus gatewayStatus() {
        GatewayLink open = link;
        return open == null ? null : open.gateway().status();
    }

    /** Whether some route that is too slow holds back the whole websocket. */
    boolean isHeldBack() {
        GatewayLink open = link;
        return open != null && open.streams().isHeldBack();
    }

    private void health() {
        HealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(
                getEndpoint().getCamelContext(), "consumers", HealthCheckRepository.class);
        if (repository != null) {
            IbkrConsumerHealthCheck check = new IbkrConsumerHealthCheck(this, getRouteId());
            check.setEnabled(component().isHealthCheckConsumerEnabled());
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
