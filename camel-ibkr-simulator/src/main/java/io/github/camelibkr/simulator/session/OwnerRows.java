package io.github.camelibkr.simulator.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.List;

/** REST of who owns an account. */
public final class OwnerRows {

    private final Accounts accounts;

    /** Serves the owner of these accounts: they all have the same one. */
    public OwnerRows(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(Row.get("/acesws/{accountId}/signatures-and-owners", this::owners));
    }

    private Answer owners(Request request) {
        String account = request.variable("accountId");
        accounts.require(account);
        ObjectNode body = Json.object().put("accountId", account);
        ObjectNode user = body.putArray("users")
                .addObject()
                .put("roleId", "OWNER")
                .put("hasRightCodeInd", true)
                .put("userName", "simuser1");
        user.putObject("entity")
                .put("firstName", "Simulated")
                .put("lastName", "Trader")
                .put("entityType", "INDIVIDUAL")
                .put("entityName", "Simulated Trader")
                .put("dateOfBirth", "1980-01-01");
        body.putObject("applicant").putArray("signatures").add("Simulated Trader");
        return Answer.ok(body);
    }
}
