package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.Position;
import io.github.camelibkr.model.Positions;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import io.github.camelibkr.simulator.trading.Side;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Those that were asked for, in this order. */
    private List<String> pages() {
        String path = "/v1/api/portfolio/DU1234567/positions/";
        return gateway.ledger().requests().stream()
                .map(RequestEntry::path)
                .filter(asked -> asked.startsWith(path))
                .map(asked -> asked.substring(path.length()))
                .toList();
    }

    /** A page that the gateway answers with. */
    private void page(int number, List<Long> conids, String price) {
        gateway.faults().on("GET", "/portfolio/DU1234567/positions/" + number).answer(200, rows(conids, price));
    }

    /** The same, once. */
    private void once(int number, String rows) {
        gateway.faults()
                .on("GET", "/portfolio/DU1234567/positions/" + number)
                .times(1)
                .answer(200, rows);
    }

    private static String withoutNames(List<Long> conids) {
        return rows(conids, "1.0").replace(",\"ticker\":\"T\"", "");
    }

    private static String rows(List<Long> conids, String price) {
        return conids.stream()
                .map(conid -> "{\"acctId\":\"DU1234567\",\"conid\":" + conid
                        + ",\"position\":1.0,\"model\":\"\",\"ticker\":\"T\",\"mktPrice\":" + price + "}")
                .collect(Collectors.joining(",", "[", "]"));
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
        assertThat(pages()).containsExactly("0", "1", "0", "1");
    }

    @Test
    void quirk111_samePageAgain_endsTheReading_alsoIfItsPricesHaveMoved() throws Exception {
        begin(choices -> choices);
        page(0, range(1, 100), "1.0");
        page(1, range(1, 100), "2.0");
        routes.start();

        assertThat(conids(ALL)).containsExactlyElementsOf(range(1, 100));
        assertThat(pages()).containsExactly("0", "1", "0", "1");
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

    @Test
    void quirk111_pageThatIsNotFull_isReadOnce() throws Exception {
        begin(choices -> choices);
        page(0, range(1, 99), "1.0");
        routes.start();

        assertThat(conids(ALL)).hasSize(99);
        assertThat(pages()).containsExactly("0");
    }

    @ParameterizedTest(name = "{0} positions")
    @ValueSource(ints = {101, 102, 150})
    @DisplayName("that move up, since one before them was closed meanwhile, are not lost")
    void quirk111_rowsThatMoveUpMeanwhile_areNotLost(int size) throws Exception {
        begin(choices -> choices);
        once(0, rows(range(1, 100), "1.0"));
        page(0, range(2, 100), "1.0");
        page(1, range(102, size - 101), "1.0");
        routes.start();

        assertThat(conids(ALL)).containsExactlyElementsOf(range(2, size - 1));
        assertThat(pages()).containsExactly("0", "1", "0", "1", "0", "1");
    }

    @Test
    void quirk111_otherRowsAtEachReading_isAnError_andNotAGuess() throws Exception {
        begin(choices -> choices);
        for (int reading = 0; reading < 5; reading++) {
            once(0, rows(range(1 + reading, 100), "1.0"));
        }
        page(1, List.of(), "1.0");
        routes.start();

        assertThat(turnUntilAnswered(ALL, null, Map.of()).getException())
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("other rows at each of 5 readings")
                .hasMessageContaining("ask again");
    }

    @Test
    void quirk45_pagesWithoutNames_areAskedAgain_onceAllAreRead() throws Exception {
        begin(choices -> choices);
        for (int page : new int[] {0, 2}) {
            once(page, withoutNames(range(page * 100 + 1, 100 - page)));
            page(page, range(page * 100 + 1, 100 - page), "1.0");
        }
        page(1, range(101, 100), "1.0");
        routes.start();

        assertThat(conids(ALL)).containsExactlyElementsOf(range(1, 298));
        assertThat(pages()).containsExactly("0", "1", "2", "0", "1", "2");
    }

    @Test
    void quirk45_rowsThatMoveUp_whileNamesAreAwaited_areNotLost() throws Exception {
        begin(choices -> choices);
        once(0, rows(range(1, 100), "1.0"));
        page(0, range(2, 100), "1.0");
        once(1, withoutNames(range(101, 50)));
        page(1, range(102, 49), "1.0");
        routes.start();

        assertThat(conids(ALL)).containsExactlyElementsOf(range(2, 149));
    }

    @Test
    void quirk45_namesThatNeverCome_endAfterThreeReadings() throws Exception {
        begin(choices -> choices);
        gateway.faults().on("GET", "/portfolio/DU1234567/positions/0").answer(200, withoutNames(range(1, 100)));
        page(1, range(101, 5), "1.0");
        routes.start();

        assertThat(conids(ALL)).containsExactlyElementsOf(range(1, 105));
        assertThat(pages()).containsExactly("0", "1", "0", "1", "0", "1");
    }
}
