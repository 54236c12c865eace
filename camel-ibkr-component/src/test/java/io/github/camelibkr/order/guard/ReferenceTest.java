package io.github.camelibkr.order.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.model.JsonFields;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.QuoteState;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The market's price")
class ReferenceTest {

    private static Quote quote(String last, String bid, String ask, String availability) {
        ObjectNode row = new ObjectMapper().createObjectNode().put("conid", 265598);
        put(row, "31", last);
        put(row, "84", bid);
        put(row, "86", ask);
        put(row, "6509", availability);
        QuoteState state = new QuoteState("265598");
        state.merge(JsonFields.of(row), Set.of());
        return state.take();
    }

    private static void put(ObjectNode row, String field, String value) {
        if (value != null) {
            row.put(field, value);
        }
    }

    @ParameterizedTest(name = "last {0}, bid {1}, ask {2}, {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "100, 98, 99, RpB, 98.5",
                "100, 98, 98, RpB, 98",
                "100, 98, -, RpB, 100",
                "100, -, 99, RpB, 100",
                "100, 99, 98, RpB, 100",
                "100, -1, -1, RpB, 100",
                "100, 0, 99, RpB, 100",
                // the market is closed: the last that was known
                "C100, -, -, Z, 100",
                "100, 98, 99, ZB, 98.5",
                "H100, -, -, R, 100"
            })
    void of_usableQuote_isTheMiddleElseTheLast(String last, String bid, String ask, String about, BigDecimal price) {
        Reference reference = Reference.of(quote(last, bid, ask, about), false);

        assertThat(reference.price()).isEqualByComparingTo(price);
        assertThat(reference.problem()).isNull();
    }

    @ParameterizedTest(name = "last {0}, bid {1}, ask {2}, {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "100, 98, 99, D, its data is delayed (6509: D)",
                "100, 98, 99, Y, its data is frozenDelayed (6509: Y)",
                "100, 98, 99, N, its data is notSubscribed (6509: N)",
                "100, 98, 99, -, IBKR does not say whether its data is late",
                "-, 98, -, R, there is neither bid and offer nor a last price",
                "-, -5, -4, R, there is neither bid and offer nor a last price",
                "0, -, -, R, there is neither bid and offer nor a last price"
            })
    void of_unusableQuote_saysWhy(String last, String bid, String ask, String about, String problem) {
        assertThat(Reference.of(quote(last, bid, ask, about), false)).isEqualTo(new Reference(null, problem));
    }

    @Test
    void of_combination_mayBeNothingOrLess() {
        assertThat(Reference.of(quote(null, "-5", "-4", "R"), true).price()).isEqualByComparingTo("-4.5");
        assertThat(Reference.of(quote("0", null, null, "R"), true).price()).isZero();
    }
}
