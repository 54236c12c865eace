package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderStateTest {

    private final OrderState state = new OrderState();

    private boolean merge(String row) throws IOException {
        return state.merge(Recordings.json(row));
    }

    private static List<JsonNode> recordedRows() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode frame : Recordings.conversation("ws-sor-lifecycle.jsonl", "sor")) {
            frame.path("args").forEach(rows::add);
        }
        return rows;
    }

    @Test
    void quirk67_recordedNewOrder_startsAsInactiveWithEverythingKnown() throws IOException {
        assertThat(state.merge(recordedRows().get(0))).isTrue();
        OrderUpdate update = state.take();

        assertThat(update.accountId()).isEqualTo("U1234567");
        assertThat(update.orderId()).isEqualTo(912091175);
        assertThat(update.clientOrderId()).isNull();
        assertThat(update.conid()).isEqualTo(265598);
        assertThat(update.symbol()).isEqualTo("AAPL");
        assertThat(update.secType()).isEqualTo("STK");
        assertThat(update.exchange()).isEqualTo("NASDAQ.NMS");
        assertThat(update.currency()).isEqualTo("USD");
        assertThat(update.side()).isEqualTo("BUY");
        assertThat(update.orderType()).isEqualTo("Limit");
        assertThat(update.status()).isEqualTo("Inactive");
        assertThat(update.ccpStatus()).isEqualTo("Pending Submit");
        assertThat(update.totalSize()).isEqualTo(new BigDecimal("1.0"));
        assertThat(update.filled()).isEqualTo(new BigDecimal("0.0"));
        assertThat(update.remaining()).isEqualTo(new BigDecimal("1.0"));
        assertThat(update.price()).isEqualTo(new BigDecimal("1.00"));
        assertThat(update.avgPrice()).isNull();
        assertThat(update.description()).isEqualTo("Buy 1 AAPL Limit 1.00, Day");
        assertThat(update.lastExecution()).isEqualTo(Instant.parse("2026-04-30T12:35:33Z"));
        assertThat(update.fields())
                .containsEntry("outsideRTH", false)
                .containsEntry("companyName", "APPLE INC")
                .doesNotContainKeys("acct", "account", "bgColor", "fgColor", "ticker", "status");
    }

    @Test
    void quirk66_recordedDayOrder_isReportedAsClose() throws IOException {
        state.merge(recordedRows().get(0));

        assertThat(state.take().tif()).isEqualTo("CLOSE");
    }

    @Test
    void quirk105_recordedLifecycle_eachUpdateNamesWhatChangedAndIsComplete() throws IOException {
        List<String> statuses = new ArrayList<>();
        List<List<String>> changes = new ArrayList<>();
        for (JsonNode row : recordedRows()) {
            if (state.merge(row)) {
                OrderUpdate update = state.take();
                statuses.add(update.status());
                changes.add(update.changed());
                assertThat(update.symbol()).isEqualTo("AAPL");
                assertThat(update.price()).isEqualTo(new BigDecimal("1.00"));
                assertThat(update.fields()).containsEntry("outsideRTH", false);
            }
        }

        // seven rows came; one held ids only
        assertThat(statuses)
                .containsExactly(
                        "Inactive", "PendingSubmit", "PreSubmitted", "Submitted", "PendingCancel", "Cancelled");
        assertThat(changes.get(0))
                .contains("accountId", "orderId", "status", "price")
                .doesNotContain("account");
        assertThat(changes.subList(1, 6))
                .containsExactly(
                        List.of("status"),
                        List.of("status"),
                        List.of("status", "ccpStatus"),
                        List.of("status"),
                        List.of("status", "ccpStatus"));
    }

    @Test
    void quirk105_recordedRowOfIdsBeforeAnyOther_isAnUpdateOfWhatIsKnown() throws IOException {
        JsonNode row = Recordings.frame("ws-sor-id-only.json").path("args").get(0);

        assertThat(state.merge(row)).isTrue();
        OrderUpdate update = state.take();
        assertThat(update.orderId()).isEqualTo(912091175);
        assertThat(update.conid()).isEqualTo(265598);
        assertThat(update.status()).isNull();
        assertThat(update.symbol()).isNull();
    }

    @Test
    void colours_saySomethingToEyesOnly() throws IOException {
        merge("{\"acct\":\"DU1\",\"orderId\":7,\"status\":\"Submitted\",\"fgColor\":\"#000000\"}");
        state.take();

        assertThat(merge("{\"acct\":\"DU1\",\"orderId\":7,\"fgColor\":\"#FFFFFF\",\"bgColor\":\"#000000\"}"))
                .isFalse();
    }

    @Test
    void quirk78_orderOfAnotherApplication_hasNoClientOrderId() throws IOException {
        merge("{\"acct\":\"DU1\",\"orderId\":7}");
        assertThat(state.take().clientOrderId()).isNull();

        merge("{\"acct\":\"DU1\",\"orderId\":7,\"order_ref\":\"mine\"}");
        OrderUpdate update = state.take();
        assertThat(update.clientOrderId()).isEqualTo("mine");
        assertThat(update.changed()).containsExactly("clientOrderId");
    }

    @Test
    void quirk57_orderIdOver32Bits_isKept() throws IOException {
        merge("{\"acct\":\"DU1\",\"orderId\":1777439171105}");

        assertThat(state.take().orderId()).isEqualTo(1777439171105L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"acct":"DU1","orderId":7}                   | DU1/7
                    {"acct":"DU1","account":"DU2","orderId":"7"} | DU1/7
                    {"acct":null,"account":"DU2","orderId":7}    | DU2/7
                    {"account":"DU2","orderId":1777439171105}    | DU2/1777439171105
                    """)
    void key_namesAccountAndOrder(String row, String key) throws IOException {
        assertThat(OrderState.key(Recordings.json(row))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"acct\":\"DU1\"}",
                "{\"acct\":\"DU1\",\"orderId\":null}",
                "{\"acct\":\"DU1\",\"orderId\":\"\"}",
                "{\"acct\":\"DU1\",\"orderId\":\"abc\"}",
                "{\"acct\":\"DU1\",\"orderId\":1.5}",
                "{\"acct\":\"DU1\",\"orderId\":{\"id\":7}}",
                "{\"acct\":\"DU1\",\"orderId\":1e999999999}",
                "[]",
                "\"7\""
            })
    void key_rowThatNamesNoOrder_isNull(String row) throws IOException {
        assertThat(OrderState.key(Recordings.json(row))).isNull();
    }

    @Test
    void hostileRow_leavesAnUpdateThatCanBeWritten() throws IOException {
        merge("{\"acct\":\"DU1\",\"orderId\":7,\"conid\":\"x\",\"totalSize\":{\"a\":1},\"price\":\"1e999999999\","
                + "\"status\":[1],\"lastExecutionTime_r\":\"soon\",\"new\":1e999999999,\"avgPrice\":null}");
        OrderUpdate update = state.take();

        assertThat(update.conid()).isNull();
        assertThat(update.price()).isNull();
        assertThat(update.status()).isNull();
        assertThat(update.lastExecution()).isNull();
        assertThat(update.fields()).containsEntry("new", "1E+999999999");
        assertThat(IbkrJson.read(IbkrJson.write(update), OrderUpdate.class)).isEqualTo(update);
    }

    @Test
    void update_isIndependentOfWhatComesLaterAndOfItsReaders() throws IOException {
        merge("{\"acct\":\"DU1\",\"orderId\":7,\"status\":\"Submitted\",\"text\":\"a\"}");
        OrderUpdate first = state.take();
        merge("{\"acct\":\"DU1\",\"orderId\":7,\"status\":\"Filled\",\"text\":\"b\"}");
        state.take();

        assertThat(first.status()).isEqualTo("Submitted");
        assertThat(first.fields()).containsEntry("text", "a");
        assertThatThrownBy(() -> first.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
