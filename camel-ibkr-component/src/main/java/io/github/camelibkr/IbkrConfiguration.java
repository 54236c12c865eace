package io.github.camelibkr;

import io.github.camelibkr.order.OnQuestion;
import io.github.camelibkr.order.OnUnknown;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.stream.ExecutionDetail;
import io.github.camelibkr.stream.Overflow;
import javax.sql.DataSource;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Options that a component sets for all its endpoints, and each endpoint may set for itself. */
@Configurer
@UriParams
public class IbkrConfiguration extends GuardOptions implements Cloneable {

    /** Where IBKR's gateway listens if nothing else is configured. */
    public static final String DEFAULT_GATEWAY = "https://localhost:5000";

    @UriParam(
            label = "common",
            description = "The account. Orders may name it themselves; a login with only one account needs none.")
    private String accountId;

    @UriParam(
            label = "security",
            defaultValue = "readOnly",
            enums = "readOnly,paper,live",
            description =
                    "Whether orders may be sent: readOnly sends none; paper and live send them once the session itself has"
                            + " said that it is such a login. live needs allowedAccounts and every limit to be set. Where"
                            + " both the component and an endpoint say it, the stricter holds.")
    private TradingMode tradingMode;

    @UriParam(
            label = "producer",
            description =
                    "Ids of the questions, such as o163,o354, that are answered with yes when IBKR asks them about"
                            + " an order. Default: none.")
    private String confirm;

    @UriParam(
            label = "producer",
            defaultValue = "refuse",
            enums = "refuse,giveBack",
            description =
                    "What happens with a question that confirm does not name: refuse answers it with no and fails;"
                            + " giveBack hands it to the route, which must answer at once with order/reply.")
    private OnQuestion onQuestion = OnQuestion.refuse;

