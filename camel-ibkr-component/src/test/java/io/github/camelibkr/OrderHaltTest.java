package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.model.TradingState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

@DisplayName("Halting orders")
class OrderHaltTest extends OrderTest {

    private static final String PLACE = "ibkr:order/place?confirm=o163,o354,o10153";
    private static final String ASKING = "ibkr:order/place?onQuestion=giveBack";
    private static final int THREADS = 64;

    /** One that trades at once. */
    /** One that stays open. */
    private static String farFromTheMarket(String id) {
        return "{\"clientOrderId\":\"" + id
                + "\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"LMT\",\"price\":1.00,\"quantity\":1}";
    }

    private Path file() {
        return routes.state().resolve("HALT");
    }

    private static TradingState state(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(TradingState.class);
    }

    private static void assertDenied(Exchange exchange, String why) {
        assertThat(exchange.getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessageContaining(why)
                .extracting(failure -> ((OrderDeniedException) failure).rule())
                .isEqualTo("halt");
    }

    /** The same application, started again. */
    private void restart() {
        IbkrRoutes before = routes;
        before.close();
        routes = IbkrRoutes.trading(gateway);
        routes.configuration().setStateDirectory(before.state().toString());
        routes.start();
    }

    @Test
    void halt_byARoute_deniesOrdersAndSurvivesARestart_untilResumed() throws Exception {
        List<Exchange> events = routes.collect("ibkr:stream/lifecycle");
        routes.start();

        TradingState halted = state(routes.send("ibkr:control/halt", "a runaway\nstrategy"));

        assertThat(halted.state()).isEqualTo(TradingState.State.HALTED);
        assertThat(halted.reason()).isEqualTo("a runaway strategy");
        String why = "order denied, nothing was sent: orders are halted since " + halted.since()
                + ": a runaway strategy. To go on, call ibkr:control/resume";
        assertDenied(routes.send(PLACE, marketOrder("denied-1")), why);
        await().untilAsserted(() -> assertThat(FaultTest.events(events))
                .extracting(LifecycleEvent::type, LifecycleEvent::reason)
                .contains(tuple(Type.TRADING_HALTED, "a runaway strategy")));

        Path state = routes.state();
        restart();
        assertThat(state.resolve("HALT")).exists();
        assertDenied(routes.send(PLACE, marketOrder("denied-1")), why);
        assertThat(gateway.ledger().postsByClientOrderId()).isEmpty();

        TradingState active = state(routes.send("ibkr:control/resume", Map.of("reason", "looked into")));
        assertThat(active.state()).isEqualTo(TradingState.State.ACTIVE);
        assertThat(active.reason()).isEqualTo("looked into");
        assertThat(state.resolve("HALT")).doesNotExist();
        assertThat(routes.send(PLACE, marketOrder("denied-1")).getException()).isNull();
        assertThat(gateway.ledger().postsByClientOrderId()).containsOnly(Map.entry("denied-1", 1));
    }

    @Test
    void halt_byARoute_reachesEveryPlaceOfTheComponent_alsoThoseThatBeginLater() throws Exception {
        Path other = TemporaryDirectories.create();
        Path later = TemporaryDirectories.create();
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + TemporaryDirectories.create().resolve("orders.db"));
        routes.context().getRegistry().bind("orders", source);
        String inOther = PLACE + "&stateDirectory=" + other;
        String inSource = PLACE + "&stateDirectory=&dataSource=#orders";
        String inLater = PLACE + "&stateDirectory=" + later;
        routes.start();
        assertThat(routes.send(inOther, marketOrder("before-1")).getException()).isNull();
        assertThat(routes.send(inSource, marketOrder("before-2")).getException())
                .isNull();

        state(routes.send("ibkr:control/halt", "x"));

        assertDenied(routes.send(inOther, marketOrder("denied-1")), ": x. To go on");
        assertDenied(routes.send(inSource, marketOrder("denied-2")), ": x. To go on");
        assertDenied(routes.send(inLater, marketOrder("denied-3")), ": x. To go on");
        assertThat(gateway.ledger().postsByClientOrderId()).containsOnlyKeys("before-1", "before-2");
        assertThat(List.of(file(), other.resolve("HALT"), later.resolve("HALT")))
                .allMatch(Files::exists);
        assertThat(routes.component().getOrderHalts()).hasSize(1);

        state(routes.send("ibkr:control/resume?stateDirectory=" + other, "looked into"));

        assertThat(List.of(file(), other.resolve("HALT"), later.resolve("HALT")))
                .noneMatch(Files::exists);
        for (String place : List.of(PLACE, inOther, inSource, inLater)) {
            assertThat(routes.send(place, marketOrder("after-" + place.hashCode()))
                            .getException())
                    .isNull();
        }
    }

