package io.github.camelibkr.simulator.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.List;

/** REST of the brokerage side's accounts. */
public final class AccountRows {

    private final Accounts accounts;

    /** Serves these accounts. */
    public AccountRows(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(Row.get("/iserver/accounts", this::list), Row.post("/iserver/account", this::select));
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
        if (!accounts.account().equals(wanted.asText())) {
            return Answer.error(500, "unknown account: " + wanted.asText());
        }
        return Answer.ok(Json.object().put("success", "Account already set"));
    }
}
