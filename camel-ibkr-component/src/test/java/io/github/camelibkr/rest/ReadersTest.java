package io.github.camelibkr.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.AccountBalances;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.ExchangeRate;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RecordedAnswersTest has what real gateways have answered. */
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

    /** What makes each operation complete. */
    static final Map<String, String> OPTIONS = Map.ofEntries(
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
