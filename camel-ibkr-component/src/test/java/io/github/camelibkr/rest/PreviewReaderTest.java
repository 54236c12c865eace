package io.github.camelibkr.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.OrderPreview;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewReaderTest {

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    1 USD                     | 1       | USD
                    1,977.60 USD (10 Shares)  | 1977.60 | USD
                    -0.5 EUR                  | -0.5    | EUR
                    0.4 ... 0.63 USD          | 0.63    | USD
                    1,000.5 ... 2,000.25 USD  | 2000.25 | USD
                    3                         | 3       | -
                    NA                        | -       | -
                    USD                       | -       | -
                    """)
    void quirk84_moneyAsText_isAnAmountAndItsCurrency(String text, BigDecimal amount, String currency)
            throws Exception {
        var json = JsonNodeFactory.instance.objectNode();
        json.putObject("amount").put("commission", text);

        OrderPreview preview = PreviewReader.read(
                json, Arguments.of(Operations.get("order/preview"), null, Map.of("accountId", "DU1234567")));

        assertThat(preview.commission()).isEqualTo(amount);
        assertThat(preview.currency()).isEqualTo(currency);
    }
}
