package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarketDataFieldTest {

    private static final Pattern ROW = Pattern.compile("\\| (\\d+(?:_raw)?) \\| [^|]+ \\| ([^|]+) \\|.*");

    @Test
    void dictionary_hasExactlyTheKnownFields() throws IOException {
        List<String> known = new ArrayList<>();
        for (String line : Files.readAllLines(Recordings.shared("reference/marketdata-fields.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                known.add(row.group(1));
            }
        }

        assertThat(known).hasSizeGreaterThan(120);
        assertThat(MarketDataField.values()).extracting(MarketDataField::id).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void dictionary_whatArrivesAsAPriceIsANumber() throws IOException {
        for (String line : Files.readAllLines(Recordings.shared("reference/marketdata-fields.md"))) {
            var row = ROW.matcher(line);
            if (row.matches() && row.group(2).matches("price string.*|integer.*|.*JSON number.*|string with [KMs].*")) {
                assertThat(MarketDataField.byId(row.group(1)).orElseThrow().kind())
                        .as(line)
                        .isEqualTo(MarketDataField.Kind.NUMBER);
            }
        }
    }

    @Test
    void dictionary_hasNoNumberAndNoNameTwice() {
        assertThat(Stream.of(MarketDataField.values()).map(MarketDataField::id)).doesNotHaveDuplicates();
        assertThat(MarketDataField.labels().stream().map(label -> label.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("[a-z][a-z0-9]*"));
    }

    @Test
    void find_byNameInAnyCaseOrByNumber_isTheSameField() {
        assertThat(MarketDataField.find("bidSize")).hasValue(MarketDataField.BID_SIZE);
        assertThat(MarketDataField.find("BIDSIZE")).hasValue(MarketDataField.BID_SIZE);
        assertThat(MarketDataField.find("88")).hasValue(MarketDataField.BID_SIZE);
        assertThat(MarketDataField.find("87_raw")).hasValue(MarketDataField.VOLUME_RAW);
        assertThat(MarketDataField.find("nothing")).isEmpty();
        assertThat(MarketDataField.byId("bidSize")).isEmpty();
    }

    @Test
    void quirk83_absentValue_decodesToNull() {
        for (String absent : List.of("", "N/A", "-")) {
            assertThat(MarketDataField.LAST.decode(absent)).isNull();
            assertThat(MarketDataField.SYMBOL.decode(absent)).isNull();
        }
    }

    @Test
    void decode_numbersBecomeExactAndWordsStay() {
        assertThat(MarketDataField.VOLUME.decode("12.2M")).isEqualTo(new BigDecimal("12200000"));
        assertThat(MarketDataField.COMPANY_NAME.decode("3M CO")).isEqualTo("3M CO");
    }
}
