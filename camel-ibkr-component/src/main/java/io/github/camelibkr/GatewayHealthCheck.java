package io.github.camelibkr;

import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.gateway.GatewayStatus;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether a gateway is ready: never whether the program is alive, since a restart would not help. */
final class GatewayHealthCheck extends AbstractHealthCheck {

    private static final int ALARMING = 2;

    private final Gateway gateway;

    private GatewayHealthCheck(Gateway gateway) {
        super("camel", "ibkr-gateway-" + gateway.settings().url());
        this.gateway = gateway;
    }

    /** Adds one, if health is watched at all; what is given back removes it. */
    static Runnable register(CamelContext context, Gateway gateway) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry == null) {
            return () -> {};
        }
        GatewayHealthCheck check = new GatewayHealthCheck(gateway);
        registry.register(check);
        return () -> registry.unregister(check);
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        GatewayStatus status = gateway.status();
        describe(builder, status);
        if (status.state() == GatewayState.READY) {
            builder.up();
        } else {
            builder.message("the gateway at " + status.url() + " is not ready: " + status.state()
                    + (status.problem() == null ? "" : ", " + status.problem()));
            builder.down();
        }
    }

    /** What there is to know of a gateway; Camel knows no "degraded", so it stands among the details. */
    static void describe(HealthCheckResultBuilder builder, GatewayStatus status) {
        boolean degraded = status.state() == GatewayState.READY && status.missedTickles() >= ALARMING;
        builder.detail("gateway.url", status.url().toString());
        builder.detail("state", degraded ? "DEGRADED" : status.state().name());
        builder.detail("since", status.since().toString());
        builder.detail("login", status.layers().login().name());
        builder.detail("brokerage", status.layers().brokerage().name());
        builder.detail("websocket", status.layers().websocket().name());
        detail(builder, "lastFrame", status.lastFrame());
        detail(builder, "lastError", status.problem());
        detail(builder, "advice", status.advice());
        if (status.missedTickles() > 0) {
            builder.detail("missedKeepAlives", status.missedTickles());
        }
        if (status.pacing() != null && status.pacing().penalised()) {
            detail(builder, "retryAt", status.pacing().penaltyEnd());
        }
    }

    static void detail(HealthCheckResultBuilder builder, String name, Object value) {
        if (value != null) {
            builder.detail(name, value.toString());
        }
    }
}
