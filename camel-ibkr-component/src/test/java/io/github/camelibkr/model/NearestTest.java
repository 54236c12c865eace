package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES = List.of("quantity", "price", "conid", "orderType");

    @ParameterizedTest
    @CsvSource({
        "qantity, quantity",
        "quantitty, quantity",
        "QUANTITY, quantity",
        "prize, price",
        "ordertyp, orderType",
        "conids, conid"
    })
    void to_slipOfThePen_findsWhatWasMeant(String wrong, String meant) {
        assertThat(Nearest.to(wrong, NAMES)).hasValue(meant);
        assertThat(Nearest.hint(wrong, NAMES)).isEqualTo(", did you mean '" + meant + "'?");
    }

    @Test
    void to_nothingAlike_suggestsNothing() {
        assertThat(Nearest.to("zzzzzzzz", NAMES)).isEmpty();
        assertThat(Nearest.hint("zzzzzzzz", NAMES)).isEmpty();
        assertThat(Nearest.hint("", NAMES)).isEmpty();
        assertThat(Nearest.hint("price", List.of())).isEmpty();
    }

    @Test
    void to_severalAlike_takesTheClosest() {
        assertThat(Nearest.to("lasts", List.of("lastSize", "last", "list"))).hasValue("last");
    }
}
