package io.github.camelibkr.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Map;

/** The parts of an order that only some kinds of contracts, algos and accounts need. */
abstract class OrderRequestDetails {

    Boolean manualIndicator;
    String extOperator;
    Boolean useAdaptive;
    Boolean isCcyConv;
    String strategy;
    Map<String, Object> strategyParameters;
    String allocationMethod;
    Map<String, Object> jsonPayload;
    String customerAccount;
    Boolean isProCustomer;
    Long manualOrderTime;
    Boolean deactivated;
    String taxOptimizerId;

    OrderRequestDetails() {}

    OrderRequestDetails(OrderRequest order) {
        manualIndicator = order.manualIndicator();
        extOperator = order.extOperator();
        useAdaptive = order.useAdaptive();
        isCcyConv = order.isCcyConv();
        strategy = order.strategy();
        strategyParameters = order.strategyParameters();
        allocationMethod = order.allocationMethod();
        jsonPayload = order.jsonPayload();
        customerAccount = order.customerAccount();
        isProCustomer = order.isProCustomer();
        manualOrderTime = order.manualOrderTime();
        deactivated = order.deactivated();
        taxOptimizerId = order.taxOptimizerId();
    }

    abstract OrderRequestBuilder self();

    /** See {@link OrderRequest#manualIndicator()}. */
    @JsonProperty
    public OrderRequestBuilder manualIndicator(Boolean value) {
        manualIndicator = value;
        return self();
    }

    /** See {@link OrderRequest#extOperator()}. */
    @JsonProperty
    public OrderRequestBuilder extOperator(String value) {
        extOperator = value;
        return self();
    }

    /** See {@link OrderRequest#useAdaptive()}. */
    @JsonProperty
    public OrderRequestBuilder useAdaptive(Boolean value) {
        useAdaptive = value;
        return self();
    }

    /** See {@link OrderRequest#isCcyConv()}. */
    @JsonProperty
    public OrderRequestBuilder isCcyConv(Boolean value) {
        isCcyConv = value;
        return self();
    }

    /** See {@link OrderRequest#strategy()}. */
    @JsonProperty
    public OrderRequestBuilder strategy(String value) {
        strategy = value;
        return self();
    }

    /** See {@link OrderRequest#strategyParameters()}. */
    @JsonProperty
    @JsonDeserialize(contentUsing = ValueReader.class)
    public OrderRequestBuilder strategyParameters(Map<String, Object> value) {
        strategyParameters = value;
        return self();
    }

    /** See {@link OrderRequest#allocationMethod()}. */
    @JsonProperty
    public OrderRequestBuilder allocationMethod(String value) {
        allocationMethod = value;
        return self();
    }

    /** See {@link OrderRequest#jsonPayload()}. */
    @JsonProperty
    @JsonDeserialize(contentUsing = ValueReader.class)
    public OrderRequestBuilder jsonPayload(Map<String, Object> value) {
        jsonPayload = value;
        return self();
    }

    /** See {@link OrderRequest#customerAccount()}. */
    @JsonProperty
    public OrderRequestBuilder customerAccount(String value) {
        customerAccount = value;
        return self();
    }

    /** See {@link OrderRequest#isProCustomer()}. */
    @JsonProperty
    public OrderRequestBuilder isProCustomer(Boolean value) {
        isProCustomer = value;
        return self();
    }

    /** See {@link OrderRequest#manualOrderTime()}. */
    @JsonProperty
    public OrderRequestBuilder manualOrderTime(Long value) {
        manualOrderTime = value;
        return self();
    }

    /** See {@link OrderRequest#deactivated()}. */
    @JsonProperty
    public OrderRequestBuilder deactivated(Boolean value) {
        deactivated = value;
        return self();
    }

    /** See {@link OrderRequest#taxOptimizerId()}. */
    @JsonProperty
    public OrderRequestBuilder taxOptimizerId(String value) {
        taxOptimizerId = value;
        return self();
    }
}
