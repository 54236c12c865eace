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

class HistoryReaderTest {

    private static JsonNode json(String text) throws IOException {
        return Recordings.json(text.replace('\'', '"'));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void quirk91_recordedBars_haveTheirVolumeTimesTheFactor() throws IOException {
        History history = HistoryReader.read(Recordings.frame("rest-history.json"), 756733L);

        assertThat(history.conid()).isEqualTo(756733);
        assertThat(history.symbol()).isEqualTo("SPY");
        assertThat(history.companyName()).isEqualTo("SPDR S&P 500 ETF TRUST");
        assertThat(history.period()).isEqualTo("1d");
        assertThat(history.barSeconds()).isEqualTo(60);
        assertThat(history.outsideRth()).isFalse();
        assertThat(history.availability()).isEqualTo("S");
        assertThat(history.start()).isEqualTo(Instant.parse("2026-04-02T13:30:00Z"));
        assertThat(history.bars()).hasSize(3);
        assertThat(history.bars().get(0))
                .isEqualTo(new Bar(
                        Instant.parse("2026-04-02T13:30:00Z"),
                        decimal("646.42"),
                        decimal("647.47"),
                        decimal("646.38"),
                        decimal("646.86"),
                        decimal("688765.000")));
        assertThat(history.fields())
                .containsEntry("priceFactor", decimal("100"))
                .doesNotContainKeys("data", "symbol", "text", "volumeFactor", "startTime");
    }

    @Test
    void history_recordedMonth_isRead() throws IOException {
        History history = HistoryReader.read(Recordings.frame("rest-history-aapl-monthly.json"), 265598L);

        assertThat(history.bars()).singleElement().satisfies(bar -> {
            assertThat(bar.time()).isEqualTo(Instant.parse("2023-11-01T00:00:00Z"));
            assertThat(bar.volume()).isEqualTo(decimal("6942998.04"));
        });
        assertThat(history.fields()).containsEntry("chartAnnotations", "x/D 0.24/1440;");
    }

    @Test
    void history_published_isRead() throws IOException {
        History history = HistoryReader.read(Recordings.frame("doc-marketdata-history.json"), 265598L);

        assertThat(history.start()).isEqualTo(Instant.parse("2023-08-18T08:00:00Z"));
        assertThat(history.outsideRth()).isTrue();
        assertThat(history.bars())
                .singleElement()
                .extracting(Bar::open, Bar::high, Bar::low, Bar::close)
                .containsExactly(decimal("173.4"), decimal("175.1"), decimal("171.7"), decimal("174.7"));
    }

    @Test
    void quirk91_volumeWithoutAFactor_isAsItCame() throws IOException {
        assertThat(HistoryReader.bar(json("{'v':17219.125}"), HistoryReader.volumeFactor(json("{}")))
                        .volume())
                .isEqualTo(decimal("17219.125"));
    }

    @Test
    void quirk80_barOfText_isABarOfNumbers() throws IOException {
        History history = HistoryReader.read(
                json("{'volumeFactor':'2','data':[{'t':'1775136600000','o':'646.40','v':'1,000'}]}"), null);

        assertThat(history.bars())
                .containsExactly(new Bar(
                        Instant.parse("2026-04-02T13:30:00Z"), decimal("646.40"), null, null, null, decimal("2000")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "'N/A'", "'-'", "[]", "1e999999999"})
    void quirk83_barWithoutNumbers_hasNone(String number) throws IOException {
        Bar bar = HistoryReader.bar(json("{'t':" + number + ",'o':" + number + ",'v':" + number + "}"), BigDecimal.TEN);

        assertThat(bar).isEqualTo(new Bar(null, null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2026-04-02'", "'20261402-00:00:00'", "1775136600000", "null", "''", "{}"})
    void quirk87_unreadableStart_isNone(String start) throws IOException {
        assertThat(HistoryReader.read(json("{'startTime':" + start + "}"), 1L).start())
                .isNull();
    }

    @Test
    void history_whatIsNoBar_isLeftOut() throws IOException {
        assertThat(HistoryReader.read(json("{'data':[7,null,'x',{'o':1}]}"), 1L).bars())
                .hasSize(1);
        assertThat(HistoryReader.read(json("{'data':{'o':1}}"), 1L).bars()).isEmpty();
    }

    @Test
    void history_cannotBeChangedByItsReaders() throws IOException {
        History history = HistoryReader.read(json("{'data':[],'points':0}"), 1L);

        assertThatThrownBy(() -> history.bars().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> history.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
