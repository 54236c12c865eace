package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalRecord;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.JournalStep;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.order.guard.TradingMode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("A node that shares its journal with another is killed while an order is under way")
class NodeDeathTest extends VirtualTest {

    private static final String ORDERS = "/iserver/account/*/orders";

    private EmbeddedPostgres postgres;

    @BeforeEach
    void startDatabase() throws IOException {
        postgres = PostgresServer.builder().start();
    }

    @AfterEach
    void stopDatabase() throws IOException {
        postgres.close();
    }

    @Override
    IbkrRoutes application() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbc());
        IbkrRoutes made = super.application();
        made.configuration().setTradingMode(TradingMode.paper);
        made.configuration().setMaxWait(600_000);
        made.configuration().setDataSource(source);
        return made;
    }

    private String jdbc() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?user=postgres";
    }

    private Exchange place(String id) {
        return routes.send("ibkr:order/place", OrderNode.order(id));
    }

    private List<JournalRecord> known(String id) {
        return routes.send("ibkr:order/journal?clientOrderId=" + id, null)
                .getMessage()
                .getBody(JournalRecords.class)
                .orders();
    }

    private boolean isKnown(String id) {
        return !known(id).isEmpty();
    }

    private JournalRecord journal(String id) {
        return known(id).get(0);
    }

    private void beginNow() throws Exception {
        // the nodes' clocks agree, as they should
        begin(choices -> choices.virtualTime(Instant.now())
                .seed(7)
                .tls(false)
                .pacing(false)
                .questions(false)
                .establishDelay(Duration.ZERO));
    }

    @Test
    @DisplayName("O16: an order that waited for its turn is to be given again, and then the other one sends it")
    void O16_killedBeforeItLeft_theOtherSendsItOnceNobodyElseCan() throws Exception {
        beginNow();
        routes.collect("ibkr:stream/lifecycle");
        routes.start();
        awaitState(GatewayState.READY);
        try (OrderNodeProcess node = new OrderNodeProcess(gateway, "jdbc=" + jdbc())) {
            node.awaitLine("ready");
            gateway.faults().on("POST", ORDERS).times(1).loseAnswer();
            node.tell("place dead-1");
            await().until(() -> gateway.ledger().postsByClientOrderId().containsKey("dead-1"));
            node.tell("place dead-2");
            await().until(() -> isKnown("dead-2"));
            node.kill();
        }
        assertThat(journal("dead-2").order().state()).isEqualTo(JournalState.INTENT);

        assertThat(place("dead-2").getException())
                .as("the message is delivered again, and nobody has sent its order")
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageStartingWith("order dead-2 was not sent: another process took it up at ");

        await().until(() -> {
            pass(Duration.ofSeconds(30));
            return journal("dead-1").order().state().isFinal();
        });
        assertThat(place("dead-2").getException()).isNull();
        assertThat(gateway.ledger().postsByClientOrderId())
                .hasSize(2)
                .containsEntry("dead-1", 1)
                .containsEntry("dead-2", 1);
    }

    @Test
    @DisplayName("O16: the other one never sends it, and after five minutes it finds out what became of it")
    void O16_killedAfterItLeft_theOtherNeverSendsIt_andFindsOut() throws Exception {
        beginNow();
        try (OrderNodeProcess node = new OrderNodeProcess(gateway, "jdbc=" + jdbc())) {
            node.awaitLine("ready");
            gateway.faults().on("POST", ORDERS).times(1).loseAnswer();
            node.tell("place dead-1");
            await().until(() -> gateway.ledger().postsByClientOrderId().containsKey("dead-1"));
            node.kill();
        }
        routes.collect("ibkr:stream/lifecycle");
        routes.start();
        awaitState(GatewayState.READY);

        assertThat(place("dead-1").getException())
                .as("the message is delivered again")
                .isInstanceOf(DuplicateOrderException.class)
                .hasMessageStartingWith("order dead-1 was not sent again: it is being sent.");
        assertThat(journal("dead-1").order().state()).isEqualTo(JournalState.SENT);

        await().until(() -> {
            pass(Duration.ofSeconds(30));
            return journal("dead-1").order().state().isFinal();
        });

        assertThat(journal("dead-1").steps())
                .extracting(JournalStep::state)
                .containsExactly(JournalState.INTENT, JournalState.SENT, JournalState.UNKNOWN, JournalState.ACCEPTED);
        assertThat(Duration.between(
                        journal("dead-1").order().begun(),
                        journal("dead-1").steps().get(2).at()))
                .as("not while it might still have been sent")
                .isGreaterThan(Duration.ofMinutes(5));
        assertThat(place("dead-1").getException()).isInstanceOf(DuplicateOrderException.class);
        assertThat(gateway.ledger().postsByClientOrderId()).hasSize(1).containsEntry("dead-1", 1);
    }
}
