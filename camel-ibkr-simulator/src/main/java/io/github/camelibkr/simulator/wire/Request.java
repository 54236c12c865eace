package io.github.camelibkr.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One REST request as a handler sees it; {@code path} is relative to {@code /v1/api}. */
public record Request(
        String method, String path, Map<String, String> variables, Map<String, String> query, String body) {

    /** The value of a path variable. */
    public String variable(String name) {
        return variables.get(name);
    }

    /** A numeric path variable; anything else is refused. */
    public long id(String name) {
        try {
            return Long.parseLong(variable(name));
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest(name + " is not valid: " + variable(name));
        }
    }

    /** A query parameter, or the fallback. */
    public String query(String name, String fallback) {
        return query.getOrDefault(name, fallback);
    }

    /** A query flag; clients write it {@code true} and {@code True}. */
    public boolean flag(String name) {
        return Boolean.parseBoolean(query(name, "false"));
    }

    /** A numeric query parameter, or the fallback; refused if it is no number. */
    public long number(String name, long fallback) {
        String text = query(name, "");
        try {
            return text.isEmpty() ? fallback : Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw Refusal.badRequest(name + " is not valid: " + text);
        }
    }

    /** The parts of a comma list in the query; refused when absent. */
    public List<String> list(String name) {
        String text = query(name, "");
        if (text.isBlank()) {
            throw Refusal.badRequest(name + " is required");
        }
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The JSON body; an absent one is an empty object, a malformed one is refused. */
    public JsonNode json() {
        if (body.isBlank()) {
            return Json.object();
        }
        try {
            return Json.read(body);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest("malformed JSON");
        }
    }
}
