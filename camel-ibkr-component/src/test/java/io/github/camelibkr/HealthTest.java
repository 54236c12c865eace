package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Health, dev console and JMX: what somebody who watches gets to see. */
class HealthTest extends FaultTest {

    /** As camel-main does it. */
    @BeforeEach
    void watchHealth() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(routes.context());
        registry.register(registry.resolveById("consumers"));
        // otherwise what is up is not shown one by one
        registry.setExposureLevel("full");
    }

    private List<HealthCheck.Result> readiness() {
        return HealthCheckHelper.invokeReadiness(routes.context()).stream()
                .filter(result -> result.getCheck().getId().contains("ibkr"))
                .toList();
    }

    private HealthCheck.Result check(String id) {
        return readiness().stream()
                .filter(result -> result.getCheck().getId().startsWith(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + id + " among "
                        + readiness().stream()
                                .map(found -> found.getCheck().getId())
                                .toList()));
    }

    @Test
    void allWell_gatewayAndConsumerAreUp_withTheirDetails() throws Exception {
        flowing();

        HealthCheck.Result gatewayCheck = check("ibkr-gateway-" + gateway.url());
        HealthCheck.Result consumer = check("consumer:");

        assertThat(gatewayCheck.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(gatewayCheck.getDetails())
                .containsEntry("state", "READY")
                .containsEntry("login", "PRESENT")
                .containsEntry("brokerage", "UP")
                .containsEntry("websocket", "STREAMING")
                .containsKey("lastFrame");
        assertThat(consumer.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(consumer.getDetails())
                .containsEntry("stream.smd+265598", "FLOWING")
                .containsKey("lastFrame.smd+265598");
    }

    @Test
    void neverLiveness_aRestartWouldNotHelp() throws Exception {
        flowing();
        gateway.down();
        awaitGaps(1);

        assertThat(HealthCheckHelper.invokeLiveness(routes.context()))
                .filteredOn(result -> result.getCheck().getId().contains("ibkr"))
                .isEmpty();
    }

    @Test
    void gatewayAway_bothAreDown_andSayWhatToDo() throws Exception {
        flowing();
        gateway.down();
        awaitGaps(1);
        await().until(() -> status().advice() != null);

        HealthCheck.Result gatewayCheck = check("ibkr-gateway-");
        assertThat(gatewayCheck.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(gatewayCheck.getMessage().orElseThrow()).contains("is not ready: CONNECTING");
        assertThat(gatewayCheck.getDetails()).containsKeys("lastError", "advice", "lastFrame");
        assertThat(check("consumer:").getState()).isEqualTo(HealthCheck.State.DOWN);
        gateway.up();
        await().until(() -> check("ibkr-gateway-").getState() == HealthCheck.State.UP);
    }

    @Test
    void loginRequired_isDown_withTheAddressOfTheLoginPage() throws Exception {
        gateway.session().logout();
        routes.collect(QUOTES);
        routes.start();
        awaitState(GatewayState.LOGIN_REQUIRED);

        assertThat(check("ibkr-gateway-").getDetails())
                .containsEntry("state", "LOGIN_REQUIRED")
                .hasEntrySatisfying("advice", advice -> assertThat(advice.toString())
                        .contains("open " + gateway.url() + " in a browser"));
    }

    @Test
    void penalty_gatewayIsDown_consumersAreFedAsLongAsTheirWebsocketIsUp() throws Exception {
        flowing();
        gateway.faults().on("GET", "/iserver/secdef/search").times(1).answer(429, "");
        routes.send("ibkr:contract/search?symbol=AAPL", null);

        assertThat(check("ibkr-gateway-").getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(check("ibkr-gateway-").getDetails()).containsKey("retryAt");
        assertThat(check("consumer:").getState()).isEqualTo(HealthCheck.State.UP);

        // a handshake is a request, too: until the penalty is over there is none
        gateway.faults().sockets().cutAll();
        awaitGaps(1);
        await().during(Duration.ofSeconds(2))
                .until(() -> gateway.faults().sockets().open() == 0);
        assertThat(check("consumer:").getState()).isEqualTo(HealthCheck.State.DOWN);
        routes.component().resume();
        await().until(() -> check("consumer:").getState() == HealthCheck.State.UP);
    }

    @Test
    void missedKeepAlives_areDegraded_whichIsUp() throws Exception {
        flowing();
        gateway.faults().on("POST", "/tickle").answer(503, "");
        await().until(() -> status().missedTickles() >= 2);

        assertThat(check("ibkr-gateway-").getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(check("ibkr-gateway-").getDetails()).containsEntry("state", "DEGRADED");
        assertThat(status().gaps()).isZero();
    }

    @Test
    void routeStopped_itsChecksAreGone() throws Exception {
        flowing();
        routes.context().getRouteController().stopRoute(QUOTES);

        assertThat(readiness()).noneMatch(result -> result.getCheck().getId().startsWith("ibkr-gateway-"));
    }

    @Test
    void devConsole_showsGatewaysAndStreams_inTextAndJson() throws Exception {
        flowing();
        DevConsole console = new IbkrDevConsole();
        ((org.apache.camel.CamelContextAware) console).setCamelContext(routes.context());

        String text = (String) console.call(DevConsole.MediaType.TEXT);
        JsonObject json = (JsonObject) console.call(DevConsole.MediaType.JSON, Map.of());

        assertThat(text).contains("Gateway " + gateway.url() + ": READY", "websocket STREAMING", "Stream smd+265598");
        assertThat(json.toJson()).contains("\"state\":\"READY\"", "\"topic\":\"smd+265598\"");
        assertThat(text + json.toJson()).doesNotContain(gateway.session().id());
    }

    @Test
    void jmx_showsTheGateways_andResumes() throws Exception {
        routes.context().setManagementName("health");
        flowing();
        MBeanServer server =
                routes.context().getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName name = server
                .queryNames(new ObjectName("org.apache.camel:context=health,type=components,name=\"ibkr\",*"), null)
                .stream()
                .findFirst()
                .orElseThrow();

        assertThat((String[]) server.getAttribute(name, "Gateways")).containsExactly(gateway.url() + " READY");
        server.invoke(name, "resume", new Object[0], new String[0]);
        assertThat(status().state()).isEqualTo(GatewayState.READY);
    }
}
