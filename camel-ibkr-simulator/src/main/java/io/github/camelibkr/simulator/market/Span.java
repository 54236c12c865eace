package io.github.camelibkr.simulator.market;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as history requests write it: {@code 30S}, {@code 5min} or {@code 5mins}, {@code 1h}, {@code 2m}. */
record Span(int count, String unit) {

    static final Duration DAY = Duration.ofDays(1);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})(S|secs?|mins?|h|hrs?|d|w|m|y)");
    private static final Map<String, Duration> UNITS = Map.of(
            "S", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", DAY,
            "w", Duration.ofDays(7),
            "m", Duration.ofDays(31),
            "y", Duration.ofDays(365));
    private static final Map<String, Integer> TRADING_DAYS = Map.of("d", 1, "w", 5, "m", 21, "y", 252);

    private static final SortedMap<Duration, String> USUAL_BARS = new TreeMap<>(Map.of(
            DAY,
            "1min",
            DAY.multipliedBy(7),
            "15min",
            DAY.multipliedBy(31),
            "30min",
            DAY.multipliedBy(93),
            "2h",
            DAY.multipliedBy(186),
            "4h",
            DAY.multipliedBy(365),
            "8h",
            DAY.multipliedBy(1095),
            "1d"));

    /** Reads a text; nothing if it is no length of time. */
    static Optional<Span> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            return Optional.empty();
        }
        String unit = matcher.group(2)
                .replaceFirst("^secs?$", "S")
                .replaceFirst("^mins$", "min")
                .replaceFirst("^hrs?$", "h");
        return Optional.of(new Span(Integer.parseInt(matcher.group(1)), unit));
    }

    Duration duration() {
        return UNITS.get(unit).multipliedBy(count);
    }

    boolean isIntraday() {
        return duration().compareTo(DAY) < 0;
    }

    /** How many days of trading it stands for; none for parts of a day. */
    int tradingDays() {
        return TRADING_DAYS.getOrDefault(unit, 0) * count;
    }

    /** The length of bar that a chart of this period has unless another is asked for. */
    Span usualBar() {
        Duration length = duration();
        for (Map.Entry<Duration, String> step : USUAL_BARS.entrySet()) {
            if (length.compareTo(step.getKey()) <= 0) {
                return read(step.getValue()).orElseThrow();
            }
        }
        return new Span(1, "w");
    }
}
