package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    271.70               | 271.70
                    0                    | 0
                    -0.00                | 0.00
                    0056                 | 56
                    +0.5                 | 0.5
                    -1.25                | -1.25
                    .5                   | 0.5
                    -.5                  | -0.5
                    1,200                | 1200
                    994,831.07           | 994831.07
                    ' 7 '                | 7
                    0.56%                | 0.56
                    C189.45              | 189.45
                    H189.45              | 189.45
                    C-37.63              | -37.63
                    12.2M                | 12200000
                    1.5K                 | 1500
                    2,000K               | 2000000
                    3.1B                 | 3100000000
                    2.25T                | 2250000000000
                    -1.5K                | -1500
                    1E3                  | 1000
                    1e-7                 | 0.0000001
                    2.0201311791131118E8 | 202013117.91131118
                    """)
    void parse_numberAsIbkrWritesIt_isExact(String text, String expected) {
        BigDecimal value = Decimals.parse(text);

        assertThat(value).isEqualTo(new BigDecimal(expected));
        assertThat(value.scale())
                .as("the scale of what is read back from plain text")
                .isNotNegative();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "N/A", "NA", "None", "-", "--"})
    void quirk83_absentNumber_isNull(String text) {
        assertThat(Decimals.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "994,831 USD",
                "C",
                "H",
                "K",
                "%",
                "C%",
                "CM",
                "+",
                ".",
                "1.2.3",
                "1-2",
                "0x1F",
                "1e",
                "abc",
                "Infinity",
                "NaN",
                "CC5",
                "5KM",
                "\u0000"
            })
    void parse_whatIsNoNumber_isNull(String text) {
        assertThat(Decimals.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e2147483647",
                "1e-2147483647",
                "1e99999999999",
                "1e2147483647T",
                "1e2147483647K",
                "1e38",
                "1e27T",
                "1e-402",
                "123456789012345678901234567890123456789"
            })
    void parse_numberOutOfEverySensibleRange_isNull(String text) {
        assertThat(Decimals.parse(text)).isNull();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "5.551115123125783E-17, 0.00000000000000005551115123125783",
        "-2.2737367544323206E-13, -0.00000000000022737367544323206000",
        "0.1000000000000000055511151231257827, 0.10000000000000000555111512312578",
        "0.000000000000000000000000000000001, 0",
        "4.9E-324, 0"
    })
    void parse_whatComputingWithDoublesLeaves_isRounded(String text, String expected) {
        assertThat(Decimals.parse(text)).isEqualByComparingTo(expected);
        assertThat(Decimals.inRange(Decimals.parse(text))).isTrue();
    }

    static Stream<String> tooLong() {
        return Stream.of("1".repeat(65), "0.".concat("0".repeat(63)), "1,".repeat(40) + "0", "9".repeat(10_000_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tooLong")
    @DisplayName("parse_65CharactersOrMore_isNull")
    void parse_moreThan64Characters_isNull(String text) {
        assertThat(Decimals.parse(text)).isNull();
    }

    @Test
    void parse_64CharactersOfWhichMostAreBlank_isRead() {
        assertThat(Decimals.parse(" ".repeat(100) + "1,200.50" + " ".repeat(100)))
                .isEqualTo(new BigDecimal("1200.50"));
    }

    @Test
    void parse_anyPriceWithAnyDecoration_givesThePriceBack() {
        Random random = new Random(31);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(2_000_000_000) - 1_000_000_000, random.nextInt(9));
            String plain = value.toPlainString();

            assertThat(Decimals.parse(plain)).isEqualTo(value);
            assertThat(Decimals.parse("C" + plain)).isEqualTo(value);
            assertThat(Decimals.parse("H" + plain)).isEqualTo(value);
            assertThat(Decimals.parse(plain + "%")).isEqualTo(value);
            assertThat(Decimals.parse(plain + "K")).isEqualByComparingTo(value.multiply(new BigDecimal("1000")));
            assertThat(Decimals.parse(plain + "M")).isEqualByComparingTo(value.multiply(new BigDecimal("1000000")));
            assertThat(Decimals.parse(value.toString())).isEqualByComparingTo(value);
        }
    }

    @Test
    void parse_anyText_neverThrowsAndNeverGivesWhatCannotBeWritten() {
        String alphabet = "0123456789.,+-eECHKMBT% NA/";
        Random random = new Random(83);
        int numbers = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = random.ints(random.nextInt(14), 0, alphabet.length())
                    .collect(StringBuilder::new, (word, at) -> word.append(alphabet.charAt(at)), StringBuilder::append)
                    .toString();
            BigDecimal value = Decimals.parse(text);
            if (value != null) {
                numbers++;
                assertThat(Decimals.inRange(value)).as(text).isTrue();
                assertThat(value.scale()).as(text).isNotNegative();
            }
        }
        assertThat(numbers).isGreaterThan(1_000);
    }
}
