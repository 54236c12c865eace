package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.session.Login;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A login with accounts that are searched for")
class DynamicAccountsTest {

    @RegisterExtension
    final SimulatorExtension gateway =
            SimulatorExtension.create(b -> b.login(Login.DYNAMIC).pacing(false).establishDelay(Duration.ZERO));

    @Test
    void accounts_areFoundAndSelected_andListedOnlyThen() {
        RestClient rest = new RestClient(gateway.simulator()).ready();
        assertThat(rest.json("/iserver/accounts").path("accounts")).isEmpty();

        assertThat(rest.json("/iserver/account/search/82").at("/matchedAccounts/0/accountId"))
                .hasToString("\"DU1234582\"");
        assertThat(rest.json("/iserver/dynaccount", "{\"acctId\":\"DU1234582\"}"))
                .hasToString("{\"set\":true,\"acctId\":\"DU1234582\"}");

        assertThat(rest.json("/iserver/accounts").path("accounts"))
                .extracting(JsonNode::asText)
                .containsExactly("DU1234582");
    }

    @Test
    void ownersAndBalances_areThoseOfAnAccountOfTheLogin() {
        RestClient rest = new RestClient(gateway.simulator()).ready();

        assertThat(rest.json("/acesws/DU1234581/signatures-and-owners").at("/users/0/entity/lastName"))
                .hasToString("\"Trader\"");
        assertThat(rest.get("/acesws/U1/signatures-and-owners").statusCode()).isEqualTo(400);
        assertThat(rest.json("/pa/summary", "{\"acctIds\":[\"DU1234581\",\"DU1234582\"]}")
                        .at("/netliquidation/amount")
                        .decimalValue())
                .isEqualByComparingTo("2000000");
    }
}
