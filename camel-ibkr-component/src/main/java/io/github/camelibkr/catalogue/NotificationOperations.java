package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import java.util.List;

/** Area {@code notification}: what IBKR tells its customers, which it calls FYI. Each may be asked once a second. */
final class NotificationOperations {

    static final List<Operation> ROWS = List.of(
            Operation.get("notification/unread", "/fyi/unreadnumber").answers(JsonNode.class, "How many are unread"),
            Operation.get("notification/settings", "/fyi/settings")
                    .answers(JsonNode.class, "Which kinds there are, and which are on"),
            Operation.post("notification/enable", "/fyi/settings/{typecode}")
                    .parameter("typeCode", null, "typecode", Place.PATH, Type.TYPE_CODE, true)
                    .body("enabled", null, "enabled", Type.FLAG)
                    .answers(
                            JsonNode.class,
                            "Switches a kind on or off; IBKR says yes to unknown kinds, too (quirk 36)"),
            Operation.get("notification/disclaimer", "/fyi/disclaimer/{typecode}")
                    .parameter("typeCode", null, "typecode", Place.PATH, Type.TYPE_CODE, true)
                    .answers(JsonNode.class, "The disclaimer of a kind"),
            Operation.put("notification/readDisclaimer", "/fyi/disclaimer/{typecode}")
                    .parameter("typeCode", null, "typecode", Place.PATH, Type.TYPE_CODE, true)
                    .answers(JsonNode.class, "Says that the disclaimer of a kind was read"),
            Operation.get("notification/deliveryOptions", "/fyi/deliveryoptions")
                    .answers(JsonNode.class, "Where they are delivered"),
            Operation.put("notification/enableEmail", "/fyi/deliveryoptions/email")
                    .requiredQuery("enabled", null, Type.FLAG)
                    .answers(JsonNode.class, "Switches delivery by e-mail on or off"),
            Operation.post("notification/enableDevice", "/fyi/deliveryoptions/device")
                    .body("deviceId", null, "deviceId", Type.DEVICE)
                    .body("deviceName", null, "devicename", Type.TEXT)
                    .body("uiName", null, "uiName", Type.TEXT)
                    .body("enabled", null, "enabled", Type.FLAG)
                    .answers(JsonNode.class, "Adds a device, or switches delivery to it on or off"),
            Operation.delete("notification/deleteDevice", "/fyi/deliveryoptions/{deviceId}")
                    .path("deviceId", null, Type.DEVICE)
                    .answers(JsonNode.class, "Removes a device"),
            Operation.get("notification/list", "/fyi/notifications")
                    .requiredQuery("max", null, Type.FEW)
                    .query("include", null, Type.TYPE_CODES)
                    .query("exclude", null, Type.TYPE_CODES)
                    .parameter("notificationId", IbkrConstants.NOTIFICATION_ID, "id", Place.QUERY, Type.KEY, false)
                    .answers(JsonNode.class, "The latest, or those before one"),
            Operation.get("notification/more", "/fyi/notifications/more")
                    .parameter("notificationId", IbkrConstants.NOTIFICATION_ID, "id", Place.QUERY, Type.KEY, true)
                    .answers(JsonNode.class, "Those before one; the older form"),
            Operation.put("notification/markRead", "/fyi/notifications/{notificationId}")
                    .path("notificationId", IbkrConstants.NOTIFICATION_ID, Type.KEY)
                    .answers(JsonNode.class, "Says that one was read"));

    private NotificationOperations() {}
}
