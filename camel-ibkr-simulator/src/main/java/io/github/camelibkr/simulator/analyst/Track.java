package io.github.camelibkr.simulator.analyst;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an account was worth on each weekday of a period. It lay still until today, the day on which the simulated
 * world begins.
 */
record Track(LocalDate start, LocalDate today, BigDecimal before, BigDecimal now) {

    private static final int RETURN_DECIMALS = 8;

    List<LocalDate> days() {
        List<LocalDate> weekdays = start.datesUntil(today)
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .toList();
        return Stream.concat(weekdays.stream(), Stream.of(today)).toList();
    }

    List<BigDecimal> values() {
        return days().stream().map(day -> day.equals(today) ? now : before).toList();
    }

    /** Cumulative, as fractions. */
    List<BigDecimal> returns() {
        return values().stream()
                .map(value -> value.subtract(before).divide(before, RETURN_DECIMALS, RoundingMode.HALF_UP))
                .toList();
    }

    ObjectNode beginning() {
        ObjectNode node = Json.object().put("date", date(start.minusDays(1)));
        node.set("val", Json.decimal(before));
        return node;
    }

    static String date(LocalDate day) {
        return day.toString().replace("-", "");
    }
}
