package io.github.camelibkr.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws Exception {
        for (String name : List.of("b.camel.yaml", "a.camel.yaml", "notes.txt", "c.xml", "deep/er/d.camel.yaml")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), name);
        }
    }

    @Test
    void aGlobMeansItsFilesInOrder() {
        assertThat(names("*.camel.yaml")).containsExactly("a.camel.yaml", "b.camel.yaml");
        assertThat(names("{a,b}.camel.yaml")).containsExactly("a.camel.yaml", "b.camel.yaml");
    }

    @Test
    void twoStarsMeanAnyDepthNoneIncluded() {
        assertThat(names("**/*.camel.yaml")).containsExactly("a.camel.yaml", "b.camel.yaml", "d.camel.yaml");
    }

    @Test
    void aFileMeansItselfAndAFolderItsRoutes() {
        assertThat(names("notes.txt")).containsExactly("notes.txt");
        assertThat(names("")).containsExactly("a.camel.yaml", "b.camel.yaml", "c.xml");
    }

    @Test
    void aFileThatTwoPatternsMeanIsTakenOnce() {
        List<RouteFile> files = RouteFiles.matching(List.of(
                "file:" + folder.resolve("a.camel.yaml"),
                folder.resolve("*.yaml").toString()));
        assertThat(files).extracting(RouteFile::text).containsExactly("a.camel.yaml", "b.camel.yaml");
    }

    @Test
    void oneOfTheBundledRoutesCanBeChosen() {
        assertThat(RouteFiles.matching(List.of("classpath:routes/fills.camel.yaml")))
                .singleElement()
                .matches(RouteFile::isBundled);
    }

    @Test
    void aPatternWithoutFilesIsRefused() {
        assertThatThrownBy(() -> RouteFiles.matching(List.of("nowhere/*.yaml")))
                .isInstanceOf(UsageException.class)
                .hasMessage("--routes: no file matches nowhere/*.yaml");
        assertThatThrownBy(() -> RouteFiles.matching(List.of("classpath:nowhere.yaml")))
                .isInstanceOf(UsageException.class)
                .hasMessage("--routes: not on the class path: classpath:nowhere.yaml");
    }

    private List<String> names(String pattern) {
        return RouteFiles.matching(List.of(folder.resolve(pattern).toString())).stream()
                .map(file -> Path.of(file.location()).getFileName().toString())
                .toList();
    }
}
