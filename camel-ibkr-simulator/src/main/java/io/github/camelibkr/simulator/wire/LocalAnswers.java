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

    private static final String REAUTHENTICATE = "/iserver/reauthenticate";

    /** Where strays are sent, as the real one sends them to its upstream; following it leads nowhere. */
    private static final String UPSTREAM = "https://upstream.invalid";

    private static final String LOGIN = "/sso/Login?forwardTo=22&RL=1&ip2loc=US";

    /** Families of paths that it knows but has no service for. */
    private static final Pattern UNKNOWN_SERVICE = Pattern.compile("/(?:v1|qa|ci|alpha|local)/(am|tws)/.*");

    /** What the program calls by itself after a login; the names are those of its upstream. */
    private static final Pattern OWN_CALLS =
            Pattern.compile("/v1/portal/(?:sso/validate|one/user|ssodh/init|sso/ping)");

    private final Session session;
    private final Wire wire;

    LocalAnswers(Session session, Wire wire) {
        this.session = session;
        this.wire = wire;
    }

    Optional<Answer> to(HttpServerRequest http, ApiPath path) {
        return switch (wire) {
            case GATEWAY -> ofTheProgram(http, path);
            case UPSTREAM -> ofTheServers(http);
            default -> Optional.empty();
        };
    }

    private Optional<Answer> ofTheProgram(HttpServerRequest http, ApiPath path) {
        if (http.uri().startsWith("http")) {
            return Optional.of(Answer.empty(500));
        }
        if (isPreflight(http)) {
            return Optional.of(Answer.empty(204)
                    .with("Access-Control-Allow-Origin", "*")
                    .with("Access-Control-Allow-Methods", "POST,GET,OPTIONS,DELETE,PUT")
                    .with("Access-Control-Allow-Headers", "Content-Type,portal,Cookie"));
        }
        if (http.path().equals("/")) {
            return Optional.of(Answer.empty(302).with("Location", LOGIN));
        }
        if (http.path().equals("/clear")) {
            return Optional.of(new Answer(200, null, "cleared", Map.of(), Duration.ZERO));
        }
        Matcher unknown = UNKNOWN_SERVICE.matcher(http.path());
        if (unknown.matches()) {
            return Optional.of(
                    new Answer(200, "text/plain", "Unknown service " + unknown.group(1), Map.of(), Duration.ZERO));
        }
        if (path.place() == ApiPath.Place.NOWHERE) {
            return Optional.of(Answer.empty(302).with("Location", UPSTREAM + http.uri()));
        }
        if (path.place() == ApiPath.Place.API && path.path().equals(REAUTHENTICATE)) {
            return Optional.of(reauthenticate());
        }
        return Optional.empty();
    }

    /** The program asks these, and goes on whatever the answer is. */
    private static Optional<Answer> ofTheServers(HttpServerRequest http) {
        return OWN_CALLS.matcher(http.path()).matches() ? Optional.of(json("{}")) : Optional.empty();
    }

    private static boolean isPreflight(HttpServerRequest http) {
        return http.method().equals(HttpMethod.OPTIONS)
                && http.headers().contains(HttpHeaders.ORIGIN)
                && http.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
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
}
