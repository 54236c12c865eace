package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.order.guard.TradingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RO4: an order that stays in doubt though IBKR answers")
class UnresolvedOrderTest extends VirtualTest {

    private static final String ORDERS = "/iserver/account/*/orders";

    private List<Exchange> events;

    @Override
    IbkrRoutes application() {
        IbkrRoutes made = super.application();
        made.configuration().setTradingMode(TradingMode.paper);
        made.configuration().setMaxWait(600_000);
        return made;
    }

    @BeforeEach
    void trade() throws Exception {
        begin(choices -> choices.seed(7).pacing(false).questions(false));
        routes.context().setManagementName("unresolved");
        events = routes.collect("ibkr:stream/lifecycle");
        routes.start();
        awaitState(GatewayState.READY);
    }

    /** One that IBKR never gets, and nobody can know that. */
    private void lose(String id) {
        gateway.faults().on("POST", ORDERS).times(1).answer(503, "");
        CompletableFuture<Exchange> answer = routes.template()
                .asyncSend("ibkr:order/place", exchange -> exchange.getMessage().setBody(OrderNode.order(id)));
        // the disk has a time of its own
        await().until(() -> {
            pass(Duration.ofMillis(500));
            return answer.isDone();
        });
        assertThat(answer.join().getException()).isInstanceOf(OrderUnknownException.class);
    }

    /** However long the disk takes, which has no virtual time. */
    private void passUntilCalled() {
        await().until(() -> {
            pass(Duration.ofSeconds(5));
            return count(Type.ORDER_UNRESOLVED) > 0;
        });
    }

    private List<LifecycleEvent> of(Type type) {
        return events.stream()
                .map(event -> event.getMessage().getBody(LifecycleEvent.class))
                .filter(event -> event.type() == type)
                .toList();
    }

    private long count(Type type) {
        return of(type).size();
    }

