package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.NotFoundException;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.model.SelectedAccount;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.simulator.session.Login;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Answers in forms of their own")
class AnswerFormsTest extends VirtualTest {

    private static final String SESSION = "c0ffee00c0ffee00c0ffee00c0ffee42";
    private static final String BROKERAGE_SESSION = "6f1a0c3e.00000b21";

    private void begin() {
        begin(choices -> choices);
        routes.start();
    }

    private Exchange send(String operation, String body) throws Exception {
        return turnUntilAnswered("ibkr:" + operation, body, Map.of());
    }

    private <T> T ask(String operation, String body, Class<T> type) throws Exception {
        Exchange exchange = send(operation, body);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(type);
    }

    private void assertNothingSent(String method, String path) {
        assertThat(gateway.ledger().requests(method, path)).isEmpty();
    }

    @Test
    void quirk28_errorWith200_isAnError() throws Exception {
        begin();

        assertThat(send("alert/get?alertId=1", null).getException())
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Alert with order ID=1 not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":true}", "{\"error\":{\"code\":7,\"text\":\"no such account\"}}"})
    void quirk28_errorInAFormNobodyHasSeen_isAnError_too(String body) throws Exception {
        begin();
        gateway.faults().on("GET", "/portfolio/DU1234567/allocation").answer(200, body);

        assertThat(send("portfolio/allocation?accountId=DU1234567&outputType=json", null)
                        .getException())
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining(body);
    }

    @Test
    void quirk28_successFalseWith200_isAnError_withItsText() throws Exception {
        begin(choices -> choices);
        routes.configuration().setTradingMode(TradingMode.paper);
        routes.start();

        assertThat(send("alert/activate?accountId=DU1234567&alertId=1&enabled=true", null)
                        .getException())
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("Alert with order ID=1 not found");
        gateway.faults().on("POST", "/fa/model/save").answer(200, "{\"reqID\":1,\"success\":false}");
        assertThat(send("model/save", OperationExamples.MODEL).getException())
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("it says success: false");
    }

    @Test
    void quirk7_plainTextAndNothing_areAnswersOfWhatChanges_andErrorsOfWhatReads() throws Exception {
        begin();
        send("notification/enableDevice?deviceId=d1&deviceName=D&uiName=D&enabled=true", null);

        assertThat(ask("notification/deleteDevice?deviceId=d1", null, JsonNode.class)
                        .asText())
                .isEmpty();
        gateway.faults().on("POST", "/fyi/settings/BA").answer(200, "Success");
        assertThat(ask("notification/enable?typeCode=BA&enabled=true", null, JsonNode.class)
                        .asText())
                .isEqualTo("Success");
        gateway.faults().on("GET", "/fyi/settings").answer(200, "Success");
        assertThat(send("notification/settings", null).getException()).isInstanceOf(RequestFailedException.class);
        gateway.faults().on("POST", "/fyi/settings/CA").answer(200, "<html>Success</html>");
        assertThat(send("notification/enable?typeCode=CA&enabled=true", null).getException())
                .isInstanceOf(RequestFailedException.class);
    }

    @Test
    void quirk118_selectedAccount_isOneAnswer_whetherItWasSelectedBeforeOrNot() throws Exception {
        begin(choices -> choices.login(Login.ADVISER));
        routes.start();

        assertThat(ask("account/select?accountId=DU1234572", null, SelectedAccount.class))
                .isEqualTo(new SelectedAccount("DU1234572", true));
        assertThat(ask("account/select?accountId=DU1234572", null, SelectedAccount.class))
                .isEqualTo(new SelectedAccount("DU1234572", false));
        assertThat(send("account/select?accountId=DU7", null).getException())
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("unknown account");
    }

    @Test
    void quirk114_watchlistIds_areDigitsPerhapsNegative_andNothingElseIsSent() throws Exception {
        begin();

        ask("watchlist/save", OperationExamples.WATCHLIST.replace("1234", "-5"), JsonNode.class);
        assertThat(ask("watchlist/get?watchlistId=-5", null, JsonNode.class)
                        .path("name")
                        .asText())
                .isEqualTo("Mine");
        assertThat(send("watchlist/save", OperationExamples.WATCHLIST.replace("1234", "5a"))
                        .getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("watchlist/save: id in the body must be text of digits, not \"5a\"");
        assertThat(gateway.ledger().requests("POST", "/iserver/watchlist")).hasSize(1);
    }

    @Test
    void quirk36_whatIsNotThere_isDeletedAsIbkrSaysItIs() throws Exception {
        begin();

        assertThat(ask("watchlist/delete?watchlistId=77", null, JsonNode.class)
                        .at("/data/deleted")
                        .asText())
                .isEqualTo("77");
    }

    @Test
    void quirk113_mobileAlert_isReadAnewEachTime() throws Exception {
        begin();

        long first = ask("alert/mobile", null, JsonNode.class).path("order_id").asLong();
        long second = ask("alert/mobile", null, JsonNode.class).path("order_id").asLong();

        assertThat(first).isPositive().isNotEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1.5", "\"0\"", "2"})
    void quirk82_flagsOfAlerts_areZeroOrOne(String flag) throws Exception {
        begin();

        assertThat(send(
                                "alert/save?accountId=DU1234567",
                                OperationExamples.ALERT.replace("\"outsideRth\":1", "\"outsideRth\":" + flag))
                        .getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("alert/save: outsideRth in the body must be 0 or 1, not " + flag);
        assertNothingSent("POST", "/iserver/account/DU1234567/alert");
    }

    @Test
    void quirk116_eachRequestAboutModels_hasANumberOfItsOwn() throws Exception {
        begin();

        for (int i = 0; i < 3; i++) {
            ask("model/list", null, JsonNode.class);
        }

        Set<String> bodies = new HashSet<>();
        gateway.ledger().requests("POST", "/fa/model/list").forEach(request -> bodies.add(request.body()));
        assertThat(bodies).hasSize(3).allMatch(body -> body.matches("\\{\"reqID\":\\d+}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "-1.01", "\"0.9\"", "null"})
    void quirk116_targetsThatAreNoFractions_areRefused(String target) throws Exception {
        begin(choices -> choices);
        routes.configuration().setTradingMode(TradingMode.paper);
        routes.start();

        assertThat(send("model/save", OperationExamples.MODEL.replace("0.9", target))
                        .getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("a list of targets that are fractions of 1, not per cent");
        assertNothingSent("POST", "/fa/model/save");
    }

    @Test
    void quirk71_filtersOfOrders_cannotBeAskedFor() {
        begin(choices -> choices);

        assertThat(catchThrowable(() -> routes.context().getEndpoint("ibkr:order/list?filters=filled")))
                .hasStackTraceContaining("does not take the option 'filters'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session/tickle?outputType=json",
                "session/tickle?outputType=text",
                "session/status?outputType=json",
                "session/init?compete=false&outputType=json",
                "session/validate?outputType=text",
                "account/list",
                "account/list?outputType=json",
                "account/list?outputType=text",
                "portfolio/ledger?accountId=DU1234567&outputType=text",
                "control/request?method=GET&path=/iserver/accounts"
            })
    void sessionIds_areInNoBody(String operation) throws Exception {
        begin(choices -> choices.sessionId(SESSION));
        routes.start();

        String body = ask(operation, null, String.class);

        assertThat(body).isNotBlank().doesNotContain(SESSION, BROKERAGE_SESSION, "sessionid", "MAC", "hardware_info");
    }

    @Test
    void sessionIds_deepInAnAnswer_areTakenOut() throws Exception {
        begin(choices -> choices);
        gateway.faults()
                .on("GET", "/iserver/something/new")
                .answer(
                        200,
                        "{\"a\":[{\"b\":{\"session\":\"" + SESSION + "\",\"kept\":1}}],\"sessionId\":\"" + SESSION
                                + "\"}");
        routes.start();

        assertThat(ask("control/request?method=GET&path=/iserver/something/new", null, JsonNode.class))
                .hasToString("{\"a\":[{\"b\":{\"kept\":1}}]}");
    }
}
