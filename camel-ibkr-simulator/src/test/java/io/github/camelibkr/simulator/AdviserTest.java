package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.session.Login;
import io.github.camelibkr.simulator.trading.Side;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("An adviser's login: one account above three")
class AdviserTest {

    private static final String FIRST = "DU1234571";
    private static final String SECOND = "DU1234572";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.login(Login.ADVISER)
            .pacing(false)
            .questions(false)
            .upstreamDelay(Duration.ofMillis(1))
            .establishDelay(Duration.ZERO));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        rest = new RestClient(simulator).ready();
    }

    @Test
    void accounts_areListedBehindAll() {
        JsonNode accounts = rest.json("/iserver/accounts");

        assertThat(accounts.path("accounts"))
                .extracting(JsonNode::asText)
                .containsExactly("All", FIRST, SECOND, "DU1234573");
        assertThat(accounts.at("/acctProps/All/hasChildAccounts").asBoolean()).isTrue();
        assertThat(accounts.at("/acctProps/DU1234571/hasChildAccounts").asBoolean())
                .isFalse();
        assertThat(accounts.at("/allowFeatures/allowFA").asBoolean()).isTrue();
        assertThat(accounts.path("selectedAccount").asText()).isEqualTo("All");
    }

    @Test
    void selectingAnAccount_isSaidToEverySocket() {
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.await("act", 1);
            assertThat(rest.json("/iserver/account", "{\"acctId\":\"DU1234572\"}"))
                    .hasToString("{\"set\":true,\"acctId\":\"DU1234572\"}");
            assertThat(rest.json("/iserver/account", "{\"acctId\":\"DU1234572\"}"))
                    .hasToString("{\"success\":\"Account already set\"}");
            assertThat(socket.await("act", 2).get(1).at("/args/selectedAccount").asText())
                    .isEqualTo(SECOND);
        }
        assertThat(rest.post("/iserver/account", "{\"acctId\":\"U1\"}").statusCode())
                .isEqualTo(500);
    }

    @Test
    void whatAnAccountTrades_isItsOwn() {
        simulator.trading().tradeElsewhere(FIRST, 265598, Side.BUY, "10", "270.00");
        simulator.trading().tradeElsewhere(SECOND, 8314, Side.BUY, "5", "300.00");
        rest.get("/portfolio/accounts");

        assertThat(rest.json("/portfolio/" + FIRST + "/positions/0"))
                .singleElement()
                .returns(FIRST, row -> row.path("acctId").asText())
                .returns(10, row -> row.path("position").asInt());
        assertThat(rest.json("/portfolio/" + SECOND + "/positions/0"))
                .singleElement()
                .returns(8314, row -> row.path("conid").asInt());
        JsonNode everywhere = rest.json("/portfolio/positions/265598");
        assertThat(everywhere.has(FIRST)).isTrue();
        assertThat(everywhere.has(SECOND)).isFalse();
        rest.get("/iserver/account/pnl/partitioned");
        JsonNode profit = rest.json("/iserver/account/pnl/partitioned").path("upnl");
        assertThat(profit).hasSize(3);
        assertThat(profit.at("/DU1234572.Core/rowType").asInt()).isEqualTo(2);
        assertThat(profit.at("/DU1234573.Core/mv").asDouble()).isZero();
    }

    @Test
    void subaccounts_knowTheirParent_andComeInPages() {
        assertThat(rest.json("/portfolio/subaccounts"))
                .hasSize(3)
                .allMatch(row -> row.at("/parent/accountId").asText().equals("DF1234567"))
                .allMatch(row -> row.path("faclient").asBoolean());
        JsonNode page = rest.json("/portfolio/subaccounts2?page=0");
        assertThat(page.at("/metadata/total").asInt()).isEqualTo(3);
        assertThat(page.path("subaccounts")).hasSize(3);
        assertThat(rest.json("/portfolio/subaccounts2?page=1").path("subaccounts"))
                .isEmpty();
    }

    @Test
    void allocation_canBeAskedForSeveralAccounts() {
        rest.get("/portfolio/accounts");
        JsonNode one = rest.json("/portfolio/" + FIRST + "/allocation");
        JsonNode two = rest.json("/portfolio/allocation", "{\"acctIds\":[\"DU1234571\",\"DU1234572\"]}");

        assertThat(two.at("/assetClass/long/CASH").decimalValue())
                .isEqualByComparingTo(
                        one.at("/assetClass/long/CASH").decimalValue().multiply(java.math.BigDecimal.valueOf(2)));
        assertThat(rest.post("/portfolio/allocation", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void accountsOfOthers_areRefused_andDynamicAccountsAreNone() {
        assertThat(rest.get("/portfolio/DU9999999/positions/0").statusCode()).isEqualTo(400);
        assertThat(rest.get("/iserver/account/search/DU").statusCode()).isEqualTo(503);
        assertThat(rest.post("/iserver/dynaccount", "{\"acctId\":\"DU1\"}").statusCode())
                .isEqualTo(503);
    }

    @Test
    void ordersAreThoseOfTheSelectedAccount_orOfTheOneThatIsNamed() {
        simulator.trading().tradeElsewhere(FIRST, 265598, Side.BUY, "10", "270.00");
        simulator.trading().tradeElsewhere(SECOND, 8314, Side.BUY, "5", "300.00");
        long second = simulator.ledger().orders().get(1).orderId();
        rest.get("/iserver/account/orders");
        rest.get("/iserver/account/trades");
        assertThat(rest.json("/iserver/account/orders").path("orders")).hasSize(2);
        assertThat(rest.json("/iserver/account/orders?accountId=" + SECOND).path("orders"))
                .hasSize(1);

        rest.post("/iserver/account", "{\"acctId\":\"" + FIRST + "\"}");

        assertThat(rest.json("/iserver/account/orders").path("orders"))
                .singleElement()
                .returns(FIRST, row -> row.path("acct").asText());
        assertThat(rest.json("/iserver/account/trades")).hasSize(1);
        assertThat(rest.get("/iserver/account/order/status/" + second).statusCode())
                .isEqualTo(503);
        assertThat(rest.delete("/iserver/account/" + FIRST + "/order/" + second).body())
                .isEqualTo("{\"error\":\"OrderID " + second + " doesn't exist\"}");
    }
}
