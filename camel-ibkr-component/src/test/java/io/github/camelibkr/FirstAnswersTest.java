package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.Executions;
import io.github.camelibkr.model.Orders;
import io.github.camelibkr.model.Position;
import io.github.camelibkr.model.Positions;
import io.github.camelibkr.model.ProfitsAndLosses;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.model.UnavailableException;
import io.github.camelibkr.simulator.trading.Side;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("First answers that lie are asked again")
class FirstAnswersTest extends VirtualTest {

    private static final String ACCOUNT = "DU1234567";

    private void begin() {
        begin(choices -> choices);
        routes.start();
    }

    private void trade() {
        gateway.trading().tradeElsewhere(ACCOUNT, 265598, Side.BUY, "10", "270.00");
    }

    private <T> T ask(String uri, Class<T> type) throws Exception {
        Exchange exchange = turnUntilAnswered(uri, null, Map.of());
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(type);
    }

    private int requests(String method, String path) {
        return gateway.ledger().requests(method, path).size();
    }

    @Test
    void quirk42_43_orders_untilTheyAreKnown() throws Exception {
        begin();
        trade();

        assertThat(ask("ibkr:order/list", Orders.class).orders()).hasSize(1);
        assertThat(requests("GET", "/iserver/account/orders")).isEqualTo(2);
        assertThat(gateway.ledger().requests("GET", "/iserver/account/orders"))
                .allSatisfy(request -> assertThat(String.valueOf(request.query()))
                        .as("quirk 71")
                        .doesNotContain("filters", "force"));
    }

    @Test
    void quirk42_orders_neverKnown_isAnErrorAndNotNoOrders() throws Exception {
        begin();
        gateway.faults().on("GET", "/iserver/account/orders").answer(200, "{\"orders\":[],\"snapshot\":false}");

        assertThat(turnUntilAnswered("ibkr:order/list", null, Map.of()).getException())
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("the orders are not known yet");
    }

    @Test
    void quirk44_trades_emptyAtFirst_onceInEachSession() throws Exception {
        begin();
        assertThat(ask("ibkr:order/trades", Executions.class).executions()).isEmpty();
        assertThat(requests("GET", "/iserver/account/trades")).isEqualTo(2);
        assertThat(ask("ibkr:order/trades", Executions.class).executions()).isEmpty();
        assertThat(requests("GET", "/iserver/account/trades"))
                .as("that there are none is believed now")
                .isEqualTo(3);

        int opened = requests("GET", "/iserver/accounts");
        gateway.session().dropBrokerage();
        turn(() -> requests("GET", "/iserver/accounts") > opened);
        trade();

        assertThat(ask("ibkr:order/trades", Executions.class).executions()).hasSize(1);
        assertThat(requests("GET", "/iserver/account/trades")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "portfolio/positions?accountId=DU1234567",
                "portfolio/position?accountId=DU1234567&conid=265598",
                "portfolio/positionsOf?conid=265598"
            })
    void quirk45_positions_untilTheyHaveNames(String operation) throws Exception {
        begin();
        trade();

        assertThat(ask("ibkr:" + operation, Positions.class).positions())
                .singleElement()
                .extracting(Position::symbol)
                .isEqualTo("AAPL");
    }

    @Test
    void quirk45_position_whoseNameNeverComes_isGivenAsItIs() throws Exception {
        begin();
        String sparse = "[{\"acctId\":\"DU1234567\",\"conid\":1,\"position\":2.0}]";
        gateway.faults().on("GET", "/portfolio/DU1234567/position/1").answer(200, sparse);

        assertThat(ask("ibkr:portfolio/position?accountId=DU1234567&conid=1", Positions.class)
                        .positions())
                .hasSize(1);
        assertThat(requests("GET", "/portfolio/DU1234567/position/1")).isEqualTo(3);
    }

    @Test
    void quirk46_watchlist_untilItsContractsHaveNames() throws Exception {
        begin();
        turnUntilAnswered("ibkr:watchlist/save", OperationExamples.WATCHLIST, Map.of());

        JsonNode list = ask("ibkr:watchlist/get?watchlistId=1234", JsonNode.class);

        assertThat(list.at("/instruments/0/ticker").asText()).isEqualTo("AAPL");
        assertThat(requests("GET", "/iserver/watchlist")).isEqualTo(2);
    }

    @Test
    void quirk47_algorithms_atTheSecondCall() throws Exception {
        begin();

        assertThat(ask("ibkr:contract/algos?conid=265598", JsonNode.class).path("algos"))
                .isNotEmpty();
        assertThat(requests("GET", "/iserver/contract/265598/algos")).isEqualTo(2);
    }

    @Test
    void quirk48_profits_atTheSecondCall() throws Exception {
        begin();

        assertThat(ask("ibkr:account/pnl", ProfitsAndLosses.class).profits()).isNotEmpty();
        assertThat(requests("GET", "/iserver/account/pnl/partitioned")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {423, 503})
    void quirk33_coldNotifications_areAskedAgain(int status) throws Exception {
        begin();
        gateway.faults().on("GET", "/fyi/unreadnumber").times(1).answer(status, "{\"status\":\"waiting for reply\"}");

        assertThat(ask("ibkr:notification/unread", JsonNode.class).path("BN").isInt())
                .isTrue();
        assertThat(requests("GET", "/fyi/unreadnumber")).isEqualTo(2);
    }

    @Test
    void quirk33_errorPageOfTheGateway_isNotAskedAgainByTwoRules() throws Exception {
        begin();
        gateway.faults().on("GET", "/fyi/unreadnumber").answer(503, "<html>no</html>");

        assertThat(turnUntilAnswered("ibkr:notification/unread", null, Map.of()).getException())
                .isInstanceOf(UnavailableException.class);
        assertThat(requests("GET", "/fyi/unreadnumber")).isEqualTo(3);
    }

    @Test
    void quirk33_change_isNotRepeated() throws Exception {
        begin(choices -> choices.coldFyi(true));
        routes.start();

        assertThat(turnUntilAnswered("ibkr:notification/enableEmail?enabled=true", null, Map.of())
                        .getException())
                .isInstanceOf(UnavailableException.class);
        assertThat(requests("PUT", "/fyi/deliveryoptions/email")).isEqualTo(1);
    }
}
