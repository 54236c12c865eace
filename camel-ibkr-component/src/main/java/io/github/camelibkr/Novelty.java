package io.github.camelibkr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.IbkrMessage;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is new in an answer since the last one that was told: of a list the rows that were not there before as they are
 * now, of anything else all of it. When the clock was read is not news. Where rows are gone the whole list is told, since
 * only there their absence can be seen; a row that has changed is not gone. Not thread-safe.
 */
final class Novelty {

    /** Of IBKR's names and ours, those that say when something was computed. */
    private static final Set<String> CLOCK = Set.of("time", "timestamp", "_updated", "updated", "lastAccessed");

    private JsonNode toldWhole;
    private Set<JsonNode> toldRows = Set.of();

    /** What is to be told; null if nothing is. */
    Object of(Object answer) {
        JsonNode whole = timeless(tree(answer));
        if (whole.equals(toldWhole)) {
            return null;
        }
        List<?> rows = rows(answer);
        if (rows == null || toldWhole == null || rows.size() < toldRows.size()) {
            return answer;
        }
        List<Object> changed = new ArrayList<>();
        for (Object row : rows) {
            if (!toldRows.contains(timeless(tree(row)))) {
                changed.add(row);
            }
        }
        return with(answer, changed);
    }

    /** This answer has been told. */
    void told(Object answer) {
        toldWhole = timeless(tree(answer));
        List<?> rows = rows(answer);
        toldRows = rows == null ? Set.of() : now(rows);
    }

    private static Set<JsonNode> now(List<?> rows) {
        Set<JsonNode> now = new HashSet<>();
        rows.forEach(row -> now.add(timeless(tree(row))));
        return now;
    }

    private static JsonNode tree(Object body) {
        if (body instanceof JsonNode tree) {
            return tree;
        }
        if (body instanceof IbkrMessage message) {
            return IbkrJson.tree(message);
        }
        return TextNode.valueOf(body.toString());
    }

    private static JsonNode timeless(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(entry -> {
                if (!CLOCK.contains(entry.getKey())) {
                    copy.set(entry.getKey(), timeless(entry.getValue()));
                }
            });
            return copy;
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(item -> copy.add(timeless(item)));
            return copy;
        }
        return tree;
    }

    /** The rows of an answer that is one list; null if it is not. */
    private static List<?> rows(Object answer) {
        if (answer instanceof ArrayNode array) {
            List<JsonNode> rows = new ArrayList<>();
            array.forEach(rows::add);
            return rows;
        }
        return answer instanceof Record list && isList(list) ? (List<?>) value(list) : null;
    }

    private static boolean isList(Record answer) {
        RecordComponent[] components = answer.getClass().getRecordComponents();
        return components.length == 1 && components[0].getType() == List.class;
    }

    private static Object value(Record answer) {
        try {
            return answer.getClass().getRecordComponents()[0].getAccessor().invoke(answer);
        } catch (ReflectiveOperationException recordsArePublic) {
            throw new IllegalStateException(recordsArePublic);
        }
    }

    private static Object with(Object answer, List<?> rows) {
        if (answer instanceof ArrayNode array) {
            ArrayNode changed = array.arrayNode();
            rows.forEach(row -> changed.add((JsonNode) row));
            return changed;
        }
        try {
            return answer.getClass().getDeclaredConstructor(List.class).newInstance(rows);
        } catch (ReflectiveOperationException recordsArePublic) {
            throw new IllegalStateException(recordsArePublic);
        }
    }
}
