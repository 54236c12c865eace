package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.OrderUpdate;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeEvidenceTest {

    private static OrderUpdate shown(String row) throws IOException {
        OrderState state = new OrderState();
        state.merge(new ObjectMapper().readTree("{\"orderId\":7," + row.substring(1)));
        return state.take();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    {"quantity":10}                | {"totalSize":10,"status":"Submitted"}                  | TAKEN
                    {"quantity":10,"price":1.50}   | {"totalSize":10,"price":"1.5","status":"Submitted"}    | TAKEN
                    {"quantity":10,"price":1.50}   | {"totalSize":10,"status":"Submitted"}                  | TAKEN
                    {"quantity":10,"price":1.50}   | {"totalSize":10,"price":"1.4","status":"Submitted"}    | NONE
                    {"quantity":10}                | {"totalSize":9,"status":"Submitted"}                   | NONE
                    {"quantity":10}                | {"totalSize":9,"status":"Filled"}                      | NOT_TAKEN
                    {"quantity":10}                | {"totalSize":9,"status":"Cancelled"}                   | NOT_TAKEN
                    {"auxPrice":2}                 | {"auxPrice":"2.00","status":"Submitted"}               | TAKEN
                    {"auxPrice":2}                 | {"auxPrice":"3","status":"Submitted"}                  | NONE
                    {"auxPrice":2}                 | {"status":"Submitted"}                                 | NONE
                    {"tif":"GTC"}                  | {"totalSize":9,"status":"Filled"}                      | NONE
                    nonsense                       | {"totalSize":9,"status":"Filled"}                      | NONE
                    -                              | {"totalSize":9,"status":"Filled"}                      | NONE
                    """)
    void of_whatWasAskedForAndWhatIsShown(String request, String row, ChangeEvidence evidence) throws IOException {
        assertThat(ChangeEvidence.of(request, shown(row))).isEqualTo(evidence);
    }

    @Test
    void state_andWords_sayWhatItMeans() throws IOException {
        OrderUpdate order = shown("{\"status\":\"Filled\"}");

        assertThat(ChangeEvidence.TAKEN.state()).isEqualTo(JournalState.ACCEPTED);
        assertThat(ChangeEvidence.NOT_TAKEN.state()).isEqualTo(JournalState.REJECTED);
        assertThat(ChangeEvidence.TAKEN.words(order)).isEqualTo("the order has the new values");
        assertThat(ChangeEvidence.NOT_TAKEN.words(order)).isEqualTo("the order is Filled without the new values");
    }
}
