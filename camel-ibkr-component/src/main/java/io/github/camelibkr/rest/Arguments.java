package io.github.camelibkr.rest;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.Message;

/**
 * The values for one call of an operation: a header where the catalogue allows one, else the endpoint option. Each is
 * checked against its type before it comes near a path (a path segment is encoded as one segment).
 */
public final class Arguments {

    /** Of requests that have numbers of their own; IBKR repeats them in its answers. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Operation operation;
    private final Map<String, String> values = new LinkedHashMap<>();
    /** What the message's body brings. */
    private Map<String, Object> fields = Map.of();

    private Arguments(Operation operation) {
        this.operation = operation;
    }

    /**
     * Collects the values.
     *
     * @param message where headers, and the keys of a body, are looked up; null: nowhere
     * @param options the endpoint's options, by name
     * @throws InvalidRequestException if a value is malformed or a required one is missing
     */
    public static Arguments of(Operation operation, Message message, Map<String, String> options)
            throws InvalidRequestException {
        Arguments arguments = new Arguments(operation);
        for (Parameter parameter : operation.parameters()) {
            String value = options.get(parameter.option());
            if (message != null && parameter.header() != null) {
                String header = header(message, parameter.header());
                value = header == null || header.isBlank() ? value : header.strip();
            }
            arguments.put(parameter, value, message != null);
        }
        if (!operation.fields().isEmpty()) {
            arguments.fields = new MessageBody(operation).read(message);
        }
        return arguments;
    }

    /** Several values as a list with commas. */
    private static String header(Message message, String name) {
        Object header = message.getHeader(name);
        return header instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : message.getHeader(name, String.class);
    }

    /** The same values, to be changed. */
    Arguments copy() {
        Arguments copy = new Arguments(operation);
        copy.values.putAll(values);
        copy.fields = fields;
        return copy;
    }

    private void put(Parameter parameter, String value, boolean byMessage) throws InvalidRequestException {
        if (value == null || value.isEmpty()) {
            if (parameter.required()) {
                throw new InvalidRequestException(operation.name() + " needs " + describe(parameter, byMessage));
            }
            return;
        }
        check(operation.name(), parameter, value);
        values.put(parameter.wire(), value);
    }

    /**
     * Checks one value.
     *
     * @throws InvalidRequestException if it does not have the parameter's form
     */
    public static void check(String operation, Parameter parameter, String value) throws InvalidRequestException {
        if (!parameter.type().matches(value)) {
            throw new InvalidRequestException(operation + ": " + parameter.option() + " must be "
                    + parameter.type().description() + ", not '" + abridged(value) + "'");
        }
        if (parameter.place() == Place.PATH && !isSegment(parameter, value)) {
            throw new InvalidRequestException(operation + ": " + parameter.option()
                    + " must be one segment of a path, without slashes and not of dots alone, not '" + abridged(value)
                    + "'");
        }
    }

    /** A device's slashes are encoded, and so no slashes of the path. */
    private static boolean isSegment(Parameter parameter, String value) {
        return (parameter.type() == Parameter.Type.DEVICE
                        || value.chars().noneMatch(character -> character == '/' || character == '\\'))
                && !value.chars().allMatch(character -> character == '.');
    }

    static String abridged(String value) {
        String printable = value.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 64 ? printable : printable.substring(0, 64) + "…";
    }

    private static String describe(Parameter parameter, boolean byMessage) {
        String header = parameter.header() == null || !byMessage ? "" : " or header " + parameter.header();
        return "option " + parameter.option() + header + ": " + parameter.type().description();
    }

    /** The value with this name at IBKR; null if there is none. */
    public String get(String wireName) {
        return values.get(wireName);
    }

    /** Gives a value that the component itself has found, such as the account of an order. */
    public Arguments with(String wireName, String value) {
        values.put(wireName, value);
        return this;
    }

    /**
     * The body, as JSON: what the catalogue fixes, what options and headers give, and what the message brings; {@code {}}
     * if that is nothing.
     */
    public byte[] body() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (operation.numbered()) {
            body.put("reqID", NUMBERS.incrementAndGet());
        }
        if (operation.hasBody()) {
            body.putAll(operation.fixed());
        }
        for (Parameter parameter : operation.parameters()) {
            String value = values.get(parameter.wire());
            if (value != null && parameter.place() == Place.BODY) {
                body.put(parameter.wire(), parameter.type().typed(value));
            }
        }
        body.putAll(fields);
        return IbkrJson.bytes(body);
    }

    /**
     * The path with its parameters, and the query.
     *
     * @throws IllegalStateException if a value that the component itself has found would change the path
     */
    public String path() {
        String path = operation.path();
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (Parameter parameter : operation.parameters()) {
            String value = values.get(parameter.wire());
            if (value != null && parameter.place() == Place.PATH) {
                if (!isSegment(parameter, value)) {
                    throw new IllegalStateException(
                            operation.name() + " was not sent: '" + abridged(value) + "' is no segment of a path");
                }
                path = path.replace("{" + parameter.wire() + "}", encode(value));
            } else if (value != null && parameter.place() == Place.QUERY) {
                query.add(parameter.wire() + "=" + encode(parameter.type().spell(value)));
            }
        }
        if (!operation.hasBody()) {
            operation.fixed().forEach((name, value) -> query.add(name + "=" + encode(value.toString())));
        }
        return path + query;
    }

    static String encode(String value) {
        // a comma between ids is part of the query's syntax and is sent as it is
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }
}