    @UriParam(
            label = "producer",
            defaultValue = "fail",
            enums = "fail,wait",
            description = "What becomes of an order while it is not known whether another one of its account was"
                    + " placed: fail refuses it at once; wait waits, as long as maxWait, until that is known.")
    private OnUnknown onUnknown = OnUnknown.fail;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether what IBKR has taken of a bracket or a group is cancelled if it has refused the rest;"
                    + " the order fails either way.")
    private boolean cancelOnPartial;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description = "Whether an order is held against what IBKR says of its contract before it is sent: its type,"
                    + " and between which prices there are none. IBKR is asked once a day for each contract.")
    private boolean checkRules = true;

    @UriParam(
            label = "producer",
            description =
                    "An expression in the simple language, such as ${header.ticket}, that gives an order its id if"
                            + " it brings none. A message that is delivered again must get the same one again.")
    private String clientOrderId;

    @UriParam(
            label = "producer",
            defaultValue = "none",
            enums = "none,until-final",
            description = "How long the exchange with an order takes: none, until IBKR has accepted it; until-final,"
                    + " until it is filled or cancelled, or the application stops.")
    private String orderUpdates = "none";

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether order/cancelAll may cancel all orders of the account, those of other applications"
                    + " among them.")
    private boolean allowCancelAll;

    @UriParam(
            label = "timeout",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "How long the whole answer to a request may take.")
    private long requestTimeout = 30_000;

    @UriParam(
            label = "timeout",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "How long a request may wait, for the session to be open and for its turn within IBKR's"
                    + " limits, before it fails without having been sent; 0: not at all.")
    private long maxWait = 30_000;

    @UriParam(
            label = "timeout",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description = "How long marketdata/snapshot waits for the fields that were asked for.")
    private long snapshotTimeout = 5_000;

    @UriParam(
            label = "consumer",
            defaultValue = "complete",
            enums = "complete,first,both",
            description = "Which copy of an execution is delivered, since IBKR sends each twice: complete, the one with"
                    + " the commission; first, without waiting for it; or both.")
    private ExecutionDetail executionDetail = ExecutionDetail.complete;

    @UriParam(
            label = "consumer",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description = "How long an execution waits for its commission, with executionDetail=complete, before it is"
                    + " delivered without.")
    private long commissionWait = 5_000;

    @UriParam(
            label = "consumer",
            description =
                    "Where orders that were sent and executions that were delivered are remembered, in an embedded"
                            + " database, and those executions laid down that no route can take. It must outlive restarts, and"
                            + " belong to this application alone. Required by stream/str, and by orders unless dataSource is set.")
    private String stateDirectory;

    @UriParam(
            label = "advanced",
            description =
                    "A database of your own for what was ordered and delivered, such as PostgreSQL, instead of the"
                            + " embedded one. Several nodes that trade must share one.")
    private DataSource dataSource;

    @UriParam(
            label = "consumer",
            defaultValue = "today",
            description =
                    "From when on a subscription that is new to the ledger gets executions: today, now, a date, or"
                            + " a moment in ISO-8601; seven days back at most.")
    private String since = "today";

    @UriParam(
            label = "consumer",
            description = "Under which name the ledger remembers what was delivered. Default: the route's id. Two"
                    + " routes with two names each get every execution.")
    private String subscriptionName;

    @UriParam(
            label = "consumer",
            defaultValue = "conflate",
            enums = "conflate,block,drop",
            description = "What happens with quotes while the route is busy: conflate merges them, field by field, into"
                    + " the next; block delivers all and, if more than queueSize wait, reads the websocket no further;"
                    + " drop delivers all and leaves out the oldest if more than queueSize wait.")
    private Overflow overflow = Overflow.conflate;

    @UriParam(
            label = "consumer",
            defaultValue = "1000",
            description = "How many updates may wait for the route, where they are not merged. More executions are read"
                    + " again later; for more orders the websocket is read no further.")
    private int queueSize = 1_000;

    @UriParam(
            label = "consumer",
            description =
                    "Market data that is not delivered, since it looks like live data and is not: delayed, frozen,"
                            + " notSubscribed, or several of these.")
    private String refuseData;

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description = "After how long stream/smh asks for its bars again; 0: not at all.")
    private long repeat;

    /** A copy to change. */
    public IbkrConfiguration copy() {
        try {
            return (IbkrConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String getAccountId() {
        return accountId;
    }

    public void setAccountId(String accountId) {
        this.accountId = accountId;
    }

    public TradingMode getTradingMode() {
        return tradingMode == null ? TradingMode.readOnly : tradingMode;
    }

    /** Of this and what the component says for all, the stricter; a component that says nothing leaves it to its endpoints. */
    TradingMode tradingMode(IbkrConfiguration component) {
        TradingMode here = getTradingMode();
        return component.tradingMode == null || here.compareTo(component.tradingMode) < 0
                ? here
                : component.tradingMode;
    }

    public void setTradingMode(TradingMode tradingMode) {
        this.tradingMode = tradingMode;
    }

    public String getConfirm() {
        return confirm;
    }

    public void setConfirm(String confirm) {
        this.confirm = confirm;
    }

    public OnQuestion getOnQuestion() {
        return onQuestion;
    }

    public void setOnQuestion(OnQuestion onQuestion) {
        this.onQuestion = onQuestion;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public long getMaxWait() {
        return maxWait;
    }

    public void setMaxWait(long maxWait) {
        this.maxWait = maxWait;
    }

    public long getSnapshotTimeout() {
        return snapshotTimeout;
    }

    public void setSnapshotTimeout(long snapshotTimeout) {
        this.snapshotTimeout = snapshotTimeout;
    }

    public ExecutionDetail getExecutionDetail() {
        return executionDetail;
    }

    public void setExecutionDetail(ExecutionDetail executionDetail) {
        this.executionDetail = executionDetail;
    }

    public long getCommissionWait() {
        return commissionWait;
    }

    public void setCommissionWait(long commissionWait) {
        this.commissionWait = commissionWait;
    }

    public String getStateDirectory() {
        return stateDirectory;
    }

    public void setStateDirectory(String stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public String getSince() {
        return since;
    }

    public void setSince(String since) {
        this.since = since;
    }

    public String getSubscriptionName() {
        return subscriptionName;
    }

    public void setSubscriptionName(String subscriptionName) {
        this.subscriptionName = subscriptionName;
    }

    public Overflow getOverflow() {
        return overflow;
    }

    public void setOverflow(Overflow overflow) {
        this.overflow = overflow;
    }

    public int getQueueSize() {
        return queueSize;
    }

    public void setQueueSize(int queueSize) {
        this.queueSize = queueSize;
    }

    public String getRefuseData() {
        return refuseData;
    }

    public void setRefuseData(String refuseData) {
        this.refuseData = refuseData;
    }

    public long getRepeat() {
        return repeat;
    }

    public void setRepeat(long repeat) {
        this.repeat = repeat;
    }

    public String getOrderUpdates() {
        return orderUpdates;
    }

    public void setOrderUpdates(String orderUpdates) {
        this.orderUpdates = orderUpdates;
    }

    public boolean isAllowCancelAll() {
        return allowCancelAll;
    }

    public void setAllowCancelAll(boolean allowCancelAll) {
        this.allowCancelAll = allowCancelAll;
    }

    public boolean isCancelOnPartial() {
        return cancelOnPartial;
    }

    public void setCancelOnPartial(boolean cancelOnPartial) {
        this.cancelOnPartial = cancelOnPartial;
    }

    public boolean isCheckRules() {
        return checkRules;
    }

    public void setCheckRules(boolean checkRules) {
        this.checkRules = checkRules;
    }

    public OnUnknown getOnUnknown() {
        return onUnknown;
    }

    public void setOnUnknown(OnUnknown onUnknown) {
        this.onUnknown = onUnknown;
    }

    public String getClientOrderId() {
        return clientOrderId;
    }

    public void setClientOrderId(String clientOrderId) {
        this.clientOrderId = clientOrderId;
    }
}
