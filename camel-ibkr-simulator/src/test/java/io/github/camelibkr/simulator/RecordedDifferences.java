package io.github.camelibkr.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** The files of which something is listed, though they are compared. */
    Set<String> comparedInPart() {
        return differences.stream()
                .filter(difference -> !difference.key().equals("*"))
                .map(Difference::file)
                .collect(Collectors.toSet());
    }

    /** Takes the listed differences out of both shapes, and returns the listed ones that are none any more. */
    Set<String> forgive(String file, Set<String> recorded, Set<String> answered) {
        Set<String> onlyAnswered = without(answered, recorded);
        Set<String> onlyRecorded = without(recorded, answered);
        Set<String> stale = new TreeSet<>();
        for (Difference difference : differences) {
            String key = difference.key().substring(1);
            if (difference.file().equals(file)
                    && !(difference.key().startsWith("+")
                            ? takeOut(key, onlyAnswered, answered)
                            : takeOut(key, onlyRecorded, recorded))) {
                stale.add(difference.key());
            }
        }
        return stale;
    }

    /** Whether there was something to forgive. */
    private static boolean takeOut(String key, Set<String> differing, Set<String> shape) {
        Set<String> forgiven = differing.stream()
                .filter(path -> List.of(path.substring(0, path.lastIndexOf(' ')).split("/"))
                        .contains(key))
                .collect(Collectors.toSet());
        shape.removeAll(forgiven);
        return !forgiven.isEmpty();
    }

    private static Set<String> without(Set<String> shape, Set<String> other) {
        Set<String> rest = new TreeSet<>(shape);
        rest.removeAll(other);
        return rest;
    }
}
