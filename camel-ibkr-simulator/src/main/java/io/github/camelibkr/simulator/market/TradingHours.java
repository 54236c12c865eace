package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.contracts.Contract;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Stream;

/** When a contract trades: New York's weekdays, without holidays; currencies and futures all day. */
public record TradingHours(LocalTime opening, Duration length) {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** The hours of a contract; those outside the regular ones are of interest to stocks and options. */
    public static TradingHours of(Contract contract, boolean outsideRth) {
        if (!contract.isStock() && !contract.secType().equals("OPT")) {
            return new TradingHours(LocalTime.MIDNIGHT, Duration.ofDays(1));
        }
        return outsideRth
                ? new TradingHours(LocalTime.of(4, 0), Duration.ofHours(16))
                : new TradingHours(LocalTime.of(9, 30), Duration.ofMinutes(390));
    }

    /** The next moment at which trading begins. */
    public Instant nextOpening(Instant now) {
        return next(now, Duration.ZERO);
    }

    /** The next moment at which trading ends. */
    public Instant nextClose(Instant now) {
        return next(now, length);
    }

    private Instant next(Instant now, Duration afterOpening) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
                .filter(TradingHours::isOpen)
                .map(day -> opens(day).plus(afterOpening))
                .filter(moment -> moment.isAfter(now))
                .findFirst()
                .orElseThrow();
    }

    Instant opens(LocalDate day) {
        return day.atTime(opening).atZone(ZONE).toInstant();
    }

    static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
