package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.contracts.Contract;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When a contract trades: New York's weekdays, without holidays; currencies and futures all day. */
record TradingHours(LocalTime opening, Duration length) {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    static TradingHours of(Contract contract, boolean outsideRth) {
        if (!contract.isStock() && !contract.secType().equals("OPT")) {
            return new TradingHours(LocalTime.MIDNIGHT, Duration.ofDays(1));
        }
        return outsideRth
                ? new TradingHours(LocalTime.of(4, 0), Duration.ofHours(16))
                : new TradingHours(LocalTime.of(9, 30), Duration.ofMinutes(390));
    }

    Instant opens(LocalDate day) {
        return day.atTime(opening).atZone(ZONE).toInstant();
    }

    static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
