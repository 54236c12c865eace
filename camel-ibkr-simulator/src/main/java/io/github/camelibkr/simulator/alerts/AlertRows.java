package io.github.camelibkr.simulator.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** REST of the alerts. They are kept and shown; nothing ever sets one off. */
public final class AlertRows {

    private static final long FIRST_ID = 1_100_000_001;

    private final Accounts accounts;
    private final ContractBook contracts;
    private final Time time;
    private final MobileAlert mobile;
    private final Map<Long, Alert> alerts = new LinkedHashMap<>();
    private long made;

    /** There are no alerts yet. */
    public AlertRows(Accounts accounts, ContractBook contracts, Time time) {
        this.accounts = accounts;
        this.contracts = contracts;
        this.time = time;
        this.mobile = new MobileAlert(accounts.account());
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/iserver/account/{accountId}/alerts", this::list),
                Row.get("/iserver/account/alert/{alertId}", this::details),
                Row.get("/iserver/account/mta", request -> Answer.ok(mobile.describe())),
                Row.post("/iserver/account/{accountId}/alert", this::save),
                Row.post("/iserver/account/{accountId}/alert/activate", this::activate),
                Row.delete("/iserver/account/{accountId}/alert/{alertId}", this::delete));
    }

    private Answer list(Request request) {
        String account = account(request);
        ArrayNode body = Json.array();
        alerts.values().stream()
                .filter(alert -> alert.account().equals(account))
                .forEach(alert -> body.add(alert.row()));
        return Answer.ok(body);
    }

    private Answer details(Request request) {
        long id = request.id("alertId");
        Alert alert = alerts.get(id);
        return alert == null ? Answer.error(200, missing(id)) : Answer.ok(alert.describe(this::symbol));
    }

    /** With the id of an alert that is there, it changes that one. */
    private Answer save(Request request) {
        JsonNode asked = request.json();
        if (!asked.path("alertName").isTextual() || asked.path("conditions").isEmpty()) {
            throw Refusal.badRequest("alertName and conditions are required");
        }
        long id = asked.path("orderId").asLong();
        if (id == 0) {
            id = FIRST_ID + made++;
        } else if (!alerts.containsKey(id)) {
            return Answer.error(200, missing(id));
        }
        alerts.put(id, new Alert(id, account(request), asked, time.now()));
        return Answer.ok(
                acknowledgement(id, true, "Submitted").putNull("order_status").putNull("warning_message"));
    }

    private Answer activate(Request request) {
        account(request);
        JsonNode asked = request.json();
        if (!asked.path("alertId").canConvertToLong()) {
            throw Refusal.badRequest("alertId is required");
        }
        Alert alert = alerts.get(asked.path("alertId").asLong());
        if (alert != null) {
            alert.setActive(asked.path("alertActive").asInt() == 1);
        }
        return submitted(asked.path("alertId").asLong(), alert != null);
    }

    /** Id 0 stands for all alerts. */
    private Answer delete(Request request) {
        String account = account(request);
        long id = request.id("alertId");
        if (id == 0) {
            alerts.values().removeIf(alert -> alert.account().equals(account));
            return submitted(0, true);
        }
        return submitted(id, alerts.remove(id) != null);
    }

    private static Answer submitted(long id, boolean success) {
        String text = success ? "Request was submitted" : missing(id);
        return Answer.ok(acknowledgement(id, success, text).putNull("failure_list"));
    }

    private static ObjectNode acknowledgement(long id, boolean success, String text) {
        return Json.object()
                .putNull("request_id")
                .put("order_id", id)
                .put("success", success)
                .put("text", text);
    }

    private String account(Request request) {
        accounts.require(request.variable("accountId"));
        return request.variable("accountId");
    }

    private String symbol(String conidex) {
        String conid = conidex.replaceFirst("@.*", "");
        return conid.matches("\\d{1,18}")
                ? contracts.find(Long.parseLong(conid)).map(Contract::symbol).orElse("")
                : "";
    }

    private static String missing(long id) {
        return "Alert with order ID=" + id + " not found.";
    }
}
