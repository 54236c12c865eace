package io.github.camelibkr;

import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The parameters of IBKR's operations and topics as options. Which of them an operation takes, and what each must look
 * like, stands in the catalogues; here they are only given to Camel.
 */
@Configurer
@UriParams
public class IbkrParameters {

    @UriParam(
            label = "common",
            description =
                    "The contract: its id at IBKR, with an at sign and an exchange for direct routing, or a combination. Several,"
                            + " separated by commas, where the operation allows it.")
    private String conid;

    @UriParam(
            label = "common",
            description = "The market-data fields wanted: names such as last,bid,ask or IBKR's numbers, separated by"
                    + " commas. Default: last, bid, ask, their sizes, volume, change, changePercent, symbol.")
    private String fields;

    @UriParam(
            label = "common",
            description = "The symbol, or with name=true the company, to search for; of a stream of quotes the stocks,"
                    + " separated by commas, instead of conid.")
    private String symbol;

    @UriParam(
            label = "producer",
            description = "The kind of contract: of a search STK, IND or BOND; of a chain OPT, FUT, FOP or WAR.")
    private String secType;

    @UriParam(label = "producer", description = "Whether symbol is part of a company's name.")
    private String name;

    @UriParam(label = "producer", description = "The order that is meant, by IBKR's id.")
    private String orderId;

    @UriParam(
            label = "producer",
            description = "The order that is meant, by the clientOrderId that it was placed with, instead of orderId;"
                    + " the journal knows IBKR's.")
    private String originalClientOrderId;

    @UriParam(label = "producer", description = "Ids of questions, such as o163,o354.")
    private String messageIds;

    @UriParam(label = "producer", description = "The prompt to answer.")
    private String requestId;

    @UriParam(label = "producer", description = "Which of a prompt's options to take, word for word.")
    private String choice;

    @UriParam(label = "producer", description = "The question to answer.")
    private String replyId;

    @UriParam(
            label = "producer",
            description = "Whether the request was made by hand: required for US futures and their options.")
    private String manualIndicator;

    @UriParam(label = "producer", description = "Who made the request: required for US futures and their options.")
    private String extOperator;

    @UriParam(
            label = "producer",
            description = "When a person asked to cancel, such as 2026-03-02T14:30:00Z; for brokers.")
    private String manualCancelTime;

    @UriParam(label = "producer", description = "Whether the rules for buying are wanted, and not those for selling.")
    private String isBuy;

    @UriParam(label = "producer", description = "How many days back.")
    private String days;

    @UriParam(label = "consumer", description = "How much time the bars span: 5min, 2h, 1d, 3w, 6m, 1y.")
    private String period;

    @UriParam(label = "consumer", description = "How long one bar is: 1min, 1h, 1d.")
    private String bar;

    @UriParam(label = "consumer", description = "Whether bars show trades outside regular hours.")
    private String outsideRth;

    @UriParam(label = "consumer", description = "What bars are made of.")
    private String source;

    @UriParam(
            label = "producer",
            description = "Only orders in these states: INTENT, SENT, QUESTION, ACCEPTED, REJECTED, DENIED, NOT_SENT,"
                    + " DISCARDED, UNKNOWN; several, separated by commas.")
    private String state;

    @UriParam(
            label = "producer",
            description = "Only orders whose state changed then or later: today, a date, or a moment in ISO-8601.")
    private String changedSince;

    @UriParam(label = "producer", description = "How many at most; of the journal the newest, 100 if not said.")
    private String limit;

    public String getConid() {
        return conid;
    }

    public void setConid(String conid) {
        this.conid = conid;
    }

    public String getFields() {
        return fields;
    }

    public void setFields(String fields) {
        this.fields = fields;
    }

    public String getDays() {
        return days;
    }

    public void setDays(String days) {
        this.days = days;
    }

    public String getIsBuy() {
        return isBuy;
    }

    public void setIsBuy(String isBuy) {
        this.isBuy = isBuy;
    }

    public String getSymbol() {
        return symbol;
    }

    public void setSymbol(String symbol) {
        this.symbol = symbol;
    }

    public String getSecType() {
        return secType;
    }

    public void setSecType(String secType) {
        this.secType = secType;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getOrderId() {
        return orderId;
    }

    public void setOrderId(String orderId) {
        this.orderId = orderId;
    }

    public String getReplyId() {
        return replyId;
    }

    public void setReplyId(String replyId) {
        this.replyId = replyId;
    }

    public String getManualIndicator() {
        return manualIndicator;
    }

    public void setManualIndicator(String manualIndicator) {
        this.manualIndicator = manualIndicator;
    }

    public String getManualCancelTime() {
        return manualCancelTime;
    }

    public void setManualCancelTime(String manualCancelTime) {
        this.manualCancelTime = manualCancelTime;
    }

    public String getExtOperator() {
        return extOperator;
    }

    public void setExtOperator(String extOperator) {
        this.extOperator = extOperator;
    }

    public String getPeriod() {
        return period;
    }

    public void setPeriod(String period) {
        this.period = period;
    }

    public String getBar() {
        return bar;
    }

    public void setBar(String bar) {
        this.bar = bar;
    }

    public String getOutsideRth() {
        return outsideRth;
    }

    public void setOutsideRth(String outsideRth) {
        this.outsideRth = outsideRth;
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public String getOriginalClientOrderId() {
        return originalClientOrderId;
    }

    public void setOriginalClientOrderId(String originalClientOrderId) {
        this.originalClientOrderId = originalClientOrderId;
    }

    public String getMessageIds() {
        return messageIds;
    }

    public void setMessageIds(String messageIds) {
        this.messageIds = messageIds;
    }

    public String getRequestId() {
        return requestId;
    }

    public void setRequestId(String requestId) {
        this.requestId = requestId;
    }

    public String getChoice() {
        return choice;
    }

    public void setChoice(String choice) {
        this.choice = choice;
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getChangedSince() {
        return changedSince;
    }

    public void setChangedSince(String changedSince) {
        this.changedSince = changedSince;
    }

    public String getLimit() {
        return limit;
    }

    public void setLimit(String limit) {
        this.limit = limit;
    }
}
