package io.github.camelibkr.rest;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operation.Preflight;
import io.github.camelibkr.model.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request that the catalogue has no row for ({@code control/request}): what IBKR offers newly. It is paced and, if it
 * is not a GET, guarded like any other. There is no second door to order entry: whatever looks like a path to orders,
 * their questions or the session is refused, however it is written.
 */
public final class FreeRequest {

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~@:-]{1,128}");
    private static final Pattern QUERY =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,64}=[A-Za-z0-9._~@:;,/ -]{0,512}(?:&(?=.)|$))+");
    private static final Set<String> ORDERS = Set.of(
            "order", "orders", "reply", "whatif", "questions", "suppress", "notification", "dynaccount", "transfers");
    private static final Set<String> SESSION =
            Set.of("logout", "auth", "sso", "ssodh", "reauthenticate", "oauth", "oauth2", "gw", "tickle", "ws");

    private FreeRequest() {}

    /**
     * The operation that is asked for.
     *
     * @param arguments with {@code method}, {@code path} below {@code /v1/api}, and perhaps {@code query}
     * @throws InvalidRequestException if the path is malformed or leads to what has a door of its own
     */
    public static Operation of(Arguments arguments) throws InvalidRequestException {
        String method = arguments.get("method");
        String path = arguments.get("path");
        for (String segment : path.substring(1).split("/", -1)) {
            check(segment);
        }
        boolean reads = method.equals("GET");
        String query = arguments.get("query");
        if (query != null && !QUERY.matcher(query).matches()) {
            throw new InvalidRequestException(
                    "control/request: query must be pairs such as conid=265598&exchange=SMART, not '"
                            + Arguments.abridged(query) + "'");
        }
        return Operation.free("control/request", method, path + encoded(query), reads, preflight(path));
    }

    /** What IBKR wants to be asked before whatever lies there. */
    private static Preflight preflight(String path) {
        if (path.startsWith("/hmds/")) {
            return Preflight.HMDS;
        }
        boolean ofAnAccount = path.matches("/portfolio2?/[^/]+/.*");
        return ofAnAccount ? Preflight.PORTFOLIO : Preflight.NONE;
    }

    private static void check(String segment) throws InvalidRequestException {
        if (!SEGMENT.matcher(segment).matches() || segment.chars().allMatch(character -> character == '.')) {
            throw new InvalidRequestException("control/request: path must be segments of letters, digits and ._~@:-"
                    + " with / before each, not '" + Arguments.abridged(segment) + "'");
        }
        String word = segment.toLowerCase(Locale.ROOT);
        if (ORDERS.stream().anyMatch(word::contains)) {
            throw new InvalidRequestException("control/request: '" + segment
                    + "' leads to orders, which have operations of their own: ibkr:order/...");
        }
        if (SESSION.contains(word)) {
            throw new InvalidRequestException("control/request: '" + segment
                    + "' leads to the session, which has operations of its own: ibkr:session/...");
        }
    }

    private static String encoded(String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .map(pair -> pair[0] + "=" + Arguments.encode(pair[1]))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
