package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.simulator.SimulatorBuilder;
import io.github.camelibkr.simulator.trading.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Streams behave as every Camel consumer does")
class CamelMannersTest extends FaultTest {

    private static final String FILLS = "ibkr:stream/str?subscriptionName=fills&commissionWait=200";

    @Override
    SimulatorBuilder choose(SimulatorBuilder choices) {
        return super.choose(choices).questions(false).pacing(false);
    }

    private void trade() {
        gateway.trading().tradeElsewhere(gateway.account(), AAPL, Side.BUY, "1", "187.60");
    }

    private static void route(CamelContext context, String id, String uri, List<String> taken) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .routeId(id)
                        .process(exchange -> taken.add(
                                exchange.getMessage().getBody(Execution.class).executionId()));
            }
        });
    }

    @Test
    @DisplayName(
            "C12: of two nodes with master: one is fed; when it goes, the other goes on, and nothing is lost or doubled")
    void C12_master_oneActiveNode() throws Exception {
        Path locks = Files.createDirectories(routes.state().resolve("cluster"));
        String uri = "master:fills:" + FILLS;
        List<String> first = new CopyOnWriteArrayList<>();
        List<String> second = new CopyOnWriteArrayList<>();
        IbkrRoutes other = IbkrRoutes.on(gateway);
        other.component().setRhythm(FAST);
        other.configuration().setStateDirectory(routes.state().toString());
        try {
            routes.context().addService(cluster(locks));
            other.context().addService(cluster(locks));
            route(routes.context(), "fills", uri, first);
            routes.start();
            trade();
            await().untilAsserted(() -> assertThat(first).hasSize(1));
            route(other.context(), "fills", uri, second);
            other.start();
            trade();
            await().untilAsserted(() -> assertThat(first).hasSize(2));
            assertThat(second).isEmpty();

            routes.close();
            trade();

            await().untilAsserted(() -> assertThat(second).hasSize(1));
            assertThat(List.of(first.get(0), first.get(1), second.get(0)))
                    .containsExactlyElementsOf(inTheBooks(gateway));
        } finally {
            other.close();
        }
    }

    private static FileLockClusterService cluster(Path locks) {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks.toString());
        cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
        return cluster;
    }

    @Test
    void str_routeWithoutAnId_needsASubscriptionName() throws Exception {
        routes.context()
                .addService(cluster(Files.createDirectories(routes.state().resolve("cluster"))));
        assertThatThrownBy(
                        () -> Subscriptions.name((IbkrEndpoint) routes.context().getEndpoint("ibkr:stream/str"), null))
                .hasMessageContaining("needs the option subscriptionName");
    }

    @Test
    void exchangePooling_changesNothing() throws Exception {
        routes.context().getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        List<String> taken = new CopyOnWriteArrayList<>();
        route(routes.context(), "fills", FILLS, taken);
        List<Exchange> quotes = routes.collect(QUOTES);
        routes.start();
        for (int i = 0; i < 20; i++) {
            trade();
        }

        await().untilAsserted(() -> assertThat(taken).containsExactlyElementsOf(inTheBooks(gateway)));
        awaitAnother(quotes);
        awaitAnother(quotes);
    }

    @Test
    @DisplayName(
            "C11: with bridgeErrorHandler the route's own error handler hears of an outage, once, not of each attempt")
    void C11_bridgeErrorHandler_oncePerOutage() throws Exception {
        List<Throwable> heard = new CopyOnWriteArrayList<>();
        List<Exchange> quotes = new CopyOnWriteArrayList<>();
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(NotConnectedException.class)
                        .handled(true)
                        .process(exchange ->
                                heard.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
                from(QUOTES + "&bridgeErrorHandler=true").process(exchange -> quotes.add(exchange.copy()));
            }
        });
        routes.start();
        awaitAnother(quotes);

        gateway.down();
        await().untilAsserted(() -> assertThat(heard).isNotEmpty());
        // at the fast rhythm these are four attempts and more
        await().during(Duration.ofSeconds(2)).until(() -> heard.size() == 1);
        assertThat(heard).singleElement().satisfies(failure -> assertThat(failure)
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("DISCONNECTED"));

        gateway.up();
        awaitAnother(quotes);
        gateway.down();
        await().untilAsserted(() -> assertThat(heard).hasSize(2));
        gateway.up();
    }

    @Test
    @DisplayName("C9: a route is taken away and comes back under the same id")
    void C9_routeReload_goesOnWhereItWas() throws Exception {
        List<String> before = new CopyOnWriteArrayList<>();
        List<String> after = new CopyOnWriteArrayList<>();
        route(routes.context(), "fills", FILLS, before);
        routes.start();
        trade();
        await().untilAsserted(() -> assertThat(before).hasSize(1));

        routes.context().getRouteController().stopRoute("fills");
        routes.context().removeRoute("fills");
        trade();
        route(routes.context(), "fills", FILLS, after);
        trade();

        await().untilAsserted(() -> assertThat(after).hasSize(2));
        assertThat(List.of(before.get(0), after.get(0), after.get(1))).containsExactlyElementsOf(inTheBooks(gateway));
    }
}
