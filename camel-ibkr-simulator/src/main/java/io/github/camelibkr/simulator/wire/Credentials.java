package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.session.Session;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What a websocket shows of itself at the handshake, as the servers behind come to see it. */
final class Credentials {

    private final Wire wire;
    private final Session session;
    private final CookieJar jar;

    Credentials(Wire wire, Session session, CookieJar jar) {
        this.wire = wire;
        this.session = session;
        this.jar = jar;
    }

    /** The session id to ask for when the upstream leg is opened; null if there is none. */
    Supplier<String> of(String cookies) {
        return switch (wire) {
            case GATEWAY -> jar::sessionId;
            case UPSTREAM -> session::id;
            case STANDARD, DIRECT -> {
                String shown = sessionOf(cookies);
                yield () -> shown;
            }
        };
    }

    /** The session may stand in cookie {@code api}, bare or as JSON. */
    private static String sessionOf(String cookies) {
        if (cookies == null) {
            return null;
        }
        for (String cookie : cookies.split(";")) {
            String value = cookie.strip();
            if (value.startsWith("api=")) {
                String id = URLDecoder.decode(value.substring(4), StandardCharsets.UTF_8);
                return id.startsWith("{")
                        ? Command.of(id).arguments().path("session").asText(null)
                        : id;
            }
        }
        return null;
    }
}
