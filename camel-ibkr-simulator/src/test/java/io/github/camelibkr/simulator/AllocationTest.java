package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("An adviser's groups and presets")
class AllocationTest {

    private static final String GROUP = "/iserver/account/allocation/group";
    private static final String BODY =
            "{\"name\":\"Half\",\"accounts\":[{\"name\":\"DU1234567\",\"amount\":50}]," + "\"default_method\":\"S\"}";

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.pacing(false).establishDelay(Duration.ZERO));

    private RestClient rest;

    @BeforeEach
    void connect() {
        rest = new RestClient(gateway.simulator()).ready();
    }

    @Test
    void accounts_areWorthWhatTheirBooksSay() {
        JsonNode account = rest.json("/iserver/account/allocation/accounts").at("/accounts/0");

        assertThat(account.path("name").asText()).isEqualTo("DU1234567");
        assertThat(account.at("/data/0/value").asText()).isEqualTo("1000000.00");
    }

    @Test
    void group_isAdded_renamed_andDeleted() {
        assertThat(rest.json(GROUP).path("data")).isEmpty();

        rest.post(GROUP, BODY);
        rest.put(GROUP, BODY.replace("\"Half\"", "\"Whole\",\"prev_name\":\"Half\""));

        assertThat(rest.json(GROUP))
                .hasToString("{\"data\":[{\"allocation_method\":\"S\",\"size\":1,\"name\":\"Whole\"}]}");
        assertThat(rest.json(GROUP + "/single", "{\"name\":\"Whole\"}")
                        .at("/accounts/0/amount")
                        .decimalValue())
                .isEqualByComparingTo("50");
        rest.post(GROUP + "/delete", "{\"name\":\"Whole\"}");
        assertThat(rest.json(GROUP).path("data")).isEmpty();
    }

    @Test
    void presets_keepWhatWasSet() {
        rest.post("/iserver/account/allocation/presets", "{\"strict_credit_check\":true,\"nonsense\":1}");

        JsonNode presets = rest.json("/iserver/account/allocation/presets");

        assertThat(presets.path("strict_credit_check").asBoolean()).isTrue();
        assertThat(presets.has("nonsense")).isFalse();
    }
}
