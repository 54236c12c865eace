package io.github.camelibkr.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One text frame of a client, taken apart: {@code smd+265598+{"fields":["31"]}} is word, target and arguments. Target
 * and arguments may be missing, as in {@code utr}, {@code sor+{}} and {@code upl{}}.
 */
public record Command(String word, String target, JsonNode arguments) {

    /** Takes a frame apart; arguments that are not JSON are ignored, as the gateway does. */
    public static Command of(String frame) {
        int brace = frame.indexOf('{');
        String head = brace < 0 ? frame : frame.substring(0, brace);
        int plus = head.indexOf('+');
        String word = plus < 0 ? head : head.substring(0, plus);
        String target = plus < 0 ? "" : joined(head.substring(plus + 1));
        return new Command(word.strip(), target, brace < 0 ? Json.object() : lenient(frame.substring(brace)));
    }

    /** Plus signs too many and blanks around them do no harm. */
    private static String joined(String parts) {
        return Arrays.stream(parts.split("\\+"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("+"));
    }

    private static JsonNode lenient(String text) {
        try {
            return Json.read(text);
        } catch (IllegalArgumentException notJson) {
            return Json.object();
        }
    }
}
