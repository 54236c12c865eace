package io.github.camelibkr.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.wire.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R8 of the fault catalogue, quirks 16, 19, 29, 30, 33 and 92: what an error means, whatever its status says. */
class MeaningTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            order/status            | 503 | {"error":"Order 1 is not found","statusCode":503}           | NOT_FOUND
            order/status            | 503 | {"error":"Service Unavailable","statusCode":503}            | NOT_FOUND
            order/status            | 503 | ''                                                          | UNAVAILABLE
            order/status            | 503 | <html>Service not found</html>                              | UNAVAILABLE
            order/status            | 500 | {"error":"Internal Server Error","statusCode":500}          | UNAVAILABLE
            order/cancel            | 503 | ''                                                          | UNAVAILABLE
            order/cancel            | 503 | {"error":"Service Unavailable","statusCode":503}            | UNAVAILABLE
            order/cancel            | 500 | {"error":"Internal Server Error","statusCode":500}          | UNAVAILABLE
            order/cancel            | 404 | <html>not found</html>                                      | UNAVAILABLE
            order/modify            | 503 | <html>bad gateway</html>                                    | UNAVAILABLE
            order/reply             | 503 | {"error":"Service Unavailable","statusCode":503}            | NOT_FOUND
            order/reply             | 400 | {"error":"reply id not found"}                              | NOT_FOUND
            order/cancel            | 200 | {"error":"OrderID 1 doesn't exist"}                         | NOT_FOUND
            order/cancel            | 404 | {"error":"Order 1 is not found"}                            | NOT_FOUND
            order/reply             | 503 | <html>bad gateway</html>                                    | UNAVAILABLE
            algo/list               | 503 | {"error":"bad conid"}                                       | NOT_FOUND
            algo/list               | 503 | ''                                                          | UNAVAILABLE
            marketdata/history      | 500 | {"error":"No data."}                                        | NOT_FOUND
            marketdata/history      | 500 | {"error":"Chart data unavailable"}                          | NOT_FOUND
            marketdata/history      | 500 | {"error":"Internal Server Error"}                           | UNAVAILABLE
            marketdata/hmdsHistory  | 500 | {"error":"No data."}                                        | NOT_FOUND
            marketdata/unsubscribe  | 500 | {"error":"unknown"}                                         | NOT_FOUND
            contract/info           | 500 | {"error":"{\\"reason\\":\\"Details currently unavailable.\\"}"} | NOT_FOUND
            contract/info           | 500 | {"error":"{\\"reason\\":\\"No contract details can be given.\\"}"} | NOT_FOUND
            account/search          | 503 | {"error":"Details currently unavailable.","statusCode":503} | NOT_PERMITTED
            account/search          | 503 | <html>bad gateway</html>                                    | UNAVAILABLE
            order/preview           | 500 | {"error":"quantity"}                                        | BAD_REQUEST
            account/select          | 500 | {"error":"account not valid"}                               | BAD_REQUEST
            contract/search         | 404 | <html>not there</html>                                      | NOT_FOUND
            contract/search         | 411 | ''                                                          | BAD_REQUEST
            contract/search         | 400 | {"error":"Bad Request: no bridge","statusCode":400}         | SESSION_LOST
            contract/search         | 400 | {"error":"Init session first","statusCode":400}             | SESSION_LOST
            contract/search         | 200 | {"error":"not authenticated"}                               | SESSION_LOST
            contract/search         | 401 | ''                                                          | SESSION_LOST
            contract/search         | 403 | {"error":"Forbidden"}                                       | NOT_PERMITTED
            fyi/settings            | 423 | {"status":"waiting for reply"}                              | UNAVAILABLE
            contract/search         | 429 | ''                                                          | TOO_MANY_REQUESTS
            contract/search         | 502 | <html>bad gateway</html>                                    | UNAVAILABLE
            contract/search         | 503 | ''                                                          | UNAVAILABLE
            contract/search         | 200 | {"error":"something else"}                                  | UNCLEAR
            contract/search         | 302 | ''                                                          | UNCLEAR
            """)
    void everyRow(String operation, int status, String body, Meaning meaning) {
        Operation row = Operation.free(operation, "GET", "/x", true, Operation.Preflight.NONE);

        assertThat(Meaning.of(row, new Answer(status, body.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(meaning);
    }
}
