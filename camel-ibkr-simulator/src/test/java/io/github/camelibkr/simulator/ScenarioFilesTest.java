package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.simulator.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The scenario files, one for each fault of the catalogue that happens on the gateway's side")
class ScenarioFilesTest {

    private static final Path FOLDER = Path.of("scenarios");

    /** How many faults each family of the catalogue has. */
    private static final Map<String, Integer> FAMILIES = Map.of("T", 13, "W", 14, "A", 9, "R", 14, "D", 14, "O", 20);

    static Stream<Path> files() throws IOException {
        return Files.list(FOLDER)
                .filter(file -> file.toString().endsWith(".ibs"))
                .sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aFile_canBePlayed_andSaysWhatItIsAbout(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(text).startsWith("# ");
        assertThat(Scenario.read(text).statements()).isNotEmpty();
    }

    @Test
    void everyFault_hasAFileOrAReason() throws IOException {
        List<String> known = new ArrayList<>(
                files().map(file -> file.getFileName().toString().replaceFirst("-.*", ""))
                        .toList());
        Files.readAllLines(FOLDER.resolve("elsewhere.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> known.add(line.replaceFirst(" .*", "")));

        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(FAMILIES.entrySet().stream()
                        .flatMap(family -> IntStream.rangeClosed(1, family.getValue())
                                .mapToObj(number -> family.getKey() + number))
                        .toList());
    }
}
