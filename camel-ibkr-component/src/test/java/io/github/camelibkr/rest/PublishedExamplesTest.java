package io.github.camelibkr.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.AccountSummary;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.model.RequestFailedException;
import io.github.camelibkr.model.SummaryValue;
import io.github.camelibkr.wire.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The answers that IBKR's OpenAPI file gives as examples")
class PublishedExamplesTest {

    /** Put together of several answers, or in a conversation. */
    private static final Set<Class<?>> ELSEWHERE = Set.of(JsonNode.class, Quotes.class, OrderOutcome.class);

    /** As if the example of an example: a level that no gateway has ever been seen to send. */
    private static final Set<String> MISPRINTS = Set.of("session/init, example", "session/status, example");

    /** One answer; {@code toString} names it. */
    private record Example(Operation row, String name, JsonNode answer) {
        @Override
        public String toString() {
            return row.name() + ", " + name;
        }
    }

    private static String key(String method, String path) {
        return method.toLowerCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]+}", "{}");
    }

    private static List<Example> examples() throws IOException {
        Path file = Path.of(System.getProperty("ibkr.shared"), "reference", "ib-rest-api-2.28.0.openapi.json");
        assumeThat(file)
                .as("references lie beside the checkout (system property ibkr.shared)")
                .exists();
        Map<String, Operation> rows = Operations.all().stream()
                .filter(row -> !row.isLocal() && !row.name().equals("order/cancelAll"))
                .collect(Collectors.toMap(row -> key(row.method(), row.path()), row -> row));
        List<Example> examples = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                new ObjectMapper().readTree(file.toFile()).path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                Operation row = rows.get(key(method.getKey(), path.getKey()));
                JsonNode content = method.getValue().at("/responses/200/content/application~1json");
                if (row != null && content.has("example")) {
                    examples.add(new Example(row, "example", content.path("example")));
                }
                if (row != null) {
                    content.path("examples")
                            .properties()
                            .forEach(example -> examples.add(new Example(
                                    row, example.getKey(), example.getValue().path("value"))));
                }
            }
        }
        return examples.stream()
                .filter(example -> example.answer().isContainerNode())
                .toList();
    }

    /** Empty if it says that something is wrong. */
    private static Optional<JsonNode> good(Example example) {
        try {
            return Optional.of(Classified.json(example.row(), new Answer(200, IbkrJson.bytes(example.answer())), null));
        } catch (RequestFailedException refused) {
            return Optional.empty();
        }
    }

    @Test
    void examples_becomeBodies() throws Exception {
        List<String> unread = new ArrayList<>();
        int read = 0;
        for (Example example : examples()) {
            Optional<JsonNode> answer = good(example);
            if (ELSEWHERE.contains(example.row().answer()) || answer.isEmpty()) {
                continue;
            }
            Arguments arguments =
                    example.row().fields().isEmpty() ? Arguments.of(example.row(), null, ReadersTest.OPTIONS) : null;
            Optional<IbkrMessage> body = Readers.read(example.row().answer(), answer.get(), arguments);
            if (body.isEmpty()) {
                unread.add(example.toString());
            } else {
                read++;
                assertThat(IbkrJson.read(IbkrJson.write(body.get()), body.get().getClass()))
                        .as(example.toString())
                        .isEqualTo(body.get());
            }
        }

        assertThat(unread).containsExactlyInAnyOrderElementsOf(MISPRINTS);
        assertThat(read).isGreaterThan(40);
    }

    /** That an answer is read does not say that what stands in it is still there. */
    @Test
    void summaryOfAPortfolio_isReadWhole() throws Exception {
        Example example = examples().stream()
                .filter(one -> one.row().name().equals("portfolio/summary"))
                .findFirst()
                .orElseThrow();
        AccountSummary summary = (AccountSummary) Readers.read(
                        AccountSummary.class,
                        example.answer(),
                        Arguments.of(example.row(), null, Map.of("accountId", "DU123456")))
                .orElseThrow();

        assertThat(summary.values()).hasSameSizeAs(example.answer());
        example.answer().properties().forEach(row -> {
            JsonNode amount = row.getValue().path("amount");
            String said = row.getValue().path("value").asText("null");
            SummaryValue read = summary.values().get(row.getKey());
            if (read.text() != null) {
                assertThat(read.text()).isEqualTo(said);
            } else if (read.amount() != null) {
                assertThat(read.amount()).isEqualByComparingTo(said.equals("null") ? amount.asText() : said);
            } else {
                assertThat(said).isEqualTo("null");
                assertThat(amount.asInt()).isZero();
            }
        });
        assertThat(summary.values().get("cushion").amount()).isEqualTo("0.994598");
    }

    @Test
    void examplesOfErrors_areErrors_andNoOthersAre() throws Exception {
        assertThat(examples().stream()
                        .filter(example -> good(example).isEmpty())
                        .map(Example::toString))
                .allMatch(name -> name.contains("Error") || name.contains("NotFound"))
                .hasSize(5);
    }
}
