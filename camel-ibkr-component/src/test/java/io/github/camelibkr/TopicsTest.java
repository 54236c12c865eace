package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.model.AccountLedger;
import io.github.camelibkr.model.AccountSummary;
import io.github.camelibkr.model.Accounts;
import io.github.camelibkr.model.Bulletin;
import io.github.camelibkr.model.Depth;
import io.github.camelibkr.model.DepthRow;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.Notification;
import io.github.camelibkr.model.ProfitAndLoss;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.SessionChange;
import io.github.camelibkr.model.SystemEvent;
import io.github.camelibkr.model.Timeliness;
import io.github.camelibkr.simulator.SimulatorBuilder;
import io.github.camelibkr.simulator.ledger.FrameEntry;
import io.github.camelibkr.simulator.trading.Side;
import io.github.camelibkr.stream.InletProblem;
import io.github.camelibkr.stream.StreamStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every topic as a consumer, with typed bodies")
class TopicsTest extends FaultTest {

    @Override
    SimulatorBuilder choose(SimulatorBuilder choices) {
        return super.choose(choices).questions(false).pacing(false);
    }

    @Override
    Rhythm rhythm() {
        return WITHOUT_RENEWAL;
    }

    private <T> T first(List<Exchange> delivered, Class<T> type) {
        await().untilAsserted(() -> assertThat(delivered).isNotEmpty());
        return delivered.get(0).getMessage().getBody(type);
    }

    private List<String> commands(String word) {
        return gateway.ledger().frames().stream()
                .filter(frame -> frame.direction() == FrameEntry.Direction.IN)
                .map(FrameEntry::text)
                .filter(text -> text.startsWith(word))
                .toList();
    }

    private InletProblem problem() {
        return routes.component().consumers().stream()
                .flatMap(consumer -> consumer.problems().stream())
                .findFirst()
                .orElse(null);
    }

    @Test
    @DisplayName("quirk 108: smh brings all bars once, and its slot is given back at once")
    void quirk108_smh_isAnsweredOnceAndGivenBack() throws Exception {
        List<Exchange> charts = routes.collect("ibkr:stream/smh?conid=265598,8314,272093,756733&period=1d&bar=1h");
        routes.start();

        await().untilAsserted(() -> assertThat(charts).hasSize(4));
        assertThat(bodies(charts, History.class))
                .extracting(History::conid)
                .containsExactlyInAnyOrder(265598L, 8314L, 272093L, 756733L);
        assertThat(bodies(charts, History.class)).allSatisfy(history -> {
            assertThat(history.bars()).isNotEmpty();
            assertThat(history.barSeconds()).isEqualTo(3600);
            assertThat(history.bars().get(0).high())
                    .isGreaterThanOrEqualTo(history.bars().get(0).low());
        });
        await().untilAsserted(() -> assertThat(commands("umh")).hasSize(4));
        assertThat(gateway.subscriptions()).noneMatch(topic -> topic.startsWith("smh"));
        assertThat(commands("smh").get(0)).endsWith("{\"period\":\"1d\",\"bar\":\"1h\"}");
        assertThat(commands("smh")).hasSize(4);
    }

    @Test
    void smh_repeat_asksAgain() throws Exception {
        List<Exchange> charts = routes.collect("ibkr:stream/smh?conid=265598&period=1d&bar=1h&repeat=100");
        routes.start();

        await().untilAsserted(() -> assertThat(charts).hasSizeGreaterThan(3));
    }

    @Test
    void smh_twoRoutesOnOneContract_eachGetsWhatItAskedFor() throws Exception {
        List<Exchange> days = routes.collect("ibkr:stream/smh?conid=265598&period=1m&bar=1d");
        List<Exchange> hours = routes.collect("ibkr:stream/smh?conid=265598&period=1d&bar=1h");
        routes.start();

        assertThat(first(days, History.class).barSeconds()).isEqualTo(86_400);
        assertThat(first(hours, History.class).barSeconds()).isEqualTo(3_600);
    }

