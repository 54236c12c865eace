package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import io.github.camelibkr.simulator.session.Login;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Groups, models and requests without a row need the permission to trade")
class GuardedRequestsTest extends VirtualTest {

    private static final OperationExample FREE = OperationExample.ofBody(
            "control/request",
            "method=POST&path=/iserver/account/allocation/presets",
            "POST /iserver/account/allocation/presets",
            "{\"strict_credit_check\":true}");

    private static Stream<OperationExample> guarded() {
        return Stream.concat(
                Operations.all().stream()
                        .filter(Operation::guarded)
                        .map(Operation::name)
                        .map(OperationExamples::find),
                Stream.of(FREE));
    }

    private void begin(Login login, TradingMode mode) {
        begin(choices -> choices.login(login));
        routes.configuration().setTradingMode(mode);
    }

    private Exchange send(OperationExample example) throws Exception {
        return turnUntilAnswered(example.uri(), example.body(), Map.of());
    }

    private void assertDenied(OperationExample example, String rule, String why) throws Exception {
        assertThat(send(example).getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessageStartingWith("denied, nothing was sent: ")
                .hasMessageContaining(why)
                .extracting(failure -> ((OrderDeniedException) failure).rule())
                .isEqualTo(rule);
        assertThat(sent(example)).isEmpty();
    }

    private List<RequestEntry> sent(OperationExample example) {
        return gateway.ledger().requests().stream().filter(example::isSameAs).toList();
    }

    @Test
    void changesOfGroupsAndModels_areGuarded() {
        assertThat(guarded().map(OperationExample::operation))
                .containsExactlyInAnyOrder(
                        "allocation/addGroup",
                        "allocation/changeGroup",
                        "allocation/deleteGroup",
                        "allocation/setPresets",
                        "model/save",
                        "model/invest",
                        "model/submitTransfers",
                        "model/setPresets",
                        "control/request");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void readOnly_isDenied(OperationExample example) throws Exception {
        begin(Login.PAPER, TradingMode.readOnly);
        routes.start();

        assertDenied(example, "tradingMode", "tradingMode is readOnly");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void paper_atALiveLogin_isDenied(OperationExample example) throws Exception {
        begin(Login.LIVE, TradingMode.paper);
        routes.start();

        assertDenied(example, "tradingMode", "the gateway is logged in to a live account");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void halted_isDenied_andSentAgainOnceResumed(OperationExample example) throws Exception {
        begin(Login.PAPER, TradingMode.paper);
        routes.start();
        turnUntilAnswered("ibkr:model/save", OperationExamples.MODEL, Map.of());
        turnUntilAnswered("ibkr:control/halt", "a test", Map.of());
        int before = sent(example).size();

        assertThat(send(example).getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessageContaining("orders are halted");
        assertThat(sent(example)).hasSize(before);

        turnUntilAnswered("ibkr:control/resume", "it is over", Map.of());
        Exchange answer = send(example);
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isInstanceOf(JsonNode.class);
        assertThat(sent(example)).hasSize(before + 1);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void allowedAccounts_mustBeAllOfTheLogins_whateverAccountIsSet(OperationExample example) throws Exception {
        begin(Login.ADVISER, TradingMode.paper);
        routes.configuration().setAccountId("DU1234571");
        routes.configuration().setAllowedAccounts("DU1234571,DU1234572");
        routes.start();

        assertDenied(example, "allowedAccounts", "it may be ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/iserver/account/DU1234567/orders",
                "/iserver/account/DU1234567/ORDERS",
                "/iserver//account/DU1234567/orders",
                "/iserver/account/DU1234567/./orders",
                "/iserver/account/DU1234567/%6Frders",
                "/iserver/account/DU1234567/orders;a=b",
                "/iserver/reply/0123-abcd"
            })
    void pathOfAHeader_thatLeadsToOrders_isRefused_andNothingIsSent(String path) throws Exception {
        begin(Login.PAPER, TradingMode.paper);
        routes.start();
        turnUntilAnswered("ibkr:account/list", null, Map.of());
        long before = posts();

        Exchange answer = turnUntilAnswered(
                "ibkr:control/request?method=POST&path=/iserver/something/new",
                "{\"orders\":[{\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":1}]}",
                Map.of(IbkrConstants.PATH, path));

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("control/request: ");
        assertThat(posts()).isEqualTo(before);
        assertThat(gateway.ledger().orders()).isEmpty();
    }

    private long posts() {
        return gateway.ledger().requests().stream()
                .filter(request ->
                        request.path().contains("/iserver/") && request.method().equals("POST"))
                .count();
    }

    @Test
    void outputType_text_isHeardByWhatIsGuarded() throws Exception {
        begin(Login.PAPER, TradingMode.paper);
        routes.start();

        Exchange answer =
                turnUntilAnswered("ibkr:model/setPresets?outputType=text", "{\"keepModelOpen\":true}", Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody())
                .isInstanceOf(String.class)
                .asString()
                .contains("\"success\":true");
    }

    @Test
    void get_withoutARow_onlyReads_andNeedsNoPermission() throws Exception {
        begin(Login.PAPER, TradingMode.readOnly);
        routes.start();

        Exchange answer = turnUntilAnswered(
                "ibkr:control/request?method=GET&path=/iserver/secdef/search&query=symbol=AAPL", null, Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(JsonNode.class).at("/0/conid").asText())
                .isEqualTo("265598");
        assertThat(gateway.ledger().requests("GET", "/iserver/secdef/search"))
                .singleElement()
                .returns("symbol=AAPL", RequestEntry::query);
    }
}
