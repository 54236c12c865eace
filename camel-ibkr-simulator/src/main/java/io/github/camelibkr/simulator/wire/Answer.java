package io.github.camelibkr.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request is answered with; {@code contentType} is null where the gateway sends none. */
public record Answer(int status, String contentType, String body, Map<String, String> headers, Duration delay) {

    private static final String JSON = "application/json;charset=utf-8";

    /** Status 200 with a JSON body. */
    public static Answer ok(JsonNode body) {
        return json(200, Json.write(body));
    }

    /** A JSON body with any status. */
    public static Answer json(int status, String body) {
        return new Answer(status, JSON, body, Map.of(), Duration.ZERO);
    }

    /** {@code {"error":…}} without a status code in the body. */
    public static Answer error(int status, String error) {
        return json(status, Json.write(Json.object().put("error", error)));
    }

    /** {@code {"error":…,"statusCode":…}}. */
    public static Answer errorWithCode(int status, String error) {
        return json(status, Json.write(Json.object().put("error", error).put("statusCode", status)));
    }

    /** Status 200 with plain text. */
    public static Answer text(String text) {
        return new Answer(200, "text/plain;charset=utf-8", text, Map.of(), Duration.ZERO);
    }

    /** A status alone. */
    public static Answer empty(int status) {
        return new Answer(status, null, "", Map.of(), Duration.ZERO);
    }

    /** The HTML page that stands where a path is unknown. */
    public static Answer unknownPath() {
        return new Answer(
                404, "text/html", "<html><body><h1>Resource not found</h1></body></html>", Map.of(), Duration.ZERO);
    }

    /** The same answer without a Content-Type. */
    public Answer untyped() {
        return new Answer(status, null, body, headers, delay);
    }

    /** The same answer, given later. */
    public Answer after(Duration later) {
        return new Answer(status, contentType, body, headers, later);
    }

    /** The same answer with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more, delay);
    }
}
