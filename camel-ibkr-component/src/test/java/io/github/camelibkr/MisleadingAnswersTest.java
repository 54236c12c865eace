package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.BadRequestException;
import io.github.camelibkr.model.Executions;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.Positions;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.model.SessionLostException;
import io.github.camelibkr.model.Stocks;
import io.github.camelibkr.model.Strikes;
import io.github.camelibkr.model.UnavailableException;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.simulator.trading.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.junit.jupiter.api.Test;

/** Answers that say something else than they seem to, or than somebody else was told. */
class MisleadingAnswersTest extends VirtualTest {
    private static final String POSITIONS = "ibkr:portfolio/positions?accountId=DU1234567";
    private static final String STRIKES = "ibkr:contract/strikes?conid=265598&secType=OPT&month=JAN27";
    private static final String SNAPSHOT = "/iserver/marketdata/snapshot";

    private int requests(String method, String path) {
        return gateway.ledger().requests(method, path).size();
    }

    private Exchange ask(String uri) throws Exception {
        return turnUntilAnswered(uri, null, Map.of());
    }

    private CompletableFuture<Exchange> begin(String uri) {
        return routes.template().asyncSend(uri, exchange -> exchange.setPattern(ExchangePattern.InOut));
    }

    private void up(boolean streaming) {
        begin(choices -> choices);
        gateway.trading().tradeElsewhere("DU1234567", 265598, Side.BUY, "10", "270.00");
        if (streaming) {
            try {
                routes.collect("ibkr:stream/smd?conid=265598&fields=last");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        routes.start();
        if (streaming) {
            awaitState(GatewayState.READY);
        }
    }

    @Test
    void quirk39_positions_sessionReplacedBetweenTwoAnswers() throws Exception {
        up(true);
        pass(Duration.ofSeconds(60));
        CompletableFuture<Exchange> reading = begin(POSITIONS + "&maxWait=120000");
        turn(() -> requests("GET", "/portfolio/DU1234567/positions/0") == 1);
        settle();
        gateway.session().dropBrokerage();
        await().until(() -> status().state() != GatewayState.READY);
        turn(reading::isDone);
        assertThat(reading.get().getException()).isNull();
        assertThat(reading.get().getMessage().getBody(Positions.class).positions())
                .hasSize(1);
    }

    @Test
    void quirk41_strikes_sessionReplacedWhileWaitingForATurn() throws Exception {
        up(true);
        assertThat(ask(STRIKES).getMessage().getBody(Strikes.class).calls()).isNotEmpty();
        pass(Duration.ofSeconds(60));
        gateway.faults().on("GET", "/trsrv/all-conids").answerLate(Duration.ofSeconds(8));
        for (int i = 0; i < 3; i++) {
            begin("ibkr:contract/allConids?exchange=NASDAQ");
        }
        turn(() -> requests("GET", "/trsrv/all-conids") == 3);
        CompletableFuture<Exchange> strikes = begin(STRIKES + "&maxWait=120000");
        await().until(() -> status().pacing().waiting() > 0);
        gateway.session().dropBrokerage();
        turn(strikes::isDone);
        assertThat(strikes.get().getException()).isNull();
        assertThat(strikes.get().getMessage().getBody(Strikes.class).calls()).isNotEmpty();
    }

    @Test
    void quirk22_loginThatNobodyTold_emptyAnswersAreDoubted() throws Exception {
        up(false);
        assertThat(ask(POSITIONS).getMessage().getBody(Positions.class).positions())
                .hasSize(1);
        assertThat(ask(STRIKES).getMessage().getBody(Strikes.class).calls()).isNotEmpty();
        assertThat(ask("ibkr:order/trades")
                        .getMessage()
                        .getBody(Executions.class)
                        .executions())
                .hasSize(1);
        gateway.session().login();
        gateway.session().initBrokerage();
        List<Object> lies = new ArrayList<>();
        Object positions = ask(POSITIONS).getMessage().getBody();
        if (positions instanceof Positions p && p.positions().isEmpty()) {
            lies.add(positions);
        }
        Object strikes = ask(STRIKES).getMessage().getBody();
        if (strikes instanceof Strikes s && s.calls().isEmpty()) {
            lies.add(strikes);
        }
        Object trades = ask("ibkr:order/trades").getMessage().getBody();
        if (trades instanceof Executions e && e.executions().isEmpty()) {
            lies.add(trades);
        }
        assertThat(lies).isEmpty();
    }

    @Test
    void unknownNumber_isWaitedForToo() throws Exception {
        up(false);
        gateway.faults().on("GET", SNAPSHOT).times(1).answer(200, "[{\"conid\":265598,\"conidEx\":\"265598\"}]");
        gateway.faults().on("GET", SNAPSHOT).answer(200, "[{\"conid\":265598,\"conidEx\":\"265598\",\"7195\":\"5\"}]");
        Quotes quotes = ask("ibkr:marketdata/snapshot?conid=265598&fields=7195")
                .getMessage()
                .getBody(Quotes.class);
        assertThat(quotes.missing() != null || quotes.quotes().get(0).fields().containsKey("7195"))
                .as("%s", quotes)
                .isTrue();
    }

    @Test
    void option_withAnUnknownNumberBesideKnownOnes() throws Exception {
        up(false);
        Exchange done = ask("ibkr:marketdata/snapshot?conid=667629330&fields=bid,7195");
        assertThat(requests("GET", "/iserver/secdef/search")).isEqualTo(1);
        assertThat(done.getMessage().getBody(Quotes.class).missing()).isEqualTo(Map.of("667629330", List.of("7195")));
    }

    @Test
    void rowsWithoutConidEx() throws Exception {
        up(false);
        gateway.faults().on("GET", SNAPSHOT).answer(200, "[{\"conid\":265598,\"31\":\"187.60\"}]");
        Quotes quotes = ask("ibkr:marketdata/snapshot?conid=265598@NASDAQ&fields=last")
                .getMessage()
                .getBody(Quotes.class);
        assertThat(quotes.missing()).isNull();
    }

    @Test
    void firstRowWithoutConidEx_isNoSecondContract() throws Exception {
        up(false);
        gateway.faults().on("GET", SNAPSHOT).times(1).answer(200, "[{\"conid\":265598}]");
        Quotes quotes = ask("ibkr:marketdata/snapshot?conid=265598@NASDAQ&fields=last")
                .getMessage()
                .getBody(Quotes.class);
        assertThat(quotes.quotes()).hasSize(1);
    }

    @Test
    void errorPageOfAnEndpointWithALongPace_isNotAPacingException() throws Exception {
        up(false);
        gateway.faults().on("GET", "/iserver/scanner/params").times(1).answer(503, "");
        gateway.faults().on("GET", "/sso/validate").times(1).answer(502, "<html>bad gateway</html>");
        assertThat(ask("ibkr:scanner/params").getException()).isInstanceOf(UnavailableException.class);
        assertThat(ask("ibkr:session/validate").getException()).isInstanceOf(UnavailableException.class);
    }

    @Test
    void answerOfOnceIn15Minutes_thatCameLate_isKept() throws Exception {
        up(false);
        gateway.faults().on("POST", "/pa/performance").times(1).answerLate(Duration.ofSeconds(5));
        String uri = "ibkr:performance/period?accountId=DU1234567&span=1M&requestTimeout=2000";
        assertThat(ask(uri).getException()).isInstanceOf(NoAnswerException.class);
        pass(Duration.ofSeconds(30));
        assertThat(ask(uri).getException()).isNull();
    }

    @Test
    void whoJoins_keepsHisOwnRequestTimeout() throws Exception {
        up(false);
        ask("ibkr:account/list");
        gateway.faults().on("GET", "/portfolio/accounts").times(1).answerLate(Duration.ofSeconds(5));
        begin(POSITIONS + "&requestTimeout=1000");
        turn(() -> requests("GET", "/portfolio/accounts") == 1);
        assertThat(ask(POSITIONS + "&requestTimeout=30000").getException()).isNull();
    }

    @Test
    void quirk34_freePost_toTheDataFarm_hasItsBridgeOpened() throws Exception {
        begin(choices -> choices);
        routes.configuration().setTradingMode(TradingMode.paper);
        routes.start();
        Exchange done = turnUntilAnswered(
                "ibkr:control/request?method=POST&path=/hmds/scanner/run",
                "{\"instrument\":\"BOND\",\"locations\":\"BOND.US\",\"scanCode\":\"HIGH_BOND_ASK_YIELD_ALL\",\"secType\":\"BOND\",\"filters\":[]}",
                Map.of());
        assertThat(done.getException()).isInstanceOf(BadRequestException.class).hasMessageContaining("scanCode");
        assertThat(requests("POST", "/hmds/auth/init")).isEqualTo(1);
    }

    @Test
    void sessionLost_isBeingOpenedAgain_ifThatIsSaid() throws Exception {
        up(false);
        ask("ibkr:account/list");
        int before = requests("POST", "/iserver/auth/status");
        gateway.faults().on("GET", "/iserver/secdef/search").times(1).answer(200, "{\"error\":\"not authenticated\"}");
        assertThat(ask("ibkr:contract/search?symbol=AAPL").getException())
                .isInstanceOf(SessionLostException.class)
                .hasMessageContaining("the session is being opened again");
        pass(Duration.ofSeconds(5));
        assertThat(requests("POST", "/iserver/auth/status")).isGreaterThan(before);
    }

    @Test
    void onePositionAlone_isAskedAgainForItsName() throws Exception {
        up(false);
        String path = "/portfolio/DU1234567/position/265598";
        gateway.faults()
                .on("GET", path)
                .times(1)
                .answer(200, "{\"acctId\":\"DU1234567\",\"conid\":265598,\"position\":1}");
        gateway.faults()
                .on("GET", path)
                .answer(200, "{\"acctId\":\"DU1234567\",\"conid\":265598,\"position\":1,\"ticker\":\"AAPL\"}");
        Exchange done = ask("ibkr:portfolio/position?accountId=DU1234567&conid=265598");
        assertThat(done.getMessage().getBody(Positions.class).positions().get(0).symbol())
                .isEqualTo("AAPL");
    }

    @Test
    void symbolAskedTwice_inTwoPortions_isThereOnce() throws Exception {
        up(false);
        StringBuilder symbols = new StringBuilder("AAPL");
        for (int i = 0; i < 200; i++) {
            symbols.append(",X").append(i);
        }
        Exchange done = turnUntilAnswered("ibkr:contract/stocks", null, Map.of("CamelIbkrSymbol", symbols + ",AAPL"));
        assertThat(done.getMessage().getBody(Stocks.class).stocks()).doesNotHaveDuplicates();
    }

    @Test
    void emptyProfits_withAShortMaxWait() throws Exception {
        up(false);
        gateway.faults().on("GET", "/iserver/account/pnl/partitioned").answer(200, "{\"upnl\":{}}");
        assertThat(ask("ibkr:account/pnl?maxWait=2000").getException()).isNull();
    }

    @Test
    void wordsAsText_haveNoQuotes() throws Exception {
        up(false);
        gateway.faults().on("POST", "/fyi/settings/BA").answer(200, "Success");
        Exchange done = ask("ibkr:notification/enable?typeCode=BA&enabled=true&outputType=text");
        assertThat(done.getMessage().getBody(String.class)).isEqualTo("Success");
    }

    @Test
    void longQueryOfAFreeRequest() throws Exception {
        up(false);
        Exchange done = turnUntilAnswered(
                "ibkr:control/request?method=GET&path=/trsrv/secdef",
                null,
                Map.of("CamelIbkrQuery", "conids=" + String.join(",", Collections.nCopies(40, "265598"))));
        assertThat(done.getException()).isNull();
    }

    @Test
    void headerThatIsAList() throws Exception {
        up(false);
        Exchange done =
                turnUntilAnswered("ibkr:contract/definition", null, Map.of("CamelIbkrConid", List.of(265598, 272093)));
        assertThat(done.getException()).isNull();
    }
}