    @Test
    void halt_byARouteWithAPlaceOfItsOwn_needsNoOther() {
        Path own = TemporaryDirectories.create();
        routes.configuration().setStateDirectory(null);
        routes.start();

        state(routes.send("ibkr:control/halt?stateDirectory=" + own, "x"));

        assertDenied(routes.send(PLACE + "&stateDirectory=" + own, marketOrder("denied-1")), ": x. To go on");
        assertThat(own.resolve("HALT")).exists();
    }

    @Test
    void halted_inAnyPlaceOfTheGateway_noPromptIsAnswered() throws Exception {
        Path other = TemporaryDirectories.create();
        routes.start();
        assertThat(routes.send(PLACE + "&stateDirectory=" + other, marketOrder("before-1"))
                        .getException())
                .isNull();
        Files.writeString(other.resolve("HALT"), "ask Ann first");

        // whose order the prompt holds up is not known
        assertDenied(
                routes.send("ibkr:order/answerPrompt?orderId=1&requestId=2&choice=Yes", null),
                "orders are halted: ask Ann first");
        assertThat(gateway.ledger().requests())
                .extracting(request -> request.path())
                .noneMatch(path -> path.endsWith("/iserver/notification"));
    }

    @Test
    void resume_withoutAReason_isRefused() {
        routes.start();
        state(routes.send("ibkr:control/halt", null));

        assertThat(routes.send("ibkr:control/resume", "").getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("control/resume: the body must say why, as text or as {\"reason\":\"…\"}; orders stay"
                        + " halted");
        assertDenied(routes.send(PLACE, marketOrder("denied-1")), ": no reason was given.");
        state(routes.send("ibkr:control/resume", "{\"reason\":\"looked into\"}"));
    }

    @Test
    void halt_byAFileMadeByHand_holdsUntilItIsGone() throws Exception {
        routes.start();
        assertThat(routes.send(PLACE, marketOrder("before-1")).getException()).isNull();

        Files.writeString(file(), "ask Ann first");

        assertDenied(routes.send(PLACE, marketOrder("denied-1")), "orders are halted: ask Ann first. To go on");
        Files.delete(file());
        assertThat(routes.send(PLACE, marketOrder("denied-1")).getException()).isNull();
    }

    @Test
    void halt_byJmx_doesTheSame() throws Exception {
        routes.start();
        MBeanServer server =
                routes.context().getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names = server.queryNames(
                new ObjectName("org.apache.camel:context=" + routes.context().getManagementName()
                        + ",type=components,name=\"ibkr\""),
                null);
        ObjectName component = names.iterator().next();
        routes.send(PLACE, marketOrder("before-1"));

        server.invoke(component, "haltOrders", new Object[] {"by hand"}, new String[] {String.class.getName()});

        assertDenied(routes.send(PLACE, marketOrder("denied-1")), ": by hand.");
        IbkrDevConsole console = new IbkrDevConsole();
        console.setCamelContext(routes.context());
        assertThat((String) console.call(DevConsole.MediaType.TEXT)).contains("Orders: orders are halted since ");
        assertThat(console.call(DevConsole.MediaType.JSON, Map.of()).toString()).contains(": by hand");
        assertThat((String[]) server.getAttribute(component, "OrderHalts"))
                .singleElement()
                .asString()
                .startsWith("orders are halted since ")
                .endsWith(": by hand");
        assertThat(file()).exists();

        server.invoke(component, "resumeOrders", new Object[] {"all is well"}, new String[] {String.class.getName()});

        assertThat(routes.send(PLACE, marketOrder("denied-1")).getException()).isNull();
        assertThat((String[]) server.getAttribute(component, "OrderHalts")).isEmpty();
    }

    @Test
    void halted_ordersThatArePlaced_mayBeCancelled() {
        routes.start();
        OrderOutcome placed =
                routes.send(PLACE, farFromTheMarket("working-1")).getMessage().getBody(OrderOutcome.class);
        state(routes.send("ibkr:control/halt", "x"));

        Exchange cancelled = routes.template().request("ibkr:order/cancel", exchange -> exchange.getMessage()
                .setHeader(IbkrConstants.ORDER_ID, placed.orderId()));

        assertThat(cancelled.getException()).isNull();
        assertThat(cancelled.getMessage().getBody(CancelReceipt.class).orderId())
                .isEqualTo(placed.orderId());
        await().untilAsserted(() ->
                assertThat(gateway.ledger().orders().get(0).status()).isEqualTo("Cancelled"));
    }

    @Test
    void halted_questionHandedBack_mayBeAnsweredNoAndNotYes() {
        routes.start();
        String replyId = routes.send(ASKING, farFromTheMarket("asked-1"))
                .getMessage()
                .getBody(OrderOutcome.class)
                .question()
                .replyId();
        state(routes.send("ibkr:control/halt", "x"));

        Exchange yes = routes.send("ibkr:order/reply", new OrderReply(replyId, true));
        assertDenied(yes, "order denied, nothing was placed: orders are halted since ");

        Exchange no = routes.send("ibkr:order/reply", new OrderReply(replyId, false));
        assertThat(no.getException()).isNull();
        assertThat(no.getMessage().getBody(OrderOutcome.class).state()).isEqualTo(OrderOutcome.State.DISCARDED);
        assertThat(gateway.ledger().orders()).isEmpty();
    }

    @Test
    void O18_halt_amidQuestions_noYesLeavesAndNothingIsPlaced() throws Exception {
        routes.start();
        // the order leaves, and its first question is on its way while orders are halted
        var slow = gateway.faults()
                .on("POST", "/iserver/account/*/orders")
                .times(1)
                .answerLate(Duration.ofSeconds(3));
        Future<Exchange> asked = routes.template()
                .asyncSend(PLACE, exchange -> exchange.getMessage().setBody(farFromTheMarket("asked-1")));
        await().until(() -> slow.hits() == 1);

        state(routes.send("ibkr:control/halt", "x"));

        assertDenied(asked.get(), "order denied, nothing was placed: orders are halted since ");
        assertThat(gateway.ledger().orders()).isEmpty();
        assertThat(gateway.ledger().requests())
                .filteredOn(request -> request.path().contains("/iserver/reply/"))
                .extracting(request -> request.body())
                .containsOnly("{\"confirmed\":false}");
    }

    @Test
    void O18_halt_duringABurstOf64Threads_noPostStartsAfterItReturns() throws Exception {
        routes.start();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 1; round <= 3; round++) {
                burst(round, threads);
                state(routes.send("ibkr:control/resume", "next round"));
            }
        } finally {
            threads.shutdownNow();
        }
        state(routes.send("ibkr:control/halt", "the end"));
        restart();
        assertDenied(routes.send(PLACE, marketOrder("after-restart")), ": the end.");
        assertThat(gateway.ledger().postsByClientOrderId().values()).containsOnly(1);
    }

    private void burst(int round, ExecutorService threads) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch ready = new CountDownLatch(THREADS);
        List<Future<Integer>> senders = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String name = "r" + round + "-t" + thread + "-";
            senders.add(threads.submit(() -> {
                ready.countDown();
                int denied = 0;
                for (int i = 0; !over.get() && denied < 3; i++) {
                    Exception failure =
                            routes.send(PLACE, marketOrder(name + i)).getException();
                    if (failure != null) {
                        assertThat(failure).isInstanceOf(OrderDeniedException.class);
                        denied++;
                    }
                }
                return denied;
            }));
        }
        ready.await();
        int before = gateway.ledger().postsByClientOrderId().size();
        await().until(() -> gateway.ledger().postsByClientOrderId().size() >= before + 3);

        state(routes.send("ibkr:control/halt", "round " + round));

        // what has left by now was noted before it did: whatever the gateway sees later must be among these
        Set<String> left = departed();
        for (Future<Integer> sender : senders) {
            assertThat(sender.get()).isPositive();
        }
        over.set(true);
        assertThat(left).containsAll(gateway.ledger().postsByClientOrderId().keySet());
        assertThat(departed()).isEqualTo(left);
    }

    /** The orders that were noted as sent, whatever became of them. */
    private Set<String> departed() throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(
                        "jdbc:sqlite:" + routes.state().resolve("ibkr.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT DISTINCT client_order_id FROM ibkr_order_step WHERE state = 'SENT'")) {
            Set<String> ids = new java.util.TreeSet<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }
}
