package io.github.camelibkr.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages in docs/operations are what the catalogue says. */
class OperationPagesTest {

    private static final String ANEW = " is not what the catalogue says. To have it made anew: mvn -pl"
            + " camel-ibkr-component -am test -Dtest=OperationPagesTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dibkr.docs=write, and commit it";

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(#[^)]*)?\\)");

    @BeforeAll
    static void writeAnew() throws IOException {
        if ("write".equals(System.getProperty("ibkr.docs"))) {
            for (Map.Entry<Path, String> page : Documents.made().entrySet()) {
                Files.createDirectories(page.getKey().getParent());
                Files.writeString(page.getKey(), page.getValue());
            }
        }
    }

    @Test
    void pages_areWhatTheCatalogueSays() {
        SoftAssertions pages = new SoftAssertions();
        Documents.made().forEach((page, text) -> pages.assertThat(Documents.read(page))
                .as(page.getFileName() + ANEW)
                .isEqualTo(text));
        pages.assertAll();
        assertThat(Documents.present())
                .containsExactlyInAnyOrderElementsOf(Documents.made().keySet());
    }

    @Test
    void links_leadSomewhere() {
        for (Path page : Documents.all()) {
            LINK.matcher(Documents.read(page)).results().forEach(link -> {
                Path target = link.group(1).isEmpty()
                        ? page
                        : page.getParent().resolve(link.group(1)).normalize();
                assertThat(target).as(page + " links to " + link.group()).exists();
                if (link.group(2) != null) {
                    assertThat(anchors(target))
                            .as(page + " links to " + link.group())
                            .contains(link.group(2));
                }
            });
        }
    }

    private static Set<String> anchors(Path page) {
        Matcher headings = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE).matcher(Documents.read(page));
        return headings.results()
                .map(heading -> "#"
                        + heading.group(1)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9 -]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void index_namesEveryOperationAndEveryOneThatIsLeftOut() {
        String index = Documents.read(Documents.made().keySet().iterator().next());

        assertThat(Operations.all().stream().map(Operation::name))
                .allSatisfy(name -> assertThat(index).contains("[`" + name + "`]("));
        assertThat(LeftOut.ALL).allSatisfy(out -> assertThat(index)
                .contains("`" + out.method() + " " + out.path() + "` | " + out.reason()));
    }

    @Test
    void sentences_fitIntoATable() {
        assertThat(Operations.all()).allSatisfy(operation -> {
            assertThat(operation.doc()).doesNotContain("|", "\n").doesNotEndWith(".");
            assertThat(OperationPage.sentence(operation)).doesNotContain("quirk");
        });
    }
}
