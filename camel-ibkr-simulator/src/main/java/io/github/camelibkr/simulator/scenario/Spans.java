package io.github.camelibkr.simulator.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90s}, {@code 1m30s}, {@code 500 ms}, {@code 2 minutes}. */
public final class Spans {

    /** What a length of time looks like. */
    static final String PATTERN = "\\d+(?:\\.\\d+)?\\s*[a-z]+(?:\\s*\\d+(?:\\.\\d+)?\\s*[a-z]+)*";

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-z]+)\\s*");

    private Spans() {}

    /** Reads a length of time; throws {@link IllegalArgumentException} if it is none. */
    public static Duration read(String text) {
        Matcher part = PART.matcher(text.strip().toLowerCase(Locale.ROOT));
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum = sum.plusNanos(new BigDecimal(part.group(1))
                    .multiply(nanos(part.group(2), text))
                    .longValue());
            end = part.end();
        }
        if (end == 0 || end != text.strip().length()) {
            throw notASpan(text);
        }
        return sum;
    }

    private static BigDecimal nanos(String unit, String text) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ms", "millisecond", "milliseconds" -> 1_000_000L;
                    case "s", "second", "seconds" -> 1_000_000_000L;
                    case "m", "min", "minute", "minutes" -> 60_000_000_000L;
                    case "h", "hour", "hours" -> 3_600_000_000_000L;
                    case "d", "day", "days" -> 86_400_000_000_000L;
                    default -> throw notASpan(text);
                });
    }

    private static IllegalArgumentException notASpan(String text) {
        return new IllegalArgumentException("'" + text + "' is no length of time; write 500ms, 90s, 1m30s, 2 hours");
    }
}
