package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedSourcesTest {

    /** What lay in src/generated before this build's generator ran; the build puts it aside. */
    private static final Path AS_COMMITTED = Path.of("target/generated-as-committed");

    private static final Path GENERATED = Path.of("src/generated");

    @Test
    void committedSources_afterGeneration_areWhatTheGeneratorMakes() throws IOException {
        assertThat(contents(AS_COMMITTED))
                .as("src/generated was stale and has been generated anew by this build: commit it")
                .isEqualTo(contents(GENERATED));
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .forEach(file ->
                                contents.put(folder.relativize(file).toString().replace('\\', '/'), read(file)));
            }
        }
        return contents;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
