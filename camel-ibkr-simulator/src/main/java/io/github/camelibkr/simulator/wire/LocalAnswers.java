package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.session.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the gateway program answers by itself, without asking the servers behind it. */
final class LocalAnswers {

    private static final String REAUTHENTICATE = "/iserver/reauthenticate";

    /** Where strays are sent, as the real one sends them to its upstream; following it leads nowhere. */
    private static final String UPSTREAM = "https://upstream.invalid";

    private final Session session;

    LocalAnswers(Session session) {
        this.session = session;
    }

    Optional<Answer> to(ApiPath path) {
        if (path.place() == ApiPath.Place.NOWHERE) {
            return Optional.of(Answer.empty(302).with("Location", UPSTREAM + path.path()));
        }
        if (path.place() == ApiPath.Place.API && path.path().equals(REAUTHENTICATE)) {
            return Optional.of(reauthenticate());
        }
        return Optional.empty();
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
