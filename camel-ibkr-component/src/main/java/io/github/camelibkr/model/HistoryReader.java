package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Reads bars from a frame of {@code smh}; the REST history has the same keys. */
public final class HistoryReader {

    private static final Set<String> COMPONENTS = Set.of(
            "symbol",
            "text",
            "timePeriod",
            "barLength",
            "outsideRth",
            "mdAvailability",
            "startTime",
            "data",
            "topic",
            "volumeFactor");

    private HistoryReader() {}

    /** The bars; {@code conid} is the contract that they were asked for. */
    public static History read(JsonNode frame, Long conid) {
        BigDecimal factor = volumeFactor(frame);
        List<Bar> bars = new ArrayList<>();
        for (JsonNode bar : frame.path("data")) {
            if (bar.isObject()) {
                bars.add(bar(bar, factor));
            }
        }
        return new History(
                conid,
                Values.text(frame.get("symbol")),
                Values.text(frame.get("text")),
                Values.text(frame.get("timePeriod")),
                Values.whole(frame.get("barLength")),
                Values.flag(frame.get("outsideRth")),
                Values.text(frame.get("mdAvailability")),
                Values.secondInUtc(Values.text(frame.get("startTime"))),
                Collections.unmodifiableList(bars),
                Values.others(frame, COMPONENTS));
    }

    /** What volumes must be multiplied with; 1 if the answer does not say. */
    public static BigDecimal volumeFactor(JsonNode frame) {
        BigDecimal factor = Values.decimal(frame.get("volumeFactor"));
        return factor == null ? BigDecimal.ONE : factor;
    }

    /** One bar; {@code factor}: of its volume. */
    public static Bar bar(JsonNode bar, BigDecimal factor) {
        BigDecimal volume = Values.decimal(bar.get("v"));
        return new Bar(
                Values.millis(bar.get("t")),
                Values.decimal(bar.get("o")),
                Values.decimal(bar.get("h")),
                Values.decimal(bar.get("l")),
                Values.decimal(bar.get("c")),
                volume == null ? null : Decimals.carried(volume.multiply(factor)));
    }
}
