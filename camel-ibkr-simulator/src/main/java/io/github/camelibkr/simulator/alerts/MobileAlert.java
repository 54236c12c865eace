package io.github.camelibkr.simulator.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;

/** The one alert of the mobile trading assistant, which nobody makes or deletes; it has another id at every look. */
final class MobileAlert {

    private static final long FIRST_ID = 1_200_000_001;
    private static final long TOOL = 55_812_300_417L;

    private final String account;
    private long looks;

    MobileAlert(String account) {
        this.account = account;
    }

    ObjectNode describe() {
        ObjectNode asked = Json.object().put("alertRepeatable", 1).put("sendMessage", 1);
        ObjectNode body = Alert.describe(FIRST_ID + looks++, account, true, "Inactive", asked)
                .put("fg_color", "#000000")
                .put("bg_color", "#AFAFAF")
                .put("order_not_editable", false)
                .put("itws_orders_only", 0)
                .put("alert_mta_currency", "USD")
                .put("alert_mta_defaults", "9:STATE=1,MIN=-10000000,MAX=10000000,STEP=500")
                .put("tool_id", TOOL)
                .put("time_zone", "GMT (GMT),EST (US/Eastern)")
                .putNull("alert_default_type")
                .put("condition_size", 0)
                .put("condition_outside_rth", 0);
        body.putArray("conditions");
        return body;
    }
}