    private HealthCheck.Result health() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(routes.context());
        registry.setExposureLevel("full");
        return HealthCheckHelper.invokeReadiness(routes.context()).stream()
                .filter(result -> result.getCheck().getId().startsWith("ibkr-gateway-"))
                .findFirst()
                .orElseThrow();
    }

    private Object jmx(boolean attribute, Object... arguments) throws Exception {
        MBeanServer server =
                routes.context().getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName name = server
                .queryNames(new ObjectName("org.apache.camel:context=unresolved,type=components,name=\"ibkr\",*"), null)
                .stream()
                .findFirst()
                .orElseThrow();
        return attribute
                ? server.getAttribute(name, "OrdersInDoubt")
                : server.invoke(name, "settleOrder", arguments, new String[] {
                    "java.lang.String", "boolean", "java.lang.String", "java.lang.String"
                });
    }

    @Test
    void RO4_aMinuteAfterIbkrWasAsked_aPersonIsCalled_once() {
        lose("gone-1");
        pass(Duration.ofSeconds(50));
        assertThat(of(Type.ORDER_UNRESOLVED)).as("not yet").isEmpty();

        passUntilCalled();

        assertThat(of(Type.ORDER_UNRESOLVED)).singleElement().satisfies(event -> {
            assertThat(event.clientOrderId()).isEqualTo("gone-1");
            assertThat(event.accountId()).isEqualTo(gateway.account());
            assertThat(event.reason()).startsWith("IBKR answers, and does not know it: ");
            assertThat(event.advice()).contains("ibkr:order/settle or by JMX");
        });
        pass(Duration.ofMinutes(5));
        assertThat(count(Type.ORDER_UNRESOLVED)).as("once").isEqualTo(1);
        assertThat(count(Type.ORDER_SETTLED)).as("absence proves nothing").isZero();
    }

    @Test
    void RO4_whileIbkrDoesNotAnswer_nobodyIsCalled() {
        gateway.faults().on("GET", "/iserver/account/orders").times(1_000).answer(503, "");
        lose("gone-2");
        pass(Duration.ofMinutes(5));
        assertThat(count(Type.ORDER_UNRESOLVED)).isZero();

        gateway.faults().clear();
        passUntilCalled();
        assertThat(count(Type.ORDER_UNRESOLVED)).isEqualTo(1);
    }

    @Test
    void unresolved_isSeenByEverybodyWhoWatches_andSettledByJmx() throws Exception {
        lose("gone-3");
        assertThat(health().getDetails()).containsEntry("state", "READY").containsEntry("ordersInDoubt", "gone-3");
        passUntilCalled();

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails()).containsEntry("state", "DEGRADED").containsKey("advice");
        String masked = "D***" + gateway.account().substring(gateway.account().length() - 3);
        assertThat((String[]) jmx(true))
                .singleElement()
                .asString()
                .startsWith("gone-3 of account " + masked + " since ")
                .contains(", looked for in vain: ")
                .doesNotContain(gateway.account());
        DevConsole console = new IbkrDevConsole();
        ((CamelContextAware) console).setCamelContext(routes.context());
        assertThat((String) console.call(DevConsole.MediaType.TEXT))
                .contains("Order gone-3 of account " + masked + ": in doubt since ", ", looked for in vain (");
        assertThat(((JsonObject) console.call(DevConsole.MediaType.JSON, Map.of())).toJson())
                .contains("\"clientOrderId\":\"gone-3\"", "\"unresolved\":true")
                .doesNotContain(gateway.account());

        assertThat(jmx(false, "gone-3", false, "", "called the trade desk"))
                .isEqualTo("gone-3 is REJECTED: settled by hand: called the trade desk");

        assertThat((String[]) jmx(true)).isEmpty();
        await().untilAsserted(
                        () -> assertThat(of(Type.ORDER_SETTLED)).singleElement().satisfies(event -> assertThat(
                                        event.reason())
                                .isEqualTo("REJECTED: settled by hand: called the trade desk")));
        assertThat(health().getDetails()).containsEntry("state", "READY").doesNotContainKey("ordersInDoubt");
        JournalRecords noted = routes.send("ibkr:order/journal?state=REJECTED", null)
                .getMessage()
                .getBody(JournalRecords.class);
        assertThat(noted.orders()).singleElement().satisfies(one -> {
            assertThat(one.order().state()).isEqualTo(JournalState.REJECTED);
            assertThat(one.order().text()).isEqualTo("settled by hand: called the trade desk");
            assertThat(one.steps()).hasSize(4);
        });
    }

    @Test
    void jmx_ofAnOrderThatIsNotInDoubt_orWithoutAReason_changesNothing() throws Exception {
        lose("gone-4");

        assertThatThrownBy(() -> jmx(false, "other-1", true, "17", "a guess"))
                .isInstanceOf(MBeanException.class)
                .hasCauseInstanceOf(InvalidRequestException.class)
                .hasRootCauseMessage(
                        "order other-1 is not in doubt at any gateway that orders are sent to here; nothing"
                                + " was changed");
        assertThatThrownBy(() -> jmx(false, "gone-4", true, "17", ""))
                .hasCauseInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> jmx(false, "gone-4", true, "seventeen", "a guess"))
                .hasCauseInstanceOf(InvalidRequestException.class);

        assertThat((String[]) jmx(true)).hasSize(1);
        assertThat(jmx(false, "gone-4", true, "1700", "seen in the app"))
                .isEqualTo("gone-4 is ACCEPTED as order 1700: settled by hand: seen in the app");
    }

    @Test
    void O16_afterARestart_itIsLookedForWithoutANewOrder_andAPersonIsCalledAgain() throws Exception {
        lose("gone-5");
        IbkrRoutes before = routes;
        before.close();
        routes = application();
        routes.configuration().setStateDirectory(before.state().toString());
        events = routes.collect("ibkr:stream/lifecycle");
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders").to("ibkr:order/place");
            }
        });
        routes.start();
        awaitState(GatewayState.READY);

        passUntilCalled();

        assertThat(of(Type.ORDER_UNRESOLVED)).singleElement().satisfies(event -> assertThat(event.clientOrderId())
                .isEqualTo("gone-5"));
    }
}
