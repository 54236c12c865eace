package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.session.Session;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the gateway program answers by itself, without asking the servers behind it; and what it asks those by itself. */
final class LocalAnswers {

    private static final String REAUTHENTICATE = "iserver/reauthenticate";

    /** Where strays are sent, as the real one sends them to its upstream; following it leads nowhere. */
    private static final String UPSTREAM = "https://upstream.invalid";

    private static final String LOGIN = "/sso/Login?forwardTo=22&RL=1&ip2loc=US";

    /** Paths of services, of which it knows two; a doubled first slash does no harm. */
    private static final Pattern SERVICE = Pattern.compile("/{1,2}(?:v1|qa|ci|alpha|local)/(portal|am|api|tws)/(.*)");

    /** What else it passes on. */
    private static final Pattern PAGES = Pattern.compile("/sso/.*|/(?:css|scripts|stylesheet|images|fonts).*"
            + "|/en/includes/general/gdpr-am\\.php|/portal\\.proxy/(?:v1|qa|ci|alpha|local)/gstat/bulletins");

    /** What the program calls by itself; clients cannot, their {@code /v1/portal} becomes {@code /v1/api}. */
    private static final Pattern OWN_CALLS = Pattern.compile("/v1/portal/(sso/validate|one/user|ssodh/init|sso/ping)");

    private final Session session;
    private final CookieJar jar;
    private final IpFilter addresses;
    private final Wire wire;

    LocalAnswers(Session session, CookieJar jar, IpFilter addresses, Wire wire) {
        this.session = session;
        this.jar = jar;
        this.addresses = addresses;
        this.wire = wire;
    }

    Optional<Answer> to(HttpServerRequest http) {
        return switch (wire) {
            case GATEWAY -> ofTheProgram(http);
            case UPSTREAM -> ofTheServers(http);
            default -> Optional.empty();
        };
    }

    /** Whether the program in front asks this by itself: nothing that a client can be blamed for. */
    boolean isOwnCall(HttpServerRequest http) {
        return wire == Wire.UPSTREAM && OWN_CALLS.matcher(http.path()).matches();
    }

    private Optional<Answer> ofTheProgram(HttpServerRequest http) {
        if (addresses.refuses(http.remoteAddress().hostAddress())) {
            return Optional.of(new Answer(404, null, "Access Denied", Map.of(), Duration.ZERO));
        }
        if (!http.uri().startsWith("/")) {
            return Optional.of(Answer.empty(500));
        }
        if (isPreflight(http)) {
            return Optional.of(preflight());
        }
        Matcher service = SERVICE.matcher(http.path());
        if (service.matches()) {
            return ofService(service.group(1), service.group(2));
        }
        if (PAGES.matcher(http.path()).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (http.path()) {
                    case "/" -> Answer.empty(302).with("Location", LOGIN);
                    case "/clear" -> {
                        jar.clear();
                        yield text("cleared").untyped();
                    }
                    default -> Answer.empty(302).with("Location", UPSTREAM + http.uri());
                });
    }

    private Optional<Answer> ofService(String name, String path) {
        if (name.equals("am") || name.equals("tws")) {
            return Optional.of(text("Unknown service " + name));
        }
        return path.equals(REAUTHENTICATE) ? Optional.of(reauthenticate()) : Optional.empty();
    }

    /** The program asks for the user and for a brokerage login of its own kind, and goes on without. */
    private static Optional<Answer> ofTheServers(HttpServerRequest http) {
        Matcher call = OWN_CALLS.matcher(http.path());
        if (!call.matches()) {
            return Optional.empty();
        }
        return switch (call.group(1)) {
            case "one/user", "sso/ping" -> Optional.of(json("{}"));
            case "ssodh/init" -> Optional.of(Answer.unknownPath());
            default -> Optional.empty();
        };
    }

    private static boolean isPreflight(HttpServerRequest http) {
        return http.method().equals(HttpMethod.OPTIONS)
                && http.headers().contains(HttpHeaders.ORIGIN)
                && http.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private static Answer preflight() {
        return Answer.empty(204)
                .with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Allow-Methods", "POST,GET,OPTIONS,DELETE,PUT")
                .with("Access-Control-Allow-Headers", "Content-Type,portal,Cookie")
                .with("Content-Length", "0");
    }

    private Answer reauthenticate() {
        if (!session.isLoggedIn()) {
            return json("{\"error\":\"not logged in\"}");
        }
        session.initBrokerage();
        return json("{\"message\":\"triggered\"}");
    }

    private static Answer json(String body) {
        return new Answer(200, "application/json; charset=utf-8", body, Map.of(), Duration.ZERO);
    }

    private static Answer text(String body) {
        return new Answer(200, "text/plain", body, Map.of(), Duration.ZERO);
    }
}
