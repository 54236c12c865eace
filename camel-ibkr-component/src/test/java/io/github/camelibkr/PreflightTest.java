package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.NotFoundException;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.model.Positions;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.model.Strikes;
import io.github.camelibkr.simulator.trading.Side;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What IBKR wants to be asked before is asked once in a session")
class PreflightTest extends VirtualTest {

    private static final String POSITIONS = "ibkr:portfolio/positions?accountId=DU1234567";
    private static final String STRIKES = "ibkr:contract/strikes?conid=265598&secType=OPT&month=JAN27";
    private static final String HMDS = "ibkr:marketdata/hmdsHistory?conid=265598&bar=1d&period=1m";

    private void begin() {
        begin(choices -> choices);
        gateway.trading().tradeElsewhere("DU1234567", 265598, Side.BUY, "10", "270.00");
        routes.start();
    }

    private <T> T ask(String uri, Class<T> type) throws Exception {
        Exchange exchange = turnUntilAnswered(uri, null, Map.of());
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(type);
    }

    private int requests(String method, String path) {
        return gateway.ledger().requests(method, path).size();
    }

    private void anotherSession() {
        int opened = requests("GET", "/iserver/accounts");
        gateway.session().dropBrokerage();
        turn(() -> requests("GET", "/iserver/accounts") > opened);
    }

    @Test
    void quirk39_portfolioAccounts_areAskedFirst_onceInEachSession() throws Exception {
        begin();

        assertThat(ask(POSITIONS, Positions.class).positions()).hasSize(1);
        assertThat(ask(POSITIONS, Positions.class).positions()).hasSize(1);
        assertThat(requests("GET", "/portfolio/accounts")).isEqualTo(1);
        anotherSession();

        assertThat(ask(POSITIONS, Positions.class).positions()).hasSize(1);
        assertThat(requests("GET", "/portfolio/accounts")).isEqualTo(2);
    }

    @Test
    void quirk39_severalAtOnce_waitForTheSameOne() throws Exception {
        begin();

        List<CompletableFuture<Exchange>> all = IntStream.range(0, 4)
                .mapToObj(each ->
                        routes.template().asyncSend(POSITIONS, exchange -> exchange.setPattern(ExchangePattern.InOut)))
                .toList();
        turn(() -> all.stream().allMatch(CompletableFuture::isDone));

        for (CompletableFuture<Exchange> one : all) {
            assertThat(one.get().getMessage().getBody(Positions.class).positions())
                    .hasSize(1);
        }
        assertThat(requests("GET", "/portfolio/accounts")).isEqualTo(1);
    }

    @Test
    void quirk39_oneThatFails_isAskedAgainByTheNext() throws Exception {
        begin();
        gateway.faults().on("GET", "/portfolio/accounts").times(1).answer(400, "{\"error\":\"no\"}");

        assertThat(turnUntilAnswered(POSITIONS, null, Map.of()).getException())
                .hasMessageStartingWith("portfolio/accounts failed: IBKR answered 400");
        assertThat(ask(POSITIONS, Positions.class).positions()).hasSize(1);
    }

    @Test
    void quirk41_search_precedesStrikes_onceForEachContractAndSession() throws Exception {
        begin();

        assertThat(ask(STRIKES, Strikes.class).calls()).isNotEmpty();
        assertThat(ask(STRIKES, Strikes.class).calls()).isNotEmpty();
        assertThat(requests("GET", "/iserver/secdef/search")).isEqualTo(1);
        assertThat(ask(STRIKES.replace("265598", "756733"), Strikes.class).calls())
                .isNotEmpty();
        assertThat(requests("GET", "/iserver/secdef/search")).isEqualTo(2);
        anotherSession();

        assertThat(ask(STRIKES, Strikes.class).calls()).isNotEmpty();
        assertThat(requests("GET", "/iserver/secdef/search")).isEqualTo(3);
    }

    @Test
    void quirk41_bondsOfAnIssuer_haveNothingToSearchFor() throws Exception {
        begin();

        ask("ibkr:contract/derivatives?conid=-1&secType=BOND&issuerId=e1359061", Object.class);

        assertThat(requests("GET", "/trsrv/secdef")).isZero();
        assertThat(requests("GET", "/iserver/secdef/search")).isZero();
    }

    @Test
    void quirk34_bridgeToTheDataFarm_isOpenedOnceInEachSession() throws Exception {
        begin();

        assertThat(ask(HMDS, History.class).bars()).isNotEmpty();
        assertThat(ask(HMDS, History.class).bars()).isNotEmpty();
        assertThat(requests("POST", "/hmds/auth/init")).isEqualTo(1);
        assertThat(requests("GET", "/hmds/history")).isEqualTo(2);
        anotherSession();

        assertThat(ask(HMDS, History.class).bars()).isNotEmpty();
        assertThat(requests("POST", "/hmds/auth/init")).isEqualTo(2);
    }

