package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalRecord;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.JournalStep;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The journal of a running application")
class JournalTest {

    private static final String PLACE = "ibkr:order/place?confirm=o163,o354,o10153";

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(
            choices -> choices.seed(7).port(Ports.next()).pacing(false).establishDelay(Duration.ZERO));

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

    private Exchange place(String id) {
        return routes.send(PLACE, OrderNode.order(id));
    }

    private List<JournalRecord> journal(String options) {
        return records(routes.send("ibkr:order/journal" + options, null)).orders();
    }

    private static JournalRecords records(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(JournalRecords.class);
    }

    private static List<String> ids(List<JournalRecord> records) {
        return records.stream().map(one -> one.order().clientOrderId()).toList();
    }

    /** The application again, with what it left on the disk. */
    private void restart() {
        IbkrRoutes before = routes;
        before.close();
        routes = IbkrRoutes.trading(gateway);
        routes.configuration().setStateDirectory(before.state().toString());
    }

    @Nested
    @DisplayName("as ibkr:order/journal tells it")
    class Told {

        @Test
        void ofOneOrder_allItsSteps_andTheQuestionsThatWereConfirmed() {
            routes.start();
            place("told-1");
            place("other-1");

            JournalRecord told = journal("?clientOrderId=told-1").get(0);

            assertThat(told.order().state()).isEqualTo(JournalState.ACCEPTED);
            assertThat(told.order().accountId()).isEqualTo(gateway.account());
            assertThat(told.order().request()).contains("\"cOID\":\"told-1\"");
            assertThat(told.steps())
                    .extracting(JournalStep::state)
                    .containsExactly(
                            JournalState.INTENT,
                            JournalState.SENT,
                            JournalState.QUESTION,
                            JournalState.SENT,
                            JournalState.QUESTION,
                            JournalState.SENT,
                            JournalState.ACCEPTED);
            assertThat(told.steps().stream()
                            .map(JournalStep::text)
                            .filter(text -> text != null && text.startsWith("yes to: "))
                            .map(text -> text.replaceFirst(" .*", "") + text.substring(7, text.indexOf(' ', 8))))
                    .containsExactly("yes o354", "yes o10153");
        }

        @Test
        void byHeaderAndByExpression() {
            routes.start();
            place("by-header");
            place("by-expression");

            Exchange byHeader = routes.template().request("ibkr:order/journal", exchange -> exchange.getMessage()
                    .setHeader(IbkrConstants.CLIENT_ORDER_ID, "by-header"));
            Exchange byExpression = routes.template()
                    .request("ibkr:order/journal?clientOrderId=${header.ticket}", exchange -> exchange.getMessage()
                            .setHeader("ticket", "by-expression"));
            Exchange byNothing =
                    routes.template().request("ibkr:order/journal?clientOrderId=${header.ticket}", exchange -> {});

            assertThat(ids(records(byHeader).orders())).containsExactly("by-header");
            assertThat(ids(records(byExpression).orders())).containsExactly("by-expression");
            assertThat(byNothing.getException())
                    .as("all orders are no answer to a question for one")
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage("order/journal: the expression clientOrderId gives no id");
        }

        @Test
        void ofManyOrders_byState_time_andNumber_newestFirst() {
            routes.start();
            place("many-1");
            routes.send("ibkr:order/place", OrderNode.order("many-2"));
            place("many-3");

            assertThat(ids(journal(""))).containsExactly("many-3", "many-2", "many-1");
            assertThat(ids(journal("?state=DISCARDED"))).containsExactly("many-2");
            assertThat(ids(journal("?state=ACCEPTED,DISCARDED&accountId=" + gateway.account())))
                    .hasSize(3);
            assertThat(journal("?accountId=DU0000001")).isEmpty();
            assertThat(journal("?changedSince=" + Instant.now().plusSeconds(60)))
                    .isEmpty();
            assertThat(ids(journal("?changedSince=2026-01-01"))).hasSize(3);
            JournalRecords two = records(routes.send("ibkr:order/journal?limit=2", null));
            assertThat(ids(two.orders())).containsExactly("many-3", "many-2");
            assertThat(two.more()).isTrue();
            assertThat(journal("?clientOrderId=never-heard-of")).isEmpty();
        }

        @Test
        void inReadOnlyMode_afterTheTradingOne_withoutASession_andNothingIsSent() {
            routes.start();
            place("before-1");
            restart();
            routes.configuration().setTradingMode(TradingMode.readOnly);
            gateway.down();
            routes.start();

            assertThat(ids(journal(""))).containsExactly("before-1");
            assertThat(gateway.ledger().postsByClientOrderId()).containsOnlyKeys("before-1");
        }

