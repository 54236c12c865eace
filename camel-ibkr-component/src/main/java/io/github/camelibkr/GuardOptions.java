package io.github.camelibkr;

import io.github.camelibkr.order.guard.GuardPolicy.Level;
import io.github.camelibkr.order.guard.LimitText;
import io.github.camelibkr.order.guard.OrderLimits;
import io.github.camelibkr.order.guard.OrderRates;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that limit orders (docs/order-guard.md). An endpoint may be stricter than its component, never looser. */
@UriParams
public abstract class GuardOptions extends GatewayOptions {

    @UriParam(
            label = "security",
            description = "The most units of one order. An order by an amount of money has none:"
                    + " maxOrderNotional must be set for it.")
    private String maxOrderQuantity;

    @UriParam(
            label = "security",
            description =
                    "The most that one order may be worth, in the currency of its contract: units times price, and"
                            + " times what one contract stands for. A market order counts at the market's price, and"
                            + " priceCollarPercent on top.")
    private String maxOrderNotional;

    @UriParam(
            label = "security",
            description = "The currency, such as USD, that maxOrderNotional is in: orders of contracts in another one"
                    + " are denied. Default: maxOrderNotional counts in every currency.")
    private String notionalCurrency;

    @UriParam(
            label = "security",
            description = "How far the prices of an order may be from the market, in per cent of the market's price.")
    private String priceCollarPercent;

    @UriParam(label = "security", description = "How many orders may leave in any second.")
    private Integer maxOrdersPerSecond;

    @UriParam(label = "security", description = "How many orders may leave in any minute.")
    private Integer maxOrdersPerMinute;

    @UriParam(
            label = "security",
            description = "How many orders may leave in a day, which begins at midnight in the region of the login, by"
                    + " default New York's. They are counted in the journal, so a restart does not begin anew.")
    private Integer maxOrdersPerDay;

    @UriParam(
            label = "security",
            description = "How many orders of an account may be open at a time, wherever they were placed.")
    private Integer maxOpenOrders;

    @UriParam(
            label = "security",
            description = "How many orders that are the same but for their ids may leave within identicalOrdersWindow.")
    private Integer maxIdenticalOrders;

    @UriParam(
            label = "security",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "The time that maxIdenticalOrders is about, a day at most.")
    private long identicalOrdersWindow = 60_000;

    @UriParam(label = "security", description = "The only contracts that may be ordered, by their ids: 265598,8314.")
    private String allowedConids;

    @UriParam(
            label = "security",
            description = "The only kinds of contracts that may be ordered, in IBKR's words: STK,OPT,FUT,CASH. A"
                    + " combination is a BAG, and the kinds of its legs must be allowed as well.")
    private String allowedSecTypes;

    @UriParam(label = "security", description = "The only accounts for which orders may be placed: U1234567,U7654321.")
    private String allowedAccounts;

    /** All of them; fails if one makes no sense. */
    Level level() {
        return new Level(limits(), rates());
    }

    private OrderLimits limits() {
        return new OrderLimits(
                LimitText.amount("maxOrderQuantity", maxOrderQuantity),
                LimitText.amount("maxOrderNotional", maxOrderNotional),
                currency(),
                LimitText.amount("priceCollarPercent", priceCollarPercent),
                LimitText.count("maxOpenOrders", maxOpenOrders),
                LimitText.items("allowedConids", allowedConids, "[1-9]\\d{0,11}", "265598,8314", Long::valueOf),
                LimitText.items("allowedSecTypes", allowedSecTypes, "[A-Za-z]{1,12}", "STK,OPT", GuardOptions::upper),
                LimitText.items(
                        "allowedAccounts",
                        allowedAccounts,
                        "[A-Za-z0-9._-]{1,32}",
                        "U1234567,U7654321",
                        account -> account));
    }

    private String currency() {
        if (notionalCurrency == null || notionalCurrency.isBlank()) {
            return null;
        }
        String code = upper(notionalCurrency.strip());
        if (!code.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException(
                    "notionalCurrency must be a currency such as USD, not '" + notionalCurrency + "'");
        }
        return code;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private OrderRates rates() {
        Duration window = Duration.ofMillis(identicalOrdersWindow);
        if (identicalOrdersWindow < 1 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "identicalOrdersWindow must be from 1 ms to a day, not " + identicalOrdersWindow + " ms");
        }
        return new OrderRates(
                LimitText.count("maxOrdersPerSecond", maxOrdersPerSecond),
                LimitText.count("maxOrdersPerMinute", maxOrdersPerMinute),
                LimitText.count("maxOrdersPerDay", maxOrdersPerDay),
                LimitText.count("maxIdenticalOrders", maxIdenticalOrders),
                window);
    }

    public String getMaxOrderQuantity() {
        return maxOrderQuantity;
    }

    public void setMaxOrderQuantity(String maxOrderQuantity) {
        this.maxOrderQuantity = maxOrderQuantity;
    }

    public String getMaxOrderNotional() {
        return maxOrderNotional;
    }

    public void setMaxOrderNotional(String maxOrderNotional) {
        this.maxOrderNotional = maxOrderNotional;
    }

    public String getNotionalCurrency() {
        return notionalCurrency;
    }

    public void setNotionalCurrency(String notionalCurrency) {
        this.notionalCurrency = notionalCurrency;
    }

    public String getPriceCollarPercent() {
        return priceCollarPercent;
    }

    public void setPriceCollarPercent(String priceCollarPercent) {
        this.priceCollarPercent = priceCollarPercent;
    }

    public Integer getMaxOrdersPerSecond() {
        return maxOrdersPerSecond;
    }

    public void setMaxOrdersPerSecond(Integer maxOrdersPerSecond) {
        this.maxOrdersPerSecond = maxOrdersPerSecond;
    }

    public Integer getMaxOrdersPerMinute() {
        return maxOrdersPerMinute;
    }

    public void setMaxOrdersPerMinute(Integer maxOrdersPerMinute) {
        this.maxOrdersPerMinute = maxOrdersPerMinute;
    }

    public Integer getMaxOrdersPerDay() {
        return maxOrdersPerDay;
    }

    public void setMaxOrdersPerDay(Integer maxOrdersPerDay) {
        this.maxOrdersPerDay = maxOrdersPerDay;
    }

    public Integer getMaxOpenOrders() {
        return maxOpenOrders;
    }

    public void setMaxOpenOrders(Integer maxOpenOrders) {
        this.maxOpenOrders = maxOpenOrders;
    }

    public Integer getMaxIdenticalOrders() {
        return maxIdenticalOrders;
    }

    public void setMaxIdenticalOrders(Integer maxIdenticalOrders) {
        this.maxIdenticalOrders = maxIdenticalOrders;
    }

    public long getIdenticalOrdersWindow() {
        return identicalOrdersWindow;
    }

    public void setIdenticalOrdersWindow(long identicalOrdersWindow) {
        this.identicalOrdersWindow = identicalOrdersWindow;
    }

    public String getAllowedConids() {
        return allowedConids;
    }

    public void setAllowedConids(String allowedConids) {
        this.allowedConids = allowedConids;
    }

    public String getAllowedSecTypes() {
        return allowedSecTypes;
    }

    public void setAllowedSecTypes(String allowedSecTypes) {
        this.allowedSecTypes = allowedSecTypes;
    }

    public String getAllowedAccounts() {
        return allowedAccounts;
    }

    public void setAllowedAccounts(String allowedAccounts) {
        this.allowedAccounts = allowedAccounts;
    }
}
