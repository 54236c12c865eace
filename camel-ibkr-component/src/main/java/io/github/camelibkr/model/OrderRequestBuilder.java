package io.github.camelibkr.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import java.math.BigDecimal;
import java.util.List;

/** Builds an {@link OrderRequest} by name; what is not set stays null. */
@JsonPOJOBuilder(withPrefix = "")
public final class OrderRequestBuilder extends OrderRequestDetails {

    private String accountId;
    private String clientOrderId;
    private Long conid;
    private String conidex;
    private String secType;
    private String side;
    private String orderType;
    private String tif;
    private BigDecimal quantity;
    private BigDecimal cashQty;
    private BigDecimal fxQty;
    private BigDecimal price;
    private BigDecimal auxPrice;
    private String trailingType;
    private BigDecimal trailingAmt;
    private Boolean outsideRth;
    private Boolean allOrNone;
    private String listingExchange;
    private String ticker;
    private String referrer;
    private List<OrderRequest> children;
    private List<OrderRequest> oca;

    OrderRequestBuilder() {}

    OrderRequestBuilder(OrderRequest order) {
        super(order);
        accountId = order.accountId();
        clientOrderId = order.clientOrderId();
        conid = order.conid();
        conidex = order.conidex();
        secType = order.secType();
        side = order.side();
        orderType = order.orderType();
        tif = order.tif();
        quantity = order.quantity();
        cashQty = order.cashQty();
        fxQty = order.fxQty();
        price = order.price();
        auxPrice = order.auxPrice();
        trailingType = order.trailingType();
        trailingAmt = order.trailingAmt();
        outsideRth = order.outsideRth();
        allOrNone = order.allOrNone();
        listingExchange = order.listingExchange();
        ticker = order.ticker();
        referrer = order.referrer();
        children = order.children();
        oca = order.oca();
    }

    /** See {@link OrderRequest#accountId()}. */
    @JsonProperty
    @JsonAlias("acctId")
    public OrderRequestBuilder accountId(String value) {
        accountId = value;
        return this;
    }

    /** See {@link OrderRequest#clientOrderId()}. */
    @JsonProperty
    @JsonAlias("cOID")
    public OrderRequestBuilder clientOrderId(String value) {
        clientOrderId = value;
        return this;
    }

    /** See {@link OrderRequest#conid()}. */
    @JsonProperty
    public OrderRequestBuilder conid(Long value) {
        conid = value;
        return this;
    }

    /** See {@link OrderRequest#conidex()}. */
    @JsonProperty
    public OrderRequestBuilder conidex(String value) {
        conidex = value;
        return this;
    }

    /** See {@link OrderRequest#secType()}. */
    @JsonProperty
    public OrderRequestBuilder secType(String value) {
        secType = value;
        return this;
    }

    /** See {@link OrderRequest#side()}. */
    @JsonProperty
    public OrderRequestBuilder side(String value) {
        side = value;
        return this;
    }

    /** See {@link OrderRequest#orderType()}. */
    @JsonProperty
    public OrderRequestBuilder orderType(String value) {
        orderType = value;
        return this;
    }

    /** See {@link OrderRequest#tif()}. */
    @JsonProperty
    public OrderRequestBuilder tif(String value) {
        tif = value;
        return this;
    }

    /** See {@link OrderRequest#quantity()}. */
    @JsonProperty
    public OrderRequestBuilder quantity(BigDecimal value) {
        quantity = value;
        return this;
    }

    /** See {@link OrderRequest#cashQty()}. */
    @JsonProperty
    public OrderRequestBuilder cashQty(BigDecimal value) {
        cashQty = value;
        return this;
    }

    /** See {@link OrderRequest#fxQty()}. */
    @JsonProperty
    public OrderRequestBuilder fxQty(BigDecimal value) {
        fxQty = value;
        return this;
    }

    /** See {@link OrderRequest#price()}. */
    @JsonProperty
    public OrderRequestBuilder price(BigDecimal value) {
        price = value;
        return this;
    }

    /** See {@link OrderRequest#auxPrice()}. */
    @JsonProperty
    public OrderRequestBuilder auxPrice(BigDecimal value) {
        auxPrice = value;
        return this;
    }

    /** See {@link OrderRequest#trailingType()}. */
    @JsonProperty
    public OrderRequestBuilder trailingType(String value) {
        trailingType = value;
        return this;
    }

    /** See {@link OrderRequest#trailingAmt()}. */
    @JsonProperty
    public OrderRequestBuilder trailingAmt(BigDecimal value) {
        trailingAmt = value;
        return this;
    }

    /** See {@link OrderRequest#outsideRth()}. */
    @JsonProperty
    @JsonAlias("outsideRTH")
    public OrderRequestBuilder outsideRth(Boolean value) {
        outsideRth = value;
        return this;
    }

    /** See {@link OrderRequest#allOrNone()}. */
    @JsonProperty
    public OrderRequestBuilder allOrNone(Boolean value) {
        allOrNone = value;
        return this;
    }

    /** See {@link OrderRequest#listingExchange()}. */
    @JsonProperty
    public OrderRequestBuilder listingExchange(String value) {
        listingExchange = value;
        return this;
    }

    /** See {@link OrderRequest#ticker()}. */
    @JsonProperty
    public OrderRequestBuilder ticker(String value) {
        ticker = value;
        return this;
    }

    /** See {@link OrderRequest#referrer()}. */
    @JsonProperty
    public OrderRequestBuilder referrer(String value) {
        referrer = value;
        return this;
    }

    /** See {@link OrderRequest#children()}. */
    @JsonProperty
    public OrderRequestBuilder children(List<OrderRequest> value) {
        children = value;
        return this;
    }

    /** See {@link OrderRequest#oca()}. */
    @JsonProperty
    public OrderRequestBuilder oca(List<OrderRequest> value) {
        oca = value;
        return this;
    }

    @Override
    OrderRequestBuilder self() {
        return this;
    }

    /** The order. Nothing is checked yet: that happens before it is sent. */
    public OrderRequest build() {
        return new OrderRequest(
                accountId,
                clientOrderId,
                conid,
                conidex,
                secType,
                side,
                orderType,
                tif,
                quantity,
                cashQty,
                fxQty,
                price,
                auxPrice,
                trailingType,
                trailingAmt,
                outsideRth,
                allOrNone,
                listingExchange,
                ticker,
                referrer,
                manualIndicator,
                extOperator,
                useAdaptive,
                isCcyConv,
                strategy,
                strategyParameters,
                allocationMethod,
                jsonPayload,
                customerAccount,
                isProCustomer,
                manualOrderTime,
                deactivated,
                taxOptimizerId,
                children,
                oca);
    }
}
