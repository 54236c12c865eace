package io.github.camelibkr;

import io.github.camelibkr.gateway.GatewaySettings;
import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.gateway.GatewayStatus;
import io.github.camelibkr.gateway.OnDemandPool;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.order.OrderSettlement;
import io.github.camelibkr.order.OrdersStatus;
import io.github.camelibkr.stream.StrayCounts;
import io.github.camelibkr.stream.StreamStatus;
import io.github.camelibkr.time.CamelTimers;
import io.github.camelibkr.time.Timers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Stream quotes, orders and fills from Interactive Brokers, and send orders to it. */
@Component("ibkr")
@ManagedResource(description = "Managed IbkrComponent")
public class IbkrComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(description = "The options that all endpoints share.")
    private IbkrConfiguration configuration = new IbkrConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether to use the context's SSLContextParameters.")
    private boolean useGlobalSslContextParameters;

    private final StateStores stores = new StateStores();
    private final OrderControl orderControl = new OrderControl(this);
    private final List<IbkrConsumer> consumers = new CopyOnWriteArrayList<>();
    private Workers workers;
    private ExecutorService continuations;
    private Rhythm rhythm = Rhythm.DEFAULT;
    private Function<Object, Timers> clocks = source -> new CamelTimers(getCamelContext(), source);

    /** For Camel, which sets the context later. */
    public IbkrComponent() {}

    /** With its context. */
    public IbkrComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        EndpointName name = EndpointName.parse(remaining);
        IbkrEndpoint endpoint = new IbkrEndpoint(uri, this, name, configuration.copy());
        OptionCheck check = new OptionCheck(getCamelContext(), name);
        check.names(parameters.keySet());
        check.forms(parameters);
        setProperties(endpoint, parameters);
        if (endpoint.getConfiguration().getSslContextParameters() == null) {
            endpoint.getConfiguration().setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        OptionCheck.values(endpoint);
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        workers = new Workers(getCamelContext(), this);
        // a worker may wait for what a continuation brings, so these never wait for one another, nor for a worker
        continuations = OnDemandPool.create(getCamelContext(), this, "IbkrContinuation", 1, Integer.MAX_VALUE, 0);
    }

    @Override
    protected void doStop() throws Exception {
        // what is under way must be noted before the journal closes
        GatewayLinks.of(getCamelContext()).drain();
        if (workers != null) {
            workers.stop();
        }
        getCamelContext().getExecutorServiceManager().shutdownGraceful(continuations, 5_000);
        stores.close();
        super.doStop();
    }

    GatewayLink acquire(GatewaySettings settings) {
        return GatewayLinks.of(getCamelContext()).acquire(getCamelContext(), settings, clocks);
    }

    void release(GatewayLink link) {
        GatewayLinks.of(getCamelContext()).release(link);
    }

    /** Where routes run that a stream feeds: never on the websocket's event loop. */
    Workers workers() {
        return workers;
    }

    /** Where what must outlive the process is kept. */
    StateStores stores() {
        return stores;
    }

    /** What halts the orders of its endpoints. */
    OrderControl orderControl() {
        return orderControl;
    }

    /** Where routes go on behind a request: never on the threads that send requests. */
    ExecutorService continuations() {
        return continuations;
    }

    List<IbkrConsumer> consumers() {
        return consumers;
    }

    Rhythm rhythm() {
        return rhythm;
    }

    /** For tests, in which a minute should not last one. */
    void setRhythm(Rhythm rhythm) {
        this.rhythm = rhythm;
    }

    /** For tests, in which a day should not last one. */
    void setClocks(Function<Object, Timers> clocks) {
        this.clocks = clocks;
    }

    /** How the gateways are that are in use. */
    public List<GatewayStatus> gatewayStatuses() {
        return GatewayLinks.of(getCamelContext()).statuses();
    }

    /** How the gateways are that are in use, a line for each; for JMX. */
    @ManagedAttribute(description = "How the gateways are that are in use")
    public String[] getGateways() {
        return gatewayStatuses().stream()
                .map(status ->
                        status.url() + " " + status.state() + (status.problem() == null ? "" : ": " + status.problem()))
                .toArray(String[]::new);
    }

    /** Says that whatever stood in the way has been looked into; for JMX. */
    @ManagedOperation(
            description =
                    "Ends a penalty that is waited for, and opens the sessions now: after somebody has looked into"
                            + " what stood in the way")
    public void resume() {
        GatewayLinks.of(getCamelContext()).resume();
    }

    /** How order entry is, at each gateway in use. */
    public List<OrdersStatus> ordersStatuses() {
        return GatewayLinks.of(getCamelContext()).ordersStatuses();
    }

    /** The orders of which it is not known whether they were placed, a line for each; for JMX. */
    @ManagedAttribute(description = "The orders of which it is not known whether they were placed")
    public String[] getOrdersInDoubt() {
        return ordersStatuses().stream()
                .flatMap(status -> status.doubts().stream())
                .map(doubt -> doubt.clientOrderId() + " of account " + doubt.account() + " since " + doubt.since()
                        + (doubt.unresolved() ? ", looked for in vain" : "")
                        + (doubt.reason() == null ? "" : ": " + doubt.reason()))
                .toArray(String[]::new);
    }

    /**
     * Says what became of an order that is in doubt; for JMX.
     *
     * @param orderId IBKR's id; null or empty if it is not known, or there is none
     * @return how it stands now
     * @throws InvalidRequestException if a value is malformed, or the order is not in doubt, or that cannot be noted
     */
    @ManagedOperation(
            description =
                    "Says what became of an order that is in doubt: whether IBKR has it (placed), IBKR's id of it if"
                            + " there is one, and how you know; it is noted in the journal")
    public String settleOrder(String clientOrderId, boolean placed, String orderId, String reason)
            throws InvalidRequestException {
        JournalEntry settled =
                GatewayLinks.of(getCamelContext()).settle(OrderSettlement.of(clientOrderId, placed, orderId, reason));
        return settled.clientOrderId() + " is " + settled.state()
                + (settled.orderId() == null ? "" : " as order " + settled.orderId()) + ": " + settled.text();
    }

    /** Halts all orders; for JMX. When it returns, or throws, none leaves any more that has not left already. */
    @ManagedOperation(
            description =
                    "Halts all orders, also for after a restart: no new ones, no changes, no answers of yes to questions"
                            + " about orders; cancelling remains possible")
    public void haltOrders(String reason) throws IbkrException {
        orderControl.halt(reason, now());
    }

    /** Lets orders leave again; for JMX. */
    @ManagedOperation(description = "Lets orders leave again that were halted; a reason is needed")
    public void resumeOrders(String reason) throws IbkrException {
        orderControl.resume(reason, now());
    }

    private Instant now() {
        Timers timers = clocks.apply(this);
        try {
            return timers.now();
        } finally {
            timers.stop();
        }
    }

    /** Whether orders are halted, and why, a line for each answer to that; for JMX. */
    @ManagedAttribute(description = "Whether orders are halted, and why")
    public String[] getOrderHalts() {
        return orderControl.halts();
    }

    /** How the streams of all running consumers are. */
    public List<StreamStatus> streamStatuses() {
        return consumers.stream().flatMap(IbkrConsumer::statuses).toList();
    }

    /** What the gateways in use have sent that no consumer could use. */
    public List<StrayCounts> strayCounts() {
        return GatewayLinks.of(getCamelContext()).strayCounts();
    }

    public IbkrConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(IbkrConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
