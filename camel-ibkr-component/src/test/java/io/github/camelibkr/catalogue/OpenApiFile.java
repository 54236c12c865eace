package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** IBKR's OpenAPI file, as far as the gateway answers what it describes. It is not part of this repository. */
final class OpenApiFile {

    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    /** Of hosts and logins that the gateway does not pass on (quirk 9). */
    private static final List<String> ELSEWHERE = List.of("/gw/", "/oauth/", "/oauth2/");

    private final JsonNode root;

    private OpenApiFile(JsonNode root) {
        this.root = root;
    }

    static OpenApiFile read(Path file) throws IOException {
        return new OpenApiFile(new ObjectMapper().readTree(file.toFile()));
    }

    /** Its operations, by method and path. */
    Map<String, Wire> operations() {
        Map<String, Wire> operations = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            if (ELSEWHERE.stream().noneMatch(path.getKey()::startsWith)) {
                METHODS.stream().filter(path.getValue()::has).forEach(method -> {
                    Wire wire = wire(path.getValue(), path.getValue().get(method));
                    operations.put(Wire.key(method, path.getKey()), wire);
                });
            }
        }
        return operations;
    }

    private Wire wire(JsonNode path, JsonNode operation) {
        Wire wire = new Wire();
        List<JsonNode> parameters = new ArrayList<>();
        path.path("parameters").forEach(parameters::add);
        operation.path("parameters").forEach(parameters::add);
        for (JsonNode reference : parameters) {
            JsonNode parameter = resolved(reference);
            String place = parameter.path("in").asText();
            if (place.equals("path") || place.equals("query")) {
                wire.add(
                        place,
                        parameter.path("name").asText(),
                        parameter.path("required").asBoolean());
            }
        }
        JsonNode schema = resolved(operation.path("requestBody"))
                .path("content")
                .path("application/json")
                .path("schema");
        Set<String> required = new TreeSet<>();
        Set<String> keys = new TreeSet<>();
        collect(schema, keys, required);
        keys.forEach(key -> wire.add("body", key, required.contains(key)));
        return wire;
    }

    /** The keys of an object; what one of several forms alone requires is not required. */
    private void collect(JsonNode reference, Set<String> keys, Set<String> required) {
        JsonNode schema = resolved(reference);
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        schema.path("required").forEach(key -> required.add(key.asText()));
        schema.path("allOf").forEach(part -> collect(part, keys, required));
        schema.path("oneOf").forEach(part -> collect(part, keys, new TreeSet<>()));
        schema.path("anyOf").forEach(part -> collect(part, keys, new TreeSet<>()));
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode target = node;
        while (target.has("$ref")) {
            target = root.at(target.get("$ref").asText().substring(1));
        }
        return target;
    }
}
