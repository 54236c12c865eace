package io.github.camelibkr;

import io.github.camelibkr.gateway.GatewaySettings;
import io.github.camelibkr.order.guard.GuardPolicy.Level;
import io.github.camelibkr.order.guard.OrderLimits;
import io.github.camelibkr.order.guard.OrderRates;
import io.github.camelibkr.order.guard.TradingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Refuses to start an endpoint for orders of which something is missing that must not be. */
final class TradingCheck {

    private final IbkrEndpoint endpoint;
    private final IbkrConfiguration configuration;
    private final List<String> takes;
    private final TradingMode mode;
    private final Level here;
    private final Level component;

    private TradingCheck(IbkrEndpoint endpoint) {
        this.endpoint = endpoint;
        this.configuration = endpoint.getConfiguration();
        this.mode = configuration.tradingMode(endpoint.getComponent().getConfiguration());
        this.takes = endpoint.name().operation().options();
        // also what makes no sense on an endpoint that takes none of it
        this.here = configuration.level();
        this.component = endpoint.getComponent().getConfiguration().level();
    }

    static TradingCheck of(IbkrEndpoint endpoint) {
        return new TradingCheck(endpoint);
    }

    void run() {
        place();
        if (takes.contains("tradingMode") && mode == TradingMode.live) {
            connection();
            limits();
        }
        account();
    }

    /** What must outlive the process needs a place. */
    private void place() {
        // what is only looked up, or halted, is there also for those who may not trade
        boolean needed =
                takes.contains("stateDirectory") && (mode != TradingMode.readOnly || !takes.contains("tradingMode"));
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

    private void limits() {
        Map<String, Boolean> set = new LinkedHashMap<>();
        set.put("allowedAccounts", isSet(OrderLimits::accounts));
        set.put("maxOrderQuantity", isSet(OrderLimits::quantity));
        set.put("maxOrderNotional", isSet(OrderLimits::notional));
        set.put("notionalCurrency", isSet(OrderLimits::notionalCurrency));
        set.put("priceCollarPercent", isSet(OrderLimits::collarPercent));
        set.put("maxOrdersPerSecond", isRated(OrderRates::perSecond));
        set.put("maxOrdersPerMinute", isRated(OrderRates::perMinute));
        set.put("maxOrdersPerDay", isRated(OrderRates::perDay));
        set.put("maxOpenOrders", isSet(OrderLimits::openOrders));
        set.put("maxIdenticalOrders", isRated(OrderRates::identical));
        set.keySet().retainAll(takes);
        List<String> missing = new ArrayList<>();
        set.forEach((option, isSet) -> {
            if (!isSet) {
                missing.add(option);
            }
        });
        if (takes.contains("allowedConids") && !isSet(OrderLimits::conids) && !isSet(OrderLimits::secTypes)) {
            missing.add("allowedConids or allowedSecTypes");
        }
        if (!missing.isEmpty()) {
            throw refused(" does not start with tradingMode=live: these options must be set as well, here or on the"
                    + " component: " + String.join(", ", missing));
        }
    }

    private boolean isSet(Function<OrderLimits, Object> limit) {
        return limit.apply(here.limits()) != null || limit.apply(component.limits()) != null;
    }

    private boolean isRated(Function<OrderRates, Object> rate) {
        return rate.apply(here.rates()) != null || rate.apply(component.rates()) != null;
    }

    private void account() {
        String account = endpoint.options().get("accountId");
        for (Level level : List.of(here, component)) {
            Set<String> allowed = level.limits().accounts();
            if (takes.contains("allowedAccounts") && account != null && allowed != null && !allowed.contains(account)) {
                throw refused(" is for account " + account + ", which is not one of allowedAccounts");
            }
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("ibkr:" + endpoint.name().name() + why);
    }
}