    @Test
    void quirk34_farmThatIsStill404_isAskedAgain_butNotForEver() throws Exception {
        begin();
        gateway.faults().on("POST", "/hmds/auth/init").answer(404, "<html>no</html>");

        assertThat(ask(HMDS, History.class).bars()).isNotEmpty();
        assertThat(requests("GET", "/hmds/history")).isEqualTo(2);

        gateway.faults().on("GET", "/hmds/history").answer(404, "<html>no</html>");
        assertThat(turnUntilAnswered(HMDS, null, Map.of()).getException()).isInstanceOf(NotFoundException.class);
        assertThat(requests("GET", "/hmds/history")).isEqualTo(5);
    }

    @Test
    void quirk34_bridgeThatDidNotOpen_isOpenedByTheNext() throws Exception {
        begin();
        gateway.faults().on("POST", "/hmds/auth/init").times(1).answer(400, "{\"error\":\"no\"}");
        gateway.faults().on("GET", "/hmds/history").times(1).answer(500, "{\"error\":\"No data.\"}");

        assertThat(turnUntilAnswered(HMDS, null, Map.of()).getException()).isInstanceOf(NotFoundException.class);
        assertThat(ask(HMDS, History.class).bars()).isNotEmpty();
        assertThat(requests("POST", "/hmds/auth/init")).isEqualTo(2);
        assertThat(requests("GET", "/hmds/history")).isEqualTo(2);
    }

    @Test
    void quirk34_bridgeThatIsLost_isOpenedAgain_withinTheCall() throws Exception {
        begin();
        assertThat(ask(HMDS, History.class).bars()).isNotEmpty();
        gateway.faults().on("GET", "/hmds/history").times(1).answer(404, "<html>no</html>");

        assertThat(ask(HMDS, History.class).bars()).isNotEmpty();
        assertThat(requests("POST", "/hmds/auth/init")).isEqualTo(2);
        assertThat(requests("GET", "/hmds/history")).isEqualTo(3);
    }

    @Test
    void quirk39_whoWaitsForAnother_waitsNoLongerThanAlone() throws Exception {
        begin();
        gateway.faults().on("GET", "/portfolio/accounts").neverAnswer();
        CompletableFuture<Exchange> patient =
                routes.template().asyncSend(POSITIONS, exchange -> exchange.setPattern(ExchangePattern.InOut));
        turn(() -> requests("GET", "/portfolio/accounts") == 1);

        assertThat(turnUntilAnswered(POSITIONS + "&maxWait=1000&requestTimeout=1000", null, Map.of())
                        .getException())
                .isInstanceOf(PacingException.class)
                .hasMessageContaining("not answered within 2000 ms");
        assertThat(patient).isNotDone();
        assertThat(requests("GET", "/portfolio/accounts")).isEqualTo(1);
    }

    @Test
    void quirk41_quotesOfAnOption_comeOnceItsSymbolWasSearched_whichIsDoneOnce() throws Exception {
        begin();

        assertThat(ask("ibkr:marketdata/snapshot?conid=667629330&fields=bid", Quotes.class))
                .satisfies(quotes -> assertThat(quotes.missing()).isNull())
                .extracting(quotes -> quotes.quotes().get(0).conid())
                .isEqualTo(667629330L);
        ask("ibkr:marketdata/unsubscribeAll", Object.class);
        assertThat(ask("ibkr:marketdata/snapshot?conid=667629330&fields=bid", Quotes.class)
                        .missing())
                .isNull();

        assertThat(requests("GET", "/iserver/secdef/search")).isEqualTo(1);
        assertThat(requests("GET", "/trsrv/secdef")).isEqualTo(1);
    }

    @Test
    void quirk41_aStockWithoutQuotes_isNoReasonToSearch() throws Exception {
        begin();
        gateway.faults().on("GET", "/iserver/marketdata/snapshot").answer(200, "[{\"conid\":265598}]");

        assertThat(ask("ibkr:marketdata/snapshot?conid=265598&fields=last", Quotes.class)
                        .missing())
                .isEqualTo(Map.of("265598", List.of("last")));

        assertThat(requests("GET", "/trsrv/secdef")).isEqualTo(1);
        assertThat(requests("GET", "/iserver/secdef/search")).isZero();
    }

    @Test
    void quirk39_portfolioAccounts_askedByTheRouteItself_count() throws Exception {
        begin();

        ask("ibkr:portfolio/accounts", Object.class);
        ask(POSITIONS, Positions.class);

        assertThat(requests("GET", "/portfolio/accounts")).isEqualTo(1);
    }

    @Test
    void quirk39_pathOfAnAccount_inAFreeRequest_needsThemToo() throws Exception {
        begin();

        assertThat(ask("ibkr:control/request?method=GET&path=/portfolio/DU1234567/positions/0", JsonNode.class))
                .hasSize(1);
        ask("ibkr:control/request?method=GET&path=/portfolio/subaccounts", JsonNode.class);

        assertThat(requests("GET", "/portfolio/accounts")).isEqualTo(1);
    }
}
