package io.github.camelibkr;

import io.github.camelibkr.gateway.GatewayStatus;
import io.github.camelibkr.order.OrderDoubt;
import io.github.camelibkr.order.OrdersStatus;
import io.github.camelibkr.pacing.PacerStatus;
import io.github.camelibkr.stream.InletProblem;
import io.github.camelibkr.stream.StrayCounts;
import io.github.camelibkr.stream.StreamStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Shows the gateways and the streams of a context. */
@DevConsole(name = "ibkr", displayName = "Interactive Brokers", description = "Gateways, sessions, pacing and streams")
public class IbkrDevConsole extends AbstractDevConsole {

    /** Made by Camel. */
    public IbkrDevConsole() {
        super("camel", "ibkr", "Interactive Brokers", "Gateways, sessions, pacing and streams");
    }

    private List<GatewayStatus> gateways() {
        return GatewayLinks.of(getCamelContext()).statuses();
    }

    /** Also those whose consumers hide behind master. */
    private Stream<IbkrComponent> components() {
        return getCamelContext().getComponentNames().stream()
                .map(name -> getCamelContext().hasComponent(name))
                .filter(IbkrComponent.class::isInstance)
                .map(IbkrComponent.class::cast);
    }

    private List<IbkrConsumer> consumers() {
        return components().flatMap(component -> component.consumers().stream()).toList();
    }

    /** Where orders are halted, and why. */
    private List<String> halts() {
        return components()
                .flatMap(component -> Stream.of(component.getOrderHalts()))
                .distinct()
                .toList();
    }

    private List<StreamStatus> streams() {
        return consumers().stream().flatMap(IbkrConsumer::statuses).toList();
    }

    private List<InletProblem> problems() {
        return consumers().stream()
                .flatMap(consumer -> consumer.problems().stream())
                .toList();
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (GatewayStatus gateway : gateways()) {
            PacerStatus pacing = gateway.pacing();
            text.append(String.format(
                    "Gateway %s: %s since %s (login %s, brokerage %s, websocket %s)%n",
                    gateway.url(),
                    gateway.state(),
                    gateway.since(),
                    gateway.layers().login(),
                    gateway.layers().brokerage(),
                    gateway.layers().websocket()));
            text.append(String.format(
                    "    last frame: %s, reconnects: %d, gaps: %d%n",
                    gateway.lastFrame(), gateway.reconnects(), gateway.gaps()));
            text.append(String.format(
                    "    requests: %d of %d in the last second, %d under way, %d overdue, %d waiting%n",
                    pacing.taken(), pacing.limit(), pacing.inFlight(), pacing.overdue(), pacing.waiting()));
            if (gateway.problem() != null) {
                text.append(String.format(
                        "    problem: %s%s%n",
                        gateway.problem(), gateway.advice() == null ? "" : "; " + gateway.advice()));
            }
        }
        halts().forEach(halt -> text.append(String.format("Orders: %s%n", halt)));
        for (OrdersStatus orders : GatewayLinks.of(getCamelContext()).ordersStatuses()) {
            if (orders.problem() != null) {
                text.append(String.format("Orders at %s: none is sent: %s%n", orders.gateway(), orders.problem()));
            }
            for (OrderDoubt doubt : orders.doubts()) {
                text.append(String.format(
                        "Order %s of account %s: in doubt since %s%s (%s)%n",
                        doubt.clientOrderId(),
                        doubt.account(),
                        doubt.since(),
                        doubt.unresolved() ? ", looked for in vain" : "",
                        doubt.reason()));
            }
        }
        for (StreamStatus stream : streams()) {
            text.append(String.format(
                    "Stream %s (route %s): received %d = delivered %d + conflated %d + dropped %d + pending %d%n",
                    stream.topic(),
                    stream.routeId(),
                    stream.received(),
                    stream.delivered(),
                    stream.conflated(),
                    stream.dropped(),
                    stream.pending()));
        }
        for (StrayCounts strays : GatewayLinks.of(getCamelContext()).strayCounts()) {
            text.append(String.format(
                    "Messages that nobody could use: unknown topic %d, nobody's topic %d, malformed %d%n",
                    strays.unknown(), strays.unasked(), strays.malformed()));
        }
        problems().forEach(problem -> text.append(String.format("Problem: %s%n", problem.what())));
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray gateways = new JsonArray();
        gateways().forEach(gateway -> gateways.add(json(gateway)));
        JsonArray streams = new JsonArray();
        for (StreamStatus stream : streams()) {
            JsonObject json = new JsonObject();
            json.put("routeId", stream.routeId());
            json.put("topic", stream.topic());
            json.put("received", stream.received());
            json.put("delivered", stream.delivered());
            json.put("conflated", stream.conflated());
            json.put("dropped", stream.dropped());
            json.put("pending", stream.pending());
            streams.add(json);
        }
        JsonObject root = new JsonObject();
        root.put("gateways", gateways);
        root.put("streams", streams);
        root.put("orders", orders());
        JsonArray halts = new JsonArray();
        halts.addAll(halts());
        root.put("halts", halts);
        JsonArray strays = new JsonArray();
        for (StrayCounts counts : GatewayLinks.of(getCamelContext()).strayCounts()) {
            JsonObject json = new JsonObject();
            json.put("unknown", counts.unknown());
            json.put("unasked", counts.unasked());
            json.put("malformed", counts.malformed());
            strays.add(json);
        }
        root.put("strays", strays);
        JsonArray problems = new JsonArray();
        problems().forEach(problem -> problems.add(problem.what()));
        root.put("problems", problems);
        return root;
    }

    private JsonArray orders() {
        JsonArray all = new JsonArray();
        for (OrdersStatus status : GatewayLinks.of(getCamelContext()).ordersStatuses()) {
            JsonArray doubts = new JsonArray();
            for (OrderDoubt doubt : status.doubts()) {
                JsonObject json = new JsonObject();
                json.put("clientOrderId", doubt.clientOrderId());
                json.put("account", doubt.account());
                json.put("since", doubt.since().toString());
                json.put("reason", doubt.reason());
                json.put("unresolved", doubt.unresolved());
                doubts.add(json);
            }
            JsonObject json = new JsonObject();
            json.put("gateway", status.gateway());
            json.put("problem", status.problem());
            json.put("inDoubt", doubts);
            all.add(json);
        }
        return all;
    }

    private static JsonObject json(GatewayStatus gateway) {
        JsonObject json = new JsonObject();
        json.put("url", gateway.url().toString());
        json.put("state", gateway.state().name());
        json.put("since", gateway.since().toString());
        json.put("login", gateway.layers().login().name());
        json.put("brokerage", gateway.layers().brokerage().name());
        json.put("websocket", gateway.layers().websocket().name());
        json.put(
                "lastFrame",
                gateway.lastFrame() == null ? null : gateway.lastFrame().toString());
        json.put("reconnects", gateway.reconnects());
        json.put("gaps", gateway.gaps());
        json.put("missedKeepAlives", gateway.missedTickles());
        json.put("problem", gateway.problem());
        json.put("advice", gateway.advice());
        PacerStatus pacing = gateway.pacing();
        json.put("requestLimit", pacing.limit());
        json.put("requestsTaken", pacing.taken());
        json.put("requestsUnderWay", pacing.inFlight());
        json.put("requestsOverdue", pacing.overdue());
        json.put("requestsWaiting", pacing.waiting());
        json.put("penalty", pacing.penalised());
        json.put(
                "penaltyEnd",
                pacing.penaltyEnd() == null ? null : pacing.penaltyEnd().toString());
        return json;
    }
}
