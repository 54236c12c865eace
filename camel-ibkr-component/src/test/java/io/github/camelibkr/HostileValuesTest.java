package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Hostile values, as the gateway sees them")
class HostileValuesTest extends VirtualTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A&secType=BOND",
                "A?x=1",
                "A#x",
                "A;b=c",
                "A%26secType%3DBOND",
                "A/../../order",
                "A+B",
                "A B",
                "A\"B",
                "é中🙂",
                "A=B=C",
                "{conid}"
            })
    void aTextOfAHeader_isOneValueOfTheQuery(String text) throws Exception {
        begin(choices -> choices);
        routes.start();

        Exchange answer =
                turnUntilAnswered("ibkr:contract/search?secType=STK", null, Map.of(IbkrConstants.SYMBOL, text));

        assertThat(answer.getException()).isNull();
        RequestEntry sent =
                gateway.ledger().requests("GET", "/iserver/secdef/search").get(0);
        Map<String, String> seen = new TreeMap<>();
        for (String pair : sent.query().split("&")) {
            seen.put(decoded(pair.split("=", 2)[0]), decoded(pair.split("=", 2)[1]));
        }
        assertThat(seen).isEqualTo(Map.of("symbol", text, "secType", "STK"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", ".", "...", "a/b", "a\\b", "../../orders", "d1?x=1", "d1#", "d1;x", "d%2F", "d 1", "d\n1"})
    void whatIsNoSegment_isNotSent(String id) throws Exception {
        begin(choices -> choices);
        routes.start();
        long before = requests();

        Exchange answer =
                turnUntilAnswered("ibkr:notification/markRead", null, Map.of(IbkrConstants.NOTIFICATION_ID, id));

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("notification/markRead: notificationId must be ");
        assertThat(requests()).isEqualTo(before);
    }

    private long requests() {
        return gateway.ledger().requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .count();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
