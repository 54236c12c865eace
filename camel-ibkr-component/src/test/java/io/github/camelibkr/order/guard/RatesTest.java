package io.github.camelibkr.order.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.gateway.Region;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.order.guard.Departures.Departure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("O17: how many orders may leave")
class RatesTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Departures departures = new Departures();

    private static Subject subject() {
        return new Subject(Act.PLACE, "DU1", "c-1");
    }

    private void left(long at, String route, String content) {
        departures.add(new Departure(at, route, "DU1", content, 1));
    }

    private void check(OrderRates rates, String route, long now) throws OrderDeniedException {
        new RateRule(rates, departures, route).check("x", now, subject());
    }

    @Test
    void perSecond_exactly_isKeptInAnySecond() throws Exception {
        OrderRates two = new OrderRates(2, null, null, null, WINDOW);
        left(0, "r", "x");
        check(two, null, 0);
        left(SECOND / 2, "r", "y");

        assertThatThrownBy(() -> check(two, null, SECOND - 1))
                .isInstanceOfSatisfying(OrderDeniedException.class, denied -> assertThat(denied.rule())
                        .isEqualTo("maxOrdersPerSecond"))
                .hasMessage("order denied, nothing was sent: maxOrdersPerSecond is 2, and 2 orders have left for this"
                        + " gateway in the last second");
        assertThatCode(() -> check(two, null, SECOND)).doesNotThrowAnyException();
    }

    @Test
    void perMinute_ofARoute_countsThatRouteAlone() throws Exception {
        OrderRates two = new OrderRates(null, 2, null, null, WINDOW);
        left(0, "mine", "x");
        left(1, "other", "x");
        left(2, "other", "x");

        assertThatCode(() -> check(two, "mine", 60 * SECOND - 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(two, "other", 60 * SECOND))
                .hasMessage("order denied, nothing was sent: maxOrdersPerMinute is 2, and 2 orders have left from this"
                        + " route in the last minute");
        assertThatCode(() -> check(two, "other", 60 * SECOND + 1)).doesNotThrowAnyException();
    }

    @Test
    void identical_withinTheWindow_isDenied() throws Exception {
        OrderRates two = new OrderRates(null, null, null, 2, WINDOW);
        departures.remember(WINDOW);
        left(0, "r", "x");
        left(0, "r", "y");
        check(two, null, 1);
        left(1, "s", "x");

        assertThatThrownBy(() -> check(two, null, 10 * SECOND - 1))
                .hasMessage("order denied, nothing was sent: maxIdenticalOrders is 2, and 2 like it have left for this"
                        + " gateway in the last 10000 ms");
        check(two, "s", 2);
        check(two, null, 10 * SECOND);
    }

    @Test
    void noLimits_nothingIsDenied() {
        for (int i = 0; i < 100; i++) {
            left(0, "r", "x");
        }

        assertThatCode(() -> check(OrderRates.NONE, null, 0)).doesNotThrowAnyException();
    }

    @Test
    void remove_whatHasNotLeft_countsNoMore() {
        Departure one = new Departure(0, "r", "DU1", "x", 3);
        departures.add(one);
        assertThat(departures.opened("DU1", 0)).isEqualTo(3);

        departures.remove(one);

        assertThat(departures.count(WINDOW, 0, null, null)).isZero();
        assertThat(departures.opened("DU1", 0)).isZero();
    }

    @Test
    void opened_countsOrdersOfTheAccountSinceThen() {
        departures.add(new Departure(5, "r", "DU1", "x", 3));
        departures.add(new Departure(6, "r", "DU2", "x", 1));
        departures.add(new Departure(7, "r", "DU1", "x", 0));
        departures.add(new Departure(8, "r", "DU1", "x", 1));

        assertThat(departures.opened("DU1", 5)).isEqualTo(4);
        assertThat(departures.opened("DU1", 6)).isEqualTo(1);
        assertThat(departures.opened("DU2", 5)).isEqualTo(1);
    }

    @Test
    void add_old_isForgottenOnlyOnceNobodyMayAsk() {
        departures.remember(Duration.ofMinutes(2));
        departures.remember(Duration.ofSeconds(1));
        left(0, "r", "x");
        left(120 * SECOND - 1, "r", "x");
        assertThat(departures.count(Duration.ofDays(1), 120 * SECOND, null, null))
                .isEqualTo(2);

        left(120 * SECOND, "r", "x");

        assertThat(departures.count(Duration.ofDays(1), 120 * SECOND, null, null))
                .isEqualTo(2);
    }

    @Test
    void count_whatSeemsToLieAhead_isOfAnotherClock() {
        left(100, "r", "x");

        assertThat(departures.count(WINDOW, 99, null, null)).isZero();
    }

    @Test
    @DisplayName("property: whatever arrives, no window ever holds more than its limit, and nothing is denied below it")
    void property_randomArrivals_exactlyTheLimitLeaves() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Departures log = new Departures();
            OrderRates rates = new OrderRates(
                    1 + random.nextInt(4),
                    1 + random.nextInt(20),
                    null,
                    1 + random.nextInt(5),
                    Duration.ofMillis(1 + random.nextInt(20_000)));
            log.remember(rates.window());
            List<Departure> left = new ArrayList<>();
            long now = 0;
            for (int i = 0; i < 200; i++) {
                now += (long) (random.nextDouble() * random.nextDouble() * 3 * SECOND);
                String content = "c" + random.nextInt(3);
                boolean breach = breaks(rates, left, now, content);
                boolean denied = false;
                try {
                    new RateRule(rates, log, null).check(content, now, subject());
                    Departure departure = new Departure(now, "r", "DU1", content, 1);
                    log.add(departure);
                    left.add(departure);
                } catch (OrderDeniedException e) {
                    denied = true;
                }
                assertThat(denied).as("seed %d, order %d", seed, i).isEqualTo(breach);
            }
        }
    }

    private static boolean breaks(OrderRates rates, List<Departure> left, long now, String content) {
        long second = left.stream().filter(one -> one.at() > now - SECOND).count();
        long minute = left.stream().filter(one -> one.at() > now - 60 * SECOND).count();
        long same = left.stream()
                .filter(one -> one.at() > now - rates.window().toNanos()
                        && one.content().equals(content))
                .count();
        return second >= rates.perSecond() || minute >= rates.perMinute() || same >= rates.identical();
    }

    /** A log that has so many orders since a moment. */
    private static DayRule.Log log(int all, int ofTheRoute, List<Instant> askedSince) {
        return new DayRule.Log() {
            @Override
            public int departed(Instant since, String route) {
                askedSince.add(since);
                return route == null ? all : ofTheRoute;
            }

            @Override
            public String place() {
                return "the log";
            }
        };
    }

    private static final ZoneId NEW_YORK = Region.america.zone();
    private static final Instant MORNING = Instant.parse("2026-03-09T14:00:00Z");

    @Test
    void perDay_countsSinceMidnightThere() throws Exception {
        List<Instant> since = new ArrayList<>();
        DayRule.Log log = log(5, 2, since);

        new DayRule(6, null).check(log, MORNING, NEW_YORK, subject());
        new DayRule(3, "r").check(log, MORNING, NEW_YORK, subject());
        new DayRule(null, "r").check(log, MORNING, NEW_YORK, subject());

        assertThat(since).hasSize(2).containsOnly(Instant.parse("2026-03-09T04:00:00Z"));
        assertThatThrownBy(() -> new DayRule(5, null).check(log, MORNING, NEW_YORK, subject()))
                .isInstanceOfSatisfying(OrderDeniedException.class, denied -> assertThat(denied.rule())
                        .isEqualTo("maxOrdersPerDay"))
                .hasMessage("order denied, nothing was sent: maxOrdersPerDay is 5, and 5 orders have left for this"
                        + " gateway since 2026-03-09T04:00:00Z");
        assertThatThrownBy(() -> new DayRule(2, "r").check(log, MORNING, NEW_YORK, subject()))
                .hasMessage("order denied, nothing was sent: maxOrdersPerDay is 2, and 2 orders have left from this"
                        + " route since 2026-03-09T04:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        // the clocks go forward in the night, and back
        "2026-03-08T12:00:00Z, 2026-03-08T05:00:00Z",
        "2026-03-09T12:00:00Z, 2026-03-09T04:00:00Z",
        "2026-11-01T12:00:00Z, 2026-11-01T04:00:00Z",
        "2026-11-02T12:00:00Z, 2026-11-02T05:00:00Z",
        "2026-11-02T04:59:59Z, 2026-11-01T04:00:00Z"
    })
    void midnight_summerTime_isThatOfTheRegion(Instant now, Instant midnight) {
        assertThat(DayRule.midnight(now, NEW_YORK)).isEqualTo(midnight);
    }

    @Test
    void perDay_logThatCannotBeRead_nothingIsSent() {
        DayRule.Log broken = new DayRule.Log() {
            @Override
            public int departed(Instant since, String route) throws SQLException {
                throw new SQLException("disk I/O error");
            }

            @Override
            public String place() {
                return "/state/ibkr.db";
            }
        };

        assertThatThrownBy(() -> new DayRule(5, null).check(broken, MORNING, NEW_YORK, subject()))
                .isInstanceOf(OrderNotSentException.class)
                .hasMessage(
                        "order c-1 was not sent: how many orders have left today is not known: /state/ibkr.db cannot"
                                + " be read (disk I/O error)");
        assertThatThrownBy(
                        () -> new DayRule(5, null).check(broken, MORNING, NEW_YORK, new Subject(Act.PLACE, null, null)))
                .hasMessageStartingWith("it was not sent: ");
    }

    @Test
    void left_elsewhere_countsTheOtherJournalsOfTheDay() {
        Instant today = Instant.parse("2026-03-09T04:00:00Z");
        departures.left("a", today.minusSeconds(86_400));
        departures.left("a", today);
        departures.left("a", today);
        departures.left("b", today);

        assertThat(departures.elsewhere("a", today)).isEqualTo(1);
        assertThat(departures.elsewhere("b", today)).isEqualTo(2);
        assertThat(departures.elsewhere("c", today)).isEqualTo(3);
        assertThat(departures.elsewhere("c", today.plusSeconds(86_400))).isZero();
    }

    @ParameterizedTest(name = "most {0}, open {1}, more {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 100, 1, -",
                "3, 2, 1, -",
                "3, 5, 0, -",
                "3, 3, 1, 'maxOpenOrders is 3, 3 orders of account DU1 are open'",
                "3, 1, 3, 'maxOpenOrders is 3, 1 orders of account DU1 are open, and these would be 3 more'"
            })
    void openOrders_beyondTheLimit_isDenied(Integer most, int open, int more, String why) {
        if (why == null) {
            assertThatCode(() -> OpenRule.check(most, open, more, subject())).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> OpenRule.check(most, open, more, subject()))
                    .hasMessage("order denied, nothing was sent: " + why);
        }
    }
}
