package io.github.camelibkr.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;

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
        String target = plus < 0 ? "" : head.substring(plus + 1).replaceAll("\\+$", "");
        return new Command(word.strip(), target.strip(), brace < 0 ? Json.object() : lenient(frame.substring(brace)));
    }

    private static JsonNode lenient(String text) {
        try {
            return Json.read(text);
        } catch (IllegalArgumentException notJson) {
            return Json.object();
        }
    }
}