    @Test
    void sbd_isMergedIntoABook() throws Exception {
        List<Exchange> ladders = routes.collect("ibkr:stream/sbd?conid=265598");
        routes.start();

        Depth depth = first(ladders, Depth.class);
        assertThat(depth.accountId()).isEqualTo(gateway.account());
        assertThat(depth.conid()).isEqualTo(AAPL);
        assertThat(depth.rows()).hasSize(21).allSatisfy(row -> assertThat(row.price())
                .isPositive());
        assertThat(depth.rows()).filteredOn(DepthRow::lastTrade).singleElement().satisfies(row -> assertThat(
                        row.lastSize())
                .isNotNull());
        await().untilAsserted(() -> assertThat(ladders).hasSizeGreaterThan(2));
        Depth later = ladders.get(2).getMessage().getBody(Depth.class);
        assertThat(later.rows()).hasSize(21);
        assertThat(later.changed()).isNotEmpty();
    }

    @Test
    @DisplayName("An account has one ladder: a second contract is refused at the start, naming who holds it")
    void sbd_secondContract_isRefused() throws Exception {
        String account = "&accountId=" + gateway.account();
        routes.collect("ibkr:stream/sbd?conid=265598" + account);
        List<Exchange> same = routes.collect("ibkr:stream/sbd?conid=265598&bridgeErrorHandler=true" + account);
        routes.start();

        assertThatThrownBy(() -> routes.collect("ibkr:stream/sbd?conid=8314" + account))
                .hasStackTraceContaining("has one price ladder at a time, and route ibkr:stream/sbd?conid=265598")
                .hasStackTraceContaining("cannot have sbd+" + gateway.account() + "+8314");
        await().untilAsserted(() -> assertThat(same).isNotEmpty());
        routes.context().getRouteController().stopAllRoutes();
        List<Exchange> other = routes.collect("ibkr:stream/sbd?conid=8314" + account);
        await().untilAsserted(() -> assertThat(other).isNotEmpty());
    }

    @Test
    @DisplayName("quirk 94: spl, ssd and sld of an account that trades")
    void quirk94_accountTopics_followTheFills() throws Exception {
        List<Exchange> profits = routes.collect("ibkr:stream/spl");
        List<Exchange> summaries = routes.collect("ibkr:stream/ssd");
        List<Exchange> ledgers = routes.collect("ibkr:stream/sld");
        routes.start();

        ProfitAndLoss profit = first(profits, ProfitAndLoss.class);
        assertThat(profit.accountId()).isEqualTo(gateway.account());
        assertThat(profit.model()).isEqualTo("Core");
        assertThat(profit.netLiquidation()).isPositive();
        AccountSummary summary = first(summaries, AccountSummary.class);
        assertThat(summary.accountId()).isEqualTo(gateway.account());
        assertThat(summary.values()).hasSizeGreaterThan(50).containsKey("NetLiquidation");
        assertThat(summary.values().get("NetLiquidation").amount()).isPositive();
        AccountLedger ledger = first(ledgers, AccountLedger.class);
        assertThat(ledger.balances()).containsKeys("BASE", "USD");
        assertThat(ledger.balances().get("USD").cash()).isPositive();

        gateway.trading().tradeElsewhere(gateway.account(), AAPL, Side.BUY, "100", "187.65");
        await().untilAsserted(() -> assertThat(bodies(ledgers, AccountLedger.class))
                .last()
                .satisfies(now -> assertThat(now.balances().get("USD").cash())
                        .isLessThan(ledger.balances().get("USD").cash())));
        assertThat(ledgers.get(1).getMessage().getHeader(IbkrConstants.EVENT_ACCOUNT_ID))
                .isEqualTo(gateway.account());
    }

