package io.github.camelibkr.simulator.pacing;

import io.github.camelibkr.simulator.time.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Ten requests in any second, some endpoints fewer; whoever asks for more sits in the penalty box, where every request
 * is refused.
 */
public final class Pacing {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

    private final Time time;
    private final boolean enforced;
    private final Duration penalty;
    private final Limit all = new Limit(10, Duration.ofSeconds(1));
    private final Map<String, Limit> endpoints = new LinkedHashMap<>();
    private boolean boxed;
    private long boxedUntil;

    /** Makes the rules; an unenforced pacing admits everything. */
    public Pacing(Time time, boolean enforced, Duration penalty) {
        this.time = time;
        this.enforced = enforced;
        this.penalty = penalty;
        endpoints.put("GET|POST /tickle", new Limit(1, Duration.ofSeconds(1)));
        endpoints.put("GET /sso/validate", new Limit(1, Duration.ofMinutes(1)));
        endpoints.put("GET /iserver/marketdata/snapshot", new Limit(10, Duration.ofSeconds(1)));
        endpoints.put("GET /iserver/account/orders", new Limit(1, FIVE_SECONDS));
        endpoints.put("GET /iserver/account/trades", new Limit(1, FIVE_SECONDS));
        endpoints.put("GET /iserver/account/pnl/partitioned", new Limit(1, FIVE_SECONDS));
        endpoints.put("GET /portfolio/accounts", new Limit(1, FIVE_SECONDS));
        endpoints.put("GET /portfolio/subaccounts", new Limit(1, FIVE_SECONDS));
        endpoints.put("GET /iserver/scanner/params", new Limit(1, QUARTER_HOUR));
        endpoints.put("POST /iserver/scanner/run", new Limit(1, Duration.ofSeconds(1)));
        endpoints.put("POST /pa/performance", new Limit(1, QUARTER_HOUR));
        endpoints.put("POST /pa/transactions", new Limit(1, QUARTER_HOUR));
        endpoints.put("POST /pa/summary", new Limit(1, QUARTER_HOUR));
    }

    /** Counts an arrival; false means 429. */
    public boolean admits(String method, String path) {
        if (!enforced) {
            return true;
        }
        long now = time.nanos();
        if (boxed && now - boxedUntil < 0) {
            return false;
        }
        boxed = false;
        boolean admitted = all.admits(now);
        for (Entry<String, Limit> endpoint : endpoints.entrySet()) {
            if (covers(endpoint.getKey(), method, path)) {
                admitted &= endpoint.getValue().admits(now);
            }
        }
        if (!admitted) {
            boxed = true;
            boxedUntil = now + penalty.toNanos();
        }
        return admitted;
    }

    /** Shuts the penalty box for so long, as if the limits had been exceeded. */
    public void punish(Duration duration) {
        boxed = true;
        boxedUntil = time.nanos() + duration.toNanos();
    }

    /** Opens the penalty box. */
    public void pardon() {
        boxed = false;
    }

    private static boolean covers(String endpoint, String method, String path) {
        int blank = endpoint.indexOf(' ');
        return endpoint.substring(blank + 1).equals(path)
                && ("|" + endpoint.substring(0, blank) + "|").contains("|" + method + "|");
    }
}
