package io.github.camelibkr.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The table of IBKR's own limits, by endpoint (quirks 23, 26 and 27; the pages of 2023 and 2026). Beside them stands the
 * limit that all requests share. Where the pages differ the stricter is here.
 */
public final class Paces {

    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

    private record Rule(Set<String> methods, Pattern path, Pace pace) {}

    private static final List<Rule> RULES = List.of(
            rule("GET|POST", "/tickle", Pace.onceIn("tickle", 1)),
            rule("GET", "/sso/validate", Pace.onceIn("sso/validate", 60)),
            rule("GET", "/iserver/account/orders", Pace.onceIn("orders", 5)),
            rule("GET", "/iserver/account/trades", Pace.onceIn("trades", 5)),
            rule("GET", "/iserver/account/pnl/partitioned", Pace.onceIn("pnl", 5)),
            rule("GET", "/portfolio/accounts", Pace.onceIn("portfolio/accounts", 5)),
            rule("GET", "/portfolio/subaccounts2?", Pace.onceIn("portfolio/subaccounts", 5)),
            rule("GET", "/iserver/marketdata/history", Pace.together("history", 3)),
            rule("GET", "/hmds/history", Pace.together("history", 3)),
            rule("POST", "/iserver/scanner/run", Pace.onceIn("scanner/run", 1)),
            rule("GET", "/iserver/scanner/params", Pace.onceInAndReused("scanner/params", QUARTER_HOUR)),
            rule("POST", "/pa/performance", Pace.onceInAndReused("pa/performance", QUARTER_HOUR)),
            // in none of IBKR's tables, but it does the same work as its neighbours
            rule("POST", "/pa/allperiods", Pace.onceInAndReused("pa/allperiods", QUARTER_HOUR)),
            rule("POST", "/pa/summary", Pace.onceInAndReused("pa/summary", QUARTER_HOUR)),
            rule("POST", "/pa/transactions", Pace.onceInAndReused("pa/transactions", QUARTER_HOUR)),
            rule("GET", "/fyi/unreadnumber", Pace.onceIn("fyi/unreadnumber", 1)),
            rule("GET", "/fyi/settings", Pace.onceIn("fyi/settings", 1)),
            rule("POST", "/fyi/settings/[^/]+", Pace.onceIn("fyi/settings/change", 1)),
            rule("GET|PUT", "/fyi/disclaimer/[^/]+", Pace.onceIn("fyi/disclaimer", 1)),
            rule("GET|POST|PUT|DELETE", "/fyi/deliveryoptions(/.*)?", Pace.onceIn("fyi/deliveryoptions", 1)),
            rule("GET|PUT", "/fyi/notifications(/.*)?", Pace.onceIn("fyi/notifications", 1)));

    private Paces() {}

    private static Rule rule(String methods, String path, Pace pace) {
        return new Rule(Set.of(methods.split("\\|")), Pattern.compile(path), pace);
    }

    /** The limit of this endpoint alone, if it has one. {@code path}: below {@code /v1/api}, a query is ignored. */
    public static Optional<Pace> of(String method, String path) {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        return RULES.stream()
                .filter(rule -> rule.methods.contains(method)
                        && rule.path.matcher(plain).matches())
                .map(Rule::pace)
                .findFirst();
    }

    /** All limits. */
    public static List<Pace> all() {
        return RULES.stream().map(Rule::pace).distinct().toList();
    }
}
