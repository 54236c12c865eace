package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.session.Login;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("An adviser's model portfolios")
class ModelsTest {

    private static final String MODEL = "{\"reqID\":7,\"model\":\"Tech\",\"desc\":\"two stocks\",\"isStatic\":false,"
            + "\"positionTargets\":[{\"conid\":265598,\"target\":0.6},{\"conid\":272093,\"target\":0.4}]}";

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.login(Login.ADVISER).pacing(false).establishDelay(Duration.ZERO));

    private RestClient rest;

    @BeforeEach
    void connect() {
        rest = new RestClient(gateway.simulator()).ready();
    }

    @Test
    void model_isSavedAndListed_withTheNumberOfTheRequest() {
        assertThat(rest.json("/fa/model/save", MODEL)).hasToString("{\"reqID\":7,\"success\":true}");

        JsonNode list = rest.json("/fa/model/list", "{\"reqID\":8}");

        assertThat(list.path("reqID").asInt()).isEqualTo(8);
        assertThat(list.path("masterAccount").asText()).isEqualTo("DF1234567");
        assertThat(list.at("/models/0/model").asText()).isEqualTo("Tech");
        assertThat(rest.json("/fa/model/positions", "{\"reqID\":9,\"model\":\"Tech\",\"sortDirection\":\"DESC\"}")
                        .at("/positionList/0/conid")
                        .asLong())
                .isEqualTo(272093);
    }

    @Test
    void quirk116_perCent_noNumber_andUnknownModel_areRefused() {
        assertThat(rest.post("/fa/model/save", MODEL.replace("0.6", "60")).statusCode())
                .isEqualTo(400);
        assertThat(rest.post("/fa/model/list", "{}").statusCode()).isEqualTo(400);
        assertThat(rest.post("/fa/model/summary", "{\"reqID\":1,\"model\":\"None\"}")
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void money_movesIntoAModel() {
        rest.post("/fa/model/save", MODEL);

        rest.post(
                "/fa/model/invest-divest",
                "{\"reqID\":8,\"model\":\"Tech\",\"accountList\":[{\"account\":\"DU1234571\",\"amtToInvest\":500}]}");

        assertThat(rest.json("/fa/model/summary", "{\"reqID\":9,\"model\":\"Tech\"}")
                        .path("nlv")
                        .decimalValue())
                .isEqualByComparingTo("500");
        assertThat(rest.json("/fa/model/accounts-details", "{\"reqID\":9,\"model\":\"Tech\",\"calcPnls\":true}")
                        .at("/accountInfoList/0/account")
                        .asText())
                .isEqualTo("DU1234571");
    }

    @Test
    void presets_keepWhatWasSet() {
        rest.post("/fa/fa-preset/save", "{\"reqID\":1,\"keepModelOpen\":true,\"nonsense\":true}");

        JsonNode presets = rest.json("/fa/fa-preset/get", "{\"reqID\":2}");

        assertThat(presets.path("keepModelOpen").asBoolean()).isTrue();
        assertThat(presets.has("nonsense")).isFalse();
    }
}
