package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Json;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Alerts")
class AlertsTest {

    static final String ALERT = "{\"alertName\":\"Apple is cheap\",\"alertMessage\":\"Look at it\","
            + "\"alertRepeatable\":0,\"outsideRth\":1,\"tif\":\"GTD\",\"expireTime\":\"20301231-12:00:00\","
            + "\"conditions\":[{\"conidex\":\"265598@SMART\",\"logicBind\":\"n\",\"operator\":\"<=\","
            + "\"triggerMethod\":\"0\",\"type\":1,\"value\":\"180.00\"}]}";

    private static final String ACCOUNT = "/iserver/account/DU1234567/";

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.pacing(false).establishDelay(Duration.ZERO));

    private RestClient rest;

    @BeforeEach
    void connect() {
        rest = new RestClient(gateway.simulator()).ready();
    }

    @Test
    void create_listsTheAlert_withFlagsAsNumbers() {
        long id = create();

        JsonNode row = rest.json(ACCOUNT + "alerts").get(0);

        assertThat(row.path("order_id").asLong()).isEqualTo(id);
        assertThat(row.path("alert_name").asText()).isEqualTo("Apple is cheap");
        assertThat(row.path("alert_active").isIntegralNumber()).isTrue();
        assertThat(row.path("alert_triggered").isBoolean()).isTrue();
    }

    @Test
    void details_showTheConditionsUnderOtherNames() {
        JsonNode alert = rest.json("/iserver/account/alert/" + create() + "?type=Q");

        assertThat(alert.path("condition_outside_rth").asInt()).isEqualTo(1);
        assertThat(alert.path("expire_time").asText()).isEqualTo("20301231-12:00:00");
        assertThat(alert.path("conditions")).hasSize(1);
        assertThat(alert.at("/conditions/0/contract_description_1").asText()).isEqualTo("AAPL");
        assertThat(alert.at("/conditions/0/condition_value").asText()).isEqualTo("180.00");
    }

    @Test
    void create_withTheIdOfAnAlert_changesIt() {
        long id = create();

        rest.post(
                ACCOUNT + "alert",
                ALERT.replace("{\"alertName\"", "{\"orderId\":" + id + ",\"alertName\"")
                        .replace("cheap", "cheaper"));

        assertThat(rest.json(ACCOUNT + "alerts")).hasSize(1);
        assertThat(rest.json(ACCOUNT + "alerts").at("/0/alert_name").asText()).isEqualTo("Apple is cheaper");
    }

    @Test
    void activate_switchesItOff_andAnUnknownOneFailsWith200() {
        long id = create();

        JsonNode off = rest.json(ACCOUNT + "alert/activate", "{\"alertId\":" + id + ",\"alertActive\":0}");
        var unknown = rest.post(ACCOUNT + "alert/activate", "{\"alertId\":1,\"alertActive\":0}");

        assertThat(off.path("success").asBoolean()).isTrue();
        assertThat(rest.json(ACCOUNT + "alerts").at("/0/alert_active").asInt()).isZero();
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(Json.read(unknown.body()).path("success").asBoolean(true)).isFalse();
    }

    @Test
    void delete_takesOne_andZeroTakesAll() {
        long id = create();
        create();
        create();

        rest.delete(ACCOUNT + "alert/" + id);
        assertThat(rest.json(ACCOUNT + "alerts")).hasSize(2);
        rest.delete(ACCOUNT + "alert/0");

        assertThat(rest.json(ACCOUNT + "alerts")).isEmpty();
    }

    @Test
    @DisplayName("an unknown alert is an error with status 200 (28)")
    void details_ofAnUnknownAlert() {
        var answer = rest.get("/iserver/account/alert/1?type=Q");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Alert with order ID=1 not found.\"}");
    }

    @Test
    @DisplayName("the mobile assistant's alert has another id at every look (113)")
    void mobileAlert() {
        JsonNode first = rest.json("/iserver/account/mta");
        JsonNode second = rest.json("/iserver/account/mta");

        assertThat(second.path("order_id")).isNotEqualTo(first.path("order_id"));
        assertThat(second.path("tool_id")).isEqualTo(first.path("tool_id"));
    }

    @Test
    void create_withoutConditions_orForSomebodyElse_is400() {
        assertThat(rest.post(ACCOUNT + "alert", "{\"alertName\":\"x\"}").statusCode())
                .isEqualTo(400);
        assertThat(rest.post("/iserver/account/U7654321/alert", ALERT).statusCode())
                .isEqualTo(400);
    }

    private long create() {
        return rest.json(ACCOUNT + "alert", ALERT).path("order_id").asLong();
    }
}
