package io.github.camelibkr.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.IbkrMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The first pages say what there is")
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("ibkr.root"));
    private static final String MESSAGES = "docs/messages/README.md";

    private static String page(String name) throws IOException {
        return Files.readString(ROOT.resolve(name));
    }

    private static List<String> rows(String name) throws IOException {
        return page(name).lines().filter(line -> line.startsWith("| ")).toList();
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(result -> result.group(1));
    }

    static Stream<String> areas() {
        return Operations.all().stream().map(Operation::area).distinct();
    }

    static Stream<String> typed() {
        return Operations.all().stream()
                .filter(operation -> IbkrMessage.class.isAssignableFrom(operation.answer()))
                .map(Operation::name);
    }

    @ParameterizedTest
    @MethodSource("areas")
    void readme_everyArea_hasOneRowThatLeadsToItsPage(String area) throws IOException {
        assertThat(rows("README.md"))
                .filteredOn(row -> row.contains("(docs/operations/" + area + ".md)"))
                .singleElement()
                .asString()
                .startsWith("| [" + area + "](")
                .contains("`ibkr:" + area + "/");
    }

    @Test
    void readme_countsTheOperations() throws IOException {
        // order/cancelAll is the same as order/cancel, with -1 for the order
        long operations = Operations.all().stream()
                .filter(row -> !row.isLocal() && !row.name().equals("order/cancelAll"))
                .count();

        assertThat(page("README.md")).contains("All " + operations + " operations");
    }

    @Test
    void readme_whateverItNames_exists() throws IOException {
        List<String> known = Stream.concat(
                        Operations.all().stream().map(Operation::name),
                        Topics.all().stream().map(Topic::operation))
                .toList();

        assertThat(found("ibkr:([a-z]+/[A-Za-z-]+)", page("README.md")))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void readme_everyTopic_isNamed() throws IOException {
        String streams = String.join("", rows("README.md"));

        for (Topic topic : Topics.all()) {
            assertThat(streams).containsPattern("`(ibkr:stream/)?" + topic.name() + "`");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", MESSAGES})
    void page_whateverItLinksTo_exists(String name) throws IOException {
        Path folder = ROOT.resolve(name).getParent();

        assertThat(found("]\\((?!https?:|#)([^)#]+)", page(name)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("typed")
    void messages_everyOperationWithATypeOfItsOwn_isInARowWithItsSchema(String name) throws IOException {
        String type = Operations.get(name).answer().getSimpleName();

        assertThat(rows(MESSAGES))
                .filteredOn(row -> row.contains("`" + name + "`"))
                .singleElement()
                .asString()
                .matches(".*\\| `" + type + "`.*\\| \\[" + kebab(type) + "]\\(.*");
    }

    private static String kebab(String type) {
        return Pattern.compile("(?<=[a-z])[A-Z]")
                .matcher(type)
                .replaceAll((MatchResult capital) -> "-" + capital.group())
                .toLowerCase(Locale.ROOT);
    }
}
