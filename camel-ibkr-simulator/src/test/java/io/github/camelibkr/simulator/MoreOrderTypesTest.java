package io.github.camelibkr.simulator;

import static io.github.camelibkr.simulator.Orders.idOf;
import static io.github.camelibkr.simulator.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.ledger.OrderEntry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An order of type")
class MoreOrderTypesTest {

    /** A Wednesday, one hour before the close in New York. */
    private static final Instant BEFORE_CLOSE = Instant.parse("2026-11-25T20:00:00Z");

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.pacing(false)
            .questions(false)
            .virtualTime(BEFORE_CLOSE)
            .longestSession(Duration.ofDays(7))
            .idleTimeout(Duration.ofDays(7))
            .establishDelay(Duration.ZERO));

    private Simulator simulator;
    private RestClient rest;

    @BeforeEach
    void connect() {
        simulator = gateway.simulator();
        simulator.market().pause();
        simulator.market().set(265598, "31", "271.60", "84", "271.50", "86", "271.70", "85", "300", "88", "300");
        rest = new RestClient(simulator).ready();
    }

    @Test
    @DisplayName("TRAILLMT has a limit that keeps its distance from the stop")
    void trailingStopLimit() {
        long id = working(
                "TRAILLMT", "SELL", ",\"trailingType\":\"amt\",\"trailingAmt\":2,\"auxPrice\":269.60,\"price\":269.50");
        simulator.market().set(265598, "31", "274.00");
        JsonNode status = rest.json("/iserver/account/order/status/" + id);
        assertThat(status.path("stop_price").asText()).isEqualTo("272.00");
        assertThat(status.path("limit_price").asText()).isEqualTo("271.90");

        simulator.market().set(265598, "31", "272.00", "84", "271.80");
        assertThat(state(id).status()).isEqualTo("Submitted");
        simulator.market().set(265598, "84", "271.90");

        assertThat(state(id).averagePrice()).isEqualByComparingTo("271.90");
    }

    @Test
    @DisplayName("MIDPRICE trades between the quotes, and not above its cap")
    void midprice() {
        assertThat(state(working("MIDPRICE", "BUY", "")).averagePrice()).isEqualByComparingTo("271.60");

        long capped = working("MIDPRICE", "BUY", ",\"price\":271.55");
        assertThat(state(capped).status()).isEqualTo("Submitted");
        simulator.market().set(265598, "84", "271.38");

        assertThat(state(capped).averagePrice()).isEqualByComparingTo("271.54");
    }

    @Test
    @DisplayName("REL bids its offset above the bid")
    void relative() {
        long id = working("REL", "BUY", ",\"auxPrice\":0.05,\"price\":272");
        assertThat(state(id).status()).isEqualTo("Submitted");

        simulator.market().set(265598, "86", "271.55");

        assertThat(state(id).averagePrice()).isEqualByComparingTo("271.55");
    }

    @Test
    @DisplayName("MIT waits until the market comes to meet it")
    void marketIfTouched() {
        long id = working("MIT", "SELL", ",\"auxPrice\":273");
        simulator.market().set(265598, "31", "272.99");
        assertThat(state(id).status()).isEqualTo("Submitted");

        simulator.market().set(265598, "31", "273.00", "84", "272.90");

        assertThat(state(id).averagePrice()).isEqualByComparingTo("272.90");
    }

    @Test
    @DisplayName("LIT waits for its touch, then for its limit")
    void limitIfTouched() {
        long id = working("LIT", "SELL", ",\"auxPrice\":273,\"price\":272.95");
        simulator.market().set(265598, "31", "273.00", "84", "272.90");
        assertThat(state(id).status()).isEqualTo("Submitted");

        simulator.market().set(265598, "31", "272.00", "84", "272.95");

        assertThat(state(id).status()).isEqualTo("Filled");
    }

    @Test
    @DisplayName("MOC or LOC waits for the close; what cannot be had there is cancelled")
    void onClose() {
        long market = working("MOC", "BUY", "");
        long good = working("LOC", "BUY", ",\"price\":272");
        long bad = working("LOC", "BUY", ",\"price\":271");
        simulator.clock().advance(Duration.ofMinutes(59));
        assertThat(state(market).status()).isEqualTo("Submitted");

        simulator.clock().advance(Duration.ofMinutes(1));

        assertThat(state(market).averagePrice()).isEqualByComparingTo("271.60");
        assertThat(state(good).status()).isEqualTo("Filled");
        assertThat(state(bad).status()).isEqualTo("Cancelled");
    }

    @Test
    @DisplayName("MKT with tif OPG waits for the next opening (quirk 66)")
    void quirk66_atTheOpening() {
        long id = idOf(rest.place(order("MKT", "BUY", 10, "").replace("DAY", "OPG")));
        simulator.clock().advance(Duration.ofHours(18));
        assertThat(state(id).status()).isEqualTo("Submitted");

        simulator.clock().advance(Duration.ofMinutes(30));

        assertThat(state(id).status()).isEqualTo("Filled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DAY", "GTC", "IOC", "OPG", "OVT", "OND", "PAX", "gtc"})
    @DisplayName("LMT takes every tif, and a row says CLOSE for DAY (quirk 66)")
    void quirk66_timesInForce(String tif) {
        JsonNode answer = rest.place(order("LMT", "BUY", 10, ",\"price\":270").replace("DAY", tif));
        simulator.clock().advance(Duration.ofMillis(1));
        rest.get("/iserver/account/orders");

        JsonNode row = rest.json("/iserver/account/orders").at("/orders/0");

        String expected = tif.equals("DAY") ? "CLOSE" : tif.toUpperCase(java.util.Locale.ROOT);
        assertThat(row.path("timeInForce").asText()).isEqualTo(expected);
        assertThat(rest.json("/iserver/account/order/status/" + idOf(answer))
                        .path("tif")
                        .asText())
                .isEqualTo(tif.toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    @DisplayName("LMT and allOrNone waits until all of it is quoted")
    void allOrNone() {
        long id = idOf(rest.place(order("LMT", "BUY", 400, ",\"price\":272,\"allOrNone\":true")));
        simulator.clock().advance(Duration.ofSeconds(1));
        assertThat(state(id).filled()).isZero();

        simulator.market().set(265598, "85", "400");

        assertThat(state(id).status()).isEqualTo("Filled");
    }

    @Test
    @DisplayName("LMT that is deactivated stays inactive until a change sends it")
    void deactivated() {
        JsonNode answer = rest.place(order("LMT", "BUY", 10, ",\"price\":272,\"deactivated\":true"));
        long id = idOf(answer);
        simulator.clock().advance(Duration.ofSeconds(1));
        assertThat(answer.at("/0/order_status").asText()).isEqualTo("Inactive");
        assertThat(state(id).status()).isEqualTo("Inactive");
        assertThat(rest.json("/iserver/account/order/status/" + id)
                        .path("deactivate_order")
                        .asBoolean())
                .isTrue();

        rest.post("/iserver/account/DU1234567/order/" + id, order("LMT", "BUY", 10, ",\"price\":272"));
        simulator.clock().advance(Duration.ofSeconds(1));

        assertThat(state(id).status()).isEqualTo("Filled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            LMT        | ''                                                       | price is required for LMT
            LOC        | ''                                                       | price is required for LOC
            STP        | ''                                                       | auxPrice is required for STP
            STOP_LIMIT | ,"price":269                                             | auxPrice is required for STOP_LIMIT
            STOP_LIMIT | ,"auxPrice":269                                          | price is required for STOP_LIMIT
            TRAILLMT   | ,"price":269,"trailingType":"amt","trailingAmt":1        | auxPrice is required for TRAILLMT
            TRAILLMT   | ,"price":269,"auxPrice":270                              | trailingType (amt or %) and trailingAmt are required for TRAILLMT
            LIT        | ,"price":269                                             | auxPrice is required for LIT
            LMT        | ,"price":"cheap"                                         | price is not a number: cheap
            """)
    @DisplayName("that lacks what its type needs is refused, and the field named")
    void required(String type, String fields, String reason) {
        JsonNode answer = rest.place(order(type, "SELL", 1, fields));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.path("error").asText()).isEqualTo("Bad Request: " + reason);
    }

    private long working(String type, String side, String more) {
        long id = idOf(rest.place(order(type, side, 10, more)));
        simulator.clock().advance(Duration.ofSeconds(1));
        return id;
    }

    private OrderEntry state(long id) {
        return simulator.ledger().orders().stream()
                .filter(order -> order.orderId() == id)
                .findFirst()
                .orElseThrow();
    }
}
