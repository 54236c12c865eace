package io.github.camelibkr.order.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Options that limit orders")
class LimitTextTest {

    @Test
    void amount_number_isRead() {
        assertThat(LimitText.amount("x", " 2.50 ")).isEqualTo("2.50");
        assertThat(LimitText.amount("x", null)).isNull();
        assertThat(LimitText.amount("x", " ")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "ten", "NaN", "1e999999999", "1,000"})
    void amount_noNumberAbove0_isRefused(String text) {
        assertThatThrownBy(() -> LimitText.amount("maxOrderQuantity", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxOrderQuantity must be a number above 0, such as 100 or 2.5, not '" + text + "'");
    }

    @Test
    void count_lessThan1_isRefused() {
        assertThat(LimitText.count("maxOpenOrders", null)).isNull();
        assertThat(LimitText.count("maxOpenOrders", 1)).isEqualTo(1);
        assertThatThrownBy(() -> LimitText.count("maxOpenOrders", 0))
                .hasMessage("maxOpenOrders must be 1 or more, not 0; to send no orders at all, set tradingMode=readOnly"
                        + " or call ibkr:control/halt");
    }

    @Test
    void items_list_isReadWithoutBlanks() {
        assertThat(LimitText.items("allowedConids", "1, 22", "\\d+", "1,2", Long::valueOf))
                .containsExactlyInAnyOrder(1L, 22L);
        assertThat(LimitText.items("allowedConids", "", "\\d+", "1,2", Long::valueOf))
                .isNull();
        assertThat(LimitText.items("allowedConids", null, "\\d+", "1,2", Long::valueOf))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,,2", "1;2", ",", "1,x"})
    void items_somethingElse_isRefused(String text) {
        assertThatThrownBy(() -> LimitText.items("allowedConids", text, "\\d+", "265598,8314", Long::valueOf))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("allowedConids must be such as 265598,8314, not '" + text + "'");
    }

    @Test
    void list_forPeople_isSortedAndNeverBlank() {
        assertThat(LimitText.list(Set.of("b", "a"))).isEqualTo("a, b");
        assertThat(LimitText.list(Set.of())).isEqualTo("empty");
        assertThat(LimitText.list(IntStream.rangeClosed(1, 20).boxed().toList()))
                .endsWith(", 19, 20");
        assertThat(LimitText.list(IntStream.rangeClosed(1, 22).boxed().toList()))
                .endsWith(", 20 and 2 more");
    }
}
