package io.github.camelibkr.catalogue;

import org.apache.camel.spi.Metadata;

/**
 * Header names. Those that begin with {@code CamelIbkrEvent} are set by the component and never read by it; the others
 * are read by producers and never set. So what comes out of one endpoint can never steer another by itself.
 */
public final class IbkrConstants {

    /** The contract or contracts. */
    @Metadata(label = "producer", description = "The contract or contracts to ask for", javaType = "String")
    public static final String CONID = "CamelIbkrConid";

    /** The symbol to search for. */
    @Metadata(label = "producer", description = "The symbol to search for", javaType = "String")
    public static final String SYMBOL = "CamelIbkrSymbol";

    /** The month of a chain. */
    @Metadata(label = "producer", description = "The month of a chain", javaType = "String")
    public static final String MONTH = "CamelIbkrMonth";

    /** The strike of an option. */
    @Metadata(label = "producer", description = "The strike of an option", javaType = "String")
    public static final String STRIKE = "CamelIbkrStrike";

    /** What an option is the right to, C or P. */
    @Metadata(label = "producer", description = "What an option is the right to, C or P", javaType = "String")
    public static final String RIGHT = "CamelIbkrRight";

    /** The currency to ask for. */
    @Metadata(label = "producer", description = "The currency to ask for", javaType = "String")
    public static final String CURRENCY = "CamelIbkrCurrency";

    /** The model of an adviser. */
    @Metadata(label = "producer", description = "The model of an adviser", javaType = "String")
    public static final String MODEL = "CamelIbkrModel";

    /** The allocation group of an adviser. */
    @Metadata(label = "producer", description = "The allocation group of an adviser", javaType = "String")
    public static final String GROUP = "CamelIbkrGroup";

    /** The alert that is meant. */
    @Metadata(label = "producer", description = "The alert that is meant", javaType = "String")
    public static final String ALERT_ID = "CamelIbkrAlertId";

    /** The watchlist that is meant. */
    @Metadata(label = "producer", description = "The watchlist that is meant", javaType = "String")
    public static final String WATCHLIST_ID = "CamelIbkrWatchlistId";

    /** The notification that is meant. */
    @Metadata(label = "producer", description = "The notification that is meant", javaType = "String")
    public static final String NOTIFICATION_ID = "CamelIbkrNotificationId";

    /** The path of control/request. */
    @Metadata(label = "producer", description = "The path of control/request", javaType = "String")
    public static final String PATH = "CamelIbkrPath";

    /** The query of control/request. */
    @Metadata(label = "producer", description = "The query of control/request", javaType = "String")
    public static final String QUERY = "CamelIbkrQuery";

    /** The market-data fields to ask for. */
    @Metadata(
            label = "producer",
            description = "Names or numbers of the market-data fields to ask for",
            javaType = "String")
    public static final String FIELDS = "CamelIbkrFields";

    /** The order that is meant. */
    @Metadata(label = "producer", description = "The order that is meant, by IBKR's id", javaType = "String")
    public static final String ORDER_ID = "CamelIbkrOrderId";

    /** The order that is meant, by its own id. */
    @Metadata(
            label = "producer",
            description = "The order that is meant, by the clientOrderId that it was placed with",
            javaType = "String")
    public static final String ORIGINAL_CLIENT_ORDER_ID = "CamelIbkrOriginalClientOrderId";

    /** The order to look up in the journal, by its own id. */
    @Metadata(
            label = "producer",
            description = "The client order id of the order to look up in the journal",
            javaType = "String")
    public static final String CLIENT_ORDER_ID = "CamelIbkrClientOrderId";

    /** The question to answer. */
    @Metadata(label = "producer", description = "The id of the question to answer", javaType = "String")
    public static final String REPLY_ID = "CamelIbkrReplyId";

    /** Whether to answer a question with yes. */
    @Metadata(
            label = "producer",
            description = "Whether to answer the question with yes, if the body does not say",
            javaType = "Boolean")
    public static final String REPLY_CONFIRMED = "CamelIbkrReplyConfirmed";

    /** When somebody asked to cancel. */
    @Metadata(
            label = "producer",
            description = "When a person asked to cancel, such as 2026-03-02T14:30:00Z",
            javaType = "String")
    public static final String MANUAL_CANCEL_TIME = "CamelIbkrManualCancelTime";

    /** The topic that an event came from. */
    @Metadata(
            label = "consumer",
            description = "The topic that the event came from",
            javaType = "String",
            important = true)
    public static final String EVENT_TOPIC = "CamelIbkrEventTopic";

    /** The contract that an event is about. */
    @Metadata(label = "consumer", description = "The contract that the quote is about", javaType = "Long")
    public static final String EVENT_CONID = "CamelIbkrEventConid";

    /** The account that an event or answer is about. */
    @Metadata(label = "common", description = "The account that the order or execution is about", javaType = "String")
    public static final String EVENT_ACCOUNT_ID = "CamelIbkrEventAccountId";

    /** The order that an event or answer is about. */
    @Metadata(
            label = "common",
            description = "The order that the update, execution or answer is about",
            javaType = "String")
    public static final String EVENT_ORDER_ID = "CamelIbkrEventOrderId";

    /** The execution that an event is about. */
    @Metadata(label = "consumer", description = "The execution's id: the key of a fill", javaType = "String")
    public static final String EVENT_EXECUTION_ID = "CamelIbkrEventExecutionId";

    /** The execution that an execution corrects. */
    @Metadata(
            label = "consumer",
            description = "The id of the execution whose place this one takes, if it corrects one",
            javaType = "String")
    public static final String EVENT_CORRECTS = "CamelIbkrEventCorrects";

    /** The client order id that an answer is about. */
    @Metadata(label = "producer", description = "The client order id that was sent with the order", javaType = "String")
    public static final String EVENT_CLIENT_ORDER_ID = "CamelIbkrEventClientOrderId";

    /** How an order was received. */
    @Metadata(
            label = "producer",
            description = "How the order was received: ACCEPTED, QUESTION or DISCARDED",
            javaType = "String",
            important = true)
    public static final String EVENT_ORDER_STATE = "CamelIbkrEventOrderState";

    /** What has happened. */
    @Metadata(
            label = "consumer",
            description = "What has happened, of stream/lifecycle: CONNECTED, GAP, PENALTY and so on",
            javaType = "String")
    public static final String EVENT_TYPE = "CamelIbkrEventType";

    private IbkrConstants() {}
}
