package io.github.camelibkr.examples;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 500ms}; a bare number is seconds. */
final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern MILLISECONDS = Pattern.compile("(\\d+)ms");

    @Override
    public Duration convert(String text) {
        Duration duration;
        try {
            duration = parse(text.strip().toLowerCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("expected a time such as 60s, 5m or 1h30m but got: " + text);
        }
        if (duration.isNegative() || duration.isZero()) {
            throw new TypeConversionException("expected more than no time but got: " + text);
        }
        return duration;
    }

    private static Duration parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        if (MILLISECONDS.matcher(text).matches()) {
            return Duration.ofMillis(Long.parseLong(text.replace("ms", "")));
        }
        if (text.startsWith("p")) {
            return Duration.parse(text);
        }
        int days = text.indexOf('d') + 1;
        String clock = text.substring(days);
        return Duration.parse("p" + text.substring(0, days) + (clock.isEmpty() ? "" : "t" + clock));
    }
}
