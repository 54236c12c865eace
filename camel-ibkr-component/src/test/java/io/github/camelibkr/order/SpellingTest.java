package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** quirk77: order types are spelled four ways, and only one of them is for requests. */
class SpellingTest {

    private static String hint(String value, List<String> valid) {
        try {
            Spelling.oneOf("word", value, valid);
            return null;
        } catch (BrokenRule broken) {
            return broken.getMessage()
                    .replace("word cannot be '" + value + "'", "")
                    .replace(" It is one of " + String.join(", ", valid), "");
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    LMT,                  -
                    LIMIT,                LMT
                    MARKET,               MKT
                    STOP,                 STP
                    STOPLIMIT,            STOP_LIMIT
                    STOP LIMIT,           STOP_LIMIT
                    STP LMT,              STOP_LIMIT
                    STP_LIMIT,            STOP_LIMIT
                    TRAILING_STOP,        TRAIL
                    TRAILING-STOP-LIMIT,  TRAILLMT
                    TRAIL LIMIT,          TRAILLMT
                    MARKET_IF_TOUCHED,    MIT
                    LIMIT IF TOUCHED,     LIT
                    MARKETONCLOSE,        MOC
                    LIMITONCLOSE,         LOC
                    relative,             REL
                    LMTT,                 LMT
                    """)
    void quirk77_orderTypes(String written, String meant) {
        assertThat(hint(written, OrderType.NAMES)).isEqualTo(meant == null ? null : ", did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({"B,BUY", "BOT,BUY", "BOUGHT,BUY", "S,SELL", "SLD,SELL", "SOLD,SELL", "BYU,BUY"})
    void quirk68_sides(String written, String meant) {
        assertThat(hint(written, List.of("BUY", "SELL"))).isEqualTo(", did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CLOSE            | , did you mean 'DAY'?
                    GOOD_TILL_CANCEL | , did you mean 'GTC'?
                    DYA              | , did you mean 'DAY'?
                    GTD              | : orders over this API have no last day; use GTC and cancel it.
                    XXXXXXXXXXXXXXXX | .
                    """)
    void quirk66_times(String written, String hint) {
        assertThat(hint(written, List.of("DAY", "GTC", "IOC"))).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = "LIMIT | .")
    void wordOfAnotherKind_isNotSuggested(String written, String hint) {
        assertThat(hint(written, List.of("ABCDEFGHIJ"))).isEqualTo(hint);
    }
}
