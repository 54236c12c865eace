package io.github.camelibkr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelibkr.model.AccountLedger;
import io.github.camelibkr.model.AccountSummary;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.Quotes;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is new in an answer since the last one that was told: of a list the rows that were not there before as they are
 * now, of anything else all of it. When something was worked out, and by whom, is not news. Where rows are gone the whole
 * list is told, since only there their absence can be seen; a row that has changed is not gone. Not thread-safe.
 */
final class Novelty {

    /** Of IBKR's names and ours, those that say when and where an answer was made. */
    private static final Set<String> MAKING = Set.of(
            "timestamp",
            "_updated",
            "updated",
            "lastAccessed",
            "serverId",
            "server_id",
            "travelTime",
            "ssoExpires",
            "EXPIRES",
            "reqID");

    /** Their {@code time} says the same, and {@code changed} how it came; that of a bar or of an execution does not. */
    private static final Set<Class<?>> TIMED = Set.of(AccountSummary.class, AccountLedger.class, Quotes.class);

    private static final Set<String> COMING = Set.of("time", "changed");

    /** What makes a row the same row, whatever else of it changes. */
    private static final Set<String> IDENTITY = Set.of(
            "accountId",
            "acctId",
            "account",
            "model",
            "conid",
            "conidex",
            "orderId",
            "order_id",
            "executionId",
            "execution_id",
            "id",
            "ID",
            "key",
            "name");

    private JsonNode toldWhole;
    private Set<Nth> toldRows = Set.of();
    /** Those of the answer that is being told: the route may change what it is given. */
    private JsonNode tellingWhole;

    private Set<Nth> tellingRows = Set.of();

    /** What may be there more than once, numbered. */
    private record Nth(JsonNode what, int number) {

        static Nth of(JsonNode what, Map<JsonNode, Integer> counts) {
            return new Nth(what, counts.merge(what, 1, Integer::sum));
        }
    }

    /** What is to be told; null if nothing is. */
    Object of(Object answer) {
        JsonNode whole = essence(answer, answer);
        if (whole.equals(toldWhole)) {
            return null;
        }
        List<?> rows = rows(answer);
        Map<Nth, Object> now = rows == null ? Map.of() : essences(answer, rows);
        tellingWhole = whole;
        tellingRows = Set.copyOf(now.keySet());
        if (rows == null || toldWhole == null) {
            return answer;
        }
        if (!identities(now.keySet()).containsAll(identities(toldRows))) {
            return answer;
        }
        now.keySet().removeAll(toldRows);
        return now.isEmpty() ? null : with(answer, now.values());
    }

    /** The answer of which the last news was has been told. */
    void told() {
        toldWhole = tellingWhole;
        toldRows = tellingRows;
    }

    private static Map<Nth, Object> essences(Object answer, List<?> rows) {
        Map<JsonNode, Integer> counts = new HashMap<>();
        Map<Nth, Object> essences = new LinkedHashMap<>();
        rows.forEach(row -> essences.put(Nth.of(essence(answer, row), counts), row));
        return essences;
    }

    /** Which rows these are; one that has no name of its own is itself. */
    private static Set<Nth> identities(Set<Nth> rows) {
        Map<JsonNode, Integer> counts = new HashMap<>();
        Set<Nth> identities = new HashSet<>();
        for (Nth row : rows) {
            JsonNode identity =
                    row.what() instanceof ObjectNode object ? object.deepCopy().retain(IDENTITY) : row.what();
            identities.add(Nth.of(identity.isEmpty() ? row.what() : identity, counts));
        }
        return identities;
    }

    /** A part of an answer without what says how it was made. */
    private static JsonNode essence(Object answer, Object part) {
        return without(tree(part), TIMED.contains(answer.getClass()));
    }

    private static JsonNode tree(Object body) {
        if (body instanceof JsonNode tree) {
            return tree;
        }
        if (body instanceof IbkrMessage message) {
            return IbkrJson.tree(message);
        }
        String text = body.toString();
        try {
            return IbkrJson.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException words) {
            return TextNode.valueOf(text);
        }
    }

    private static JsonNode without(JsonNode tree, boolean timed) {
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(entry -> {
                String name = entry.getKey();
                if (!MAKING.contains(name) && !(timed && COMING.contains(name))) {
                    copy.set(name, without(entry.getValue(), timed));
                }
            });
            return copy;
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(item -> copy.add(without(item, timed)));
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

    private static Object with(Object answer, Iterable<?> rows) {
        if (answer instanceof ArrayNode array) {
            ArrayNode changed = array.arrayNode();
            rows.forEach(row -> changed.add((JsonNode) row));
            return changed;
        }
        List<Object> changed = new ArrayList<>();
        rows.forEach(changed::add);
        try {
            return answer.getClass().getDeclaredConstructor(List.class).newInstance(changed);
        } catch (ReflectiveOperationException recordsArePublic) {
            throw new IllegalStateException(recordsArePublic);
        }
    }
}
