package io.github.camelibkr;

import io.github.camelibkr.order.OnQuestion;
import io.github.camelibkr.order.TradingMode;
import io.github.camelibkr.stream.ExecutionDetail;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Options that a component sets for all its endpoints, and each endpoint may set for itself. */
@Configurer
@UriParams
public class IbkrConfiguration extends GatewayOptions implements Cloneable {

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
                    "Whether orders may be sent: readOnly sends none; paper sends them once the session itself has"
                            + " said that it is a paper login; live is not possible yet.")
    private TradingMode tradingMode = TradingMode.readOnly;

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
        return tradingMode;
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
}
