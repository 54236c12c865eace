package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Parameter.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One row of the operation catalogue: one REST operation.
 *
 * @param name {@code area/operation}
 * @param method the HTTP method; LOCAL if it asks nothing of IBKR
 * @param path below {@code /v1/api}, with {@code {wireName}} for path parameters
 * @param parameters what it takes, in the order of its documentation
 * @param options options of the component, beside the parameters, that mean something to it
 * @param fields what the body of a message must bring, beside what options give
 * @param fixed what is always sent: in the query of a request without a body, else in the body
 * @param preflight what IBKR wants to be asked before, once in a session
 * @param guarded whether it needs the permission to trade
 * @param numbered whether each request has a number, {@code reqID}, of its own
 * @param answer the body it delivers: a record, or {@code JsonNode}
 * @param priority how urgent it is
 * @param readOnly whether it changes nothing at IBKR
 * @param doc one sentence for the documentation
 */
public record Operation(
        String name,
        String method,
        String path,
        List<Parameter> parameters,
        List<String> options,
        List<BodyField> fields,
        Map<String, Object> fixed,
        Preflight preflight,
        boolean guarded,
        boolean numbered,
        Class<?> answer,
        Priority priority,
        boolean readOnly,
        String doc) {

    /** What is put together of several answers in ways of its own, or is worked out here. */
    private static final Set<String> PIECED = Set.of("marketdata/snapshot", "order/preview");

    /** What must have been asked before, since the first answer lies or fails otherwise. */
    public enum Preflight {
        /** Nothing, beside {@code /iserver/accounts}, which opening a session asks (quirk 38). */
        NONE,
        /** {@code /portfolio/accounts} (quirk 39). */
        PORTFOLIO,
        /** {@code /hmds/auth/init} (quirk 34). */
        HMDS,
        /** {@code /iserver/secdef/search} for the contract's symbol (quirk 41). */
        SEARCH
    }

    /** Starts a row that reads. */
    public static Row get(String name, String path) {
        return new Row(name, "GET", path, true);
    }

    /** Starts a row that reads by POST, as some of IBKR's do. */
    public static Row readByPost(String name, String path) {
        return new Row(name, "POST", path, true);
    }

    /** Starts a row that changes something. */
    public static Row post(String name, String path) {
        return new Row(name, "POST", path, false);
    }

    /** Starts a row that replaces something. */
    public static Row put(String name, String path) {
        return new Row(name, "PUT", path, false);
    }

    /** Starts a row that asks nothing of IBKR. */
    public static Row local(String name) {
        return new Row(name, "LOCAL", "", false);
    }

    /** Starts a row that asks nothing of IBKR, and changes nothing here. */
    public static Row localRead(String name) {
        return new Row(name, "LOCAL", "", true);
    }

    /** Whether it asks nothing of IBKR. */
    public boolean isLocal() {
        return method.equals("LOCAL");
    }

    /** One that has no row: a path that a route has made up, with its query, and a body that is sent as it is. */
    public static Operation free(String name, String method, String path, boolean reads, Preflight preflight) {
        return new Row(name, method, path, reads).after(preflight).answers(JsonNode.class, "");
    }

    /** Starts a row that removes something. */
    public static Row delete(String name, String path) {
        return new Row(name, "DELETE", path, false);
    }

    /** Whether its request has a body. */
    public boolean hasBody() {
        return method.equals("POST") || method.equals("PUT");
    }

    /** Whether IBKR's own JSON may be had instead of what it is made into. */
    public boolean offersJson() {
        return !isLocal() && (readOnly || !area().equals("order")) && !PIECED.contains(name);
    }

    /** Whether IBKR ends quotes over the websocket by it, too (quirk 98). */
    public boolean endsQuotes() {
        return path.startsWith("/iserver/marketdata/") && path.contains("/unsubscribe");
    }

    /** The area, the part of the name before the slash. */
    public String area() {
        return name.substring(0, name.indexOf('/'));
    }

    /** IBKR's own limit for it, beside the one for all requests. */
    public Optional<Pace> pace() {
        return Paces.of(method, path);
    }

    /** Whether options cannot say all that it needs: it takes the body of a message. */
    public boolean needsMessage() {
        return !fields.isEmpty() || name.equals("order/preview");
    }

    /** Whether it may be asked again without changing anything. */
    public boolean repeatable() {
        return readOnly && method.equals("GET");
    }

    /** The endpoint options that this operation takes, beside those that every endpoint takes. */
    public Stream<String> takes() {
        return Stream.concat(parameters.stream().map(Parameter::option).filter(Objects::nonNull), options.stream());
    }

    /** A row being written; {@link #answers} completes it. */
    public static final class Row {
        private final String name;
        private final String method;
        private final String path;
        private boolean readOnly;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<BodyField> fields = new ArrayList<>();
        private final Map<String, Object> fixed = new LinkedHashMap<>();
        private Preflight preflight = Preflight.NONE;
        private boolean guarded;
        private boolean numbered;
        private List<String> options = List.of();
        private final Priority priority;

        private Row(String name, String method, String path, boolean readOnly) {
            this.name = name;
            this.method = method;
            this.path = path;
            this.readOnly = readOnly;
            this.priority = usual(name.substring(0, name.indexOf('/')), readOnly);
        }

        private static Priority usual(String area, boolean readOnly) {
            return switch (area) {
                case "session" -> Priority.SESSION;
                case "order" -> readOnly ? Priority.DATA : Priority.ORDER;
                case "account", "portfolio", "marketdata" -> Priority.DATA;
                default -> Priority.DISCOVERY;
            };
        }

        Row path(String option, String header, Parameter.Type type) {
            return parameter(option, header, option, Place.PATH, type, true);
        }

        Row query(String option, String header, Parameter.Type type) {
            return parameter(option, header, option, Place.QUERY, type, false);
        }

        Row requiredQuery(String option, String header, Parameter.Type type) {
            return parameter(option, header, option, Place.QUERY, type, true);
        }

        Row local(String option, String header, Parameter.Type type) {
            return parameter(option, header, option, Place.LOCAL, type, false);
        }

        Row parameter(String option, String header, String wire, Place place, Parameter.Type type, boolean required) {
            parameters.add(new Parameter(option, header, wire, place, type, required));
            return this;
        }

        Row body(String option, String header, String wire, Parameter.Type type) {
            return parameter(option, header, wire, Place.BODY, type, true);
        }

        /** Which order: by IBKR's id, or by its own, which the journal knows. */
        Row order() {
            return parameter("orderId", IbkrConstants.ORDER_ID, "orderId", Place.PATH, Parameter.Type.ORDER_ID, false)
                    .parameter(
                            "originalClientOrderId",
                            IbkrConstants.ORIGINAL_CLIENT_ORDER_ID,
                            "originalClientOrderId",
                            Place.LOCAL,
                            Parameter.Type.CLIENT_ORDER_ID,
                            false);
        }

        Row options(String... names) {
            options = List.of(names);
            return this;
        }

        Row field(String wire, BodyField.Kind kind) {
            fields.add(new BodyField(wire, kind, true));
            return this;
        }

        Row optionalField(String wire, BodyField.Kind kind) {
            fields.add(new BodyField(wire, kind, false));
            return this;
        }

        Row fixed(String wire, Object value) {
            fixed.put(wire, value);
            return this;
        }

        Row after(Preflight needed) {
            preflight = needed;
            return this;
        }

        /** It changes something, though its method does not look like it. */
        Row changes() {
            readOnly = false;
            return this;
        }

        /** It moves money, or decides where orders end up. */
        Row guarded() {
            guarded = true;
            options = List.of("tradingMode", "stateDirectory", "dataSource", "allowedAccounts");
            return this;
        }

        Row numbered() {
            numbered = true;
            return this;
        }

        Operation answers(Class<?> answer, String doc) {
            return new Operation(
                    name,
                    method,
                    path,
                    List.copyOf(parameters),
                    options,
                    List.copyOf(fields),
                    Collections.unmodifiableMap(fixed),
                    preflight,
                    guarded,
                    numbered,
                    answer,
                    priority,
                    readOnly,
                    doc);
        }
    }
}