    @Test
    void actStsSystem_routeThatStartsLater_hearsThemToo() throws Exception {
        flowing();
        List<Exchange> accounts = routes.collect("ibkr:stream/act");
        List<Exchange> sessions = routes.collect("ibkr:stream/sts");
        List<Exchange> system = routes.collect("ibkr:stream/system");

        assertThat(first(accounts, Accounts.class).accounts()).containsExactly(gateway.account());
        assertThat(first(sessions, SessionChange.class).authenticated()).isTrue();
        assertThat(first(system, SystemEvent.class).paper()).isTrue();
        await().untilAsserted(() ->
                assertThat(bodies(system, SystemEvent.class)).anyMatch(event -> event.heartbeat() != null));
    }

    @Test
    @DisplayName("A2: sts tells single fields; what it does not tell stays as it was")
    void A2_sts_isMerged() throws Exception {
        List<Exchange> sessions = routes.collect("ibkr:stream/sts");
        routes.start();
        first(sessions, SessionChange.class);

        send("{\"topic\":\"sts\",\"args\":{\"message\":\"later\"}}");

        await().untilAsserted(() -> assertThat(sessions).hasSize(2));
        SessionChange change = sessions.get(1).getMessage().getBody(SessionChange.class);
        assertThat(change.changed()).containsExactly("message");
        assertThat(change.authenticated()).isTrue();
        // and who comes later gets the whole of it
        List<Exchange> later = routes.collect("ibkr:stream/sts?bridgeErrorHandler=true");
        assertThat(first(later, SessionChange.class).authenticated()).isTrue();
        assertThat(first(later, SessionChange.class).message()).isEqualTo("later");
    }

    @Test
    @DisplayName(
            "quirk 106: bulletins and notifications come in arrays; a bulletin that comes again is not delivered again")
    void quirk106_bltAndNtf() throws Exception {
        List<Exchange> bulletins = routes.collect("ibkr:stream/blt");
        List<Exchange> notifications = routes.collect("ibkr:stream/ntf");
        routes.start();
        await().untilAsserted(
                        () -> assertThat(gateway.faults().sockets().open()).isEqualTo(1));
        await().untilAsserted(
                        () -> assertThat(status().layers().websocket().name()).isEqualTo("STREAMING"));

        gateway.news().bulletin(7, "NYSE", "late\nopening");
        gateway.news().bulletin(7, "NYSE", "late\nopening");
        gateway.news().bulletin(8, null, "again");
        gateway.news().notify("118", "Order cancelled", null, null);
        send("{\"topic\":\"blt\",\"args\":{\"id\":\"9\",\"message\":\"as the pages show it\"}}");

        await().untilAsserted(() -> assertThat(bodies(bulletins, Bulletin.class))
                .extracting(Bulletin::id)
                .containsExactly("7", "8", "9"));
        assertThat(first(notifications, Notification.class).text()).isEqualTo("Order cancelled");
    }

    @Test
    @DisplayName("symbol=AAPL is looked up once the session is open")
    void symbol_isResolved() throws Exception {
        List<Exchange> quotes = routes.collect("ibkr:stream/smd?symbol=AAPL,IBM&fields=last");
        routes.start();

        await().untilAsserted(() ->
                assertThat(bodies(quotes, Quote.class)).extracting(Quote::conid).contains(265598L, 8314L));
    }

    @Test
    void symbol_unknown_saysSoAndGoesOnTrying() throws Exception {
        routes.collect("ibkr:stream/smd?symbol=NOSUCH&fields=last");
        routes.start();

        await().untilAsserted(() -> assertThat(problem()).isNotNull().satisfies(problem -> {
            assertThat(problem.what()).contains("symbol NOSUCH is not known as a stock");
            assertThat(problem.down()).isTrue();
        }));
    }

