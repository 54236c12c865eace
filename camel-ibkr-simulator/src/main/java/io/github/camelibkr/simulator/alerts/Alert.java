package io.github.camelibkr.simulator.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An alert of an account, as its user has written it. */
final class Alert {

    private static final DateTimeFormatter ORDER_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss").withZone(ZoneOffset.UTC);

    private final long id;
    private final String account;
    private final JsonNode asked;
    private final Instant at;
    private boolean active = true;

    Alert(long id, String account, JsonNode asked, Instant at) {
        this.id = id;
        this.account = account;
        this.asked = asked;
        this.at = at;
    }

    long id() {
        return id;
    }

    String account() {
        return account;
    }

    void setActive(boolean wanted) {
        active = wanted;
    }

    /** The short form, in lists. */
    ObjectNode row() {
        return Json.object()
                .put("order_id", id)
                .put("account", account)
                .put("alert_name", asked.path("alertName").asText())
                .put("alert_active", active ? 1 : 0)
                .put("order_time", ORDER_TIME.format(at))
                .put("alert_triggered", false)
                .put("alert_repeatable", asked.path("alertRepeatable").asInt());
    }

    /** Everything; {@code symbols} knows the names of the contracts in the conditions. */
    ObjectNode describe(Symbols symbols) {
        ObjectNode body = describe(id, account, active, active ? "Submitted" : "Inactive", asked)
                .put("fg_color", "#FFFFFF")
                .put("bg_color", "#0000CC")
                .put("order_not_editable", false)
                .put("itws_orders_only", asked.path("iTWSOrdersOnly").asInt())
                .putNull("alert_mta_currency")
                .putNull("alert_mta_defaults")
                .putNull("tool_id")
                .putNull("time_zone")
                .putNull("alert_default_type")
                .put("condition_size", asked.path("conditions").size())
                .put("condition_outside_rth", asked.path("outsideRth").asInt());
        ArrayNode rows = body.putArray("conditions");
        asked.path("conditions").forEach(condition -> rows.add(condition(condition, symbols)));
        return body;
    }

    /** What all alerts begin with, the one of the mobile assistant too. */
    static ObjectNode describe(long id, String account, boolean active, String status, JsonNode asked) {
        return Json.object()
                .put("account", account)
                .put("order_id", id)
                .put("alert_name", asked.path("alertName").asText(null))
                .put("tif", asked.path("tif").asText("GTC"))
                .put("expire_time", asked.path("expireTime").asText(null))
                .put("alert_active", active ? 1 : 0)
                .put("alert_repeatable", asked.path("alertRepeatable").asInt())
                .put("alert_email", asked.path("email").asText(null))
                .put("alert_send_message", asked.path("sendMessage").asInt())
                .put("alert_message", asked.path("alertMessage").asText(null))
                .put("alert_show_popup", asked.path("showPopup").asInt())
                .putNull("alert_play_audio")
                .put("order_status", status)
                .put("alert_triggered", false);
    }

    private static ObjectNode condition(JsonNode condition, Symbols symbols) {
        String conidex = condition.path("conidex").asText();
        return Json.object()
                .put("condition_type", condition.path("type").asInt())
                .put("conidex", conidex)
                .put("contract_description_1", symbols.of(conidex))
                .put("condition_operator", condition.path("operator").asText())
                .put("condition_trigger_method", condition.path("triggerMethod").asText("0"))
                .put("condition_value", condition.path("value").asText())
                .put("condition_logic_bind", condition.path("logicBind").asText("n"))
                .put("condition_time_zone", condition.path("timeZone").asText(null));
    }

    /** Finds the symbol of a contract that is written {@code conid@exchange}. */
    interface Symbols {
        String of(String conidex);
    }
}
