package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource({"DU1234567,D***567", "DU123,D***123", "DU12,DU12", "D,D"})
    void account(String account, String masked) {
        assertThat(Masked.account(account)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    -                        | DU1234567 | -
                    -                        | -         | -
                    order of DU1234567       | DU1234567 | order of D***567
                    order of DU1234567       | -         | order of D***567
                    U1234 and DF7654321      | DU1234567 | U***234 and D***321
                    group-a is full          | group-a   | g***p-a is full
                    nothing to hide, ABC12   | DU1234567 | nothing to hide, ABC12
                    $1 of DU1234567          | DU1234567 | $1 of D***567
                    """)
    void text(String text, String account, String masked) {
        assertThat(Masked.text(text, account)).isEqualTo(masked);
    }
}
