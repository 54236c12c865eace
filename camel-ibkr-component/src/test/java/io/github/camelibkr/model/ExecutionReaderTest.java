package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionReaderTest {

    private static Execution read(String row) throws IOException {
        return ExecutionReader.read(Recordings.json(row));
    }

    private static Execution recorded(String name) throws IOException {
        return ExecutionReader.read(Recordings.frame(name).path("args").get(0));
    }

    @Test
    void recordedExecution_isReadInFull() throws IOException {
        Execution execution = recorded("ws-str-execution-with-commission.json");

        assertThat(execution.executionId()).isEqualTo("0001390e.69f21453.01.01");
        assertThat(execution.accountId()).isEqualTo("U1234567");
        assertThat(execution.orderId()).isEqualTo(96335105);
        assertThat(execution.clientOrderId()).isNull();
        assertThat(execution.conid()).isEqualTo(732440574);
        assertThat(execution.symbol()).isEqualTo("LRCX");
        assertThat(execution.secType()).isEqualTo("STK");
        assertThat(execution.exchange()).isEqualTo("NASDAQ");
        assertThat(execution.side()).isEqualTo("B");
        assertThat(execution.size()).isEqualTo(new BigDecimal("2.0"));
        assertThat(execution.price()).isEqualTo(new BigDecimal("248.60"));
        assertThat(execution.commission()).isEqualTo(new BigDecimal("1.0"));
        assertThat(execution.netAmount()).isEqualTo(new BigDecimal("497.2"));
        assertThat(execution.position()).isEqualTo(new BigDecimal("2"));
        assertThat(execution.description()).isEqualTo("Bot 2 @ 248.60 on NASDAQ");
        assertThat(execution.time()).isEqualTo(Instant.parse("2026-04-29T14:29:34Z"));
        assertThat(execution.fields())
                .containsEntry("company_name", "LAM RESEARCH CORP")
                .doesNotContainKeys("execution_id", "account", "accountCode", "order_id", "price");
    }

    @Test
    void quirk105_recordedCopies_differInTheCommissionOnly() throws IOException {
        Execution first = recorded("ws-str-execution-no-commission.json");
        Execution second = recorded("ws-str-execution-with-commission.json");

        assertThat(first.commission()).isNull();
        assertThat(first)
                .usingRecursiveComparison()
                .ignoringFields("commission")
                .isEqualTo(second);
    }

    @Test
    void recordedTrade_ofRest_hasTheSameForm() throws IOException {
        JsonNode trades = Recordings.frame("doc-trades.json");
        Execution trade = ExecutionReader.read(trades.get(0));

        assertThat(trade.clientOrderId()).isEqualTo("Order123");
        assertThat(trade.orderId()).isNull();
        assertThat(trade.side()).isEqualTo("S");
        assertThat(trade.commission()).isEqualTo(new BigDecimal("1.01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1777439171105", "\"1777439171105\""})
    void quirk57_orderIdOver32Bits_isKept(String orderId) throws IOException {
        assertThat(read("{\"order_id\":" + orderId + "}").orderId()).isEqualTo(1777439171105L);
    }

    @Test
    void account_fromEitherKey_isFound() throws IOException {
        assertThat(read("{\"accountCode\":\"DU2\"}").accountId()).isEqualTo("DU2");
        assertThat(read("{\"account\":\"DU1\",\"accountCode\":\"DU2\"}").accountId())
                .isEqualTo("DU1");
    }

    @Test
    void quirk84_numbersWithThousandsCommas_areRead() throws IOException {
        Execution execution =
                read("{\"size\":\"1,200\",\"price\":248.60,\"net_amount\":\"298,320.00\",\"position\":\"-5\"}");

        assertThat(execution.size()).isEqualTo(new BigDecimal("1200"));
        assertThat(execution.price()).isEqualTo(new BigDecimal("248.60"));
        assertThat(execution.netAmount()).isEqualTo(new BigDecimal("298320.00"));
        assertThat(execution.position()).isEqualTo(new BigDecimal("-5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"text\"",
                "{\"execution_id\":{},\"order_id\":\"abc\",\"size\":[1],\"price\":\"1e999999999\",\"trade_time_r\":1e30}",
                "{\"execution_id\":null,\"size\":null,\"trade_time_r\":null,\"x\":null}"
            })
    void hostileRow_leavesAnExecutionThatCanBeWritten(String row) throws IOException {
        Execution execution = read(row);

        assertThat(execution.executionId()).isNull();
        assertThat(execution.size()).isNull();
        assertThat(execution.time()).isNull();
        assertThat(IbkrJson.read(IbkrJson.write(execution), Execution.class)).isEqualTo(execution);
    }

    @Test
    void execution_cannotBeChangedByItsReaders() throws IOException {
        Execution execution = read("{\"x\":\"a\"}");

        assertThatThrownBy(() -> execution.fields().put("x", "b")).isInstanceOf(UnsupportedOperationException.class);
    }
}
