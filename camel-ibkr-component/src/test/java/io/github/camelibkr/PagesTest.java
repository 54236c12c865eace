package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.Position;
import io.github.camelibkr.model.Positions;
import io.github.camelibkr.simulator.trading.Side;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("111: positions come page by page")
class PagesTest extends VirtualTest {

    private static final String ALL = "ibkr:portfolio/positions?accountId=DU1234567";
    private static final long FIRST = 900_000_001L;

    private List<Long> conids(String uri) throws Exception {
        Exchange exchange = turnUntilAnswered(uri, null, Map.of());
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Positions.class).positions().stream()
                .map(Position::conid)
                .toList();
    }

    private static List<Long> range(long first, long size) {
        return LongStream.range(first, first + size).boxed().toList();
    }

    private int pages() {
        return (int) gateway.ledger().requests().stream()
                .filter(request -> request.path().matches("/v1/api/portfolio/DU1234567/positions/\\d+"))
                .count();
    }

    /** A page that the gateway answers with. */
    private void page(int number, List<Long> conids, String price) {
        gateway.faults()
                .on("GET", "/portfolio/DU1234567/positions/" + number)
                .answer(
                        200,
                        conids.stream()
                                .map(conid -> "{\"acctId\":\"DU1234567\",\"conid\":" + conid
                                        + ",\"position\":1.0,\"model\":\"\",\"ticker\":\"T\",\"mktPrice\":" + price
                                        + "}")
                                .collect(Collectors.joining(",", "[", "]")));
    }

    @Test
    void quirk111_250Positions_areAllThere_inIbkrsOrder() throws Exception {
        begin(choices -> choices.syntheticContracts(250));
        range(FIRST, 250)
                .forEach(conid -> gateway.trading().tradeElsewhere("DU1234567", conid, Side.BUY, "1", "20.00"));
        routes.start();

        assertThat(conids(ALL)).containsExactlyElementsOf(range(FIRST, 250));
        assertThat(conids(ALL + "&page=2")).containsExactlyElementsOf(range(FIRST + 200, 50));
    }

    @Test
    void quirk111_exactlyOneFullPage_isFollowedByALook() throws Exception {
        begin(choices -> choices);
        page(0, range(1, 100), "1.0");
        page(1, List.of(), "1.0");
        routes.start();

        assertThat(conids(ALL)).containsExactlyElementsOf(range(1, 100));
        assertThat(pages()).isEqualTo(2);
    }

    @Test
    void quirk111_samePageAgain_endsTheReading_alsoIfItsPricesHaveMoved() throws Exception {
        begin(choices -> choices);
        page(0, range(1, 100), "1.0");
        page(1, range(1, 100), "2.0");
        routes.start();

        assertThat(conids(ALL)).containsExactlyElementsOf(range(1, 100));
        assertThat(pages()).isEqualTo(2);
    }

    @Test
    void quirk111_rowsThatHaveMovedToTheNextPage_countOnce() throws Exception {
        begin(choices -> choices);
        page(0, range(1, 100), "1.0");
        page(1, range(100, 100), "2.0");
        page(2, range(199, 3), "2.0");
        routes.start();

        assertThat(conids(ALL)).containsExactlyElementsOf(range(1, 201));
    }
}
