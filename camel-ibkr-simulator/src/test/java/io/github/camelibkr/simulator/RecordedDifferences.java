package io.github.camelibkr.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one list of how the simulator differs from recordings, {@code recorded-differences.txt}: file, key, reason. A key
 * with {@code +} stands only in the simulator's answer, with {@code -} only in the recording; {@code *} is a file that
 * is not compared.
 */
final class RecordedDifferences {

    private final List<Difference> differences;

    private record Difference(String file, String key, String reason) {

        static Difference read(String line) {
            String[] parts = line.split("\\s*\\|\\s*");
            if (parts.length != 3 || parts[2].isBlank()) {
                throw new IllegalArgumentException("A difference needs file, key and reason: " + line);
            }
            return new Difference(parts[0].strip(), parts[1], parts[2].strip());
        }
    }

    RecordedDifferences() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                RecordedDifferences.class.getResourceAsStream("/recorded-differences.txt"), StandardCharsets.UTF_8))) {
            differences = lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Difference::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<String> notCompared() {
        return differences.stream()
                .filter(difference -> difference.key().equals("*"))
                .map(Difference::file)
                .toList();
    }

    /** Takes the listed differences out of both shapes. */
    void forgive(String file, Set<String> recorded, Set<String> answered) {
        Set<String> keys = differences.stream()
                .filter(difference -> difference.file().equals(file))
                .map(Difference::key)
                .collect(Collectors.toSet());
        answered.removeIf(path -> holds(keys, "+", path) && !recorded.contains(path));
        recorded.removeIf(path -> holds(keys, "-", path) && !answered.contains(path));
    }

    private static boolean holds(Set<String> keys, String sign, String path) {
        String way = path.substring(0, path.lastIndexOf(' '));
        return List.of(way.split("/")).stream().anyMatch(key -> keys.contains(sign + key));
    }
}
