package io.github.camelibkr.simulator.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
                Row.get("/iserver/account/search/{searchPattern}", this::search),
                Row.post("/iserver/dynaccount", this::selectDynamic));
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

    private Answer search(Request request) {
        requireDynamic();
        String pattern = request.variable("searchPattern");
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("matchedAccounts");
        accounts.all().stream().filter(account -> account.contains(pattern)).forEach(account -> rows.addObject()
                .put("accountId", account)
                .put("alias", account)
                .put("allocationId", account));
        return Answer.ok(body.put("pattern", pattern));
    }

    private Answer selectDynamic(Request request) {
        requireDynamic();
        String account = request.json().path("acctId").asText();
        accounts.require(account);
        accounts.select(account);
        sockets.say(status.act());
        return Answer.ok(Json.object().put("set", true).put("acctId", account));
    }

    private void requireDynamic() {
        if (!accounts.isDynamic()) {
            throw new Refusal(Answer.errorWithCode(503, UNAVAILABLE));
        }
    }
}
