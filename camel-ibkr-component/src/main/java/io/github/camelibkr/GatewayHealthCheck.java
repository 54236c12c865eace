package io.github.camelibkr;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.gateway.GatewayStatus;
import io.github.camelibkr.order.OrderDoubt;
import io.github.camelibkr.order.OrdersStatus;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether a gateway is ready: never whether the program is alive, since a restart would not help. */
final class GatewayHealthCheck extends AbstractHealthCheck {

    private static final int ALARMING = 2;

    private final GatewayLink link;

    private GatewayHealthCheck(GatewayLink link) {
        super("camel", "ibkr-gateway-" + link.gateway().settings().url());
        this.link = link;
    }

    /** Adds one, if health is watched at all; what is given back removes it. */
    static Runnable register(CamelContext context, GatewayLink link) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry == null) {
            return () -> {};
        }
        GatewayHealthCheck check = new GatewayHealthCheck(link);
        registry.register(check);
        return () -> registry.unregister(check);
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        GatewayStatus status = link.gateway().status();
        OrdersStatus orders = link.orders().status();
        describe(builder, status);
        describe(builder, orders);
        if (status.state() == GatewayState.READY && orders.problem() != null) {
            builder.message("no order is sent: " + orders.problem());
            builder.down();
        } else if (status.state() == GatewayState.READY) {
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

    private static void describe(HealthCheckResultBuilder builder, OrdersStatus orders) {
        detail(builder, "ordersProblem", orders.problem());
        if (!orders.doubts().isEmpty()) {
            builder.detail(
                    "ordersInDoubt",
                    orders.doubts().stream().map(OrderDoubt::clientOrderId).collect(Collectors.joining(", ")));
        }
        if (orders.isUnresolved()) {
            builder.detail("state", "DEGRADED");
            builder.detail("advice", "say with ibkr:order/settle or by JMX what became of the orders in doubt");
        }
    }

    static void detail(HealthCheckResultBuilder builder, String name, Object value) {
        if (value != null) {
            builder.detail(name, value.toString());
        }
    }
}
