package io.github.camelibkr;

import static io.github.camelibkr.OperationExample.of;
import static io.github.camelibkr.OperationExample.ofBody;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderOutcome.State;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.Recordings;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.simulator.session.Login;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recorded or published answer of the REST API, from the gateway through a route. */
@DisplayName("What real gateways have answered")
class RecordedAnswersTest extends VirtualTest {

    /** Frame, status, operation, and what becomes of it: a body, or which exception. */
    private record Recording(String frame, int status, String operation, String outcome) {

        static Recording of(String line) {
            String[] words = line.strip().split(" +");
            return new Recording(words[0], Integer.parseInt(words[1]), words[2], words[3]);
        }

        @Override
        public String toString() {
            return operation + ": " + frame;
        }
    }

    private static final String RECORDINGS =
            """
            rest-auth-status.json                      200 session/status              body
            rest-auth-status-after-logout.json         200 session/status              body
            rest-tickle.json                           200 session/tickle              body
            doc-tickle.json                            200 session/tickle              body
            doc-sso-validate.json                      200 session/validate            body
            rest-ssodh-init.json                       200 session/init                body
            doc-reauthenticate.json                    200 session/reauthenticate      body
            rest-logout.json                           200 session/logout              body
            rest-iserver-accounts.json                 200 account/list                body
            rest-switch-account-already-set.json       200 account/select              body
            rest-account-summary.json                  200 account/summary             body
            rest-account-summary-available-funds.json  200 account/availableFunds      body
            rest-account-summary-balances.json         200 account/balances            body
            doc-pnl-partitioned.json                   200 account/pnl                 body
            rest-pnl-partitioned-empty.json            200 account/pnl                 body
            doc-error-dynaccount-503.json              503 account/search              NotPermittedException
            doc-live-orders.json                       200 order/list                  body
            rest-live-orders-first-call.json           200 order/list                  RequestFailedException
            doc-order-status.json                      200 order/status                body
            doc-trades.json                            200 order/trades                body
            rest-trades-empty.json                     200 order/trades                body
            rest-orders-whatif.json                    200 order/preview               body
            doc-orders-whatif.json                     200 order/preview               body
            rest-error-whatif-size-zero-500.json       500 order/preview               BadRequestException
            rest-questions-suppress.json               200 order/suppress              body
            rest-portfolio-accounts.json               200 portfolio/accounts          body
            rest-portfolio-subaccounts.json            200 portfolio/subaccounts       body
            rest-portfolio-meta.json                   200 portfolio/account           body
            rest-portfolio-allocation.json             200 portfolio/allocation        body
            rest-portfolio-positions-page0.json        200 portfolio/positions         body
            doc-portfolio-positions.json               200 portfolio/positions         body
            rest-portfolio2-positions.json             200 portfolio/livePositions     body
            rest-portfolio-position-by-conid.json      200 portfolio/position          body
            doc-portfolio-combo-positions.json         200 portfolio/combinations      body
            rest-portfolio-positions-invalidate.json   200 portfolio/invalidate        body
            rest-portfolio-summary.json                200 portfolio/summary           body
            doc-portfolio-ledger.json                  200 portfolio/ledger            body
            rest-error-account-invalid-400.json        400 portfolio/summary           BadRequestException
            doc-marketdata-snapshot.json               200 marketdata/snapshot         body
            rest-marketdata-unsubscribe.json           200 marketdata/unsubscribe      body
            doc-error-unsubscribe-unknown.json         500 marketdata/unsubscribe      NotFoundException
            rest-marketdata-unsubscribeall.json        200 marketdata/unsubscribeAll   body
            rest-history.json                          200 marketdata/history          body
            rest-history-aapl-monthly.json             200 marketdata/history          body
            doc-marketdata-history.json                200 marketdata/history          body
            rest-secdef-strikes.json                   200 contract/strikes            body
            doc-secdef-info-option.json                200 contract/derivatives        body
            rest-error-secdef-info-unknown-500.json    500 contract/derivatives        NotFoundException
            rest-bond-filters.json                     200 contract/bondFilters        body
            rest-contract-info.json                    200 contract/info               body
            rest-contract-info-and-rules.json          200 contract/info-and-rules     body
            rest-contract-rules.json                   200 contract/rules              body
            rest-currency-pairs.json                   200 contract/currencyPairs      body
            rest-exchangerate.json                     200 contract/exchangeRate       body
            rest-trsrv-secdef.json                     200 contract/definition         body
            doc-trsrv-secdef-aapl.json                 200 contract/definition         body
            rest-trsrv-stocks.json                     200 contract/stocks             body
            rest-trsrv-all-conids.json                 200 contract/allConids          body
            rest-contract-trading-schedule.json        200 contract/tradingSchedule    body
            rest-error-no-bridge-400.json              400 contract/search             SessionLostException
            rest-error-init-session-first-400.json     400 contract/search             SessionLostException
            rest-error-invalid-consumer-401.json       401 contract/search             SessionLostException
            rest-error-unknown-path-404.html           404 contract/search             NotFoundException
            doc-scanner-run.json                       200 scanner/run                 body
            rest-pa-allperiods.json                    200 performance/allPeriods      body
            rest-pa-transactions.json                  200 performance/transactions    body
            doc-pa-transactions.json                   200 performance/transactions    body
            doc-alerts-list.json                       200 alert/list                  body
            doc-alert-details.json                     200 alert/get                   body
            rest-error-alert-not-found-200.json        200 alert/get                   NotFoundException
            doc-alert-mta.json                         200 alert/mobile                body
            doc-alert-create.json                      200 alert/save                  body
            doc-alert-activate.json                    200 alert/activate              body
            rest-watchlists.json                       200 watchlist/list              body
            rest-watchlist-create.json                 200 watchlist/save              body
            rest-watchlist-delete.json                 200 watchlist/delete            body
            rest-fyi-unreadnumber.json                 200 notification/unread         body
            rest-fyi-settings.json                     200 notification/settings       body
            doc-fyi-setting-toggle.json                200 notification/enable         body
            rest-fyi-disclaimer.json                   200 notification/disclaimer     body
            doc-fyi-deliveryoptions.json               200 notification/deliveryOptions body
            rest-fyi-notifications.json                200 notification/list           body
            doc-fyi-notification-read.json             200 notification/markRead       body
            doc-fa-allocation-accounts.json            200 allocation/accounts         body
            doc-fa-allocation-groups.json              200 allocation/groups           body
            doc-fa-allocation-presets.json             200 allocation/presets          body
            rest-forecast-category-tree.json           200 event/categories            body
            rest-forecast-contract-details.json        200 event/details               body
            rest-forecast-contract-schedules.json      200 event/schedules             body
            """;

