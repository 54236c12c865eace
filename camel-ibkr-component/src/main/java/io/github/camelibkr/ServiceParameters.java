package io.github.camelibkr;

import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** More of the parameters of IBKR's operations: sessions, alerts, watchlists, notifications, advisers. */
@Configurer
@UriParams
public class ServiceParameters {

    @UriParam(label = "producer", description = "Whether to take the brokerage session from whoever else has it.")
    private Boolean compete;

    @UriParam(label = "producer", description = "What the names of accounts look like.")
    private String pattern;

    @UriParam(label = "producer", description = "Whether to pass by what IBKR remembers.")
    private Boolean noCache;

    @UriParam(label = "producer", description = "The alert that is meant.")
    private String alertId;

    @UriParam(label = "producer", description = "The watchlist that is meant.")
    private String watchlistId;

    @UriParam(label = "producer", description = "Whether to switch on, and not off.")
    private Boolean enabled;

    @UriParam(label = "producer", description = "The kind of notification, such as BA.")
    private String typeCode;

    @UriParam(label = "producer", description = "How many notifications, from 1 to 10.")
    private Integer max;

    @UriParam(label = "producer", description = "Kinds of notifications that are wanted, separated by commas.")
    private String include;

    @UriParam(label = "producer", description = "Kinds of notifications that are not wanted, separated by commas.")
    private String exclude;

    @UriParam(label = "producer", description = "The notification that is meant, or the last one that is known.")
    private String notificationId;

    @UriParam(label = "producer", description = "The device that is meant.")
    private String deviceId;

    @UriParam(label = "producer", description = "The name of a device.")
    private String deviceName;

    @UriParam(label = "producer", description = "The name of a device that is shown to people.")
    private String uiName;

    @UriParam(label = "producer", description = "The allocation group that is meant.")
    private String group;

    @UriParam(label = "producer", description = "Whether profits and losses are wanted.")
    private Boolean calcPnls;

    @UriParam(label = "producer", description = "The state of an adviser's subscription, as IBKR told it.")
    private Integer subscriptionStatus;

    @UriParam(label = "producer", description = "The HTTP method of control/request.")
    private String method;

    @UriParam(label = "producer", description = "The path of control/request, below /v1/api.")
    private String path;

    @UriParam(label = "producer", description = "The query of control/request: pairs such as conid=265598.")
    private String query;

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    public Boolean getCompete() {
        return compete;
    }

    public void setCompete(Boolean compete) {
        this.compete = compete;
    }

    public String getPattern() {
        return pattern;
    }

    public void setPattern(String pattern) {
        this.pattern = pattern;
    }

    public Boolean getNoCache() {
        return noCache;
    }

    public void setNoCache(Boolean noCache) {
        this.noCache = noCache;
    }

    public String getAlertId() {
        return alertId;
    }

    public void setAlertId(String alertId) {
        this.alertId = alertId;
    }

    public String getWatchlistId() {
        return watchlistId;
    }

    public void setWatchlistId(String watchlistId) {
        this.watchlistId = watchlistId;
    }

    public Boolean getEnabled() {
        return enabled;
    }

    public void setEnabled(Boolean enabled) {
        this.enabled = enabled;
    }

    public String getTypeCode() {
        return typeCode;
    }

    public void setTypeCode(String typeCode) {
        this.typeCode = typeCode;
    }

    public Integer getMax() {
        return max;
    }

    public void setMax(Integer max) {
        this.max = max;
    }

    public String getInclude() {
        return include;
    }

    public void setInclude(String include) {
        this.include = include;
    }

    public String getExclude() {
        return exclude;
    }

    public void setExclude(String exclude) {
        this.exclude = exclude;
    }

    public String getNotificationId() {
        return notificationId;
    }

    public void setNotificationId(String notificationId) {
        this.notificationId = notificationId;
    }

    public String getDeviceId() {
        return deviceId;
    }

    public void setDeviceId(String deviceId) {
        this.deviceId = deviceId;
    }

    public String getDeviceName() {
        return deviceName;
    }

    public void setDeviceName(String deviceName) {
        this.deviceName = deviceName;
    }

    public String getUiName() {
        return uiName;
    }

    public void setUiName(String uiName) {
        this.uiName = uiName;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public Boolean getCalcPnls() {
        return calcPnls;
    }

    public void setCalcPnls(Boolean calcPnls) {
        this.calcPnls = calcPnls;
    }

    public Integer getSubscriptionStatus() {
        return subscriptionStatus;
    }

    public void setSubscriptionStatus(Integer subscriptionStatus) {
        this.subscriptionStatus = subscriptionStatus;
    }
}
