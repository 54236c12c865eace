package io.github.camelibkr.simulator.pacing;

import io.github.camelibkr.simulator.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ten requests in any second, some endpoints fewer; whoever asks for more sits in the penalty box, where every request
 * is refused; twice as long each time, until a day has passed without an offence.
 */
public final class Pacing {

    private static final int MOST_DOUBLINGS = 5;
    private static final Duration FORGIVEN_AFTER = Duration.ofHours(24);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

    private final Time time;
    private final boolean enforced;
    private final Duration penalty;
    private final Limit all = new Limit(10, Duration.ofSeconds(1));
    private final List<Rule> rules = new ArrayList<>();
    private boolean boxed;
    private long boxedUntil;
    private int offences;

    /** A limit of one endpoint. */
    private record Rule(Set<String> methods, Pattern path, Limit limit) {

        boolean covers(String method, String requestPath) {
            return methods.contains(method) && path.matcher(requestPath).matches();
        }
    }

    /** Makes the rules; an unenforced pacing admits everything. */
    public Pacing(Time time, boolean enforced, Duration penalty) {
        this.time = time;
        this.enforced = enforced;
        this.penalty = penalty;
        add("GET|POST /tickle", 1, SECOND);
        add("GET /sso/validate", 1, MINUTE);
        add("GET /iserver/marketdata/snapshot", 10, SECOND);
        add("GET /iserver/account/orders", 1, FIVE_SECONDS);
        add("GET /iserver/account/trades", 1, FIVE_SECONDS);
        add("GET /iserver/account/pnl/partitioned", 1, FIVE_SECONDS);
        add("GET /portfolio/accounts", 1, FIVE_SECONDS);
        add("GET /portfolio/subaccounts", 1, FIVE_SECONDS);
        add("GET /iserver/scanner/params", 1, QUARTER_HOUR);
        add("POST /iserver/scanner/run", 1, SECOND);
        add("POST /pa/performance", 1, QUARTER_HOUR);
        add("POST /pa/transactions", 1, QUARTER_HOUR);
        add("POST /pa/summary", 1, QUARTER_HOUR);
        for (String notifications : List.of(
                "GET /fyi/unreadnumber",
                "GET /fyi/settings",
                "POST /fyi/settings/[^/]+",
                "GET /fyi/disclaimer/[^/]+",
                "PUT /fyi/disclaimer/[^/]+",
                "GET /fyi/deliveryoptions",
                "PUT /fyi/deliveryoptions/email",
                "POST /fyi/deliveryoptions/device",
                "DELETE /fyi/deliveryoptions/[^/]+",
                "GET /fyi/notifications",
                "GET /fyi/notifications/more",
                "PUT /fyi/notifications/[^/]+")) {
            add(notifications, 1, SECOND);
        }
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
        for (Rule rule : rules) {
            if (rule.covers(method, path)) {
                admitted &= rule.limit().admits(now);
            }
        }
        if (!admitted) {
            offences = now - boxedUntil > FORGIVEN_AFTER.toNanos() ? 1 : offences + 1;
            punish(penalty.multipliedBy(1L << Math.min(offences - 1, MOST_DOUBLINGS)));
        }
        return admitted;
    }

    /** Shuts the penalty box for so long, as if the limits had been exceeded. */
    public void punish(Duration duration) {
        boxed = true;
        boxedUntil = time.nanos() + duration.toNanos();
    }

    /** Opens the penalty box and forgets how often it was shut. */
    public void pardon() {
        boxed = false;
        offences = 0;
    }

    private void add(String endpoint, int requests, Duration window) {
        String[] parts = endpoint.split(" ");
        rules.add(new Rule(Set.of(parts[0].split("\\|")), Pattern.compile(parts[1]), new Limit(requests, window)));
    }
}
