package io.github.camelibkr.simulator.market;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Cuts a price path into bars, backwards from the end of the window. */
final class History {

    static final int MOST_BARS = 1000;

    private final PricePath path;
    private final TradingHours hours;

    History(PricePath path, TradingHours hours) {
        this.path = path;
        this.hours = hours;
    }

    /** The bars of a period that ends at a moment, oldest first. */
    List<Bar> bars(Span period, Span length, Instant end) {
        int count = (int) Math.max(1, Math.min(wanted(period, length), MOST_BARS));
        Deque<Bar> bars = new ArrayDeque<>();
        LocalDate day = first(length, end.atZone(TradingHours.ZONE).toLocalDate());
        while (bars.size() < count) {
            if (!length.isIntraday()) {
                add(bars, hours.opens(day), hours.opens(next(length, day)), end);
            } else if (TradingHours.isOpen(day)) {
                addDay(bars, count, day, length, end);
            }
            day = previous(length, day);
        }
        return List.copyOf(bars);
    }

    private long wanted(Span period, Span length) {
        if (!length.isIntraday()) {
            return Math.max(period.tradingDays(), 1) / length.tradingDays();
        }
        return period.isIntraday()
                ? period.duration().dividedBy(length.duration())
                : period.tradingDays() * barsOfDay(length);
    }

    /** The last bar of a day may be shorter than the others. */
    private long barsOfDay(Span length) {
        long seconds = length.duration().toSeconds();
        return (hours.length().toSeconds() + seconds - 1) / seconds;
    }

    private void addDay(Deque<Bar> bars, int count, LocalDate day, Span length, Instant end) {
        Instant opens = hours.opens(day);
        Instant closes = opens.plus(hours.length());
        long number = barsOfDay(length);
        while (number-- > 0 && bars.size() < count) {
            Instant start = opens.plus(length.duration().multipliedBy(number));
            Instant stop = start.plus(length.duration());
            add(bars, start, stop.isAfter(closes) ? closes : stop, end);
        }
    }

    private void add(Deque<Bar> bars, Instant start, Instant stop, Instant end) {
        if (start.isBefore(end)) {
            bars.addFirst(path.bar(start, stop.isAfter(end) ? end : stop));
        }
    }

    private static LocalDate first(Span length, LocalDate day) {
        return switch (length.unit()) {
            case "w" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "m", "y" -> day.withDayOfMonth(1);
            default -> TradingHours.isOpen(day) ? day : day.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY));
        };
    }

    private static LocalDate previous(Span length, LocalDate day) {
        return moved(length, day, -1);
    }

    private static LocalDate next(Span length, LocalDate day) {
        return moved(length, day, 1);
    }

    private static LocalDate moved(Span length, LocalDate day, int direction) {
        return switch (length.unit()) {
            case "w" -> day.plusWeeks((long) direction * length.count());
            case "m" -> day.plusMonths((long) direction * length.count());
            case "y" -> day.plusYears((long) direction * length.count());
            case "d" -> weekdays(day, direction * length.count());
            default -> weekdays(day, direction);
        };
    }

    private static LocalDate weekdays(LocalDate day, int number) {
        LocalDate moved = day;
        for (int left = Math.abs(number); left > 0; ) {
            moved = moved.plusDays(Integer.signum(number));
            left -= TradingHours.isOpen(moved) ? 1 : 0;
        }
        return moved;
    }
}