        @Test
        void whereNothingWasEverOrdered_isEmpty_andNothingIsMade() {
            routes.configuration().setTradingMode(TradingMode.readOnly);
            routes.start();

            assertThat(journal("")).isEmpty();
            assertThat(routes.state().resolve("ibkr.db")).doesNotExist();
            assertThat(routes.state().resolve("ibkr.db.lock")).doesNotExist();
        }

        @Test
        void badOptions_areRefusedAtTheStart() {
            assertThatThrownBy(() -> routes.context().getEndpoint("ibkr:order/journal?state=LOST"))
                    .hasRootCauseMessage("ibkr:order/journal: state must be states of orders, such as UNKNOWN or"
                            + " SENT,UNKNOWN, not 'LOST'");
            assertThatThrownBy(() -> routes.context().getEndpoint("ibkr:order/journal?limit=1001"))
                    .hasRootCauseMessage("ibkr:order/journal: limit must be a number from 1 to 1000, not '1001'");
            assertThatThrownBy(() -> routes.context().getEndpoint("ibkr:order/journal?changedSince=yesterday"))
                    .hasRootCauseMessage(
                            "changedSince must be today, now, a date such as 2026-11-25 or a moment such as"
                                    + " 2026-11-25T09:30:00Z, not 'yesterday'");
            routes.configuration().setTradingMode(TradingMode.readOnly);
            routes.configuration().setStateDirectory(null);
            assertThatThrownBy(() -> routes.context().getEndpoint("ibkr:order/journal"))
                    .rootCause()
                    .hasMessageStartingWith("ibkr:order/journal needs the option stateDirectory");
        }
    }

    @Nested
    @DisplayName("C5: whose file is damaged")
    class Damaged {

        private Path file;
        private Path copy;

        @BeforeEach
        void trade() throws Exception {
            routes.start();
            assertThat(place("once-1").getException()).isNull();
            file = routes.state().resolve("ibkr.db").toAbsolutePath();
            copy = routes.state().resolve("copy");
            restart();
            routes.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:orders").routeId("orders").to(PLACE);
                }
            });
            Files.copy(file, copy);
        }

        private HealthCheck.Result health() {
            HealthCheckRegistry registry = HealthCheckRegistry.get(routes.context());
            registry.setExposureLevel("full");
            return HealthCheckHelper.invokeReadiness(routes.context()).stream()
                    .filter(result -> result.getCheck().getId().startsWith("ibkr-gateway-"))
                    .findFirst()
                    .orElseThrow();
        }

        private void assertThatOrdersAreRefused(String what) {
            for (String id : List.of("once-1", "new-1")) {
                assertThat(place(id).getException())
                        .isInstanceOf(OrderNotSentException.class)
                        .hasMessageStartingWith("order " + id + " was not sent: the order journal, " + file
                                + ", cannot be used: " + what)
                        .hasMessageEndingWith("to begin anew");
            }
            assertThat(gateway.ledger().postsByClientOrderId()).hasSize(1).containsEntry("once-1", 1);
        }

        @Test
        void C5_atTheStart_healthIsDown_ordersAreRefused_andGoOnOnceItIsPutBack() throws Exception {
            Files.writeString(file, "this is no database");
            routes.start();

            await().untilAsserted(() -> {
                assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
                assertThat(health().getMessage().orElseThrow())
                        .startsWith(
                                "no order is sent: the order journal, " + file + ", cannot be used: it is damaged (");
            });
            assertThatOrdersAreRefused("it is damaged ([SQLITE_NOTADB]");
            assertThat(file).hasContent("this is no database");

            Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);

            assertThat(place("once-1").getException()).hasMessageStartingWith("order once-1 was not sent again: ");
            assertThat(place("new-1").getException()).isNull();
            assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        }

        @Test
        void C5_emptied_ordersAreRefused() throws Exception {
            Files.write(file, new byte[0]);
            routes.start();

            assertThatOrdersAreRefused("it is empty, and it was not before. It is left as it is. ");
            assertThat(file).isEmptyFile();
        }

        @Test
        void C5_removedWhileItIsInUse_ordersAreRefused() throws Exception {
            routes.start();
            assertThat(place("once-1").getException()).hasMessageStartingWith("order once-1 was not sent again: ");
            Files.delete(file);

            assertThat(place("new-1").getException())
                    .isInstanceOf(OrderNotSentException.class)
                    .hasMessageContaining("it was removed or replaced while it was in use. ");
            assertThatOrdersAreRefused("it is missing, and it was not before. ");
            assertThat(file).doesNotExist();
        }
    }
}
