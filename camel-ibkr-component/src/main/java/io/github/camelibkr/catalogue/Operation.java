package io.github.camelibkr.catalogue;

import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.model.IbkrMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of the operation catalogue: one REST operation.
 *
 * @param name {@code area/operation}
 * @param method the HTTP method; LOCAL if it asks nothing of IBKR
 * @param path below {@code /v1/api}, with {@code {wireName}} for path parameters
 * @param parameters what it takes, in the order of its documentation
 * @param options options of the component, beside the parameters, that mean something to it
 * @param answer the body it delivers
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
        Class<? extends IbkrMessage> answer,
        Priority priority,
        boolean readOnly,
        String doc) {

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

    /** Starts a row that removes something. */
    public static Row delete(String name, String path) {
        return new Row(name, "DELETE", path, false);
    }

    /** IBKR's own limit for it, beside the one for all requests. */
    public Optional<Pace> pace() {
        return Paces.of(method, path);
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
        private final boolean readOnly;
        private final List<Parameter> parameters = new ArrayList<>();
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

        Operation answers(Class<? extends IbkrMessage> answer, String doc) {
            return new Operation(name, method, path, List.copyOf(parameters), options, answer, priority, readOnly, doc);
        }
    }
}
