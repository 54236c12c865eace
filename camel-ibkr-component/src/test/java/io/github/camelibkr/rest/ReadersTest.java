package io.github.camelibkr.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.AccountBalances;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.ExchangeRate;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.model.Receipt;
import io.github.camelibkr.model.Recordings;
import io.github.camelibkr.model.TradingState;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An answer becomes a body of its operation's type, or is no answer")
class ReadersTest {

    /** What is put together elsewhere: of several answers, in a conversation, or of our own books. */
    private static final Set<Class<?>> ELSEWHERE = Set.of(
            JsonNode.class,
            Quotes.class,
            OrderOutcome.class,
            JournalEntry.class,
            JournalRecords.class,
            TradingState.class);

    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("accountId", "U1234567"),
            Map.entry("conid", "265598"),
            Map.entry("symbol", "AAPL"),
            Map.entry("currency", "USD"),
            Map.entry("target", "EUR"),
            Map.entry("secType", "OPT"),
            Map.entry("month", "JAN27"),
            Map.entry("bar", "1d"),
            Map.entry("period", "1w"),
            Map.entry("orderId", "7"),
            Map.entry("messageIds", "o163"),
            Map.entry("requestId", "37"),
            Map.entry("choice", "Yes"),
            Map.entry("compete", "true"));

    static Stream<String> typed() {
        return Operations.all().stream()
                .filter(operation -> !ELSEWHERE.contains(operation.answer()))
                .map(Operation::name);
    }

    /** Null where a message's body is needed, too: no reader looks at it. */
    private static Arguments arguments(Operation operation) throws InvalidRequestException {
        return operation.fields().isEmpty() ? Arguments.of(operation, null, OPTIONS) : null;
    }

    private static Optional<IbkrMessage> read(String operation, JsonNode json) throws Exception {
        Operation row = Operations.get(operation);
        return Readers.read(row.answer(), json, arguments(row));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            textBlock =
                    """
            session/status,            rest-auth-status.json
            session/status,            rest-auth-status-after-logout.json
            account/list,              rest-iserver-accounts.json
            account/select,            rest-switch-account-already-set.json
            account/summary,           rest-account-summary.json
            account/availableFunds,    rest-account-summary-available-funds.json
            account/balances,          rest-account-summary-balances.json
            account/pnl,               doc-pnl-partitioned.json
            account/pnl,               rest-pnl-partitioned-empty.json
            portfolio/accounts,        rest-portfolio-accounts.json
            portfolio/subaccounts,     rest-portfolio-subaccounts.json
            portfolio/account,         rest-portfolio-meta.json
            portfolio/positions,       rest-portfolio-positions-page0.json
            portfolio/positions,       doc-portfolio-positions.json
            portfolio/livePositions,   rest-portfolio2-positions.json
            portfolio/position,        rest-portfolio-position-by-conid.json
            portfolio/summary,         rest-portfolio-summary.json
            portfolio/ledger,          doc-portfolio-ledger.json
            marketdata/history,        rest-history.json
            marketdata/history,        rest-history-aapl-monthly.json
            marketdata/history,        doc-marketdata-history.json
            contract/strikes,          rest-secdef-strikes.json
            contract/derivatives,      doc-secdef-info-option.json
            contract/info,             rest-contract-info.json
            contract/info-and-rules,   rest-contract-info-and-rules.json
            contract/rules,            rest-contract-rules.json
            contract/exchangeRate,     rest-exchangerate.json
            contract/definition,       rest-trsrv-secdef.json
            contract/definition,       doc-trsrv-secdef-aapl.json
            contract/stocks,           rest-trsrv-stocks.json
            scanner/run,               doc-scanner-run.json
            order/list,                doc-live-orders.json
            order/list,                rest-live-orders-first-call.json
            order/status,              doc-order-status.json
            order/trades,              doc-trades.json
            order/trades,              rest-trades-empty.json
            order/preview,             rest-orders-whatif.json
            order/preview,             doc-orders-whatif.json
            order/cancel,              rest-order-cancel.json
            order/suppress,            rest-questions-suppress.json
            """)
    void read_everyRecordedAnswer_isABodyThatCanBeWrittenAndReadBack(String operation, String frame) throws Exception {
        JsonNode json = Recordings.frame(frame);

        IbkrMessage body = read(operation, json).orElseThrow();

        assertThat(body).isInstanceOf(Operations.get(operation).answer());
        assertThat(IbkrJson.read(IbkrJson.write(body), body.getClass())).isEqualTo(body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("typed")
    void read_whatHasNoKnownForm_provesNothing(String name) throws Exception {
        Operation operation = Operations.get(name);
        List<String> unknown =
                List.of("null", "7", "[7]", "[null]", "{\"message\":\"try again\"}", "\"words\"", "true");

        for (String json : unknown) {
            Optional<IbkrMessage> body = Readers.read(operation.answer(), Recordings.json(json), arguments(operation));
            if (operation.answer() == Receipt.class || operation.answer() == CancelReceipt.class) {
                assertThat(body.isPresent()).as(json).isEqualTo(saysSomething(operation, json));
            } else {
                assertThat(body).as(json).isEmpty();
            }
        }
    }

    /** These only say that a request was taken, in whatever words. */
    private static boolean saysSomething(Operation operation, String json) {
        return json.startsWith("{") || operation.answer() == Receipt.class && json.startsWith("\"");
    }

    @Test
    void read_rateOfExchange_namesBothCurrencies() throws Exception {
        assertThat(read("contract/exchangeRate", Recordings.json("{\"rate\":\"0.86656614\"}")))
                .contains(new ExchangeRate("USD", "EUR", new BigDecimal("0.86656614")));
        assertThat(read("contract/exchangeRate", Recordings.json("{\"rate\":\"N/A\"}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[{\"o\":1}]}", "{\"bars\":{\"data\":[{\"o\":1}]}}"})
    void quirk90_barsInEitherContainer_areRead(String json) throws Exception {
        assertThat(read("marketdata/hmdsHistory", Recordings.json(json)).orElseThrow())
                .extracting("conid", "bars")
                .satisfiesExactly(conid -> assertThat(conid).isEqualTo(265598L), bars -> assertThat((List<?>) bars)
                        .hasSize(1));
    }

    @Test
    void read_account_isTheOneThatWasAskedFor() throws Exception {
        assertThat(read("account/summary", Recordings.json("{\"netLiquidationValue\":1}")))
                .get()
                .extracting("accountId")
                .isEqualTo("U1234567");
        assertThat(Operations.get("account/summary").answer()).isEqualTo(AccountBalances.class);
    }

    @Test
    void read_order_asManyRowsAsTheAnswer() throws IOException {
        JsonNode orders = Recordings.frame("doc-live-orders.json");

        assertThat(Readers.read(Operations.get("order/list").answer(), orders, null))
                .get()
                .extracting("orders")
                .satisfies(rows -> assertThat((List<?>) rows).hasSameSizeAs(orders.path("orders")));
    }
}
