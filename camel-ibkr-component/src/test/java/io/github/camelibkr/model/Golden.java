package io.github.camelibkr.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The example and the schema of a message type, as they are published in {@code docs/messages}. */
public final class Golden {

    private Golden() {}

    /** Where they lie. */
    static Path folder() {
        return Path.of(System.getProperty("ibkr.root"), "docs", "messages");
    }

    /** {@code OrderUpdate} becomes {@code order-update}. */
    static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    static Path schema(Class<?> type) {
        return folder().resolve(name(type) + ".schema.json");
    }

    /** The bytes that this message must become on every way. */
    public static byte[] json(IbkrMessage message) {
        try {
            return Files.readAllBytes(folder().resolve(name(message.getClass()) + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
