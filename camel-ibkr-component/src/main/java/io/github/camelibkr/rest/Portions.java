package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Lists that are too long for one request: they are asked in portions, whose answers are joined. The request line has
 * room for 4,096 bytes, and some operations take fewer contracts, or fields, than would fit.
 */
final class Portions {

    /** What the request line may have, without the method, {@code /v1/api} and the protocol. */
    private static final int ROOM = 4_096 - "DELETE /v1/api HTTP/1.1\r\n".length();

    private static final Map<String, Integer> MOST = Map.of(
            "marketdata/snapshot", 100, "contract/definition", 200, "contract/stocks", 200, "contract/futures", 200);

    /** So many fields of a contract are given at a time. */
    private static final int MOST_FIELDS = 50;

    private static final List<String> LISTS = List.of("conids", "symbols");

    private Portions() {}

    /** The same call in as many calls as it needs; itself, if one is enough. */
    static List<Arguments> of(Operation operation, Arguments arguments) {
        return fields(arguments).stream()
                .flatMap(portion -> lists(operation, portion).stream())
                .toList();
    }

    private static List<Arguments> fields(Arguments arguments) {
        List<String> all = arguments.get("fields") == null
                ? List.of()
                : List.of(arguments.get("fields").split(","));
        if (all.size() <= MOST_FIELDS) {
            return List.of(arguments);
        }
        List<Arguments> portions = new ArrayList<>();
        for (int begin = 0; begin < all.size(); begin += MOST_FIELDS) {
            portions.add(with(arguments, "fields", all.subList(begin, Math.min(all.size(), begin + MOST_FIELDS))));
        }
        return portions;
    }

    private static List<Arguments> lists(Operation operation, Arguments arguments) {
        String list = LISTS.stream()
                .filter(name -> arguments.get(name) != null)
                .findFirst()
                .orElse(null);
        if (list == null) {
            return List.of(arguments);
        }
        List<String> all = Parameter.contracts(arguments.get(list)).distinct().toList();
        int most = MOST.getOrDefault(operation.name(), Integer.MAX_VALUE);
        if (all.size() <= most && arguments.path().length() <= ROOM) {
            return List.of(arguments);
        }
        List<Arguments> portions = new ArrayList<>();
        List<String> portion = new ArrayList<>();
        for (String one : all) {
            portion.add(one);
            if (portion.size() > most || portion.size() > 1 && length(arguments, list, portion) > ROOM) {
                portion.remove(portion.size() - 1);
                portions.add(with(arguments, list, portion));
                portion = new ArrayList<>(Arrays.asList(one));
            }
        }
        portions.add(with(arguments, list, portion));
        return portions;
    }

    private static int length(Arguments arguments, String list, List<String> portion) {
        return with(arguments, list, portion).path().length();
    }

    private static Arguments with(Arguments arguments, String list, List<String> portion) {
        return arguments.copy().with(list, String.join(",", portion));
    }

    /** Two answers as one: lists one after the other, objects with the keys of both. */
    static JsonNode join(JsonNode first, JsonNode second) {
        if (first instanceof ArrayNode rows && second instanceof ArrayNode more) {
            return rows.deepCopy().addAll(more);
        }
        if (first instanceof ObjectNode object && second instanceof ObjectNode more) {
            ObjectNode joined = object.deepCopy();
            more.properties().forEach(entry -> {
                JsonNode known = joined.get(entry.getKey());
                joined.set(entry.getKey(), known == null ? entry.getValue() : join(known, entry.getValue()));
            });
            return joined;
        }
        return second;
    }
}
