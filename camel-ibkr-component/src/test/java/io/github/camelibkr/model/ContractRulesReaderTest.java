package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractRulesReaderTest {

    private static JsonNode json(String text) throws IOException {
        return Recordings.json(text.replace('\'', '"'));
    }

    private static ContractRules rules(String rules) throws IOException {
        return ContractRulesReader.read(json("{'con_id':1,'rules':{" + rules + "}}"), "1");
    }

    private static PriceIncrement increment(String from, String increment) {
        return new PriceIncrement(new BigDecimal(from), new BigDecimal(increment));
    }

    @Test
    void rules_recordedWithTheirContract_areReadInFull() throws IOException {
        ContractRules rules = ContractRulesReader.read(Recordings.frame("rest-contract-info-and-rules.json"), "1");

        assertThat(rules.conid()).isEqualTo(265598);
        assertThat(rules.symbol()).isEqualTo("AAPL");
        assertThat(rules.companyName()).isEqualTo("APPLE INC");
        assertThat(rules.secType()).isEqualTo("STK");
        assertThat(rules.currency()).isEqualTo("USD");
        assertThat(rules.exchange()).isEqualTo("SMART");
        assertThat(rules.validExchanges()).hasSize(9).endsWith("NASDAQ");
        assertThat(rules.increments()).containsExactly(increment("0", "0.01"));
        assertThat(rules.negativePrices()).isNull();
        assertThat(rules.orderTypes()).containsExactly("limit", "midprice", "market", "stop", "stop_limit");
        assertThat(rules.fields())
                .containsEntry("cashCcy", "USD")
                .containsEntry("trading_class", "NMS")
                .doesNotContainKeys("rules", "orderTypes", "increment", "con_id");
    }

    @Test
    void rules_recordedAlone_areOfTheContractThatWasAskedFor() throws IOException {
        ContractRules rules = ContractRulesReader.read(Recordings.frame("rest-contract-rules.json"), "756733");

        assertThat(rules.conid()).isEqualTo(756733);
        assertThat(rules.symbol()).isNull();
        assertThat(rules.validExchanges()).isEmpty();
        assertThat(rules.increments()).containsExactly(increment("0", "0.01"));
        assertThat(rules.negativePrices()).isFalse();
        assertThat(rules.orderTypes()).hasSize(5);
        assertThat(rules.fields())
                .containsEntry("canTradeAcctIds", List.of("U1234567"))
                .doesNotContainKey("error");
    }

    @Test
    void rules_incrementsByPrice_areAscendingAndCountBeforeTheOneForAll() throws IOException {
        assertThat(rules("'increment':0.05,'incrementRules':[{'lowerEdge':'1','increment':'0.01'},"
                                + "{'lowerEdge':0.0,'increment':0.0001},{'lowerEdge':2},{'increment':3},7]")
                        .increments())
                .containsExactly(increment("0.0", "0.0001"), increment("1", "0.01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "'N/A'", "0", "-0.01", "[]"})
    void quirk83_incrementThatIsNone_isNotGuessed(String increment) throws IOException {
        assertThat(rules("'increment':" + increment).increments()).isEmpty();
    }

    @Test
    void rules_orderTypes_areTextsAlone() throws IOException {
        assertThat(rules("'orderTypes':['limit',null,{},'market']").orderTypes())
                .containsExactly("limit", "market");
        assertThat(rules("'orderTypes':null").orderTypes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "'1'", "'true'"})
    void quirk82_flag_inAnySpelling(String flag) throws IOException {
        assertThat(rules("'negativeCapable':" + flag).negativePrices()).isTrue();
    }

    @Test
    void rules_cannotBeChangedByTheirReaders() throws IOException {
        ContractRules rules = rules("'x':1");

        assertThatThrownBy(() -> rules.increments().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> rules.orderTypes().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> rules.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
