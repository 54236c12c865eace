package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private static final String HISTORY = "/iserver/marketdata/history?conid=";
    private static final String FRIDAY_NOON = "&startTime=20260109-17:00:00";

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(
            b -> b.pacing(false).establishDelay(Duration.ZERO).historyDelay(Duration.ZERO));

    private RestClient rest;

    @BeforeEach
    void connect() {
        gateway.simulator().market().pause();
        rest = new RestClient(gateway.simulator()).ready();
    }

    @Test
    void lastBar_closesAtTheMarketsLastPrice() {
        gateway.simulator().market().set(265598, "31", "273.33");

        JsonNode bars = rest.json(HISTORY + "265598&period=1d&bar=5mins").path("data");

        JsonNode last = bars.get(bars.size() - 1);
        assertThat(last.path("c").toString()).isEqualTo("273.33");
        assertThat(last.path("h").decimalValue())
                .isGreaterThanOrEqualTo(last.path("c").decimalValue());
    }

    @Test
    void aDay_hasItsBars_andPointsIsOneLess() {
        JsonNode history = rest.json(HISTORY + "265598&period=1d&bar=1h&startTime=20260109-23:00:00");

        assertThat(history.path("data")).hasSize(7);
        assertThat(history.path("points").asInt()).isEqualTo(6);
        assertThat(history.path("barLength").asInt()).isEqualTo(3600);
        assertThat(history.path("startTime").asText()).isEqualTo("20260109-14:30:00");
        assertThat(history.path("priceFactor").asInt()).isEqualTo(100);
        assertThat(history.path("volumeFactor").asInt()).isEqualTo(100);
        history.path("data").forEach(bar -> {
            assertThat(bar.path("h").decimalValue())
                    .isGreaterThanOrEqualTo(bar.path("o").decimalValue())
                    .isGreaterThanOrEqualTo(bar.path("c").decimalValue());
            assertThat(bar.path("l").decimalValue())
                    .isLessThanOrEqualTo(bar.path("o").decimalValue())
                    .isLessThanOrEqualTo(bar.path("c").decimalValue());
        });
    }

    @Test
    void startTime_isTheEndOfTheWindow_andDaysAreWeekdays() {
        JsonNode bars =
                rest.json(HISTORY + "265598&period=1w&bar=1d" + FRIDAY_NOON).path("data");

        assertThat(bars).hasSize(5);
        assertThat(bars.get(0).path("t").asLong()).isEqualTo(1_767_623_400_000L);
        assertThat(bars.get(4).path("t").asLong()).isEqualTo(1_767_969_000_000L);
    }

    @Test
    void barsOfEveryLength_tellTheSameStory() {
        JsonNode minutes =
                rest.json(HISTORY + "265598&period=1h&bar=1min" + FRIDAY_NOON).path("data");
        JsonNode again =
                rest.json(HISTORY + "265598&period=1h&bar=1min" + FRIDAY_NOON).path("data");
        JsonNode halves =
                rest.json(HISTORY + "265598&period=1h&bar=30min" + FRIDAY_NOON).path("data");

        assertThat(minutes).hasSize(60).isEqualTo(again);
        assertThat(halves).hasSize(2);
        assertThat(halves.get(0).path("o")).isEqualTo(minutes.get(0).path("o"));
        assertThat(halves.get(1).path("c")).isEqualTo(minutes.get(59).path("c"));
    }

    @Test
    void noMoreThanThousandBars() {
        assertThat(rest.json(HISTORY + "265598&period=1y&bar=1min").path("data"))
                .hasSize(1000);
        assertThat(rest.json(HISTORY + "265598&period=5y&bar=1m").path("data")).hasSize(60);
        assertThat(rest.json(HISTORY + "12087792&period=30min&bar=30S").path("data"))
                .hasSize(60);
    }

    @Test
    void whatCannotBeCharted_is500() {
        assertThat(rest.get(HISTORY + "1&period=1d&bar=1h").statusCode()).isEqualTo(500);
        assertThat(rest.get(HISTORY + "1&period=1d&bar=1h").body()).isEqualTo("{\"error\":\"No data.\"}");
        assertThat(rest.get(HISTORY + "265598&period=1d&bar=1h&direction=1").body())
                .isEqualTo("{\"error\":\"Chart data unavailable\"}");
        assertThat(rest.get(HISTORY + "265598&period=1fortnight&bar=1h").statusCode())
                .isEqualTo(500);
        assertThat(rest.get(HISTORY + "265598&period=1d").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"outsideRth=true", "outsideRth=True", "outsideRTH=true"})
    void outsideRth_inAnySpelling_bringsTheLongDay(String flag) {
        JsonNode history = rest.json(HISTORY + "265598&period=1d&bar=1h&startTime=20260109-23:00:00&" + flag);

        assertThat(history.path("outsideRth").asBoolean()).isTrue();
        assertThat(history.path("data")).hasSize(16);
    }

    @Test
    void source_choosesThePrice() {
        String bars = HISTORY + "265598&period=1d&bar=1d" + FRIDAY_NOON + "&source=";

        JsonNode trades = rest.json(bars + "Last").at("/data/0");
        JsonNode bid = rest.json(bars + "Bid").at("/data/0");
        JsonNode both = rest.json(bars + "Bid_Ask").at("/data/0");

        assertThat(trades.path("v").decimalValue()).isPositive();
        assertThat(rest.json(bars + "Midpoint").at("/data/0/v").decimalValue()).isZero();
        assertThat(bid.path("c").decimalValue())
                .isEqualTo(trades.path("c").decimalValue().subtract(new BigDecimal("0.01")));
        assertThat(both.path("l")).isEqualTo(bid.path("l"));
        assertThat(both.path("h").decimalValue()).isGreaterThan(trades.path("h").decimalValue());
    }

    @Test
    @DisplayName("the data farm's history is 404 at the first call (34), then has bars in a shape of its own")
    void farm_isUnknownAtFirst() {
        String bars = "/hmds/history?conid=265598&period=1d&bar=1h&barType=Last" + FRIDAY_NOON;

        assertThat(rest.get(bars).statusCode()).isEqualTo(404);
        JsonNode history = rest.json(bars);

        assertThat(history.path("endTime").asText()).isEqualTo("20260109-17:00:00");
        assertThat(history.path("startTimeVal")).isEqualTo(history.at("/data/0/t"));
        assertThat(history.path("data"))
                .isEqualTo(rest.json(HISTORY + "265598&period=1d&bar=1h" + FRIDAY_NOON)
                        .path("data"));
        gateway.simulator().session().dropBrokerage();
        assertThat(rest.get(bars).statusCode()).isEqualTo(404);
    }

    @Test
    void startTime_thatIsNone_is500() {
        assertThat(rest.get(HISTORY + "265598&period=1d&bar=1h&startTime=yesterday")
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    @DisplayName("five at a time; the sixth is 429 (92)")
    void theSixthAtATime_is429() {
        String history = HISTORY + "265598&period=1d&bar=1h";
        try (Simulator patient = Simulator.builder()
                .virtualTime()
                .tls(false)
                .pacing(false)
                .establishDelay(Duration.ZERO)
                .build()
                .start()) {
            RestClient client = new RestClient(patient).ready();
            List<Integer> answers = new CopyOnWriteArrayList<>();
            int before = patient.ledger().requests().size();
            for (int i = 0; i < 5; i++) {
                new Thread(() -> answers.add(client.get(history).statusCode())).start();
            }
            await().until(() -> patient.ledger().requests().size() == before + 5);

            assertThat(client.get(history).statusCode()).isEqualTo(429);
            patient.clock().advance(Duration.ofSeconds(1));

            await().until(() -> answers.size() == 5);
            assertThat(answers).containsOnly(200);
        }
    }
}
