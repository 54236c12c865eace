package io.github.camelibkr.simulator.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.List;

/** REST of the session area. */
public final class SessionRows {

    private static final long LIFE_MILLIS = 600_000;
    private static final int USER_ID = 100_200_300;

    private final Session session;
    private final Status status;
    private final Accounts accounts;
    private final Time time;
    private final String cookie;

    /** Serves this session; a cookie value is handed out with {@code /tickle}. */
    public SessionRows(Session session, Status status, Accounts accounts, Time time, String cookie) {
        this.session = session;
        this.status = status;
        this.accounts = accounts;
        this.time = time;
        this.cookie = cookie;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.post("/tickle", this::tickle),
                Row.get("/tickle", this::tickle),
                Row.get("/sso/validate", this::validate),
                Row.post("/sso/validate", this::validate),
                Row.post("/iserver/auth/status", request -> Answer.ok(status.authStatus())),
                Row.get("/iserver/auth/status", request -> Answer.ok(status.authStatus())),
                Row.post("/iserver/auth/ssodh/init", this::init),
                Row.post("/iserver/reauthenticate", this::reauthenticate),
                Row.get("/iserver/reauthenticate", this::reauthenticate),
                Row.post("/logout", this::logout),
                Row.get("/logout", this::logout));
    }

    private Answer tickle(Request request) {
        ObjectNode body = Json.object()
                .put("session", session.id())
                .put("ssoExpires", LIFE_MILLIS)
                .put("collission", false)
                .put("userId", USER_ID);
        body.putObject("hmds").put("error", "no bridge");
        body.putObject("iserver").set("authStatus", status.brokerage());
        return Answer.ok(body).with("Set-Cookie", "x-sess-uuid=" + cookie + "; Path=/; Secure; HttpOnly");
    }

    private Answer validate(Request request) {
        ObjectNode body = Json.object()
                .put("USER_ID", USER_ID)
                .put("USER_NAME", status.userName())
                .put("RESULT", true)
                .put("AUTH_TIME", time.now().toEpochMilli() - 60_000)
                .put("SF_ENABLED", false)
                .put("IS_FREE_TRIAL", false)
                .put("CREDENTIAL", status.userName())
                .put("IP", "127.0.0.1")
                .put("EXPIRES", LIFE_MILLIS)
                .putNull("QUALIFIED_FOR_MOBILE_AUTH")
                .put("LANDING_APP", "UNIVERSAL")
                .put("IS_MASTER", false)
                .put("lastAccessed", time.now().toEpochMilli())
                .put("LOGIN_TYPE", accounts.isPaper() ? 2 : 1)
                .put("PAPER_USER_NAME", status.userName());
        body.putObject("features")
                .put("env", "PROD")
                .put("wlms", true)
                .put("realtime", true)
                .put("bond", true)
                .put("optionChains", true)
                .put("calendar", true)
                .put("newMf", true);
        return Answer.ok(body.put("region", "NJ"));
    }

    private Answer init(Request request) {
        JsonNode body = request.json();
        if (!body.path("publish").asBoolean(false)) {
            return Answer.error(500, "publish must be true");
        }
        session.init(body.path("compete").asBoolean(false));
        return Answer.ok(status.brokerage());
    }

    private Answer reauthenticate(Request request) {
        session.init(true);
        return Answer.ok(Json.object().put("message", "triggered"));
    }

    private Answer logout(Request request) {
        session.logout();
        return Answer.ok(Json.object().put("status", true)).untyped();
    }
}