    /** These are parts of conversations, which have tests of their own below, or requests, and not answers. */
    private static final Set<String> ELSEWHERE = Set.of(
            "rest-orders-place-question-o163.json",
            "rest-reply-question-o10153.json",
            "rest-reply-submitted.json",
            "rest-order-cancel.json",
            "doc-error-cancel-unknown.json",
            "doc-request-bracket-order.json",
            "doc-request-oca-group.json");

    private static final String ORDER = "{\"accountId\":\"DU1234567\",\"conid\":265598,\"side\":\"BUY\",\"quantity\":1,"
            + "\"orderType\":\"LMT\",\"price\":1.00,\"tif\":\"DAY\",\"clientOrderId\":\"recorded-1\"}";

    private static final Map<String, OperationExample> ORDERS = Map.of(
            "order/preview", ofBody("order/preview", "", "POST /iserver/account/DU1234567/orders/whatif", ORDER),
            "order/suppress", of("order/suppress", "messageIds=o163", "POST /iserver/questions/suppress"));

    private static List<Recording> recordings() {
        return RECORDINGS.lines().map(Recording::of).toList();
    }

    private void connect() throws Exception {
        begin(choices -> choices.login(Login.PAPER));
        routes.configuration().setTradingMode(TradingMode.paper);
        routes.start();
        // the session is open
        assertThat(turnUntilAnswered("ibkr:contract/search?symbol=MSFT", null, Map.of())
                        .getException())
                .isNull();
    }

