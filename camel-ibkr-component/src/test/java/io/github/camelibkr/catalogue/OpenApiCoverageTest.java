package io.github.camelibkr.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.camelibkr.docs.LeftOut;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The catalogue, held against IBKR's OpenAPI file and the inventory of operations")
class OpenApiCoverageTest {

    /** Their bodies are orders and answers to questions, which have readers of their own, and tests of these. */
    private static final Set<String> ORDER_BODIES =
            Set.of("order/place", "order/preview", "order/modify", "order/reply");

    /** The same request of IBKR's as {@code order/cancel}, for all orders. */
    private static final String SECOND_ROW = "order/cancelAll";

    private static final Pattern HEADING = Pattern.compile("### `([A-Z]+) (/[^`]+)`");

    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("ibkr.shared"), "reference", name);
        assumeThat(file)
                .as("references lie beside the checkout (system property ibkr.shared)")
                .exists();
        return file;
    }

    /** The rows that ask something of IBKR, each operation of IBKR's once. */
    private static Map<String, Operation> rows() {
        return Operations.all().stream()
                .filter(operation -> !operation.isLocal() && !operation.name().equals(SECOND_ROW))
                .collect(Collectors.toMap(
                        operation -> Wire.key(operation.method(), operation.path()), operation -> operation));
    }

    /** What is known to differ, with its reason. */
    private static Map<String, String> listed() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                OpenApiCoverageTest.class.getResourceAsStream("openapi-differences.txt"), StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(" \\| ", 2);
                    assertThat(parts).as(line + " has a reason").hasSize(2);
                    assertThat(listed.put(parts[0], parts[1]))
                            .as(line + " stands once")
                            .isNull();
                }
            }
        }
        return listed;
    }

    private static Set<String> differences(Map<String, Operation> rows, Map<String, Wire> described) {
        Set<String> differences = new TreeSet<>();
        described.forEach((key, wire) -> {
            Operation row = rows.get(key);
            if (row == null) {
                differences.add(key + ": no row");
            } else {
                Wire.of(row).differencesFrom(wire).stream()
                        .filter(difference -> !ORDER_BODIES.contains(row.name()) || !difference.contains(" body "))
                        .forEach(difference -> differences.add(key + ": " + difference));
            }
        });
        rows.keySet().stream()
                .filter(key -> !described.containsKey(key))
                .forEach(key -> differences.add(key + ": not described"));
        return differences;
    }

    @Test
    void catalogue_differsFromTheOpenApiFile_onlyAsTheListSays() throws IOException {
        Map<String, Wire> described =
                OpenApiFile.read(shared("ib-rest-api-2.28.0.openapi.json")).operations();

        assertThat(described).hasSizeGreaterThan(100);
        assertThat(differences(rows(), described))
                .as("mend the catalogue, or say why in openapi-differences.txt")
                .containsExactlyInAnyOrderElementsOf(listed().keySet());
    }

    @Test
    void catalogue_hasEveryOperationOfTheInventory_butThoseThatAreLeftOut() throws IOException {
        Set<String> inventory = HEADING.matcher(Files.readString(shared("rest-endpoints.md")))
                .results()
                .map(found -> Wire.key(found.group(1), found.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(inventory).hasSize(126);
        assertThat(Stream.concat(
                        rows().keySet().stream(), LeftOut.ALL.stream().map(out -> Wire.key(out.method(), out.path()))))
                .containsExactlyInAnyOrderElementsOf(inventory);
    }

    @Test
    void catalogue_hasARowForEachOfTheOperations() {
        assertThat(rows()).hasSize(118);
        assertThat(LeftOut.ALL).hasSize(8).allSatisfy(out -> assertThat(out.reason())
                .isNotBlank());
    }

    @Test
    void secondRow_isTheSameRequestForAllOrders() {
        Operation all = Operations.get(SECOND_ROW);
        Operation one = Operations.get("order/cancel");

        assertThat(all.method()).isEqualTo(one.method());
        assertThat(all.path()).isEqualTo(one.path().replace("{orderId}", "-1"));
    }

    @Test
    void differences_aParameterThatIsMissingWronglySpeltOrLeftOut_areFound() {
        Wire described = new Wire();
        described.add("query", "id", true);
        described.add("query", "kind", true);
        Operation misspelt = Operation.get("area/name", "/path")
                .parameter("id", null, "ident", Parameter.Place.QUERY, Parameter.Type.KEY, true)
                .query("kind", null, Parameter.Type.TEXT)
                .answers(Object.class, "");

        assertThat(Wire.of(misspelt).differencesFrom(described))
                .containsExactly("may leave out query kind", "never sends query id", "sends also query ident");
    }
}
