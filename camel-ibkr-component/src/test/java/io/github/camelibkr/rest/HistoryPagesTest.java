package io.github.camelibkr.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.Bar;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.rest.ScriptedChart.Keeps;
import io.github.camelibkr.rest.ScriptedChart.Period;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bars beyond 1,000 are paged backwards: each of them, once")
class HistoryPagesTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant NOW = Instant.parse("2026-03-02T17:07:23Z");
    private static final Predicate<Instant> ALWAYS = time -> true;

    /** Nights, weekends and one holiday. */
    private static boolean isOpen(Instant time) {
        ZonedDateTime local = time.atZone(NEW_YORK);
        LocalTime clock = local.toLocalTime();
        return isWeekday(time)
                && !clock.isBefore(LocalTime.of(9, 30))
                && clock.isBefore(LocalTime.of(16, 0))
                && !(local.getMonthValue() == 2 && local.getDayOfMonth() == 16);
    }

    private static boolean isWeekday(Instant time) {
        DayOfWeek day = time.atZone(NEW_YORK).getDayOfWeek();
        return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
    }

    private static HistoryPages pages(
            String bar, Instant from, String until, Function<Arguments, CompletionStage<JsonNode>> ask)
            throws InvalidRequestException {
        Map<String, String> options = until == null
                ? Map.of("conid", "265598", "bar", bar)
                : Map.of("conid", "265598", "bar", bar, "until", until);
        return new HistoryPages(Arguments.of(Operations.get("marketdata/history"), null, options), from, NOW, ask);
    }

    private static JsonNode all(ScriptedChart chart, String bar, Instant from, String until) throws Exception {
        return pages(bar, from, until, chart::answer)
                .all()
                .toCompletableFuture()
                .get();
    }

    private static List<Instant> times(JsonNode answer) {
        List<Instant> times = new ArrayList<>();
        answer.path("data")
                .forEach(bar -> times.add(Instant.ofEpochMilli(bar.path("t").asLong())));
        return times;
    }

    private static void assertOnlyWhatIbkrTakes(ScriptedChart chart) {
        assertThat(chart.asked).allSatisfy(asked -> assertThat(asked.words())
                .matches("([1-9]|[12]\\d|30)min|[1-8]h|([1-9]\\d{0,2}|1000)d|([1-9]|1[0-5])y"));
    }

    static Stream<ArgumentSet> markets() {
        List<ArgumentSet> markets = new ArrayList<>();
        for (Keeps keeps : Keeps.values()) {
            for (Period period : Period.values()) {
                String name = ", keeps the " + keeps + ", period " + period;
                markets.add(org.junit.jupiter.params.provider.Arguments.argumentSet(
                        "1min, nights, weekends, a holiday" + name,
                        "1min",
                        Duration.ofMinutes(1),
                        Duration.ofDays(37),
                        (Predicate<Instant>) HistoryPagesTest::isOpen,
                        keeps,
                        period));
                markets.add(org.junit.jupiter.params.provider.Arguments.argumentSet(
                        "1min, day and night" + name,
                        "1min",
                        Duration.ofMinutes(1),
                        Duration.ofDays(8),
                        ALWAYS,
                        keeps,
                        period));
                markets.add(org.junit.jupiter.params.provider.Arguments.argumentSet(
                        "5S, weekdays only" + name,
                        "5S",
                        Duration.ofSeconds(5),
                        Duration.ofHours(70),
                        (Predicate<Instant>) HistoryPagesTest::isWeekday,
                        keeps,
                        period));
                markets.add(org.junit.jupiter.params.provider.Arguments.argumentSet(
                        "1h, weekdays only" + name,
                        "1h",
                        Duration.ofHours(1),
                        Duration.ofDays(400),
                        (Predicate<Instant>) HistoryPagesTest::isWeekday,
                        keeps,
                        period));
                markets.add(org.junit.jupiter.params.provider.Arguments.argumentSet(
                        "1d, weekdays only" + name,
                        "1d",
                        Duration.ofDays(1),
                        Duration.ofDays(5_000),
                        (Predicate<Instant>) HistoryPagesTest::isWeekday,
                        keeps,
                        period));
            }
        }
        return markets.stream();
    }

    @ParameterizedTest
    @MethodSource("markets")
    void quirk91_all_anyMarket_everyBarOnceAscending(
            String bar, Duration length, Duration span, Predicate<Instant> open, Keeps keeps, Period period)
            throws Exception {
        Instant from = Instant.parse("2026-03-02T00:00:00Z").minus(span);
        ScriptedChart chart = new ScriptedChart(length, keeps, period).trades(from.minus(span), NOW, open);

        JsonNode answer = all(chart, bar, from, null);

        assertThat(times(answer)).hasSizeGreaterThan(1_000).isEqualTo(chart.since(from, NOW));
        assertThat(answer.path("points").asInt()).isEqualTo(answer.path("data").size() - 1);
        assertOnlyWhatIbkrTakes(chart);
        // no more than three times what full pages would need, with nights and weekends
        assertThat(chart.asked).hasSizeLessThan(15 + 3 * answer.path("data").size() / 480);
    }

    @Test
    void all_fromAndUntil_nothingOutsideOfThem() throws Exception {
        Instant from = Instant.parse("2026-02-10T15:00:30Z");
        Instant until = Instant.parse("2026-02-24T15:00:00Z");
        ScriptedChart chart = new ScriptedChart(Duration.ofMinutes(1), Keeps.NEWEST, Period.OF_TRADING)
                .trades(Instant.parse("2026-01-01T00:00:00Z"), NOW, HistoryPagesTest::isOpen);

        JsonNode answer = all(chart, "1min", from, until.toString());

        assertThat(times(answer)).isEqualTo(chart.since(from, until)).isNotEmpty();
        assertThat(answer.path("startTime").asText()).isEqualTo("20260210-15:01:00");
        assertThat(chart.asked.get(0).end()).isEqualTo(until);
    }

    @Test
    void all_whatOnlyOnePageIsTrueOf_isLeftOut() throws Exception {
        ScriptedChart chart = new ScriptedChart(Duration.ofMinutes(1), Keeps.NEWEST, Period.OF_TRADING)
                .trades(NOW.minus(Duration.ofDays(2)), NOW, ALWAYS);

        JsonNode answer = all(chart, "1min", NOW.minus(Duration.ofDays(1)), null);

        assertThat(answer.path("symbol").asText()).isEqualTo("AAPL");
        assertThat(answer.has("timePeriod") || answer.has("high")).isFalse();
    }

    @Test
    void quirk92_nothingAtAllIsKnown_isAnEmptyAnswer_andEnds() throws Exception {
        ScriptedChart chart = new ScriptedChart(Duration.ofMinutes(1), Keeps.NEWEST, Period.OF_THE_CALENDAR);

        JsonNode answer = all(chart, "1min", Instant.parse("1990-01-01T00:00:00Z"), null);

        assertThat(answer.path("data").isArray()).isTrue();
        assertThat(answer.path("data")).isEmpty();
        assertThat(chart.asked).hasSizeLessThan(25);
        assertOnlyWhatIbkrTakes(chart);
    }

    @ParameterizedTest
    @EnumSource(Period.class)
    void quirk92_contractBeginsLater_itsBarsAndAFewQuestionsMore(Period period) throws Exception {
        Instant begins = NOW.minus(Duration.ofDays(30));
        ScriptedChart chart = new ScriptedChart(Duration.ofMinutes(1), Keeps.OLDEST, period)
                .trades(begins, NOW, HistoryPagesTest::isOpen);

        JsonNode answer = all(chart, "1min", Instant.parse("2001-01-01T00:00:00Z"), null);

        assertThat(times(answer)).isEqualTo(chart.since(begins, NOW));
        assertThat(chart.asked).hasSizeLessThan(60);
    }

    @Test
    void quirk92_longClosureInTheMiddle_whatLiesBeforeItIsFound() throws Exception {
        Instant closed = NOW.minus(Duration.ofDays(400));
        ScriptedChart chart = new ScriptedChart(Duration.ofSeconds(30), Keeps.OLDEST, Period.OF_THE_CALENDAR)
                .trades(closed.minus(Duration.ofDays(3)), closed, ALWAYS)
                .trades(NOW.minus(Duration.ofDays(2)), NOW, ALWAYS);
        Instant from = closed.minus(Duration.ofDays(2));

        JsonNode answer = all(chart, "30S", from, null);

        assertThat(times(answer)).isEqualTo(chart.since(from, NOW));
    }

    @Test
    void all_barThatReachesIntoAnEmptyTime_isAskedForWhole() throws Exception {
        // one bar of a week, cut where the page ends that found nothing
        ScriptedChart chart = new ScriptedChart(Duration.ofDays(7), Keeps.NEWEST, Period.OF_THE_CALENDAR)
                .trades(Instant.parse("2000-01-03T14:30:00Z"), Instant.parse("2005-01-03T14:30:00Z"), ALWAYS);

        JsonNode answer = all(chart, "1w", Instant.parse("2000-01-01T00:00:00Z"), null);

        assertThat(times(answer)).hasSize(261);
        Instant newest = times(answer).get(260);
        ScriptedChart.Asked found = chart.asked.stream()
                .filter(asked -> asked.end().isAfter(newest)
                        && !asked.end().minus(asked.period()).isAfter(newest))
                .findFirst()
                .orElseThrow();
        assertThat(found.end()).isAfterOrEqualTo(newest.plus(Duration.ofDays(7)));
    }

    @Test
    void all_repeatedAndOverlappingBars_areOneEach() throws Exception {
        ScriptedChart chart = new ScriptedChart(Duration.ofMinutes(1), Keeps.NEWEST, Period.OF_TRADING)
                .trades(NOW.minus(Duration.ofDays(6)), NOW, ALWAYS);
        chart.copies = 2;
        chart.overlap = 1;
        Instant from = NOW.minus(Duration.ofDays(4));

        JsonNode answer = all(chart, "1min", from, null);

        assertThat(times(answer)).isEqualTo(chart.since(from, NOW)).doesNotHaveDuplicates();
    }

    @Test
    void all_volumeFactorChangesOnTheWay_volumesDoNot() throws Exception {
        ScriptedChart chart = new ScriptedChart(Duration.ofMinutes(1), Keeps.NEWEST, Period.OF_TRADING)
                .trades(NOW.minus(Duration.ofDays(3)), NOW, ALWAYS);
        HistoryPages pages = pages("1min", NOW.minus(Duration.ofDays(2)), null, arguments -> {
            chart.volumeFactor = chart.asked.size() < 2 ? new BigDecimal("100") : new BigDecimal("40");
            return chart.answer(arguments);
        });

        JsonNode answer = pages.all().toCompletableFuture().get();

        assertThat(answer.path("volumeFactor").decimalValue()).isEqualByComparingTo("100");
        assertThat(answer.path("data")
                        .get(answer.path("data").size() - 1)
                        .path("v")
                        .decimalValue())
                .isEqualByComparingTo("100");
        assertThat(answer.path("data").get(0).path("v").decimalValue()).isEqualByComparingTo("40");
    }

    @Test
    void all_firstPageIsEmpty_theVolumeFactorIsThatOfTheBars() throws Exception {
        ScriptedChart chart = new ScriptedChart(Duration.ofMinutes(1), Keeps.NEWEST, Period.OF_THE_CALENDAR)
                .trades(NOW.minus(Duration.ofDays(5)), NOW.minus(Duration.ofDays(4)), ALWAYS);
        chart.volumeFactor = new BigDecimal("100");

        JsonNode answer = all(chart, "1min", NOW.minus(Duration.ofDays(5)), null);

        assertThat(times(answer)).hasSize(1_440);
        assertThat(answer.path("volumeFactor").decimalValue()).isEqualByComparingTo("100");
        assertThat(answer.path("symbol").asText()).isEqualTo("AAPL");
    }

    @Test
    void all_gatewayAnswersTheSamePageForEver_failsAndSaysWhatIsNotKnown() throws Exception {
        ScriptedChart chart = new ScriptedChart(Duration.ofMinutes(1), Keeps.NEWEST, Period.OF_TRADING)
                .trades(NOW.minus(Duration.ofDays(1)), NOW, ALWAYS);
        int[] asked = {0};
        HistoryPages pages = pages("1min", NOW.minus(Duration.ofDays(20)), null, arguments -> {
            asked[0]++;
            return chart.answer(arguments.copy().with("startTime", NOW.toString()));
        });

        assertThatThrownBy(() -> pages.all().toCompletableFuture().get())
                .cause()
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("though those before 2026-03-02T09:07:23Z were asked for")
                .hasMessageContaining("are not all known");
        assertThat(asked[0]).isEqualTo(2);
    }

    @Test
    void all_gatewayAnswersTheOneBarForEver_ends() throws Exception {
        ScriptedChart chart = new ScriptedChart(Duration.ofDays(1), Keeps.NEWEST, Period.OF_TRADING)
                .trades(NOW.minus(Duration.ofDays(1)), NOW, ALWAYS);
        chart.overlap = 1;

        JsonNode answer = all(chart, "1d", NOW.minus(Duration.ofDays(9_000)), null);

        assertThat(times(answer)).containsExactly(NOW.minus(Duration.ofDays(1)));
    }

    @Test
    void all_alwaysFull_shortensUntilItIsShortest_andEnds() throws Exception {
        int[] asked = {0};
        HistoryPages pages = pages("1S", NOW.minus(Duration.ofHours(3)), null, arguments -> {
            asked[0]++;
            Instant end = Instant.parse(arguments.get("startTime"));
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ArrayNode data = json.putArray("data");
            for (int i = 1; i <= HistoryPages.FULL; i++) {
                data.addObject().put("t", end.minusSeconds(i).toEpochMilli());
            }
            return CompletableFuture.completedFuture(json);
        });

        assertThat(times(pages.all().toCompletableFuture().get())).hasSize(10_800);
        assertThat(asked[0]).isLessThan(30);
    }

    @Test
    void all_barWithoutItsTime_fails_ratherThanToEndTheChartThere() throws Exception {
        HistoryPages pages = pages("1min", NOW.minus(Duration.ofDays(1)), null, arguments -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.putArray("data").addObject().put("o", 1);
            return CompletableFuture.completedFuture(json);
        });

        assertThatThrownBy(() -> pages.all().toCompletableFuture().get())
                .hasMessageContaining("a bar that does not say when it begins");
    }

    @Test
    void all_beginsInTheFuture_asksNothing() throws Exception {
        ScriptedChart chart = new ScriptedChart(Duration.ofMinutes(1), Keeps.NEWEST, Period.OF_TRADING);

        assertThat(all(chart, "1min", NOW.plusSeconds(60), null).path("data")).isEmpty();
        assertThat(chart.asked).isEmpty();
    }

    @Test
    void iterator_newestFirst_andAsksOnlyForThePageThatIsNeeded() throws Exception {
        ScriptedChart chart = new ScriptedChart(Duration.ofMinutes(1), Keeps.NEWEST, Period.OF_TRADING)
                .trades(NOW.minus(Duration.ofDays(6)), NOW, ALWAYS);
        Instant from = NOW.minus(Duration.ofDays(5));
        BarIterator bars = new BarIterator(pages("1min", from, null, chart::answer));

        Bar newest = bars.next();
        int first = chart.asked.size();
        List<Instant> walked = new ArrayList<>(List.of(newest.time()));
        while (walked.size() < 400) {
            walked.add(bars.next().time());
        }

        assertThat(first).isEqualTo(1);
        assertThat(chart.asked).hasSize(1);
        bars.forEachRemaining(bar -> walked.add(bar.time()));
        List<Instant> expected = new ArrayList<>(chart.since(from, NOW));
        Collections.reverse(expected);
        assertThat(walked).isEqualTo(expected);
        assertThat(bars.hasNext()).isFalse();
        assertThatThrownBy(bars::next).hasMessage("no more bars");
    }

    @Test
    void iterator_pageFails_saysWhy_andAsksAgainWhenItIsAskedAgain() throws Exception {
        ScriptedChart chart = new ScriptedChart(Duration.ofMinutes(1), Keeps.NEWEST, Period.OF_TRADING)
                .trades(NOW.minus(Duration.ofDays(6)), NOW, ALWAYS);
        NoAnswerException lost = new NoAnswerException("marketdata/history has no answer", null);
        Set<Integer> failing = Set.of(2);
        int[] asked = {0};
        Instant from = NOW.minus(Duration.ofDays(5));
        BarIterator bars = new BarIterator(pages(
                "1min",
                from,
                null,
                arguments ->
                        failing.contains(++asked[0]) ? CompletableFuture.failedFuture(lost) : chart.answer(arguments)));
        List<Instant> walked = new ArrayList<>();

        assertThatThrownBy(() -> bars.forEachRemaining(bar -> walked.add(bar.time())))
                .hasCause(lost);
        assertThat(walked).hasSize(480);
        bars.forEachRemaining(bar -> walked.add(bar.time()));

        assertThat(walked).hasSameElementsAs(chart.since(from, NOW)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30min", "8h", "1d", "1000d", "3y", "15y"})
    void span_whatIbkrTakes_isItself(String text) {
        Duration length = BarSpan.read(text);

        assertThat(BarSpan.spell(BarSpan.within(length))).isEqualTo(text);
        assertThat(BarSpan.spell(BarSpan.covering(length))).isEqualTo(text);
    }

    @Test
    void span_betweenTheUnits_isShorterWithinAndLongerCovering() {
        assertThat(BarSpan.within(Duration.ofMinutes(950))).isEqualTo(Duration.ofHours(8));
        assertThat(BarSpan.covering(Duration.ofMinutes(950))).isEqualTo(Duration.ofDays(1));
        assertThat(BarSpan.within(Duration.ofMinutes(45))).isEqualTo(Duration.ofMinutes(30));
        assertThat(BarSpan.covering(Duration.ofMinutes(45))).isEqualTo(Duration.ofHours(1));
        assertThat(BarSpan.within(Duration.ofDays(1_001))).isEqualTo(Duration.ofDays(2 * 365));
        assertThat(BarSpan.covering(Duration.ofDays(90_000))).isEqualTo(Duration.ofDays(15 * 365));
        assertThat(BarSpan.within(Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(1));
    }
}
