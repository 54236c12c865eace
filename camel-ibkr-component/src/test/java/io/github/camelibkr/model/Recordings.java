package io.github.camelibkr.model;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Frames that real gateways have sent. They are not part of this repository; tests of them are skipped without. */
public final class Recordings {

    private Recordings() {}

    static Path shared(String name) {
        Path file = Path.of(System.getProperty("ibkr.shared"), name);
        assumeThat(file)
                .as("recordings and references lie beside the checkout (system property ibkr.shared)")
                .exists();
        return file;
    }

    /** The names of all. */
    public static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(shared("frames"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** One frame, as it came. */
    public static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(shared("frames/" + name));
    }

    /** One frame. */
    public static JsonNode frame(String name) throws IOException {
        return IbkrJson.read(bytes(name));
    }

    /** What came in a conversation with this topic, in order. */
    static List<JsonNode> conversation(String name, String topic) throws IOException {
        List<JsonNode> frames = new ArrayList<>();
        for (String line : Files.readAllLines(shared("frames/" + name))) {
            JsonNode entry = json(line);
            JsonNode frame = json(
                    entry.path("dir").asText().equals("in") ? entry.path("text").asText() : "{}");
            if (frame.path("topic").asText().split("\\+")[0].equals(topic)) {
                frames.add(frame);
            }
        }
        return frames;
    }

    public static JsonNode json(String text) throws IOException {
        return IbkrJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
