package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.PriceIncrement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceGridTest {

    private static PriceGrid grid(Boolean negative, PriceIncrement... steps) {
        return new PriceGrid(new ContractRules(
                1, null, null, null, null, null, List.of(), List.of(steps), negative, List.of(), Map.of()));
    }

    private static PriceIncrement step(String from, String increment) {
        return new PriceIncrement(new BigDecimal(from), new BigDecimal(increment));
    }

    private static String refusal(PriceGrid grid, String price) {
        try {
            grid.checkPrice("price", price == null ? null : new BigDecimal(price));
            return null;
        } catch (BrokenRule broken) {
            return broken.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    0.9999,  -
                    0.99995, price 0.99995 is not a multiple of 0.0001: the nearest are 0.9999 and 1.0000
                    1,       -
                    1.0001,  price 1.0001 is not a multiple of 0.01: the nearest are 1.00 and 1.01
                    187.5,   -
                    187.500, -
                    -0.9999, -
                    -1.0001, price -1.0001 is not a multiple of 0.01: the nearest are -1.01 and -1.00
                    0,       -
                    """)
    void checkPrice_incrementThatChangesWithThePrice(String price, String refusal) {
        assertThat(refusal(grid(true, step("0", "0.0001"), step("1", "0.01")), price))
                .isEqualTo(refusal);
    }

    @Test
    void checkPrice_belowZero_isRefusedOnlyIfIbkrSaysSo() {
        assertThat(refusal(grid(false, step("0", "0.01")), "-0.05")).isEqualTo("price must be more than 0, not -0.05");
        assertThat(refusal(grid(false, step("0", "0.01")), "0")).isEqualTo("price must be more than 0, not 0");
        assertThat(refusal(grid(null, step("0", "0.01")), "-0.05")).isNull();
    }

    @Test
    void checkPrice_nothingToCheck_passes() {
        assertThat(refusal(grid(false, step("0", "0.01")), null)).isNull();
        assertThat(refusal(grid(false), "1.2345")).isNull();
        assertThat(refusal(grid(false, step("5", "0.01")), "1.2345")).isNull();
    }

    @Test
    void checkDistance_usesTheFinestIncrement() throws BrokenRule {
        PriceGrid grid = grid(false, step("0", "0.05"), step("10", "0.5"));
        grid.checkDistance("trailingAmt", null);
        grid.checkDistance("trailingAmt", new BigDecimal("10.05"));

        String refusal = null;
        try {
            grid.checkDistance("trailingAmt", new BigDecimal("0.07"));
        } catch (BrokenRule broken) {
            refusal = broken.getMessage();
        }
        assertThat(refusal).isEqualTo("trailingAmt 0.07 is not a multiple of 0.05: the nearest are 0.05 and 0.10");
    }
}
