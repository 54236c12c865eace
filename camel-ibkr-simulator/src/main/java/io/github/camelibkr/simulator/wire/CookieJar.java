package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.session.Session;

/** The one cookie jar of the gateway program: whoever reaches its port shares the login that is in it. */
final class CookieJar implements Session.Listener {

    private static final String API = "api=";

    private final Session session;
    private String shown;

    CookieJar(Session session) {
        this.session = session;
        this.shown = session.isLoggedIn() ? session.id() : null;
    }

    /** The session id that is sent along with everything; null while the jar is empty. */
    String sessionId() {
        return shown;
    }

    /** Keeps the cookie that an answer of the login sets; those of other answers are the client's affair. */
    void keep(Answer answer) {
        String cookie = answer.headers().getOrDefault("Set-Cookie", "");
        if (cookie.startsWith(API)) {
            shown = cookie.substring(API.length()).replaceFirst(";.*", "");
        }
    }

    void clear() {
        shown = null;
    }

    /** Kept at the end of the login, stale as it is then. */
    @Override
    public void loggedIn() {
        shown = session.id();
    }
}
