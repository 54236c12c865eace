package io.github.camelibkr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories of tests, which lie in the build's own directory and go with it. */
public final class TemporaryDirectories {

    private TemporaryDirectories() {}

    /** A new one. */
    public static Path create() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "state"));
            return Files.createTempDirectory(parent, "ibkr");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
