package io.github.camelibkr;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.gateway.GatewayStatus;
import io.github.camelibkr.gateway.SessionLayers.Websocket;
import io.github.camelibkr.stream.InletProblem;
import io.github.camelibkr.stream.StreamCondition;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether a consumer is fed: its gateway, and its own subscriptions. */
final class IbkrConsumerHealthCheck extends AbstractHealthCheck {

    private static final Set<StreamCondition.State> ILL =
            EnumSet.of(StreamCondition.State.REFUSED, StreamCondition.State.SILENT, StreamCondition.State.QUARANTINED);

    private static final String HELD_BACK =
            "a route takes orders, or quotes with overflow=block, too slowly: the websocket is read no further meanwhile";

    private final IbkrConsumer consumer;

    IbkrConsumerHealthCheck(IbkrConsumer consumer, String routeId) {
        super("camel", "consumer:ibkr-" + routeId);
        this.consumer = consumer;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        GatewayStatus gateway = consumer.gatewayStatus();
        builder.detail("route.id", String.valueOf(consumer.getRouteId()));
        builder.detail("endpoint", consumer.getEndpoint().name().name());
        if (gateway == null) {
            builder.message("the consumer is stopped").unknown();
            return;
        }
        GatewayHealthCheck.describe(builder, gateway);
        List<StreamCondition> ill = consumer.conditions().stream()
                .filter(stream -> ILL.contains(stream.state()) || stream.problem() != null)
                .toList();
        consumer.conditions().forEach(stream -> {
            builder.detail("stream." + stream.topic(), stream.state().name());
            GatewayHealthCheck.detail(builder, "lastFrame." + stream.topic(), stream.lastFrame());
        });
        // a penalty stops requests, not streams
        boolean fed = gateway.state() == GatewayState.READY
                || gateway.state() == GatewayState.PENALTY && gateway.layers().websocket() == Websocket.STREAMING;
        if (!fed) {
            builder.message("the gateway at " + gateway.url() + " is not ready: " + gateway.state()
                    + (gateway.problem() == null ? "" : ", " + gateway.problem()));
            builder.down();
            return;
        }
        List<InletProblem> problems = consumer.problems();
        List<String> words = Stream.of(
                        ill.stream()
                                .map(stream -> stream.topic() + " is " + stream.state()
                                        + (stream.problem() == null ? "" : ": " + stream.problem())),
                        problems.stream().map(InletProblem::what),
                        Stream.of(HELD_BACK).filter(held -> consumer.isHeldBack()))
                .flatMap(Function.identity())
                .toList();
        if (!words.isEmpty()) {
            builder.detail("state", "DEGRADED");
            builder.message(String.join("; ", words));
        }
        if (problems.stream().anyMatch(InletProblem::down)) {
            builder.down();
        } else {
            builder.up();
        }
    }
}
