package io.github.camelibkr;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.gateway.GatewaySettings;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/** Stream quotes, orders and fills from Interactive Brokers, and send orders to it. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "ibkr",
        title = "Interactive Brokers",
        syntax = "ibkr:operation",
        category = {Category.API},
        headersClass = IbkrConstants.class)
public class IbkrEndpoint extends ScheduledPollEndpoint
        implements AsyncEndpoint, MultipleConsumersSupport, EndpointServiceLocation {

    static final String UNTIL_FINAL = "until-final";

    @UriPath(
            enums = "stream/smd,stream/smh,stream/sbd,stream/sor,stream/str,stream/spl,stream/ssd,stream/sld,"
                    + "stream/act,stream/sts,stream/blt,stream/ntf,stream/system,stream/lifecycle,session/status,"
                    + "session/tickle,session/validate,session/init,session/reauthenticate,session/logout,"
                    + "session/initHmds,account/list,account/select,account/search,account/selectDynamic,"
                    + "account/summary,account/availableFunds,account/balances,account/margins,"
                    + "account/marketValue,account/pnl,account/owners,order/place,order/reply,order/preview,"
                    + "order/modify,order/cancel,order/cancelAll,order/suppress,order/resetSuppression,"
                    + "order/answerPrompt,order/settle,order/journal,order/list,order/status,order/trades,"
                    + "portfolio/accounts,portfolio/subaccounts,portfolio/allSubaccounts,portfolio/account,"
                    + "portfolio/allocation,portfolio/allocations,portfolio/positions,portfolio/livePositions,"
                    + "portfolio/position,portfolio/positionsOf,portfolio/combinations,portfolio/invalidate,"
                    + "portfolio/summary,portfolio/ledger,marketdata/snapshot,marketdata/unsubscribe,"
                    + "marketdata/unsubscribeAll,marketdata/history,marketdata/hmdsHistory,contract/search,"
                    + "contract/searchByPost,contract/strikes,contract/derivatives,contract/bondFilters,"
                    + "contract/info,contract/info-and-rules,contract/rules,contract/algos,contract/currencyPairs,"
                    + "contract/exchangeRate,contract/definition,contract/stocks,contract/futures,"
                    + "contract/allConids,contract/schedule,contract/tradingSchedule,scanner/params,scanner/run,"
                    + "scanner/hmdsRun,scanner/hmdsParams,performance/period,performance/allPeriods,"
                    + "performance/transactions,performance/summary,alert/list,alert/get,alert/mobile,alert/save,"
                    + "alert/activate,alert/delete,watchlist/list,watchlist/get,watchlist/save,watchlist/delete,"
                    + "notification/unread,notification/settings,notification/enable,notification/disclaimer,"
                    + "notification/readDisclaimer,notification/deliveryOptions,notification/enableEmail,"
                    + "notification/enableDevice,notification/deleteDevice,notification/list,notification/more,"
                    + "notification/markRead,allocation/accounts,allocation/groups,allocation/addGroup,"
                    + "allocation/changeGroup,allocation/group,allocation/deleteGroup,allocation/presets,"
                    + "allocation/setPresets,model/list,model/summary,model/positions,model/accounts,model/save,"
                    + "model/invest,model/investPositions,model/submitTransfers,model/presets,model/setPresets,"
                    + "event/categories,event/market,event/details,event/rules,event/schedules,control/halt,"
                    + "control/resume,control/request",
            description =
                    "What to do: stream/... are consumers of a websocket topic; all others are producers, and those"
                            + " that only read are scheduled consumers, too.")
    @Metadata(required = true)
    private String operation;

    @UriParam
    private IbkrConfiguration configuration;

    @UriParam
    private IbkrParameters parameters = new IbkrParameters();

    @UriParam
    private LookUpParameters lookUp = new LookUpParameters();

    @UriParam
    private AnswerParameters answers = new AnswerParameters();

    @UriParam
    private ServiceParameters service = new ServiceParameters();

    private final EndpointName name;
    private final EndpointOrders orders = new EndpointOrders(this);

    IbkrEndpoint(String uri, IbkrComponent component, EndpointName name, IbkrConfiguration configuration) {
        super(uri, component);
        this.name = name;
        this.operation = name.name();
        this.configuration = configuration;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        orders.start();
    }

    @Override
    public Producer createProducer() {
        if (name.isTopic()) {
            throw new IllegalArgumentException("ibkr:" + name.name()
                    + " is a stream: begin a route with it, from(\"ibkr:" + name.name() + "...\")");
        }
        return new IbkrProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = name.isTopic() ? new IbkrConsumer(this, processor) : new IbkrPollConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        return name.isTopic() ? super.createPollingConsumer() : new IbkrPollingConsumer(this);
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    @Override
    public IbkrComponent getComponent() {
        return (IbkrComponent) super.getComponent();
    }

    EndpointName name() {
        return name;
    }

    /** Whatever has to do with orders. */
    EndpointOrders orders() {
        return orders;
    }

    /** The values of the catalogue's parameters, by option; those that are not set are left out. */
    Map<String, String> options() {
        PropertyConfigurerGetter getter =
                (PropertyConfigurerGetter) getComponent().getEndpointPropertyConfigurer();
        Map<String, String> options = new HashMap<>();
        for (Parameter parameter : name.parameters()) {
            // an expression, which has a value only when there is an exchange
            if (!parameter.option().equals("clientOrderId")) {
                put(options, parameter.option(), getter.getOptionValue(this, parameter.option(), true));
            }
        }
        return options;
    }

    OutputType outputType() {
        return answers.getOutputType();
    }

    boolean onlyChanges() {
        return answers.isOnlyChanges();
    }

    private static void put(Map<String, String> options, String name, Object value) {
        if (value != null && !value.toString().isBlank()) {
            options.put(name, value.toString().strip());
        }
    }

    GatewaySettings settings() {
        return configuration.settings(getComponent().rhythm());
    }

    /** The gateway, to be released; with failOnStartup only once its session is open. */
    GatewayLink acquireGateway() throws Exception {
        GatewayLink link = getComponent().acquire(settings());
        if (configuration.isFailOnStartup()) {
            try {
                link.gateway()
                        .session(Duration.ofMillis(configuration.getMaxWait()))
                        .toCompletableFuture()
                        .get();
            } catch (ExecutionException | InterruptedException e) {
                getComponent().release(link);
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
        return link;
    }

    /** {@code who}: the route that asks; null if none does. */
    Patience patience(String who) {
        return new Patience(
                getCamelContext().getName() + "/" + (who == null ? getEndpointUri() : who),
                Duration.ofMillis(configuration.getRequestTimeout()),
                Duration.ofMillis(configuration.getMaxWait()));
    }

    @Override
    public String getServiceUrl() {
        return configuration.getGatewayUrl();
    }

    @Override
    public String getServiceProtocol() {
        return name.isTopic() ? "websocket" : "rest";
    }

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public IbkrConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(IbkrConfiguration configuration) {
        this.configuration = configuration;
    }

    public IbkrParameters getParameters() {
        return parameters;
    }

    public void setParameters(IbkrParameters parameters) {
        this.parameters = parameters;
    }

    public LookUpParameters getLookUp() {
        return lookUp;
    }

    public void setLookUp(LookUpParameters lookUp) {
        this.lookUp = lookUp;
    }

    public AnswerParameters getAnswers() {
        return answers;
    }

    public void setAnswers(AnswerParameters answers) {
        this.answers = answers;
    }

    public ServiceParameters getService() {
        return service;
    }

    public void setService(ServiceParameters service) {
        this.service = service;
    }
}
