package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.Bar;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("History over sockets: typed, and beyond 1,000 bars")
class HistoryRequestsTest extends VirtualTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant AFTER_THE_CLOSE = Instant.parse("2026-03-02T22:00:00Z");
    private static final String HISTORY = "/iserver/marketdata/history";
    private static final String MINUTES = "ibkr:marketdata/history?conid=265598&bar=1min";

    private void begin() {
        begin(choices -> choices.virtualTime(AFTER_THE_CLOSE));
        routes.start();
    }

    private Exchange ask(String uri) throws Exception {
        return turnUntilAnswered(uri, null, Map.of());
    }

    private History history(String uri) throws Exception {
        Exchange answer = ask(uri);
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(History.class);
    }

    private List<RequestEntry> requests() {
        return gateway.ledger().requests("GET", HISTORY);
    }

    /** Every minute in which New York traded, the oldest first. */
    private static List<Instant> minutes(Instant from, Instant until) {
        List<Instant> minutes = new ArrayList<>();
        LocalDate last = until.atZone(NEW_YORK).toLocalDate();
        for (LocalDate day = from.atZone(NEW_YORK).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                Instant opens = day.atTime(LocalTime.of(9, 30)).atZone(NEW_YORK).toInstant();
                IntStream.range(0, 390)
                        .mapToObj(minute -> opens.plus(Duration.ofMinutes(minute)))
                        .forEach(minutes::add);
            }
        }
        minutes.removeIf(minute -> minute.isBefore(from) || !minute.isBefore(until));
        return minutes;
    }

    private static List<Instant> times(History history) {
        return history.bars().stream().map(Bar::time).toList();
    }

    @Test
    void quirk91_tenThousandMinutes_allOfThemOnceAscending() throws Exception {
        begin();
        Instant from = Instant.parse("2026-01-26T00:00:00Z");

        History history = history(MINUTES + "&from=" + from);

        assertThat(times(history)).hasSizeGreaterThan(10_000).isEqualTo(minutes(from, AFTER_THE_CLOSE));
        assertThat(history.conid()).isEqualTo(265598);
        assertThat(history.symbol()).isEqualTo("AAPL");
        assertThat(history.barSeconds()).isEqualTo(60);
        assertThat(history.start()).isEqualTo(history.bars().get(0).time());
        assertThat(history.period()).isNull();
        assertThat(requests()).hasSizeLessThan(25).allSatisfy(request -> assertThat(request.status())
                .isEqualTo(200));
    }

    @Test
    void quirk91_fromAndUntil_endIsSentAsStartTime() throws Exception {
        begin();
        Instant from = Instant.parse("2026-02-10T15:00:00Z");
        Instant until = Instant.parse("2026-02-17T16:00:00Z");

        History history = history(MINUTES + "&from=" + from + "&until=" + until);

        assertThat(times(history)).hasSizeGreaterThan(1_000).isEqualTo(minutes(from, until));
        assertThat(requests().get(0).query()).contains("startTime=20260217-16%3A00%3A00");
    }

    @Test
    void quirk91_untilAlone_isOneRequest_andTheEndOfTheWindow() throws Exception {
        begin();

        History history = history(MINUTES + "&period=2h&until=2026-02-17T16:00:00Z");

        assertThat(times(history)).hasSize(120).last().isEqualTo(Instant.parse("2026-02-17T15:59:00Z"));
        assertThat(history.period()).isEqualTo("2h");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void quirk91_periodOfMoreThanAThousandBars_isPaged_andAsLongAsIbkrSays() throws Exception {
        begin();

        History history = history(MINUTES + "&period=30d");

        // thirty days of trading, not of the calendar
        assertThat(times(history))
                .hasSize(30 * 390)
                .isEqualTo(minutes(times(history).get(0), AFTER_THE_CLOSE));
    }

    @Test
    void quirk91_volumesAreMultipliedOnEveryPage() throws Exception {
        begin();
        String uri = MINUTES + "&from=2026-02-20T00:00:00Z";

        History history = history(uri);
        JsonNode json = ask(uri + "&outputType=json").getMessage().getBody(JsonNode.class);

        BigDecimal factor = json.path("volumeFactor").decimalValue();
        assertThat(factor).isEqualByComparingTo("100");
        assertThat(json.path("data")).hasSameSizeAs(history.bars());
        for (int i = 0; i < history.bars().size(); i++) {
            Bar bar = history.bars().get(i);
            JsonNode row = json.path("data").get(i);
            assertThat(row.path("t").asLong()).isEqualTo(bar.time().toEpochMilli());
            assertThat(bar.volume())
                    .isEqualByComparingTo(row.path("v").decimalValue().multiply(factor));
            assertThat(bar.close()).isEqualByComparingTo(row.path("c").decimalValue());
        }
    }

    @Test
    void json_pagedAnswer_hasIbkrsOwnForm() throws Exception {
        begin();

        JsonNode json = ask(MINUTES + "&from=2026-02-20T00:00:00Z&outputType=json")
                .getMessage()
                .getBody(JsonNode.class);
        String text = ask(MINUTES + "&period=1d&outputType=text").getMessage().getBody(String.class);

        assertThat(json.path("points").asInt()).isEqualTo(json.path("data").size() - 1);
        assertThat(json.path("startTime").asText()).isEqualTo("20260220-14:30:00");
        assertThat(IbkrJson.read(text.getBytes(StandardCharsets.UTF_8)).path("data"))
                .hasSize(390);
    }

    @Test
    void history_asText_isItsOneJsonForm() throws Exception {
        begin();
        Exchange answer = ask(MINUTES + "&period=1h");

        History history = answer.getMessage().getBody(History.class);
        String text = answer.getMessage().getBody(String.class);

        assertThat(IbkrJson.read(text.getBytes(StandardCharsets.UTF_8), History.class))
                .isEqualTo(history);
        assertThat(text).contains("\"bars\":[{\"time\":\"2026-03-02T20:00:00Z\",");
    }

    @Test
    void quirk92_sixLongHistoriesAtOnce_neverMoreThanThreeUnderWay() throws Exception {
        Duration delay = Duration.ofSeconds(2);
        begin(choices -> choices.virtualTime(AFTER_THE_CLOSE).historyDelay(delay));
        routes.start();
        List<CompletableFuture<Exchange>> asked = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            asked.add(routes.template().asyncSend(MINUTES + "&from=2026-02-26T00:00:00Z", exchange -> {}));
        }

        turn(() -> asked.stream().allMatch(CompletableFuture::isDone));

        for (CompletableFuture<Exchange> answer : asked) {
            assertThat(answer.get().getException()).isNull();
            assertThat(times(answer.get().getMessage().getBody(History.class)))
                    .isEqualTo(minutes(Instant.parse("2026-02-26T00:00:00Z"), AFTER_THE_CLOSE));
        }
        List<RequestEntry> arrived = requests();
        assertThat(arrived).allSatisfy(request -> assertThat(request.status()).isEqualTo(200));
        for (int i = 3; i < arrived.size(); i++) {
            assertThat(Duration.between(arrived.get(i - 3).at(), arrived.get(i).at()))
                    .isGreaterThanOrEqualTo(delay);
        }
    }

    @Test
    void iterator_splitStreaming_onlyThePageThatIsNeededIsAskedFor() throws Exception {
        begin(choices -> choices.virtualTime(AFTER_THE_CLOSE));
        Instant from = Instant.parse("2026-02-16T00:00:00Z");
        List<Instant> walked = new CopyOnWriteArrayList<>();
        List<Integer> pagesAtBar = new CopyOnWriteArrayList<>();
        route(MINUTES + "&outputType=iterator&from=" + from, walked, pagesAtBar);
        routes.start();

        Exchange done = ask("direct:bars");

        List<Instant> expected = new ArrayList<>(minutes(from, AFTER_THE_CLOSE));
        Collections.reverse(expected);
        assertThat(done.getException()).isNull();
        assertThat(walked).isEqualTo(expected);
        int pages = requests().size();
        assertThat(pages).isGreaterThan(3);
        assertThat(pagesAtBar.get(0)).isEqualTo(1);
        assertThat(pagesAtBar.get(expected.size() / 2)).isLessThan(pages);
    }

    private void route(String uri, List<Instant> walked, List<Integer> pagesAtBar) throws Exception {
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:bars")
                        .to(uri)
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(exchange -> {
                            walked.add(exchange.getMessage().getBody(Bar.class).time());
                            pagesAtBar.add(requests().size());
                        });
            }
        });
    }

    @Test
    void iterator_errorInTheMiddle_endsWithWhatIbkrSaid_afterTheBarsBefore() throws Exception {
        begin(choices -> choices.virtualTime(AFTER_THE_CLOSE));
        gateway.faults().on("GET", HISTORY).skip(2).answer(500, "{\"error\":\"Chart data unavailable\"}");
        List<Instant> walked = new CopyOnWriteArrayList<>();
        route(MINUTES + "&outputType=iterator&from=2026-02-16T00:00:00Z", walked, new CopyOnWriteArrayList<>());
        routes.start();

        Exchange done = ask("direct:bars");

        assertThat(done.getException())
                .rootCause()
                .isInstanceOf(RequestFailedException.class)
                .hasMessageContaining("marketdata/history failed: IBKR answered 500: Chart data unavailable");
        assertThat(walked).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void record_errorInTheMiddle_failsAsAWhole() throws Exception {
        begin();
        gateway.faults().on("GET", HISTORY).skip(2).answer(500, "{\"error\":\"Chart data unavailable\"}");

        Exchange answer = ask(MINUTES + "&from=2026-02-16T00:00:00Z");

        assertThat(answer.getException()).hasMessageContaining("Chart data unavailable");
        assertThat(answer.getMessage().getBody()).isNull();
    }

    @Test
    void quirk92_unknownContract_failsWithoutFrom_andIsEmptyWithIt() throws Exception {
        begin();

        Exchange plain = ask("ibkr:marketdata/history?conid=1&bar=1min&period=1d");
        History paged = history("ibkr:marketdata/history?conid=1&bar=1min&from=2026-02-16T00:00:00Z");

        assertThat(plain.getException()).hasMessageContaining("No data");
        assertThat(paged.bars()).isEmpty();
        assertThat(paged.conid()).isEqualTo(1);
    }

    @Test
    void quirk34_hmdsHistory_bridgeIsOpenedOnce_andBarsAreTyped() throws Exception {
        begin();
        String uri = "ibkr:marketdata/hmdsHistory?conid=265598&bar=1h&period=2d&until=2026-02-17T21:00:00Z";

        History history = history(uri + "&barType=Last");
        JsonNode json = ask(uri + "&outputType=json").getMessage().getBody(JsonNode.class);

        assertThat(history.bars()).hasSize(14);
        assertThat(history.conid()).isEqualTo(265598);
        assertThat(history.start()).isEqualTo(history.bars().get(0).time());
        assertThat(history.bars()).isSortedAccordingTo((one, next) -> one.time().compareTo(next.time()));
        assertThat(json.path("data")).hasSize(14);
        assertThat(gateway.ledger().requests("POST", "/hmds/auth/init")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2026-02-16T00:00:00Z&period=1d | takes from or period, not both",
                "from=2026-02-16T00:00:00Z&until=2026-02-16T00:00:00Z | from must be before until",
                "from=2026-02-30T00:00:00Z | from must be a moment such as 2026-03-02T14:30:00Z, not '2026-02-30T",
                "from=yesterday | from must be a moment such as 2026-03-02T14:30:00Z, not 'yesterday'",
                "outputType=iterator | outputType=iterator is for marketdata/history with the option from",
                "outputType=iterator&onlyChanges=true&from=2026-02-16T00:00:00Z | onlyChanges needs answers that can be"
            })
    void options_thatContradictEachOther_areRefusedAtTheStart(String options, String text) {
        begin();

        assertThatThrownBy(() -> routes.context().getEndpoint(MINUTES + "&" + options))
                .rootCause()
                .hasMessageContaining(text);
        assertThat(requests()).isEmpty();
    }
}
