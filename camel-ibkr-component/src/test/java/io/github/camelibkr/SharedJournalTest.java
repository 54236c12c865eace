package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalRecord;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.JournalStep;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.store.PooledDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("Nodes that share a journal in PostgreSQL")
class SharedJournalTest {

    private static final String PLACE = "ibkr:order/place";
    private static final String ORDERS = "/iserver/account/*/orders";
    private static final int MESSAGES = 25;
    private static final int DELIVERIES = 3;

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(choices ->
            choices.seed(7).port(Ports.next()).pacing(false).questions(false).establishDelay(Duration.ZERO));

    @TempDir
    Path directory;

    private Simulator gateway;
    private EmbeddedPostgres postgres;
    private IbkrRoutes one;
    private IbkrRoutes other;

    @BeforeEach
    void start() throws Exception {
        gateway = extension.simulator();
        postgres = postgres(Ports.next());
        one = node();
        other = node();
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        other.close();
        postgres.close();
    }

    /** With the data that were there before. */
    private EmbeddedPostgres postgres(int port) throws Exception {
        return PostgresServer.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private String jdbc() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?user=postgres";
    }

    private IbkrRoutes node() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbc());
        IbkrRoutes node = IbkrRoutes.trading(gateway);
        node.configuration().setDataSource(source);
        node.configuration().setRequestTimeout(3_000);
        node.configuration().setMaxWait(5_000);
        return node;
    }

    @Test
    @DisplayName("O16: an order whose row nobody can write holds up its own account only")
    void O16_rowOfAnotherAccountIsLocked_ordersGoOn() throws Exception {
        PGSimpleDataSource impatient = new PGSimpleDataSource();
        impatient.setUrl(jdbc() + "&options=-c%20lock_timeout=100");
        one.configuration().setDataSource(impatient);
        OrderJournal journal = new OrderJournal(new PooledDatabase(impatient));
        Instant longAgo = Instant.now().minusSeconds(600);
        journal.open(longAgo);
        JournalEntry left = new JournalEntry(
                "left-1",
                "U7",
                one.configuration().getGatewayUrl(),
                JournalEntry.Kind.PLACE,
                JournalState.INTENT,
                null,
                "abc",
                "{}",
                "gone",
                null,
                longAgo,
                longAgo);
        journal.begin(left);
        journal.depart(left.with(JournalState.SENT, null, null, longAgo), "route");
        try (Connection cutOff = impatient.getConnection()) {
            cutOff.setAutoCommit(false);
            cutOff.createStatement().executeQuery("SELECT note FROM ibkr_order FOR UPDATE");
            one.start();

            assertThat(place(one, "free-1").getException()).isNull();
            assertThat(journal(one, "left-1").order().state()).isEqualTo(JournalState.SENT);

            cutOff.rollback();
        }
        assertThatEachWasPostedOnce(1);
    }

    private static Exchange place(IbkrRoutes node, String id) {
        return node.send(PLACE, OrderNode.order(id));
    }

    private static JournalRecord journal(IbkrRoutes node, String id) {
        return node.send("ibkr:order/journal?clientOrderId=" + id, null)
                .getMessage()
                .getBody(JournalRecords.class)
                .orders()
                .get(0);
    }

    private void assertThatEachWasPostedOnce(int count) {
        assertThat(gateway.ledger().postsByClientOrderId())
                .hasSize(count)
                .allSatisfy((id, posts) -> assertThat(posts).as(id).isEqualTo(1));
    }

    @Test
    @DisplayName("O6: the same messages to two nodes, each several times and all at once: one POST for each")
    void O6_sameMessagesToBoth_onePostEach_andOneIsTold() throws Exception {
        one.configuration().setMaxWait(60_000);
        other.configuration().setMaxWait(60_000);
        one.start();
        other.start();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Callable<Exchange>> all = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            String id = "both-" + i;
            for (int delivery = 0; delivery < DELIVERIES; delivery++) {
                all.add(() -> place(one, id));
                all.add(() -> place(other, id));
            }
        }

        int accepted = 0;
        for (Future<Exchange> answer : pool.invokeAll(all)) {
            Exception failure = answer.get().getException();
            if (failure != null) {
                assertThat(failure).isInstanceOf(DuplicateOrderException.class);
            }
            accepted += failure == null ? 1 : 0;
        }
        pool.shutdown();

        assertThat(accepted).isEqualTo(MESSAGES);
        assertThatEachWasPostedOnce(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            JournalRecord known = journal(one, "both-" + i);
            assertThat(known.steps())
                    .extracting(JournalStep::state)
                    .containsExactly(JournalState.INTENT, JournalState.SENT, JournalState.ACCEPTED);
            assertThat(known.steps().stream().map(JournalStep::owner).distinct())
                    .as("one of them did all of it")
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("O16: what a node was in doubt about that is gone is found by the other, before it sends anything")
    void O16_theOneInDoubtIsGone_theOtherFindsOut() {
        one.start();
        other.start();
        gateway.faults().on("POST", ORDERS).times(1).loseAnswer();
        gateway.faults().on("GET", "/iserver/account/orders").times(1_000).answer(503, "");
        gateway.faults().on("GET", "/iserver/account/trades").times(1_000).answer(503, "");
        assertThat(place(one, "lost-1").getException()).isInstanceOf(OrderUnknownException.class);

        assertThat(place(other, "held-1").getException())
                .as("the other one holds back, too")
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageContaining("whether order lost-1 of account ");
        one.close();
        gateway.faults().clear();

        await().untilAsserted(() ->
                assertThat(journal(other, "lost-1").order().state()).isEqualTo(JournalState.ACCEPTED));
        assertThat(place(other, "held-1").getException()).isNull();
        assertThat(place(other, "lost-1").getException()).isInstanceOf(DuplicateOrderException.class);
        assertThatEachWasPostedOnce(2);
    }

    @Test
    @DisplayName("RO4: both look for it, and each goes on once one of them has found it")
    void RO4_bothInDoubt_bothGoOn() {
        one.start();
        other.start();
        gateway.faults().on("POST", ORDERS).times(1).neverAnswer();
        assertThat(place(one, "gone-1").getException()).isInstanceOf(OrderUnknownException.class);
        gateway.faults().clear();
        assertThat(place(other, "held-2").getException()).isInstanceOf(OrderNotSentException.class);

        assertThat(other.send(
                                "ibkr:order/settle",
                                Map.of("clientOrderId", "gone-1", "placed", false, "reason", "seen by eye"))
                        .getException())
                .isNull();

        assertThat(place(other, "held-2").getException()).isNull();
        await().untilAsserted(
                        () -> assertThat(one.component().getOrdersInDoubt()).isEmpty());
        assertThat(place(one, "next-2").getException()).isNull();
        assertThatEachWasPostedOnce(3);
    }

    @Test
    @DisplayName("C4: the database goes away while an order is under way")
    void C4_databaseGoesAway_ordersAreRefused_andWhatWasUnderWayIsFoundLater() throws Exception {
        one.start();
        assertThat(place(one, "before-1").getException()).isNull();
        gateway.faults().on("POST", ORDERS).times(1).loseAnswer();
        CompletableFuture<Exchange> underWay = one.template()
                .asyncSend(PLACE, exchange -> exchange.getMessage().setBody(OrderNode.order("under-way-1")));
        await().until(() -> gateway.ledger().postsByClientOrderId().containsKey("under-way-1"));
        int port = postgres.getPort();
        postgres.close();

        assertThat(underWay.get().getException()).isInstanceOf(OrderUnknownException.class);
        assertThat(place(one, "dark-1").getException())
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageStartingWith(
                        "order dark-1 was not sent: the order journal, dataSource PGSimpleDataSource, cannot"
                                + " be used: Connection to localhost:" + port + " refused.");
        assertThatEachWasPostedOnce(2);

        postgres = postgres(port);

        await().untilAsserted(() -> assertThat(place(one, "dark-1").getException())
                .satisfiesAnyOf(nothing -> assertThat(nothing).isNull(), sent -> assertThat(sent)
                        .isInstanceOf(DuplicateOrderException.class)));
        await().untilAsserted(() ->
                assertThat(journal(one, "under-way-1").order().state()).isEqualTo(JournalState.ACCEPTED));
        assertThat(place(one, "under-way-1").getException()).isInstanceOf(DuplicateOrderException.class);
        assertThatEachWasPostedOnce(3);
    }

    @Test
    @DisplayName("C4: the database goes away between an order and its outcome, which is noted later")
    void C4_outcomeNotNoted_isNotedBeforeTheNextOrder() throws Exception {
        one.configuration().setRequestTimeout(30_000);
        one.start();
        gateway.faults().on("POST", ORDERS).times(1).answerLate(Duration.ofSeconds(3));
        CompletableFuture<Exchange> underWay = one.template()
                .asyncSend(PLACE, exchange -> exchange.getMessage().setBody(OrderNode.order("late-1")));
        await().until(() -> gateway.ledger().postsByClientOrderId().containsKey("late-1"));
        int port = postgres.getPort();
        postgres.close();
        assertThat(underWay.get().getException()).as("what is true is told").isNull();
        postgres = postgres(port);

        await().untilAsserted(
                        () -> assertThat(place(one, "later-1").getException()).isNull());

        await().untilAsserted(
                        () -> assertThat(journal(one, "late-1").order().state()).isEqualTo(JournalState.ACCEPTED));
        assertThatEachWasPostedOnce(2);
    }
}