    @Test
    @DisplayName("D11, quirk 95: availability is decoded, and delayed data is refused by those who want none")
    void D11_quirk95_delayedDataIsRefused() throws Exception {
        List<Exchange> all = routes.collect("ibkr:stream/smd?conid=265598&fields=last");
        List<Exchange> live = routes.collect("ibkr:stream/smd?conid=265598&fields=last&refuseData=delayed,frozen");
        routes.start();
        assertThat(first(live, Quote.class).timeliness()).isEqualTo(Timeliness.realTime);
        gateway.market().pause();

        send("{\"topic\":\"smd+265598\",\"conid\":265598,\"31\":\"1.23\",\"6509\":\"DPB\"}");

        await().untilAsserted(() -> assertThat(bodies(all, Quote.class)).last().satisfies(quote -> {
            assertThat(quote.last()).isEqualByComparingTo("1.23");
            assertThat(quote.timeliness()).isEqualTo(Timeliness.delayed);
        }));
        await().untilAsserted(() -> assertThat(problem()).isNotNull().satisfies(problem -> assertThat(problem.what())
                .contains("is delayed (6509: DPB) and refused")));
        assertThat(bodies(live, Quote.class))
                .allSatisfy(quote -> assertThat(quote.timeliness()).isEqualTo(Timeliness.realTime));
        List<StreamStatus> counts = routes.component().streamStatuses();
        assertThat(counts.get(1).dropped()).isPositive();
        await().untilAsserted(() -> assertThat(routes.component().streamStatuses())
                .allSatisfy(count -> assertThat(count.received())
                        .isEqualTo(count.delivered() + count.conflated() + count.dropped())));
    }

    @Test
    @DisplayName("W5: binary frames, split and glued ones, unknown topics and garbage: counted, and nothing ends")
    void W5_W7_W8_garbage_endsNothing() throws Exception {
        List<Exchange> quotes = flowing();

        gateway.faults().sockets().sendBinary("{\"topic\":\"weather\",\"args\":[]}".getBytes(StandardCharsets.UTF_8));
        send("{\"topic\":\"SMD+265598\",\"31\":\"5\"}");
        send("{\"topic\":\"str\",\"args\":[]}");
        send("no json at all");
        send("{\"topic\":\"smd+265598\",\"31\":NaN}");
        send("{\"topic\":\"smd+265598\"}{\"topic\":\"smd+265598\"}");
        send("[1,2,3]");
        send("\"text\"");
        send("{\"error\":\"something\",\"code\":1}");
        send("{\"message\":\"waiting for session\"}");

        awaitAnother(quotes);
        awaitAnother(quotes);
        assertThat(status().gaps()).isZero();
        await().untilAsserted(() -> {
            var strays = routes.component().strayCounts().get(0);
            assertThat(strays.unknown()).isEqualTo(2);
            assertThat(strays.unasked()).isEqualTo(1);
            assertThat(strays.malformed()).isPositive();
        });
        assertThat(routes.component().streamStatuses().get(0).dropped()).isPositive();
    }

    @Test
    @DisplayName("The last route of a contract takes its subscription with it; fields are the union of all")
    void smd_unionOfFields_lastOneOutUnsubscribes() throws Exception {
        List<Exchange> narrow = routes.collect("ibkr:stream/smd?conid=265598&fields=last");
        List<Exchange> wide = routes.collect("ibkr:stream/smd?conid=265598&fields=last,bid");
        routes.start();
        await().untilAsserted(() -> assertThat(wide).isNotEmpty());
        await().untilAsserted(() -> assertThat(narrow).isNotEmpty());
        assertThat(new ArrayList<>(bodies(narrow, Quote.class)))
                .allSatisfy(quote -> assertThat(quote.bid()).isNull());

        routes.context().getRouteController().stopRoute("ibkr:stream/smd?conid=265598&fields=last,bid");
        assertThat(commands("umd")).isEmpty();
        routes.context().getRouteController().stopRoute("ibkr:stream/smd?conid=265598&fields=last");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(commands("umd")).containsExactly("umd+265598+{}"));
    }
}
