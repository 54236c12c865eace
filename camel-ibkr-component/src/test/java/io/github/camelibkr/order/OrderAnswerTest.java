package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.wire.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An answer to an order")
class OrderAnswerTest {

    @ParameterizedTest(name = "{1} with status {0} proves: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            200 | [{"order_id":"912091175","order_status":"PendingSubmit"}]           | Accepted
            200 | [{"order_id":1777439171105,"order_status":"PreSubmitted"}]          | Accepted
            200 | [{"order_id":"-1","order_status":"Failed","text":"no"}]             | Failed
            200 | [{"order_id":"7","order_status":"Rejected"}]                        | Failed
            200 | [{"order_id":"0","order_status":"PendingSubmit"}]                   | Unclear
            200 | [{"order_id":"x"}]                                                  | Unclear
            200 | [{"id":"07a13a5a","message":["sure?"],"messageIds":["o163"]}]       | Asked
            200 | [{"id":"07a13a5a","message":"sure?"}]                               | Asked
            200 | [{"id":"07a13a5a"}]                                                 | Unclear
            200 | {"error":"No trading permissions."}                                 | Rejected
            200 | {"error":"Order couldn't be submitted: Local order ID=1 already registered"} | Known
            200 | [{"order_id":"-1","text":"Local order ID=1 already registered"}]    | Known
            200 | {"error":false}                                                     | Unclear
            200 | {"error":""}                                                        | Unclear
            200 | {"error":[]}                                                        | Unclear
            200 | {"orderId":5,"reqId":"1","text":"really?","prompt":true}            | Unclear
            200 | []                                                                  | Unclear
            200 | [null]                                                              | Unclear
            200 | ``                                                                  | Unclear
            200 | <html>hello</html>                                                  | Unclear
            400 | {"error":"Bad Request: accountId is not valid: U1","statusCode":400} | Rejected
            400 | {"error":"Bad Request: no bridge","statusCode":400}                 | NoSession
            400 | {"error":"Init session first","statusCode":400}                     | NoSession
            400 | ``                                                                  | Unclear
            401 | {"error":"no"}                                                      | Unclear
            403 | {"error":"no"}                                                      | Unclear
            429 | {"error":"Too many requests"}                                       | Unclear
            500 | {"error":"Order size 0 is not valid."}                              | Unclear
            503 | ``                                                                  | Unclear
            204 | ``                                                                  | Unclear
            """)
    void proves(int status, String body, String proof) {
        Answer answer = new Answer(status, body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));

        assertThat(OrderAnswer.of(answer))
                .singleElement()
                .extracting(one -> one.getClass().getSimpleName())
                .isEqualTo(proof);
    }
}
