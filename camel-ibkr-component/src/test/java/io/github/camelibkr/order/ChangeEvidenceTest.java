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
                    {"quantity":10}                  | {"totalSize":10,"status":"Submitted"}                  | TAKEN
                    {"quantity":10,"conid":1}        | {"totalSize":10,"status":"Submitted"}                  | TAKEN
                    {"quantity":10,"price":1.50}     | {"totalSize":10,"price":"1.5","status":"Submitted"}    | TAKEN
                    {"quantity":10,"price":1.50}     | {"totalSize":10,"status":"Submitted"}                  | NONE
                    {"quantity":10,"price":1.50}     | {"totalSize":10,"price":"","status":"Filled"}          | NONE
                    {"quantity":10,"price":1.50}     | {"totalSize":10,"price":"1.4","status":"Submitted"}    | NONE
                    {"quantity":10,"price":1.50}     | {"totalSize":9,"status":"Filled"}                      | NOT_TAKEN
                    {"quantity":10}                  | {"totalSize":9,"status":"Submitted"}                   | NONE
                    {"quantity":10}                  | {"totalSize":9,"status":"Filled"}                      | NOT_TAKEN
                    {"quantity":10}                  | {"totalSize":9,"status":"Cancelled"}                   | NOT_TAKEN
                    {"auxPrice":2}                   | {"auxPrice":"2.00","status":"Submitted"}               | TAKEN
                    {"auxPrice":2}                   | {"auxPrice":"3","status":"Submitted"}                  | NONE
                    {"auxPrice":2}                   | {"status":"Submitted"}                                 | NONE
                    {"auxPrice":2}                   | {"price":"2","status":"Submitted"}                     | NONE
                    {"tif":"GTC"}                    | {"totalSize":9,"status":"Filled"}                      | NONE
                    {"tif":"GTC"}                    | {"timeInForce":"GTC","status":"Submitted"}             | TAKEN
                    {"tif":"GTC"}                    | {"timeInForce":"CLOSE","status":"Submitted"}           | NONE
                    {"tif":"GTC"}                    | {"timeInForce":"CLOSE","status":"Filled"}              | NOT_TAKEN
                    {"tif":"GTC"}                    | {"timeInForce":"XYZ","status":"Filled"}                | NONE
                    {"tif":"DAY"}                    | {"timeInForce":"CLOSE","status":"Submitted"}           | TAKEN
                    {"quantity":9,"tif":"GTC"}       | {"totalSize":9,"timeInForce":"CLOSE","status":"Filled"} | NOT_TAKEN
                    {"outsideRTH":true}              | {"outsideRTH":true,"status":"Submitted"}               | TAKEN
                    {"outsideRTH":true}              | {"outsideRTH":false,"status":"Cancelled"}              | NOT_TAKEN
                    {"outsideRTH":true}              | {"status":"Submitted"}                                 | NONE
                    {"strategyParameters":{}}        | {"strategyParameters":"","status":"Submitted"}         | NONE
                    {}                               | {"status":"Filled"}                                    | NONE
                    {"conid":1}                      | {"conid":1,"status":"Filled"}                          | NONE
                    nonsense                         | {"totalSize":9,"status":"Filled"}                      | NONE
                    7                                | {"totalSize":9,"status":"Filled"}                      | NONE
                    -                                | {"totalSize":9,"status":"Filled"}                      | NONE
                    """)
    void of_whatWasAskedForAndWhatIsShown(String request, String row, ChangeEvidence evidence) throws IOException {
        assertThat(ChangeEvidence.of(request, shown(row))).isEqualTo(evidence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    LMT       | Limit              | LIMIT      | TAKEN
                    LMT       | Stop Limit         | STOP_LIMIT | NOT_TAKEN
                    MKT       | Limit              | LIMIT      | NOT_TAKEN
                    STOP_LIMIT | Stop Limit        | STOP_LIMIT | TAKEN
                    STP       | Stop               | STOP       | TAKEN
                    STP       | Market             | STOP       | NONE
                    STP       | Market             | XYZ        | NONE
                    TRAILLMT  | Trailing Stop Limit | TRAILLMT  | TAKEN
                    MIT       | Market If Touched  | MIT        | TAKEN
                    MIDPRICE  | Midprice           | MIDPRICE   | TAKEN
                    LMT       | Pegged             | PEG        | NONE
                    """)
    void quirk77_typeIsComparedAsItIsSpelledInRows(String asked, String shown, String original, ChangeEvidence evidence)
            throws IOException {
        String row = "{\"orderType\":\"" + shown + "\",\"origOrderType\":\"" + original + "\",\"status\":\"Filled\"}";

        assertThat(ChangeEvidence.of("{\"orderType\":\"" + asked + "\"}", shown(row)))
                .isEqualTo(evidence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    STP,Stop,"price":5                      | "price":"5"       | TAKEN
                    STP,Stop,"price":5                      | "auxPrice":"5"    | TAKEN
                    STP,Stop,"price":5                      | "auxPrice":"4"    | NOT_TAKEN
                    MIT,Market If Touched,"auxPrice":5      | "price":5         | TAKEN
                    LMT,Limit,"price":5                     | "auxPrice":"5"    | NONE
                    TRAIL,Trailing Stop,"trailingAmt":2     | "price":"7"       | NONE
                    TRAIL,Trailing Stop,"trailingAmt":2     | "trailingAmt":"2" | TAKEN
                    TRAIL,Trailing Stop,"trailingAmt":2     | "trailingAmt":3   | NOT_TAKEN
                    TRAIL,Trailing Stop,"trailingType":"%"  | "trailingType":"%"  | TAKEN
                    TRAIL,Trailing Stop,"trailingType":"%"  | "trailingType":"amt" | NOT_TAKEN
                    TRAIL,Trailing Stop,"price":5           | "auxPrice":"6"    | NONE
                    TRAIL,Trailing Stop,"price":5           | "auxPrice":"5"    | TAKEN
                    REL,Relative,"price":5                  | "price":"6"       | NONE
                    """)
    void stops_mayBeShownAsEitherPrice_andMayMove(String change, String row, ChangeEvidence evidence)
            throws IOException {
        String[] parts = change.split(",");

        assertThat(ChangeEvidence.of(
                        "{\"orderType\":\"" + parts[0] + "\"," + parts[2] + "}",
                        shown("{\"orderType\":\"" + parts[1] + "\"," + row + ",\"status\":\"Filled\"}")))
                .isEqualTo(evidence);
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
