package io.github.camelibkr.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file {@code HALT} in a state directory. Anybody who may write there can make it by hand, and delete it. */
public final class HaltFile implements HaltRecord {

    private static final String NAME = "HALT";
    private static final int MOST = 2_000;

    private final StateDirectory directory;
    private final Path file;

    /** Creates nothing yet. */
    public HaltFile(StateDirectory directory) {
        this.directory = directory;
        this.file = directory.path().resolve(NAME);
    }

    @Override
    public String read() throws IOException {
        // a file of which it cannot be said that it is not there counts as being there
        if (Files.notExists(file)) {
            return null;
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST), java.nio.charset.StandardCharsets.UTF_8);
        } catch (NoSuchFileException deletedMeanwhile) {
            return null;
        }
    }

    @Override
    public void write(String text) throws IOException {
        directory.write(NAME, text);
    }

    @Override
    public void clear() throws IOException {
        directory.delete(NAME);
    }

    @Override
    public String place() {
        return file.toString();
    }
}
