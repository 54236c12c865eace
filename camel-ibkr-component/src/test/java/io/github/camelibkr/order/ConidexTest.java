package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and with which text, stands in docs/order-forms.md. */
class ConidexTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    265598,                      265598,   -,          false
                    265598@NASDAQ,               265598,   NASDAQ,     false
                    265598@NASDAQ.NMS,           265598,   NASDAQ.NMS, false
                    999999999999,                999999999999, -,      false
                    '28812380;;;1/1,2/-1',       28812380, -,          true
                    '28812380@CME;;;1/1,2/-1',   28812380, CME,        true
                    nonsense,                    -,        -,          false
                    265598@nyse,                 -,        -,          false
                    """)
    void parts(String conidex, Long conid, String exchange, boolean combination) {
        assertThat(Conidex.conid(conidex)).isEqualTo(conid);
        assertThat(Conidex.exchange(conidex)).isEqualTo(exchange);
        assertThat(Conidex.isCombination(conidex)).isEqualTo(combination);
    }

    @Test
    void isCombination_null_isNone() {
        assertThat(Conidex.isCombination(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "265598",
                "265598@NASDAQ",
                "28812380;;;1/1,2/-1",
                "28812380;;;1/100000,2/-100000,3/1",
                "28812380@SMART;;;1/1,2/1"
            })
    void check_good_passes(String conidex) {
        assertThatCode(() -> Conidex.check(conidex)).doesNotThrowAnyException();
    }
}