    private void answers(String method, String path, int status, String frame) throws Exception {
        gateway.faults().on(method, path).answer(status, new String(Recordings.bytes(frame), StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("all of them are asked for here")
    void recordings_areAllHere() throws Exception {
        Set<String> here = recordings().stream().map(Recording::frame).collect(Collectors.toCollection(TreeSet::new));
        here.addAll(ELSEWHERE);

        assertThat(Recordings.names())
                .filteredOn(name -> name.matches("(rest|doc)-(?!ws-).*"))
                .containsExactlyInAnyOrderElementsOf(here);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void answer_isABodyOfTheRowsType_orAnExceptionThatSaysWhy(Recording recording) throws Exception {
        byte[] frame = Recordings.bytes(recording.frame());
        Operation row = Operations.get(recording.operation());
        OperationExample example = ORDERS.getOrDefault(row.name(), OperationExamples.find(row.name()))
                .with("1", "1", "1");
        connect();
        String[] request = example.request().split("[ ?]");
        answers(request[0], request[1], recording.status(), recording.frame());

        Exchange exchange = turnUntilAnswered(example.uri(), example.body(), Map.of());

        if (!recording.outcome().equals("body")) {
            assertThat(exchange.getException()).isNotNull();
            assertThat(exchange.getException().getClass().getSimpleName()).isEqualTo(recording.outcome());
            assertThat(exchange.getException()).hasMessageContaining(row.name());
            return;
        }
        assertThat(exchange.getException()).isNull();
        Object body = exchange.getMessage().getBody();
        assertThat(body).isInstanceOf(row.answer());
        if (body instanceof IbkrMessage message) {
            assertThat(IbkrJson.read(IbkrJson.write(message), message.getClass()))
                    .isEqualTo(message);
        } else {
            JsonNode wanted = IbkrJson.read(frame);
            // whoever has the session's id has the session, and which machine it is is nobody's business
            for (String secret : List.of("session", "MAC", "hardware_info")) {
                wanted.findParents(secret).forEach(parent -> ((ObjectNode) parent).remove(secret));
            }
            assertThat((JsonNode) body).isEqualTo(wanted);
        }
    }

    @Test
    @DisplayName("an order, two questions and their end, as recorded")
    void order_recordedConversation_isAcceptedUnderItsId() throws Exception {
        connect();
        answers("POST", "/iserver/account/DU1234567/orders", 200, "rest-orders-place-question-o163.json");
        answers("POST", "/iserver/reply/8b19d36a-d0c2-4d46-8aa8-ebd00255ed75", 200, "rest-reply-question-o10153.json");
        answers("POST", "/iserver/reply/aae06375-9acc-4448-9114-a8fb780c0dbc", 200, "rest-reply-submitted.json");

        Exchange exchange = turnUntilAnswered("ibkr:order/place?confirm=o163,o10153", ORDER, Map.of());

        assertThat(exchange.getException()).isNull();
        OrderOutcome outcome = exchange.getMessage().getBody(OrderOutcome.class);
        assertThat(outcome.state()).isEqualTo(State.ACCEPTED);
        assertThat(outcome.orderId()).isEqualTo("912091175");
        assertThat(outcome.status()).isEqualTo("PendingSubmit");
        assertThat(outcome.confirmed())
                .flatExtracting(OrderQuestion::messageIds)
                .containsExactly("o163", "o10153");
        assertThat(outcome.confirmed())
                .flatExtracting(OrderQuestion::messages)
                .last()
                .asString()
                .startsWith("Confirm Mandatory Cap Price")
                .doesNotContain("<");
    }

    @Test
    @DisplayName("a cancel, whose acknowledgement says little")
    void cancel_recordedAcknowledgement_isAReceipt() throws Exception {
        connect();
        answers("DELETE", "/iserver/account/DU1234567/order/912091175", 200, "rest-order-cancel.json");

        Exchange exchange =
                turnUntilAnswered("ibkr:order/cancel?accountId=DU1234567&orderId=912091175", null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(CancelReceipt.class).message()).isEqualTo("Request was submitted");
    }

    @Test
    @DisplayName("a cancel of an order that IBKR does not know")
    void cancel_ofAnUnknownOrder_isNotFound() throws Exception {
        connect();
        answers("DELETE", "/iserver/account/DU1234567/order/1", 200, "doc-error-cancel-unknown.json");

        Exchange exchange = turnUntilAnswered("ibkr:order/cancel?accountId=DU1234567&orderId=1", null, Map.of());

        assertThat(exchange.getException()).hasMessageContaining("OrderID 1 doesn't exist");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            doc-request-bracket-order.json | "children":
            doc-request-oca-group.json     | "oca":
            """)
    void request_hasOnlyKeysOfThePublishedOne(String frame, String kind) throws Exception {
        connect();
        String first = "\"clientOrderId\":\"Parent\",\"conid\":265598,\"tif\":\"GTC\",\"quantity\":50,";
        String entry = "\"orderType\":\"MKT\",\"side\":\"BUY\"";
        String exits = "{\"orderType\":\"STP\",\"side\":\"SELL\",\"price\":157.30,\"tif\":\"GTC\"},"
                + "{\"orderType\":\"LMT\",\"side\":\"SELL\",\"price\":157.00,\"tif\":\"GTC\"}";
        boolean bracket = kind.contains("children");
        String order = "{" + first + (bracket ? entry + "," : "") + kind + "[" + (bracket ? "" : "{" + entry + "},")
                + exits + "]}";

        turnUntilAnswered("ibkr:order/place?accountId=DU1234567&checkRules=false", order, Map.of());

        JsonNode published = Recordings.frame(frame).path("orders");
        JsonNode sent = IbkrJson.read(gateway.ledger()
                .requests("POST", "/iserver/account/DU1234567/orders")
                .get(0)
                .body()
                .getBytes(StandardCharsets.UTF_8));
        assertThat(sent.path("orders")).hasSize(3);
        for (int i = 0; i < 3; i++) {
            JsonNode theirs = published.get(i);
            for (Map.Entry<String, JsonNode> ours : sent.path("orders").get(i).properties()) {
                if (!Set.of("acctId", "cOID", "parentId").contains(ours.getKey())) {
                    assertThat(ours.getValue().asText())
                            .as(ours.getKey())
                            .isEqualToIgnoringCase(theirs.path(ours.getKey()).asText());
                }
            }
            assertThat(sent.path("orders").get(i).has("conid")).isTrue();
        }
    }
}
