package io.github.camelibkr.simulator.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Loudspeaker;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.List;

/** REST of the brokerage side's accounts. */
public final class AccountRows {

    private static final String UNAVAILABLE =
            "Details currently unavailable. Please try again later and contact client services if the issue persists.";

    private final Accounts accounts;
    private final Status status;
    private final Loudspeaker sockets;

    /** Serves these accounts; sockets hear of it when another one is selected. */
    public AccountRows(Accounts accounts, Status status, Loudspeaker sockets) {
        this.accounts = accounts;
        this.status = status;
        this.sockets = sockets;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/iserver/accounts", this::list),
                Row.post("/iserver/account", this::select),
                Row.get("/iserver/account/search/{searchPattern}", request -> withoutDynamicAccounts()),
                Row.post("/iserver/dynaccount", request -> withoutDynamicAccounts()));
    }

    private Answer list(Request request) {
        accounts.noteListed();
        return Answer.ok(accounts.describe());
    }

    private Answer select(Request request) {
        JsonNode wanted = request.json().path("acctId");
        if (!wanted.isTextual()) {
            throw Refusal.badRequest("acctId is required");
        }
        String account = wanted.asText();
        if (!accounts.names().contains(account)) {
            return Answer.error(500, "unknown account: " + account);
        }
        if (!accounts.select(account)) {
            return Answer.ok(Json.object().put("success", "Account already set"));
        }
        sockets.say(status.act());
        return Answer.ok(Json.object().put("set", true).put("acctId", account));
    }

    private static Answer withoutDynamicAccounts() {
        return Answer.errorWithCode(503, UNAVAILABLE);
    }
}
