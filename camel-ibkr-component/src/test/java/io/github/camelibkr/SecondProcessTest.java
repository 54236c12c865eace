package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.store.InUseException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C5: of two processes that have the same state directory")
class SecondProcessTest extends OrderTest {

    SecondProcessTest() {
        super(choices -> choices.questions(false));
    }

    private OrderNodeProcess node() throws Exception {
        return new OrderNodeProcess(gateway, "state=" + routes.state());
    }

    private void tradeHere() throws Exception {
        route("direct:orders", "ibkr:order/place");
        routes.start();
    }

    private void route(String from, String to) throws Exception {
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId(from).to(to);
            }
        });
    }

    private String refusal(long pid) {
        return "another process (" + pid + ") works with the state directory "
                + routes.state().toAbsolutePath()
                + ", and two would not know of each other's orders and fills: stop it, or give this one a stateDirectory of"
                + " its own; nodes that are to share one journal need a dataSource, such as PostgreSQL";
    }

    @Test
    void C5_theSecondThatTrades_doesNotStart_andStartsOnceTheFirstHasStopped() throws Exception {
        tradeHere();
        try (OrderNodeProcess second = node()) {
            assertThat(second.awaitLine("refused"))
                    .isEqualTo("refused " + refusal(ProcessHandle.current().pid()));
        }
        assertThat(gateway.ledger().postsByClientOrderId()).isEmpty();

        routes.close();

        try (OrderNodeProcess third = node()) {
            third.awaitLine("ready");
            third.tell("place later-1");
            assertThat(third.awaitLine("later-1")).isEqualTo("later-1 ACCEPTED");
            third.end();
        }
    }

    @Test
    void C5_theFirstIsKilled_itsDirectoryIsFree_andItsOrdersAreKnown() throws Exception {
        try (OrderNodeProcess first = node()) {
            first.awaitLine("ready");
            first.tell("place once-1");
            first.awaitLine("once-1 ACCEPTED");
            assertThatThrownBy(this::tradeHere)
                    .hasRootCauseInstanceOf(InUseException.class)
                    .hasRootCauseMessage(refusal(first.pid()));

            first.kill();
        }
        routes.close();
        IbkrRoutes before = routes;
        routes = IbkrRoutes.trading(gateway);
        routes.configuration().setStateDirectory(before.state().toString());
        tradeHere();

        Exchange again = routes.send("direct:orders", OrderNode.order("once-1"));

        assertThat(again.getException())
                .hasMessageStartingWith("order once-1 was not sent again: it was answered with ACCEPTED as order ");
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("once-1", 1);
    }

    @Test
    void C5_aStreamOfFills_isRefusedToo() throws Exception {
        try (OrderNodeProcess first = node()) {
            first.awaitLine("ready");
            routes.collect("ibkr:stream/str?subscriptionName=fills");

            assertThatThrownBy(routes::start)
                    .hasRootCauseInstanceOf(InUseException.class)
                    .hasRootCauseMessage(refusal(first.pid()));
        }
    }

    @Test
    void C5_whoOnlyLooksItUp_isNotRefused_andKeepsNobodyOut() throws Exception {
        try (OrderNodeProcess first = node()) {
            first.awaitLine("ready");
            first.tell("place seen-1");
            first.awaitLine("seen-1 ACCEPTED");
            routes.configuration().setTradingMode(TradingMode.readOnly);
            routes.start();

            JournalRecords known =
                    routes.send("ibkr:order/journal", null).getMessage().getBody(JournalRecords.class);

            assertThat(known.orders()).singleElement().satisfies(one -> {
                assertThat(one.order().clientOrderId()).isEqualTo("seen-1");
                assertThat(one.order().state()).isEqualTo(JournalState.ACCEPTED);
            });
            first.tell("place seen-2");
            first.awaitLine("seen-2 ACCEPTED");
        }
    }

    @Test
    void C5_twoContextsOfOneProcess_mayShareIt_andTheLastOneOutGivesItBack() throws Exception {
        tradeHere();
        try (IbkrRoutes other = IbkrRoutes.trading(gateway)) {
            other.configuration().setStateDirectory(routes.state().toString());
            other.start();
            assertThat(other.send("ibkr:order/place", OrderNode.order("shared-1"))
                            .getException())
                    .isNull();
            assertThat(routes.send("direct:orders", OrderNode.order("shared-1")).getException())
                    .hasMessageStartingWith("order shared-1 was not sent again: ");
            routes.close();
            try (OrderNodeProcess second = node()) {
                assertThat(second.awaitLine("refused")).startsWith("refused another process (");
            }
        }
        try (OrderNodeProcess third = node()) {
            assertThat(third.awaitLine("ready")).isEqualTo("ready");
            third.end();
        }
    }
}
