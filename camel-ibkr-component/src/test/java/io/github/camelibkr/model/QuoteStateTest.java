package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteStateTest {

    private final QuoteState state = new QuoteState("265598");

    private boolean merge(String frame) throws IOException {
        return state.merge(JsonFields.of(Recordings.json(frame)), Set.of());
    }

    private Quote after(String frame) throws IOException {
        merge(frame);
        return state.take();
    }

    @Test
    void recordedSession_everyFrame_givesTheWholeMarket() throws IOException {
        List<JsonNode> frames = Recordings.conversation("ws-smd-session.jsonl", "smd");
        for (JsonNode frame : frames) {
            state.merge(JsonFields.of(frame), Set.of());
        }
        Quote quote = state.take();

        assertThat(frames).hasSize(7);
        assertThat(quote.conid()).isEqualTo(265598);
        assertThat(quote.conidEx()).isEqualTo("265598");
        assertThat(quote.last()).isEqualTo(new BigDecimal("271.71"));
        assertThat(quote.bid()).isEqualTo(new BigDecimal("271.70"));
        assertThat(quote.ask()).isEqualTo(new BigDecimal("271.73"));
        assertThat(quote.changePercent()).isEqualTo(new BigDecimal("0.57"));
        assertThat(quote.availability()).isEqualTo("DPB");
        assertThat(quote.lastIsClose()).isFalse();
        assertThat(quote.halted()).isFalse();
        assertThat(quote.updated()).isEqualTo(Instant.parse("2026-04-30T12:29:29.161Z"));
        assertThat(quote.fields()).containsOnlyKeys("serviceParameters");
        assertThat(quote.volume()).isNull();
        assertThat(quote.symbol()).isNull();
    }

    @Test
    void quirk105_recordedFirstFrameSentTwice_isNewsOnce() throws IOException {
        List<JsonNode> frames = Recordings.conversation("ws-smd-session.jsonl", "smd");

        assertThat(state.merge(JsonFields.of(frames.get(0)), Set.of())).isTrue();
        assertThat(state.take().changed())
                .containsExactlyInAnyOrder("last", "bid", "ask", "changePercent", "availability");
        assertThat(state.merge(JsonFields.of(frames.get(1)), Set.of())).isFalse();
        assertThat(state.hasNews()).isFalse();
        assertThat(state.take().changed()).isEmpty();
    }

    @Test
    void quirk105_recordedPartialUpdate_namesWhatChangedAndKeepsTheRest() throws IOException {
        List<JsonNode> frames = Recordings.conversation("ws-smd-session.jsonl", "smd");
        state.merge(JsonFields.of(frames.get(0)), Set.of());
        Quote first = state.take();
        state.merge(JsonFields.of(Recordings.frame("ws-smd-delta-last-only.json")), Set.of());
        Quote second = state.take();

        assertThat(second.changed()).containsExactly("last");
        assertThat(second.last()).isEqualTo(new BigDecimal("271.73"));
        assertThat(second.bid()).isEqualTo(first.bid());
        assertThat(second.changePercent()).isEqualTo(first.changePercent());
    }

    @Test
    void changed_overSeveralMerges_isWhatDiffersFromTheQuoteTakenBefore() throws IOException {
        merge("{\"31\":\"1.00\",\"84\":\"0.99\"}");
        state.take();
        merge("{\"84\":\"0.98\"}");
        merge("{\"86\":\"1.01\"}");

        assertThat(state.take().changed()).containsExactly("bid", "ask");
    }

    @Test
    void quirk80_numberInsteadOfText_isTheSameValue() throws IOException {
        Quote quote = after("{\"31\":271.70,\"83\":0.56,\"85\":500,\"87_raw\":1.22E7,\"55\":7}");

        assertThat(quote.last()).isEqualTo(new BigDecimal("271.70"));
        assertThat(quote.changePercent()).isEqualTo(new BigDecimal("0.56"));
        assertThat(quote.askSize()).isEqualTo(new BigDecimal("500"));
        assertThat(quote.fields()).containsEntry("volumeRaw", new BigDecimal("12200000"));
        assertThat(quote.symbol()).isEqualTo("7");
        assertThat(merge("{\"31\":\"271.70\",\"83\":\"0.56\",\"85\":\"500\"}")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"C189.45, true, false", "H189.45, false, true", "189.45, false, false"})
    void quirk85_prefixOfLast_becomesAFlagBesideTheNumber(String text, boolean close, boolean halted)
            throws IOException {
        Quote quote = after("{\"31\":\"" + text + "\"}");

        assertThat(quote.last()).isEqualTo(new BigDecimal("189.45"));
        assertThat(quote.lastIsClose()).isEqualTo(close);
        assertThat(quote.halted()).isEqualTo(halted);
    }

    @Test
    void quirk85_haltAtAnUnchangedPrice_isNews() throws IOException {
        after("{\"31\":\"189.45\"}");

        assertThat(merge("{\"31\":\"H189.45\"}")).isTrue();
        Quote halted = state.take();
        assertThat(halted.halted()).isTrue();
        assertThat(halted.changed()).containsExactly("halted");

        assertThat(merge("{\"31\":\"189.45\"}")).isTrue();
        Quote resumed = state.take();
        assertThat(resumed.halted()).isFalse();
        assertThat(resumed.changed()).containsExactly("halted");
    }

    @Test
    void quirk85_firstTradeOfTheDayAtThePreviousClose_isNews() throws IOException {
        Quote before = after("{\"31\":\"C189.45\"}");
        Quote traded = after("{\"31\":\"189.45\"}");

        assertThat(before.changed()).containsExactlyInAnyOrder("last", "lastIsClose");
        assertThat(traded.changed()).containsExactly("lastIsClose");
        assertThat(traded.lastIsClose()).isFalse();
    }

    @Test
    void flags_withoutALast_areUnknown() throws IOException {
        Quote quote = after("{\"84\":\"1.00\"}");

        assertThat(quote.lastIsClose()).isNull();
        assertThat(quote.halted()).isNull();
    }

    @Test
    void quirk85_volumeWithSuffix_isANumber() throws IOException {
        assertThat(after("{\"87\":\"12.2M\"}").volume()).isEqualTo(new BigDecimal("12200000"));
        assertThat(after("{\"87\":\"1.5K\"}").volume()).isEqualTo(new BigDecimal("1500"));
    }

    @Test
    void volume_exactFieldStreamed_isPreferred() throws IOException {
        Quote quote = after("{\"87\":\"12.2M\",\"7762\":\"12203117\"}");

        assertThat(quote.volume()).isEqualTo(new BigDecimal("12203117"));
        assertThat(quote.fields()).containsEntry("volumeExact", new BigDecimal("12203117"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"N/A\"", "\"-\"", "null"})
    void quirk83_valueThatIsNoLongerThere_isForgottenAndNamed(String absent) throws IOException {
        after("{\"31\":\"1.00\",\"55\":\"AAPL\",\"7999\":\"x\"}");
        Quote quote = after("{\"31\":" + absent + ",\"55\":" + absent + "}");

        assertThat(quote.last()).isNull();
        assertThat(quote.symbol()).isNull();
        assertThat(quote.lastIsClose()).isNull();
        assertThat(quote.changed()).containsExactly("last", "symbol");
    }

    @Test
    void unknownField_isKeptUnderItsNumber() throws IOException {
        Quote quote = after("{\"7999\":\"new\",\"8000\":1.50,\"8001\":[1,{\"a\":null}],\"8002\":null}");

        assertThat(quote.fields())
                .containsOnlyKeys("7999", "8000", "8001")
                .containsEntry("7999", "new")
                .containsEntry("8000", new BigDecimal("1.50"));
        assertThat(quote.changed()).containsExactly("7999", "8000", "8001");
    }

    @Test
    void knownFieldThatIsNoComponent_isKeptUnderItsName() throws IOException {
        assertThat(after("{\"7308\":\"0.52\",\"7051\":\"APPLE INC\"}").fields())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("delta", new BigDecimal("0.52"), "companyName", "APPLE INC"));
    }

    @Test
    void hiddenField_thatOnlyAnotherRouteAskedFor_isLeftOut() throws IOException {
        boolean news = state.merge(
                JsonFields.of(Recordings.json("{\"31\":\"1.00\",\"7051\":\"APPLE INC\"}")), Set.of("31", "7051"));

        assertThat(news).isFalse();
        assertThat(state.take().fields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"265598, 265598", "265598@NYSE, 265598", "'28812380;;;265598/1,272093/-1', 28812380", "-1, -1", "x, 0"})
    void contractAsAskedFor_beforeAnyFrame_isNamed(String requested, long conid) {
        Quote quote = new QuoteState(requested).take();

        assertThat(quote.conid()).isEqualTo(conid);
        assertThat(quote.conidEx()).isEqualTo(requested);
    }

    @Test
    void quirk79_comboWithNegativeConidAsText_keepsItsNameByWhichItWasAskedFor() throws IOException {
        QuoteState combo = new QuoteState("28812380;;;265598/1,272093/-1");
        combo.merge(
                JsonFields.of(Recordings.json(
                        "{\"conid\":\"-1\",\"conidEx\":\"28812380;;;265598/1,272093/-1\",\"31\":\"-140.30\"}")),
                Set.of());
        Quote quote = combo.take();

        assertThat(quote.conid()).isEqualTo(-1);
        assertThat(quote.conidEx()).isEqualTo("28812380;;;265598/1,272093/-1");
        assertThat(quote.last()).isEqualTo(new BigDecimal("-140.30"));
    }

    @Test
    void knows_onlyWhatHasAValue() throws IOException {
        merge("{\"31\":\"N/A\",\"84\":\"1.00\"}");

        assertThat(state.knows(MarketDataField.BID)).isTrue();
        assertThat(state.knows(MarketDataField.LAST)).isFalse();
        assertThat(state.knows(MarketDataField.ASK)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"last\":\"abc\",\"symbol\":{\"a\":1},\"bid\":true}",
                "{\"volumeExact\":\"abc\",\"volume\":\"abc\"}",
                "{\"31\":{\"a\":1},\"84\":[1],\"55\":{\"a\":1}}",
                "{\"31\":\"1e999999999\",\"84\":1e999999999}",
                "{\"conid\":{\"a\":1},\"_updated\":\"yesterday\",\"conidEx\":7}",
                "{\"conid\":null,\"_updated\":1e999999999,\"conidEx\":null}",
                "{\"\":\"\"}",
                "{}",
                "[1,2]",
                "7",
                "null"
            })
    void hostileFrame_leavesAQuoteThatCanBeWritten(String frame) throws IOException {
        Quote quote = after(frame);

        assertThat(quote.last()).isNull();
        assertThat(quote.bid()).isNull();
        assertThat(quote.symbol()).isNull();
        assertThat(IbkrJson.read(IbkrJson.write(quote), Quote.class)).isEqualTo(quote);
    }

    @Test
    void hostileNumberInAnUnknownField_isKeptAsTextAndNotWrittenInFull() throws IOException {
        Quote quote = after("{\"7999\":1e999999999,\"8000\":[1e-999999999]}");

        assertThat(quote.fields()).containsEntry("7999", "1E+999999999").containsEntry("8000", List.of("1E-999999999"));
        assertThat(IbkrJson.write(quote)).hasSizeLessThan(200);
    }

    @Test
    void hostileExponent_isReportedAsUnreadable() {
        assertThatThrownBy(() -> merge("{\"31\":1e99999999999}"))
                .isInstanceOf(IOException.class)
                .hasMessage("a number has an exponent beyond all bounds");
    }

    @Test
    void quote_isIndependentOfWhatComesLaterAndOfItsReaders() throws IOException {
        Quote first = after("{\"31\":\"1.00\",\"7999\":\"a\"}");
        after("{\"31\":\"2.00\",\"7999\":\"b\"}");

        assertThat(first.last()).isEqualTo(new BigDecimal("1.00"));
        assertThat(first.fields()).containsEntry("7999", "a");
        assertThatThrownBy(() -> first.fields().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> first.changed().add("x")).isInstanceOf(UnsupportedOperationException.class);
    }
}
