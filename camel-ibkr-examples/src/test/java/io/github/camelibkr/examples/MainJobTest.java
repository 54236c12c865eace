package io.github.camelibkr.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.examples.MainJob.Letter;
import io.github.camelibkr.simulator.ledger.ExecutionEntry;
import io.github.camelibkr.simulator.ledger.OrderEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled routes from end to end. Orders are told apart by their quantity, which is another one in each test. */
class MainJobTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CONIDS = List.of("265598", "272093", "8314", "756733", "12087792");

    @TempDir
    private static Path work;

    private static MainJob job;
    private static List<Letter> fills;
    private static List<Letter> results;
    private static List<Letter> errors;

    @BeforeAll
    static void start() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        job = new MainJob(work);
        fills = job.queue("ibkr.fills");
        results = job.queue("ibkr.orders.results");
        errors = job.queue("ibkr.orders.errors");
        // orders at the market are answered with a question less, and fill, once their contract is streamed
        await().until(() -> CONIDS.stream().allMatch(conid -> !quotes(conid).isEmpty()));
    }

    @AfterAll
    static void end() {
        Awaitility.reset();
        job.close();
    }

    @Test
    void everyExecutionArrivesInJmsExactlyOnce() throws Exception {
        for (int quantity = 101; quantity <= 105; quantity++) {
            job.drop("fill-" + quantity + ".json", market(quantity));
        }
        await().until(() -> IntStream.rangeClosed(101, 105).allMatch(MainJobTest::isFilled));
        await().untilAsserted(() -> assertThat(fills)
                .extracting(fill -> json(fill.text()).path("executionId").asText())
                .containsExactlyInAnyOrderElementsOf(executionIds()));
    }

    @Test
    void quotesStayInOrderAndEndWithTheLastValueSent() throws Exception {
        job.simulator.market().pause();
        try {
            for (String conid : CONIDS) {
                Map<String, String> sent = job.simulator.market().last(Long.parseLong(conid));
                await().untilAsserted(() -> {
                    List<JsonNode> quotes = quotes(conid);
                    JsonNode newest = quotes.get(quotes.size() - 1);
                    assertThat(number(newest, "last")).isEqualByComparingTo(sent.get("31"));
                    assertThat(number(newest, "bid")).isEqualByComparingTo(sent.get("84"));
                    assertThat(number(newest, "ask")).isEqualByComparingTo(sent.get("86"));
                });
                assertThat(quotes(conid))
                        .extracting(quote -> Instant.parse(quote.path("updated").asText()))
                        .isSorted()
                        .hasSizeGreaterThan(1);
            }
        } finally {
            job.simulator.market().resume();
        }
    }

    @Test
    void everyQuoteInKafkaIsALineOfTheCsvFileBelowItsHeader() {
        job.simulator.market().pause();
        try {
            await().untilAsserted(() -> {
                List<String> lines = lines("quotes");
                assertThat(lines.get(0)).isEqualTo("updated,conid,symbol,last,bid,ask,bidSize,askSize,volume");
                assertThat(lines.subList(1, lines.size()))
                        .allMatch(line -> line.matches("[^,]+Z,\\d+,[^,]+(,[\\d.]*){6}"))
                        .anyMatch(line -> line.contains(",265598,AAPL,"))
                        .hasSameSizeAs(KafkaTopic.records(job.kafka.brokers(), "ibkr.quotes"));
            });
        } finally {
            job.simulator.market().resume();
        }
    }

    @Test
    void everyOrderOfTheDropFolderIsPlacedOnceAndItsResultLiesBesideIt() throws Exception {
        for (int quantity = 201; quantity <= 205; quantity++) {
            job.drop("place-" + quantity + ".json", market(quantity));
        }
        for (int quantity = 201; quantity <= 205; quantity++) {
            JsonNode result = json(awaitFile("place-" + quantity + ".result.json"));
            assertThat(result.path("state").asText()).isEqualTo("ACCEPTED");
            assertThat(result.path("orderId").asLong())
                    .isEqualTo(order(quantity).orderId());
            awaitDone("place-" + quantity + ".json", 1);
            assertThat(job.ordersOf(quantity)).isEqualTo(1);
        }
    }

    @Test
    void anOrderThatRaisesAQuestionIsPlacedByPolicy() throws Exception {
        job.drop("far.json", limit(211, "1.11"));
        JsonNode result = json(awaitFile("far.result.json"));
        assertThat(result.path("confirmed").toString()).contains("o163");
        assertThat(job.ordersOf(211)).isEqualTo(1);
    }

    @Test
    void aMalformedOrderGoesToTheErrorFolderWithTheReason() throws Exception {
        job.drop("malformed.json", market(221).replace("221", "\"two hundred\""));
        await().until(() -> job.files(".error", "-malformed.json").size() == 1);
        assertThat(job.files(".error", "-malformed.reason.txt")).singleElement().satisfies(file -> assertThat(file)
                .content()
                .isEqualTo("InvalidOrderException: not an order: quantity must be a number (not text)"));
        assertThat(job.files(".error", "-malformed.json"))
                .singleElement()
                .satisfies(file -> assertThat(file).content().contains("two hundred"));
        assertThat(job.files("", "malformed.result.json")).isEmpty();
    }

    @Test
    void theSameFileTwiceIsOneOrder() throws Exception {
        job.drop("twice.json", market(231));
        awaitDone("twice.json", 1);
        job.drop("twice.json", market(231));
        awaitDone("twice.json", 2);
        assertThat(job.ordersOf(231)).isEqualTo(1);
    }

    @Test
    void anotherOrderUnderTheSameNameIsAnotherOrderAndTheOlderResultIsKept() throws Exception {
        job.drop("again.json", market(241));
        awaitDone("again.json", 1);
        job.drop("again.json", market(242));
        awaitDone("again.json", 2);
        assertThat(job.ordersOf(241)).isEqualTo(1);
        assertThat(job.ordersOf(242)).isEqualTo(1);
        assertThat(job.files(".done", "-again.result.json")).hasSize(1);
    }

    @Test
    void aFileThatIsWrittenSlowlyIsPlacedOnceAndWhole() throws Exception {
        Path file = job.orders().resolve("slow.json");
        Files.writeString(file, "");
        for (String piece : market(251).split("(?<=,)")) {
            Files.writeString(file, piece, StandardOpenOption.APPEND);
            await().during(Duration.ofMillis(500)).until(() -> Files.exists(file));
        }
        awaitDone("slow.json", 1);
        assertThat(job.ordersOf(251)).isEqualTo(1);
        assertThat(job.files(".error", "-slow.json")).isEmpty();
    }

    @Test
    void anOrderFromJmsIsPlacedAndItsResultAnswersIt() throws Exception {
        String id = job.send(market(261));
        await().untilAsserted(() -> assertThat(results)
                .filteredOn(letter -> id.equals(letter.correlationId()))
                .singleElement()
                .satisfies(
                        letter -> assertThat(json(letter.text()).path("orderId").asLong())
                                .isEqualTo(order(261).orderId())));
        assertThat(job.ordersOf(261)).isEqualTo(1);
    }

    @Test
    void aMalformedOrderFromJmsComesBackAsItWasWithTheReason() throws Exception {
        String nonsense = "{\"conid\": 265598, \"side\": \"PERHAPS\"}";
        job.send(nonsense);
        await().untilAsserted(() -> assertThat(errors)
                .filteredOn(letter -> nonsense.equals(letter.text()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).startsWith("InvalidOrderException: ")));
    }

    @Test
    void everyChangeOfAnOrderIsALineOfJson() throws Exception {
        job.drop("updates.json", market(271));
        await().until(() -> job.ordersOf(271) == 1);
        await().untilAsserted(() -> {
            List<JsonNode> updates =
                    lines("order-updates").stream().map(MainJobTest::json).toList();
            assertThat(updates)
                    .filteredOn(update ->
                            update.path("orderId").asLong() == order(271).orderId())
                    .extracting(update -> update.path("status").asText())
                    .endsWith("Filled");
        });
    }

    private static String market(int quantity) {
        return "{\"conid\": 265598, \"side\": \"BUY\", \"orderType\": \"MKT\", \"tif\": \"DAY\", \"quantity\": "
                + quantity + "}";
    }

    private static String limit(int quantity, String price) {
        return market(quantity).replace("\"MKT\"", "\"LMT\", \"price\": " + price);
    }

    private static OrderEntry order(int quantity) {
        return job.simulator.ledger().orders().stream()
                .filter(order -> order.quantity().intValueExact() == quantity)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFilled(int quantity) {
        return job.simulator.ledger().orders().stream()
                .anyMatch(order -> order.quantity().intValueExact() == quantity
                        && order.status().equals("Filled"));
    }

    private static List<String> executionIds() {
        return job.simulator.ledger().executions().stream()
                .map(ExecutionEntry::executionId)
                .toList();
    }

    private static List<JsonNode> quotes(String conid) {
        return KafkaTopic.records(job.kafka.brokers(), "ibkr.quotes").stream()
                .filter(record -> conid.equals(record.key()))
                .map(record -> json(record.value()))
                .toList();
    }

    private static List<String> lines(String folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : job.files("../" + folder, "")) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigDecimal number(JsonNode quote, String name) {
        return quote.path(name).decimalValue();
    }

    private static String awaitFile(String name) throws Exception {
        await().until(() -> job.files("", name).size() == 1);
        return Files.readString(job.files("", name).get(0));
    }

    private static void awaitDone(String name, int times) {
        await().until(() -> job.files(".done", "-" + name).size() == times);
    }
}
