package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.trading.Side;
import io.github.camelibkr.simulator.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Answers and frames have the keys and JSON types of the recorded ones")
class RecordedShapesTest {

    private static final String ACCOUNT = "/iserver/account/DU1234567/";
    private static final String ORDER =
            "{\"conid\":265598,\"orderType\":\"%s\",\"side\":\"BUY\",\"tif\":\"DAY\"," + "\"quantity\":1%s}";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .establishDelay(Duration.ZERO)
            .upstreamDelay(Duration.ofMillis(1))
            .orderStepDelay(Duration.ofMillis(1))
            .commissionDelay(Duration.ofMillis(1)));

    private final Path frames = Path.of(System.getProperty("ibkr.shared", "absent"), "frames");
    private final RecordedDifferences differences = new RecordedDifferences();
    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        assumeTrue(
                Files.isDirectory(frames),
                "Skipped: no recorded frames at " + frames + " (system property ibkr.shared)");
        simulator = gateway.simulator();
        simulator.market().pause();
        rest = new RestClient(simulator);
    }

    @Test
    void everyAnswerThatWasRecorded_isCompared_orListedWithAReason() throws IOException {
        String comparisons =
                Files.readString(Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java"));
        try (Stream<Path> files = Files.list(frames)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("rest-") || name.startsWith("doc-"))
                            .filter(name -> !comparisons.contains('"' + name + '"')))
                    .containsExactlyInAnyOrderElementsOf(differences.notCompared());
        }
        assertThat(differences.comparedInPart()).allMatch(name -> comparisons.contains('"' + name + '"'));
    }

    @Test
    void session() {
        compare("rest-error-no-bridge-400.json", rest.json("/iserver/accounts"));
        rest.ready();
        compare("rest-tickle.json", rest.json("/tickle", "{}"));
        compare("doc-tickle.json", rest.json("/tickle", "{}"));
        compare("doc-sso-validate.json", rest.json("/sso/validate"));
        compare("rest-auth-status.json", rest.json("/iserver/auth/status", "{}"));
        compare("rest-ssodh-init.json", rest.json("/iserver/auth/ssodh/init", "{\"publish\":true,\"compete\":true}"));
        compare("doc-reauthenticate.json", rest.json("/iserver/reauthenticate", "{}"));
        compare("rest-iserver-accounts.json", rest.json("/iserver/accounts"));
        compare("rest-switch-account-already-set.json", rest.json("/iserver/account", "{\"acctId\":\"DU1234567\"}"));
        compare("doc-error-dynaccount-503.json", rest.json("/iserver/account/search/DU"));
        compare("rest-portfolio-accounts.json", rest.json("/portfolio/accounts"));
        compare("rest-portfolio-subaccounts.json", rest.json("/portfolio/subaccounts"));
        compare("rest-logout.json", rest.json("/logout", ""));
        compare("rest-auth-status-after-logout.json", rest.json("/iserver/auth/status", "{}"));
    }

    @Test
    void portfolio() {
        rest.ready();
        compare("rest-pnl-partitioned-empty.json", rest.json("/iserver/account/pnl/partitioned"));
        compare("doc-pnl-partitioned.json", rest.json("/iserver/account/pnl/partitioned"));
        simulator.trading().tradeElsewhere("DU1234567", 756733, Side.BUY, "44", "652.47");
        rest.get("/portfolio/accounts");
        compare("rest-portfolio-meta.json", rest.json("/portfolio/DU1234567/meta"));
        compare("rest-portfolio-positions-page0.json", rest.json("/portfolio/DU1234567/positions/0"));
        compare("rest-portfolio-position-by-conid.json", rest.json("/portfolio/DU1234567/position/756733"));
        compare("rest-portfolio2-positions.json", rest.json("/portfolio2/DU1234567/positions"));
        compare(
                "rest-portfolio-positions-invalidate.json",
                rest.json("/portfolio/DU1234567/positions/invalidate", "{}"));
        simulator.trading().tradeElsewhere("DU1234567", 9579970, Side.BUY, "1", "242.35");
        compare("doc-portfolio-positions.json", rest.json("/portfolio/DU1234567/position/9579970"));
        compare("doc-portfolio-ledger.json", rest.json("/portfolio/DU1234567/ledger"));
        compare("rest-portfolio-allocation.json", rest.json("/portfolio/DU1234567/allocation"));
        String summary = "/iserver/account/DU1234567/summary";
        compare("rest-account-summary.json", rest.json(summary));
        compare("rest-account-summary-available-funds.json", rest.json(summary + "/available_funds"));
        compare("rest-account-summary-balances.json", rest.json(summary + "/balances"));
        compare(
                "rest-portfolio-summary.json",
                "/netliquidation",
                rest.json("/portfolio/DU1234567/summary").path("netliquidation"));
    }

    @Test
    void contracts() {
        rest.ready();
        compare("rest-contract-info.json", rest.json("/iserver/contract/756733/info"));
        compare("rest-trsrv-stocks.json", rest.json("/trsrv/stocks?symbols=AAPL"));
        compare("rest-trsrv-secdef.json", rest.json("/trsrv/secdef?conids=756733"));
        compare("doc-trsrv-secdef-aapl.json", rest.json("/trsrv/secdef?conids=265598"));
        compare("doc-secdef-info-option.json", rest.json("/iserver/secdef/info?conid=667629330"));
        rest.get("/iserver/secdef/search?symbol=AAPL");
        compare("rest-secdef-strikes.json", rest.json("/iserver/secdef/strikes?conid=265598&sectype=OPT&month=DEC26"));
        compare("rest-contract-rules.json", rest.json("/iserver/contract/rules", "{\"conid\":756733}"));
        compare("rest-contract-info-and-rules.json", rest.json("/iserver/contract/265598/info-and-rules"));
        compare("rest-exchangerate.json", rest.json("/iserver/exchangerate?source=USD&target=EUR"));
        compare("rest-currency-pairs.json", rest.json("/iserver/currency/pairs?currency=USD"));
        compare(
                "rest-contract-trading-schedule.json",
                "/schedules/20260402",
                rest.json("/contract/trading-schedule?conid=265598")
                        .path("schedules")
                        .elements()
                        .next());
        compare("rest-bond-filters.json", rest.json("/iserver/secdef/bond-filters?symbol=BOND&issuerId=e1359061"));
        compare("rest-trsrv-all-conids.json", rest.json("/trsrv/all-conids?exchange=NASDAQ"));
        compare("rest-error-secdef-info-unknown-500.json", rest.json("/iserver/secdef/info?conid=999999999"));
    }

    @Test
    void marketData() {
        rest.ready();
        rest.get("/iserver/marketdata/snapshot?conids=265598&fields=31");
        compare(
                "doc-marketdata-snapshot.json",
                rest.json("/iserver/marketdata/snapshot?conids=265598&fields=31,84,86"));
        compare("rest-marketdata-unsubscribe.json", rest.json("/iserver/marketdata/unsubscribe", "{\"conid\":265598}"));
        compare(
                "doc-error-unsubscribe-unknown.json",
                rest.json("/iserver/marketdata/unsubscribe", "{\"conid\":265598}"));
        compare("rest-marketdata-unsubscribeall.json", rest.json("/iserver/marketdata/unsubscribeall"));
    }

    @Test
    void history() {
        rest.ready();
        String history = "/iserver/marketdata/history?conid=265598&period=%s&bar=%s";
        compare("rest-history.json", rest.json(history.formatted("1d", "1min")));
        compare("rest-history-aapl-monthly.json", rest.json(history.formatted("1m", "1m")));
        compare("doc-marketdata-history.json", rest.json(history.formatted("1d", "1d")));
    }

    @Test
    void notifications() {
        simulator.news().fyi("MF", "A cheaper fund", "There may be one.");
        compare("rest-fyi-unreadnumber.json", rest.json("/fyi/unreadnumber"));
        compare("rest-fyi-settings.json", rest.json("/fyi/settings"));
        compare("rest-fyi-disclaimer.json", rest.json("/fyi/disclaimer/BA"));
        compare("rest-fyi-notifications.json", rest.json("/fyi/notifications?max=10"));
        compare(
                "doc-fyi-notification-read.json",
                Json.read(rest.put("/fyi/notifications/1", "").body()));
        compare("doc-fyi-setting-toggle.json", rest.json("/fyi/settings/BA", "{\"enabled\":true}"));
        rest.post("/fyi/deliveryoptions/device", "{\"deviceId\":\"apn://1\",\"enabled\":true}");
        compare("doc-fyi-deliveryoptions.json", rest.json("/fyi/deliveryoptions"));
    }

    @Test
    void alerts() {
        rest.ready();
        JsonNode created = rest.json(ACCOUNT + "alert", AlertsTest.ALERT);
        String id = created.path("order_id").asText();
        compare("doc-alert-create.json", created);
        compare("doc-alerts-list.json", rest.json(ACCOUNT + "alerts"));
        compare("doc-alert-details.json", rest.json("/iserver/account/alert/" + id + "?type=Q"));
        compare("doc-alert-mta.json", rest.json("/iserver/account/mta"));
        compare(
                "doc-alert-activate.json",
                rest.json(ACCOUNT + "alert/activate", "{\"alertId\":" + id + ",\"alertActive\":1}"));
        compare("rest-error-alert-not-found-200.json", rest.json("/iserver/account/alert/1?type=Q"));
    }

    @Test
    void listsAndScans() {
        rest.ready();
        String list = "{\"id\":\"77\",\"name\":\"Mine\",\"rows\":[{\"C\":265598}]}";
        compare("rest-watchlist-create.json", rest.json("/iserver/watchlist", list));
        compare("rest-watchlists.json", rest.json("/iserver/watchlists?SC=USER_WATCHLIST"));
        compare(
                "rest-watchlist-delete.json",
                Json.read(rest.delete("/iserver/watchlist?id=77").body()));
        compare("doc-scanner-run.json", rest.json("/iserver/scanner/run", ScannerTest.SCAN));
        compare("doc-fa-allocation-accounts.json", rest.json("/iserver/account/allocation/accounts"));
        rest.post(
                "/iserver/account/allocation/group",
                "{\"name\":\"Half\",\"accounts\":[{\"name\":\"DU1234567\"}],\"default_method\":\"N\"}");
        compare("doc-fa-allocation-groups.json", rest.json("/iserver/account/allocation/group"));
        compare("doc-fa-allocation-presets.json", rest.json("/iserver/account/allocation/presets"));
    }

    @Test
    void performance() {
        rest.ready();
        simulator.trading().tradeElsewhere("DU1234567", 756733, Side.BUY, "4", "645.155");
        String one = "{\"acctIds\":[\"DU1234567\"],\"conids\":[756733],\"currency\":\"USD\"}";
        compare("rest-pa-allperiods.json", rest.json("/pa/allperiods", one));
        compare("rest-pa-transactions.json", rest.json("/pa/transactions", one));
    }

    @Test
    void eventContracts() {
        compare(
                "rest-forecast-category-tree.json",
                "/categories/g78664",
                rest.json("/forecast/category/tree").at("/categories/g1001"));
        compare("rest-forecast-contract-details.json", rest.json("/forecast/contract/details?conid=960000010"));
        compare("rest-forecast-contract-schedules.json", rest.json("/forecast/contract/schedules?conid=960000010"));
    }

    @Test
    void orders() {
        rest.ready();
        compare("rest-live-orders-first-call.json", rest.json("/iserver/account/orders"));
        compare("rest-trades-empty.json", rest.json("/iserver/account/trades"));
        compare(
                "rest-error-account-invalid-400.json",
                rest.json("/iserver/account/DU7654321/orders", "{\"orders\":[]}"));
        String whatif = "{\"orders\":[" + ORDER.formatted("LMT", ",\"price\":1") + "]}";
        compare("rest-orders-whatif.json", rest.json(ACCOUNT + "orders/whatif", whatif));
        compare("doc-orders-whatif.json", rest.json(ACCOUNT + "orders/whatif", whatif));
        compare(
                "rest-error-whatif-size-zero-500.json",
                rest.json(ACCOUNT + "orders/whatif", whatif.replace("\"quantity\":1", "\"quantity\":0")));
        JsonNode first = rest.place(ORDER.formatted("LMT", ",\"price\":1"));
        compare("rest-orders-place-question-o163.json", first);
        JsonNode third = confirm(confirm(first));
        compare("rest-reply-question-o10153.json", third);
        JsonNode accepted = confirm(third);
        compare("rest-reply-submitted.json", accepted);
        compare(
                "rest-order-cancel.json",
                Json.read(rest.delete(
                                ACCOUNT + "order/" + accepted.at("/0/order_id").asText())
                        .body()));
        compare(
                "doc-error-cancel-unknown.json",
                Json.read(rest.delete(ACCOUNT + "order/1").body()));
        compare(
                "rest-questions-suppress.json",
                rest.json("/iserver/questions/suppress", "{\"messageIds\":[\"o354\",\"o10153\"]}"));
        JsonNode filled = rest.place(ORDER.formatted("MKT", ",\"cOID\":\"Order123\""));
        String id = filled.at("/0/order_id").asText();
        await().until(() -> rest.json("/iserver/account/order/status/" + id)
                .path("order_status")
                .asText()
                .equals("Filled"));
        compare("doc-order-status.json", rest.json("/iserver/account/order/status/" + id));
        JsonNode row = rest.json("/iserver/account/orders").at("/orders/1");
        compare("doc-live-orders.json", "/orders/0", row);
        compare("doc-trades.json", rest.json("/iserver/account/trades"));
    }

    @Test
    void websocketOpening() {
        rest.ready();
        try (SocketClient socket = SocketClient.anonymous(simulator)) {
            socket.await(frame -> frame.has("message"));
            compare("ws-waiting-for-session.json", socket.json().get(0));
            socket.send("{\"session\":\"" + simulator.session().id() + "\"}").await(frame -> frame.has("hb"));
            compare("ws-system-success.json", socket.topic("system").get(0));
            compare("ws-act.json", socket.topic("act").get(0));
            compare("ws-sts-full.json", socket.topic("sts").get(0));
            compare("ws-system-hb.json", socket.topic("system").get(1));
            compare(
                    "ws-tic-reply.json",
                    socket.send("tic").settle().topic("tic").get(0));
            simulator.session().compete();
            compare("doc-ws-sts-competing.json", socket.await("sts", 2).get(1));
        }
    }

    @Test
    void websocketTopics() {
        rest.ready();
        try (SocketClient socket = SocketClient.ready(simulator)) {
            socket.send("smd+265598+{\"fields\":[\"31\",\"84\",\"86\",\"6509\",\"83\"]}")
                    .settle();
            compare("ws-smd-first-full.json", socket.topic("smd+265598").get(0));
            socket.send("smd+265598+{\"fields\":[\"31\"]}").settle();
            simulator.market().set(265598, "31", "271.00");
            compare("ws-smd-delta-last-only.json", socket.await("smd+265598", 5).get(4));

            socket.send("sor+{}").settle();
            rest.post("/iserver/questions/suppress", "{\"messageIds\":[\"o163\",\"o10153\"]}");
            String id = rest.place(ORDER.formatted("LMT", ",\"price\":1"))
                    .at("/0/order_id")
                    .asText();
            socket.await("sor", 5);
            rest.delete(ACCOUNT + "order/" + id);
            var rows = socket.await("sor", 7);
            compare("ws-sor-full.json", rows.get(0));
            compare("ws-sor-id-only.json", rows.get(1));
            compare("ws-sor-status-only.json", rows.get(4));
            compare("ws-sor-cancelled.json", rows.get(6));

            socket.send("str+{}").settle();
            simulator.trading().tradeElsewhere("DU1234567", 732440574, Side.BUY, "2", "248.60");
            var executions = socket.await("str", 3);
            compare("ws-str-empty.json", executions.get(0));
            compare("ws-str-execution-no-commission.json", executions.get(1));
            compare("ws-str-execution-with-commission.json", executions.get(2));
            compare(
                    "doc-ws-sld.json",
                    "/result/0",
                    socket.send("sld+DU1234567")
                            .settle()
                            .topic("sld+DU1234567")
                            .get(0)
                            .at("/result/0"));
            compare(
                    "ws-ssd.json",
                    socket.send("ssd+DU1234567+{\"keys\":[\"ExcessLiquidity-S\"]}")
                            .settle()
                            .topic("ssd+DU1234567")
                            .get(0));
            socket.send("usd+DU1234567+{}").send("uld+DU1234567+{}").settle();
            compare("doc-ws-usd-confirm.json", socket.json().get(socket.json().size() - 2));
            compare("doc-ws-uld-confirm.json", socket.json().get(socket.json().size() - 1));
            simulator.news().notify("118", "text", null, null);
            compare("ws-ntf-text.json", socket.await("ntf", 1).get(0));
            compare("ws-spl.json", socket.send("spl+{}").settle().topic("spl").get(0));
        }
    }

    private JsonNode confirm(JsonNode question) {
        return rest.json("/iserver/reply/" + question.at("/0/id").asText(), "{\"confirmed\":true}");
    }

    private void compare(String file, JsonNode answer) {
        compare(file, "", answer);
    }

    private void compare(String file, String part, JsonNode answer) {
        Set<String> expected = new TreeSet<>();
        Set<String> actual = new TreeSet<>();
        Shape.collect("", recorded(file).at(part), expected);
        Shape.collect("", answer, actual);
        assertThat(differences.forgive(file, expected, actual))
                .as("listed for " + file + ", but no difference any more")
                .isEmpty();
        assertThat(actual).as(file).isEqualTo(expected);
    }

    private JsonNode recorded(String file) {
        try {
            return Json.read(Files.readString(frames.resolve(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
