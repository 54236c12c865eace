package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.BodyField.Kind;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import java.util.List;

/** Area {@code alert}. */
final class AlertOperations {

    static final List<Operation> ROWS = List.of(
            Operation.get("alert/list", "/iserver/account/{accountId}/alerts")
                    .path("accountId", null, Type.ACCOUNT)
                    .answers(JsonNode.class, "The alerts of an account"),
            Operation.get("alert/get", "/iserver/account/alert/{alertId}")
                    .path("alertId", IbkrConstants.ALERT_ID, Type.ALERT_ID)
                    .fixed("type", "Q")
                    .answers(JsonNode.class, "One alert"),
            Operation.get("alert/mobile", "/iserver/account/mta")
                    .answers(
                            JsonNode.class,
                            "The one alert of the mobile trading assistant; its id is another at each reading (quirk"
                                    + " 113)"),
            Operation.post("alert/save", "/iserver/account/{accountId}/alert")
                    .path("accountId", null, Type.ACCOUNT)
                    .field("alertName", Kind.TEXT)
                    .field("alertMessage", Kind.TEXT)
                    .field("alertRepeatable", Kind.BIT)
                    .field("outsideRth", Kind.BIT)
                    .field("tif", Kind.TEXT)
                    .field("conditions", Kind.LIST)
                    .optionalField("email", Kind.TEXT)
                    .optionalField("sendMessage", Kind.BIT)
                    .optionalField("showPopup", Kind.BIT)
                    .optionalField("iTWSOrdersOnly", Kind.BIT)
                    .optionalField("expireTime", Kind.TEXT)
                    .optionalField("orderId", Kind.ID)
                    .answers(JsonNode.class, "Makes the alert in the body or, with its orderId, changes it"),
            Operation.post("alert/activate", "/iserver/account/{accountId}/alert/activate")
                    .path("accountId", null, Type.ACCOUNT)
                    .body("alertId", IbkrConstants.ALERT_ID, "alertId", Type.ALERT_ID)
                    .parameter("enabled", null, "alertActive", Place.BODY, Type.BIT, true)
                    .answers(JsonNode.class, "Switches an alert on or off"),
            Operation.delete("alert/delete", "/iserver/account/{accountId}/alert/{alertId}")
                    .path("accountId", null, Type.ACCOUNT)
                    .path("alertId", IbkrConstants.ALERT_ID, Type.ALERT_ID)
                    .answers(JsonNode.class, "Deletes an alert; with the id 0 all of them"));

    private AlertOperations() {}
}
