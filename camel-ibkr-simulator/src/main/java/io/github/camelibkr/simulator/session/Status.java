package io.github.camelibkr.simulator.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;

/** The session's status as REST and websocket show it. */
public final class Status {

    private final Session session;
    private final Accounts accounts;
    private final String userName;

    /** Shows the status of this session. */
    public Status(Session session, Accounts accounts, String userName) {
        this.session = session;
        this.accounts = accounts;
        this.userName = userName;
    }

    /** The name of the user. */
    public String userName() {
        return userName;
    }

    /** What {@code /tickle} and {@code ssodh/init} show. */
    ObjectNode brokerage() {
        boolean authenticated = session.isAuthenticated();
        ObjectNode status = Json.object()
                .put("authenticated", authenticated)
                .put("established", session.isEstablished())
                .put("competing", session.isCompeting())
                .put("connected", session.isLoggedIn());
        if (!session.isLoggedIn()) {
            return status.putNull("MAC");
        }
        status.put("message", "").put("MAC", Server.MAC);
        status.set("serverInfo", Server.info());
        return status.put("hardware_info", "5a1e0b07|" + Server.MAC);
    }

    /** What {@code /iserver/auth/status} shows. */
    ObjectNode authStatus() {
        ObjectNode status = brokerage();
        return session.isLoggedIn() ? status.put("fail", "") : status;
    }

    /** The first frame of a websocket. */
    public ObjectNode success() {
        return Json.object()
                .put("topic", "system")
                .put("success", userName)
                .put("isFT", false)
                .put("isPaper", accounts.isPaper());
    }

    /** The account frame of a websocket. */
    public ObjectNode act() {
        ObjectNode frame = Json.object().put("topic", "act");
        frame.set("args", accounts.describe());
        return frame;
    }

    /** The complete status frame of a websocket. */
    public ObjectNode sts() {
        ObjectNode frame = Json.object().put("topic", "sts");
        frame.putObject("args")
                .put("connected", session.isLoggedIn())
                .put("authenticated", session.isAuthenticated())
                .put("established", session.isEstablished())
                .put("competing", session.isCompeting())
                .put("message", "")
                .put("fail", "")
                .put("serverName", Server.NAME)
                .put("serverVersion", Server.VERSION)
                .put("username", userName);
        return frame;
    }

    /** A status frame with the one field that changed. */
    public static ObjectNode sts(String field, boolean value) {
        ObjectNode frame = Json.object().put("topic", "sts");
        frame.putObject("args").put(field, value);
        return frame;
    }
}
