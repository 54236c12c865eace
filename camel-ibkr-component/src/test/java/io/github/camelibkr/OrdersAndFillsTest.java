package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import io.github.camelibkr.simulator.ledger.ExecutionEntry;
import io.github.camelibkr.simulator.trading.Side;
import io.github.camelibkr.stream.StreamStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrdersAndFillsTest {

    private static final long AAPL = 265598;

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(choices -> choices.seed(7)
            .port(Ports.next())
            .establishDelay(Duration.ZERO)
            .questions(false)
            .commissionDelay(Duration.ofMillis(300)));

    private Simulator gateway;
    private IbkrRoutes routes;

    @BeforeEach
    void connect() {
        gateway = extension.simulator();
        routes = IbkrRoutes.trading(gateway);
    }

    @AfterEach
    void disconnect() {
        routes.close();
    }

    private void trade() {
        gateway.trading().tradeElsewhere(gateway.account(), AAPL, Side.BUY, "2", "187.65");
    }

    private static Stream<Execution> executions(List<Exchange> delivered) {
        return delivered.stream().map(exchange -> exchange.getMessage().getBody(Execution.class));
    }

    private void awaitSubscribed(String command) {
        await().untilAsserted(() -> assertThat(gateway.ledger().frames())
                .anyMatch(frame -> frame.text().startsWith(command)));
    }

    @Test
    @DisplayName("quirk 105: of the two copies of an execution the one with the commission is delivered, once")
    void quirk105_executionsAreDeliveredOnceWithTheirCommission() throws Exception {
        List<Exchange> fills = routes.collect("ibkr:stream/str");
        routes.start();
        awaitSubscribed("str");

        trade();
        trade();

        await().untilAsserted(() -> assertThat(executions(fills))
                .extracting(Execution::executionId)
                .containsExactlyElementsOf(gateway.ledger().executions().stream()
                        .map(ExecutionEntry::executionId)
                        .toList()));
        assertThat(executions(fills)).allSatisfy(execution -> {
            assertThat(execution.commission()).isPositive();
            assertThat(execution.price()).isEqualByComparingTo("187.65");
            assertThat(execution.accountId()).isEqualTo(gateway.account());
        });
        assertThat(fills.get(0).getMessage().getHeader(IbkrConstants.EVENT_EXECUTION_ID))
                .isEqualTo(gateway.ledger().executions().get(0).executionId());
        // a fill counts as delivered once its exchange is complete
        await().untilAsserted(() -> {
            StreamStatus counts = routes.component().streamStatuses().get(0);
            assertThat(counts.received()).isEqualTo(counts.delivered() + counts.conflated());
        });
    }

    @Test
    void executions_afterAReconnect_areReplayedButNotDeliveredAgain() throws Exception {
        List<Exchange> fills = routes.collect("ibkr:stream/str");
        routes.start();
        awaitSubscribed("str");
        trade();
        await().untilAsserted(() -> assertThat(fills).hasSize(1));

        gateway.faults().sockets().closeAll(1000);
        trade();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fills).hasSize(2));
        assertThat(executions(fills)).extracting(Execution::executionId).doesNotHaveDuplicates();
    }

    @Test
    void executions_beforeTheRouteStarted_areDeliveredToo() throws Exception {
        trade();
        List<Exchange> fills = routes.collect("ibkr:stream/str");
        routes.start();

        await().untilAsserted(() -> assertThat(fills).hasSize(1));
    }

    @Test
    void executions_commissionDoesNotCome_areDeliveredWithoutIt() throws Exception {
        List<Exchange> fills = routes.collect("ibkr:stream/str?commissionWait=50");
        routes.start();
        awaitSubscribed("str");

        send(execution(""));

        await().untilAsserted(() -> assertThat(fills).hasSize(1));
        assertThat(executions(fills)).first().extracting(Execution::commission).isNull();
        // the copy with the commission comes later and is not a second fill
        send(execution(",\"commission\":\"1\""));
        await().untilAsserted(() -> assertThat(
                        routes.component().streamStatuses().get(0).received())
                .isEqualTo(2));
        assertThat(fills).hasSize(1);
    }

    private static String execution(String more) {
        return "{\"topic\":\"str\",\"args\":[{\"execution_id\":\"a.1.01.01\",\"account\":\"DU1\",\"order_id\":1,\"size\":1,"
                + "\"price\":\"2\"" + more + "}]}";
    }

    private void send(String frame) {
        gateway.faults().sockets().sendText(frame.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void executions_detailFirstAndBoth_deliverAsAsked() throws Exception {
        List<Exchange> first = routes.collect("ibkr:stream/str?executionDetail=first");
        List<Exchange> both = routes.collect("ibkr:stream/str?executionDetail=both");
        routes.start();
        awaitSubscribed("str");

        trade();

        await().untilAsserted(() -> assertThat(both).hasSize(2));
        assertThat(executions(both))
                .extracting(execution -> execution.commission() != null)
                .containsExactly(false, true);
        assertThat(executions(first))
                .extracting(Execution::commission)
                .hasSize(1)
                .containsOnlyNulls();
    }

    @Test
    @DisplayName("quirk 105: partial rows of an order are merged, and rows that say nothing new are not delivered")
    void quirk105_orderRowsAreMerged() throws Exception {
        List<Exchange> updates = routes.collect("ibkr:stream/sor");
        routes.start();
        awaitSubscribed("sor");

        assertThat(routes.send(
                                "ibkr:order/place",
                                "{\"clientOrderId\":\"far\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"LMT\","
                                        + "\"quantity\":3,\"price\":1.00}")
                        .getException())
                .isNull();

        await().untilAsserted(() -> assertThat(updates)
                .extracting(exchange ->
                        exchange.getMessage().getBody(OrderUpdate.class).status())
                .containsExactly("Inactive", "PendingSubmit", "PreSubmitted", "Submitted"));
        assertThat(updates).allSatisfy(exchange -> {
            OrderUpdate update = exchange.getMessage().getBody(OrderUpdate.class);
            assertThat(update.symbol()).isEqualTo("AAPL");
            assertThat(update.totalSize()).isEqualByComparingTo("3");
            assertThat(update.clientOrderId()).isEqualTo("far");
            assertThat(update.changed()).contains("status").doesNotContain("bgColor", "fgColor");
        });
    }

    @Test
    void sor_twoRoutes_eachGetsEveryUpdateInOrder() throws Exception {
        List<Exchange> first = routes.collect("ibkr:stream/sor");
        List<Exchange> second = routes.collect("ibkr:stream/sor?bridgeErrorHandler=true");
        routes.start();
        awaitSubscribed("sor");

        routes.send(
                "ibkr:order/place",
                "{\"clientOrderId\":\"now\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":1}");

        await().untilAsserted(() -> assertThat(first)
                .last()
                .extracting(exchange ->
                        exchange.getMessage().getBody(OrderUpdate.class).status())
                .isEqualTo("Filled"));
        await().untilAsserted(() -> assertThat(second).hasSameSizeAs(first));
    }
}
