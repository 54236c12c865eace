package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    271.70      | 271.70
                    "271.70"    | 271.70
                    1           | 1
                    "1,978.60"  | 1978.60
                    1.22E7      | 12200000
                    1e-7        | 0.0000001
                    """)
    void quirk80_numberAsTextOrAsNumber_isTheSame(String json, String expected) throws IOException {
        assertThat(Values.decimal(Recordings.json(json))).isEqualTo(new BigDecimal(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "\"\"", "\"N/A\"", "\"NA\"", "\"None\"", "\"-\"", "{}", "[]", "true", "1e999999999"})
    void quirk83_absentOrUnusableNumber_isNull(String json) throws IOException {
        assertThat(Values.decimal(Recordings.json(json))).isNull();
        assertThat(Values.whole(Recordings.json(json))).isNull();
    }

    @Test
    void quirk79_contractIdAsTextOrNumberOrNegative_isTheSame() throws IOException {
        assertThat(Values.whole(Recordings.json("265598"))).isEqualTo(265598);
        assertThat(Values.whole(Recordings.json("\"265598\""))).isEqualTo(265598);
        assertThat(Values.whole(Recordings.json("\"-1\""))).isEqualTo(-1);
    }

    @Test
    void quirk57_orderIdOver32Bits_isWhole() throws IOException {
        assertThat(Values.whole(Recordings.json("1777439171105"))).isEqualTo(1777439171105L);
        assertThat(Values.whole(Recordings.json("9223372036854775808"))).isNull();
        assertThat(Values.whole(Recordings.json("1.5"))).isNull();
    }

    @Test
    void text_emptyNullOrNested_isNull() throws IOException {
        assertThat(Values.text(null)).isNull();
        assertThat(Values.text(Recordings.json("null"))).isNull();
        assertThat(Values.text(Recordings.json("\"\""))).isNull();
        assertThat(Values.text(Recordings.json("{\"a\":1}"))).isNull();
        assertThat(Values.text(Recordings.json("7"))).isEqualTo("7");
    }

    @Test
    void millis_beyondFourDigitYears_isNull() throws IOException {
        assertThat(Values.millis(Recordings.json("1777552110061")))
                .isEqualTo(Instant.parse("2026-04-30T12:28:30.061Z"));
        assertThat(Values.millis(Recordings.json("\"1777552110061\""))).isNotNull();
        assertThat(Values.millis(Recordings.json("253402300800000"))).isNull();
        assertThat(Values.millis(Recordings.json("-1"))).isNull();
        assertThat(Values.millis(null)).isNull();
    }

    @Test
    void any_nestedJson_becomesPlainValues() throws IOException {
        Object value = Values.any(Recordings.json("{\"a\":[1,2.50,\"x\",true,null],\"b\":{\"c\":1E3}}"));

        assertThat(value)
                .isEqualTo(Map.of(
                        "a",
                        Arrays.asList(new BigDecimal("1"), new BigDecimal("2.50"), "x", true, null),
                        "b",
                        Map.of("c", new BigDecimal("1000"))));
    }

    @Test
    void any_numberOutOfRange_staysText() throws IOException {
        assertThat(Values.any(Recordings.json("[1e999999999]"))).isEqualTo(List.of("1E+999999999"));
    }
}
