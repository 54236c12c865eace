package io.github.camelibkr.simulator.fyi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** REST of notifications; a cold service answers the first request of a login with 423. */
public final class FyiRows implements Session.Listener {

    private static final int MOST = 10;

    private final NotificationBox box;
    private final DeliveryOptions delivery = new DeliveryOptions();
    private final List<Subscription> subscriptions = Subscription.all();
    private final boolean coldStart;
    private boolean warm;

    /** Serves this box. */
    public FyiRows(NotificationBox box, boolean coldStart) {
        this.box = box;
        this.coldStart = coldStart;
    }

    /** The rows. */
    public List<Row> rows() {
        return Stream.of(
                        Row.get(
                                "/fyi/unreadnumber",
                                request -> Answer.ok(Json.object().put("BN", box.unread()))),
                        Row.get("/fyi/settings", this::settings),
                        Row.post("/fyi/settings/{typecode}", this::setActive),
                        Row.get("/fyi/disclaimer/{typecode}", this::disclaimer),
                        Row.put("/fyi/disclaimer/{typecode}", this::readDisclaimer),
                        Row.get("/fyi/deliveryoptions", request -> Answer.ok(delivery.describe())),
                        Row.put("/fyi/deliveryoptions/email", this::setEmail),
                        Row.post("/fyi/deliveryoptions/device", this::setDevice),
                        Row.delete("/fyi/deliveryoptions/{deviceId}", this::removeDevice),
                        Row.get("/fyi/notifications", this::notifications),
                        Row.get("/fyi/notifications/more", this::notifications),
                        Row.put("/fyi/notifications/{notificationId}", this::markRead))
                .map(row -> new Row(row.method(), row.template(), onceWarm(row.handler())))
                .toList();
    }

    @Override
    public void loggedIn() {
        warm = false;
    }

    private Function<Request, Answer> onceWarm(Function<Request, Answer> handler) {
        return request -> {
            if (coldStart && !warm) {
                warm = true;
                return Answer.json(423, "{\"status\":\"waiting for reply\"}");
            }
            return handler.apply(request);
        };
    }

    private Answer settings(Request request) {
        ArrayNode body = Json.array();
        subscriptions.forEach(subscription -> body.add(subscription.row()));
        return Answer.ok(body);
    }

    private Answer setActive(Request request) {
        JsonNode enabled = request.json().path("enabled");
        if (!enabled.isBoolean()) {
            throw Refusal.badRequest("enabled is required");
        }
        withType(request, subscription -> subscription.setActive(enabled.asBoolean()));
        return done();
    }

    private Answer disclaimer(Request request) {
        return Answer.ok(find(request).map(Subscription::disclaimer).orElseGet(() -> Json.object()
                .put("FC", request.variable("typecode"))
                .put("DT", "")));
    }

    private Answer readDisclaimer(Request request) {
        withType(request, Subscription::readDisclaimer);
        return done();
    }

    private Answer setEmail(Request request) {
        delivery.setEmail(request.flag("enabled"));
        return done();
    }

    /** The documentation and the specification spell the name of the device differently. */
    private Answer setDevice(Request request) {
        JsonNode body = request.json();
        if (!body.path("deviceId").isTextual()) {
            throw Refusal.badRequest("deviceId is required");
        }
        String id = body.path("deviceId").asText();
        String name = body.path("devicename").asText(body.path("deviceName").asText(id));
        delivery.set(
                id, name, body.path("uiName").asText(id), body.path("enabled").asBoolean(true));
        return done();
    }

    private Answer removeDevice(Request request) {
        return delivery.remove(request.variable("deviceId")) ? Answer.empty(200) : Answer.unknownPath();
    }

    private Answer notifications(Request request) {
        Set<String> include = typecodes(request, "include");
        Set<String> exclude = typecodes(request, "exclude");
        ArrayNode body = Json.array();
        box.before(request.query("id", ""), each -> isWanted(each, include, exclude)).stream()
                .limit(limit(request))
                .forEach(notification -> body.add(notification.row()));
        return Answer.ok(body);
    }

    private static boolean isWanted(Notification notification, Set<String> include, Set<String> exclude) {
        return (include.isEmpty() || include.contains(notification.typecode()))
                && !exclude.contains(notification.typecode());
    }

    private static Set<String> typecodes(Request request, String parameter) {
        return request.query(parameter, "").isBlank() ? Set.of() : new HashSet<>(request.list(parameter));
    }

    private static int limit(Request request) {
        try {
            return Math.min(MOST, Integer.parseInt(request.query("max", Integer.toString(MOST))));
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest("max is not valid");
        }
    }

    private Answer markRead(Request request) {
        String id = request.variable("notificationId");
        box.markRead(id);
        ObjectNode body = Json.object().put("V", 1).put("T", 5);
        body.putObject("P").put("R", 1).put("ID", id);
        return Answer.ok(body);
    }

    /** A typecode that does not exist is accepted like any other. */
    private void withType(Request request, Consumer<Subscription> action) {
        find(request).ifPresent(action);
    }

    private Optional<Subscription> find(Request request) {
        return subscriptions.stream()
                .filter(subscription -> subscription.typecode().equals(request.variable("typecode")))
                .findFirst();
    }

    private static Answer done() {
        return Answer.ok(Json.object().put("V", 1).put("T", 10));
    }
}
