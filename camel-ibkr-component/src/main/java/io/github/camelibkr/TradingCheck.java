package io.github.camelibkr;

import io.github.camelibkr.gateway.GatewaySettings;
import io.github.camelibkr.order.guard.OrderLimits;
import io.github.camelibkr.order.guard.OrderRates;
import io.github.camelibkr.order.guard.TradingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refuses to start an endpoint for orders of which something is missing that must not be. */
final class TradingCheck {

    private final IbkrEndpoint endpoint;
    private final IbkrConfiguration configuration;
    private final List<String> takes;
    private final OrderLimits limits;

    private TradingCheck(IbkrEndpoint endpoint) {
        this.endpoint = endpoint;
        this.configuration = endpoint.getConfiguration();
        this.takes = endpoint.name().operation().options();
        // also those of an endpoint that takes none: they may be the component's
        this.limits = endpoint.limits();
    }

    static TradingCheck of(IbkrEndpoint endpoint) {
        return new TradingCheck(endpoint);
    }

    void run() {
        // also what makes no sense on an endpoint that only reads
        OrderRates rates = configuration.rates();
        place();
        if (takes.contains("tradingMode") && configuration.getTradingMode() == TradingMode.live) {
            connection();
            limits(rates);
        }
        account();
    }

    /** What must outlive the process needs a place. */
    private void place() {
        // what is only looked up, or halted, is there also for those who may not trade
        boolean needed = takes.contains("stateDirectory")
                && (configuration.getTradingMode() != TradingMode.readOnly || !takes.contains("tradingMode"));
        if (needed && !StateStores.isPlaceKnown(configuration)) {
            throw refused(" needs the option stateDirectory: a directory that outlives restarts, where it remembers"
                    + " which orders were sent; or dataSource. Set it on the component for all endpoints");
        }
    }

    private void connection() {
        GatewaySettings settings = endpoint.settings();
        if (!settings.url().tls()) {
            throw refused(" cannot have tradingMode=live with a gatewayUrl of http://: use https://");
        }
        if (configuration.isAllowShippedCertificate()) {
            throw refused(
                    " cannot have tradingMode=live with allowShippedCertificate=true: everybody has the private key"
                            + " of that certificate; give the gateway one of its own, and pin it with gatewayCertificateSha256");
        }
    }

    private void limits(OrderRates rates) {
        OrderRates component = endpoint.getComponent().getConfiguration().rates();
        Map<String, Boolean> set = new LinkedHashMap<>();
        set.put("allowedAccounts", limits.accounts() != null);
        set.put("maxOrderQuantity", limits.quantity() != null);
        set.put("maxOrderNotional", limits.notional() != null);
        set.put("notionalCurrency", limits.notionalCurrency() != null);
        set.put("priceCollarPercent", limits.collarPercent() != null);
        set.put("maxOrdersPerSecond", rates.perSecond() != null || component.perSecond() != null);
        set.put("maxOrdersPerMinute", rates.perMinute() != null || component.perMinute() != null);
        set.put("maxOrdersPerDay", rates.perDay() != null || component.perDay() != null);
        set.put("maxOpenOrders", limits.openOrders() != null);
        set.put("maxIdenticalOrders", rates.identical() != null || component.identical() != null);
        set.keySet().retainAll(takes);
        List<String> missing = new ArrayList<>();
        set.forEach((option, isSet) -> {
            if (!isSet) {
                missing.add(option);
            }
        });
        if (takes.contains("allowedConids") && limits.conids() == null && limits.secTypes() == null) {
            missing.add("allowedConids or allowedSecTypes");
        }
        if (!missing.isEmpty()) {
            throw refused(" does not start with tradingMode=live: these options must be set as well, here or on the"
                    + " component: " + String.join(", ", missing));
        }
    }

    private void account() {
        String account = endpoint.options().get("accountId");
        if (takes.contains("allowedAccounts")
                && account != null
                && limits.accounts() != null
                && !limits.accounts().contains(account)) {
            throw refused(" is for account " + account + ", which is not one of allowedAccounts");
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("ibkr:" + endpoint.name().name() + why);
    }
}
