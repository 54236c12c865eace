package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Notifications over REST")
class FyiTest {

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.pacing(false).establishDelay(Duration.ZERO));

    @Test
    void newNotification_isUnread_untilItIsMarked() {
        RestClient rest = rest();
        assertThat(rest.json("/fyi/unreadnumber")).hasToString("{\"BN\":0}");

        gateway.simulator().news().fyi("MF", "A cheaper fund", "There may be one.");

        assertThat(rest.json("/fyi/unreadnumber")).hasToString("{\"BN\":1}");
        JsonNode row = rest.json("/fyi/notifications?max=10").get(0);
        assertThat(row.path("MS").asText()).isEqualTo("A cheaper fund");
        assertThat(row.path("D").asText()).matches("\\d{10}\\.0");
        rest.put("/fyi/notifications/" + row.path("ID").asText(), "{}");
        assertThat(rest.json("/fyi/unreadnumber")).hasToString("{\"BN\":0}");
        assertThat(rest.json("/fyi/notifications?max=10").at("/0/R").asInt()).isEqualTo(1);
    }

    @Test
    void list_canBeFiltered_limitedAndContinued() {
        RestClient rest = rest();
        for (int i = 0; i < 12; i++) {
            gateway.simulator().news().fyi(i % 2 == 0 ? "MF" : "OE", "Number " + i, "Text");
        }

        JsonNode all = rest.json("/fyi/notifications?max=50");
        assertThat(all).hasSize(10);
        assertThat(rest.json("/fyi/notifications?max=2").at("/0/MS").asText()).isEqualTo("Number 11");
        assertThat(rest.json("/fyi/notifications?max=10&include=MF")).hasSize(6);
        assertThat(rest.json("/fyi/notifications?max=10&exclude=MF,OE")).hasSize(1);
        assertThat(rest.json("/fyi/notifications/more?id=" + all.at("/9/ID").asText()))
                .hasSize(3);
    }

    @Test
    @DisplayName("settings and disclaimers are switched; a typecode that does not exist is accepted (36)")
    void settings_areSwitched() {
        RestClient rest = rest();

        rest.post("/fyi/settings/BA", "{\"enabled\":false}");
        rest.put("/fyi/disclaimer/BA", "");

        JsonNode row = rest.json("/fyi/settings").get(0);
        assertThat(row.path("FC").asText()).isEqualTo("BA");
        assertThat(row.path("A").asInt()).isZero();
        assertThat(row.path("H").asInt()).isEqualTo(1);
        assertThat(rest.post("/fyi/settings/XX", "{\"enabled\":false}").statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("a device that is removed leaves an empty answer, an unknown one a page (7)")
    void devices_comeAndGo() {
        RestClient rest = rest();
        rest.post(
                "/fyi/deliveryoptions/device",
                "{\"deviceId\":\"apn1\",\"uiName\":\"My phone\",\"devicename\":\"phone\",\"enabled\":true}");
        rest.put("/fyi/deliveryoptions/email?enabled=False", "");

        assertThat(rest.json("/fyi/deliveryoptions"))
                .hasToString("{\"E\":[{\"NM\":\"phone\",\"I\":\"apn1\",\"UI\":\"My phone\",\"A\":1}],\"M\":0}");
        assertThat(rest.delete("/fyi/deliveryoptions/apn1").body()).isEmpty();
        var unknown = rest.delete("/fyi/deliveryoptions/apn1");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).startsWith("<html>");
    }

    private RestClient rest() {
        return new RestClient(gateway.simulator());
    }

    @Nested
    class ColdService {

        @RegisterExtension
        final SimulatorExtension cold =
                SimulatorExtension.create(b -> b.pacing(false).coldFyi(true));

        @Test
        @DisplayName("answers 423 once (33)")
        void firstRequest_is423() {
            RestClient rest = new RestClient(cold.simulator());

            var first = rest.get("/fyi/unreadnumber");

            assertThat(first.statusCode()).isEqualTo(423);
            assertThat(first.body()).isEqualTo("{\"status\":\"waiting for reply\"}");
            assertThat(rest.get("/fyi/unreadnumber").statusCode()).isEqualTo(200);
        }
    }
}
