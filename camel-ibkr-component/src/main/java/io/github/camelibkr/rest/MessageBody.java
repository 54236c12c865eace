package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.catalogue.BodyField;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.Nearest;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Message;

/** What a message brings for the body of a request: JSON, a map or a tree, with the keys of the operation's row. */
final class MessageBody {

    private final Operation operation;

    MessageBody(Operation operation) {
        this.operation = operation;
    }

    /**
     * The keys and values, checked.
     *
     * @throws InvalidRequestException if it is no JSON object, a key is missing or unknown, or a value is malformed
     */
    Map<String, Object> read(Message message) throws InvalidRequestException {
        JsonNode tree = tree(message);
        Map<String, Object> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            BodyField field = operation.fields().stream()
                    .filter(known -> known.name().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new InvalidRequestException(operation.name() + ": unknown key '"
                            + Arguments.abridged(entry.getKey()) + "' in the body"
                            + Nearest.hint(entry.getKey(), names().keySet()) + " Known are: " + known()));
            if (!field.kind().matches(entry.getValue())) {
                throw new InvalidRequestException(operation.name() + ": " + field.name() + " in the body must be "
                        + field.kind().description() + ", not "
                        + Arguments.abridged(entry.getValue().toString()));
            }
            values.put(field.name(), entry.getValue());
        }
        for (BodyField field : operation.fields()) {
            if (field.required() && !values.containsKey(field.name())) {
                throw new InvalidRequestException(operation.name() + " needs " + field.name() + " in the body: "
                        + field.kind().description() + ". Known are: " + known());
            }
        }
        return values;
    }

    private Map<String, BodyField> names() {
        return operation.fields().stream().collect(Collectors.toMap(BodyField::name, field -> field));
    }

    private String known() {
        return operation.fields().stream().map(BodyField::name).collect(Collectors.joining(", "));
    }

    private ObjectNode tree(Message message) throws InvalidRequestException {
        Object body = message == null ? null : message.getBody();
        JsonNode tree;
        try {
            if (body instanceof JsonNode node) {
                tree = node;
            } else if (body instanceof Map<?, ?> map) {
                tree = IbkrJson.read(IbkrJson.bytes(map));
            } else {
                tree = message == null ? null : IbkrJson.readStrictly(Bodies.bytes(message.getExchange()));
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new InvalidRequestException(operation.name() + " needs a JSON object as the body, with the keys "
                    + known() + "; this is none: " + Classified.plain(String.valueOf(e.getMessage())));
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidRequestException(
                operation.name() + " needs a JSON object as the body, with the keys " + known());
    }
}
