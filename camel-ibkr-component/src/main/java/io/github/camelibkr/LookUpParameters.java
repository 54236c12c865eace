package io.github.camelibkr;

import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** More of the parameters of IBKR's operations: what is looked up. */
@Configurer
@UriParams
public class LookUpParameters {

    @UriParam(label = "producer", description = "The exchange that is meant.")
    private String exchange;

    @UriParam(label = "producer", description = "The month of a chain, such as JAN27.")
    private String month;

    @UriParam(label = "producer", description = "The strike of an option.")
    private String strike;

    @UriParam(label = "producer", description = "What an option is the right to: C (buy) or P (sell).")
    private String right;

    @UriParam(label = "producer", description = "The issuer of bonds, as contract/search with secType=BOND names it.")
    private String issuerId;

    @UriParam(label = "producer", description = "What bonds are chosen by, as contract/bondFilters says.")
    private String filters;

    @UriParam(label = "producer", description = "The kind of contract: STK, OPT, FUT.")
    private String assetClass;

    @UriParam(label = "producer", description = "Exchanges that trading hours are wanted for, separated by commas.")
    private String exchangeFilter;

    @UriParam(label = "producer", description = "The currency; of an exchange rate the one that is changed.")
    private String currency;

    @UriParam(label = "producer", description = "The currency that an exchange rate changes into.")
    private String target;

    @UriParam(
            label = "producer",
            description =
                    "Names of algorithms, up to 8, separated by commas; upper and lower case differ. Default: all.")
    private String algos;

    @UriParam(label = "producer", description = "Whether descriptions of algorithms are wanted.")
    private Boolean addDescription;

    @UriParam(label = "producer", description = "Whether parameters of algorithms are wanted.")
    private Boolean addParams;

    @UriParam(label = "producer", description = "Whether the rules for changing orderId are wanted.")
    private Boolean modifyOrder;

    @UriParam(label = "producer", description = "Whether a search shows more than the usual results.")
    private Boolean more;

    @UriParam(label = "producer", description = "Whether a search is for funds.")
    private Boolean fund;

    @UriParam(label = "producer", description = "The family of funds to search in.")
    private String fundFamilyConidEx;

    @UriParam(label = "producer", description = "Whether symbol is the beginning of one.")
    private Boolean byPattern;

    @UriParam(label = "producer", description = "Who searches.")
    private String referrer;

    public String getExchange() {
        return exchange;
    }

    public void setExchange(String exchange) {
        this.exchange = exchange;
    }

    public String getMonth() {
        return month;
    }

    public void setMonth(String month) {
        this.month = month;
    }

    public String getStrike() {
        return strike;
    }

    public void setStrike(String strike) {
        this.strike = strike;
    }

    public String getRight() {
        return right;
    }

    public void setRight(String right) {
        this.right = right;
    }

    public String getIssuerId() {
        return issuerId;
    }

    public void setIssuerId(String issuerId) {
        this.issuerId = issuerId;
    }

    public String getFilters() {
        return filters;
    }

    public void setFilters(String filters) {
        this.filters = filters;
    }

    public String getAssetClass() {
        return assetClass;
    }

    public void setAssetClass(String assetClass) {
        this.assetClass = assetClass;
    }

    public String getExchangeFilter() {
        return exchangeFilter;
    }

    public void setExchangeFilter(String exchangeFilter) {
        this.exchangeFilter = exchangeFilter;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }

    public String getAlgos() {
        return algos;
    }

    public void setAlgos(String algos) {
        this.algos = algos;
    }

    public Boolean getAddDescription() {
        return addDescription;
    }

    public void setAddDescription(Boolean addDescription) {
        this.addDescription = addDescription;
    }

    public Boolean getAddParams() {
        return addParams;
    }

    public void setAddParams(Boolean addParams) {
        this.addParams = addParams;
    }

    public Boolean getModifyOrder() {
        return modifyOrder;
    }

    public void setModifyOrder(Boolean modifyOrder) {
        this.modifyOrder = modifyOrder;
    }

    public Boolean getMore() {
        return more;
    }

    public void setMore(Boolean more) {
        this.more = more;
    }

    public Boolean getFund() {
        return fund;
    }

    public void setFund(Boolean fund) {
        this.fund = fund;
    }

    public String getFundFamilyConidEx() {
        return fundFamilyConidEx;
    }

    public void setFundFamilyConidEx(String fundFamilyConidEx) {
        this.fundFamilyConidEx = fundFamilyConidEx;
    }

    public Boolean getByPattern() {
        return byPattern;
    }

    public void setByPattern(Boolean byPattern) {
        this.byPattern = byPattern;
    }

    public String getReferrer() {
        return referrer;
    }

    public void setReferrer(String referrer) {
        this.referrer = referrer;
    }
}
