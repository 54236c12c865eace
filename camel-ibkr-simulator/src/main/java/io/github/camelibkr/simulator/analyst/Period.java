package io.github.camelibkr.simulator.analyst;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The stretches of time that performance is measured over, each with its first day. */
enum Period {
    DAY("1D", today -> today),
    WEEK("7D", today -> today.minusDays(6)),
    MONTH_TO_DATE("MTD", today -> today.withDayOfMonth(1)),
    MONTH("1M", today -> today.minusMonths(1).plusDays(1)),
    YEAR_TO_DATE("YTD", today -> today.withDayOfYear(1)),
    YEAR("1Y", today -> today.minusYears(1).plusDays(1));

    private final String code;
    private final UnaryOperator<LocalDate> start;

    Period(String code, UnaryOperator<LocalDate> start) {
        this.code = code;
        this.start = start;
    }

    static Optional<Period> find(String code) {
        return Arrays.stream(values())
                .filter(period -> period.code.equals(code))
                .findFirst();
    }

    String code() {
        return code;
    }

    LocalDate from(LocalDate today) {
        return start.apply(today);
    }
}
