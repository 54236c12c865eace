package io.github.camelibkr.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/** The directory that holds what must outlive the process. Nobody but its owner may look into it. */
public final class StateDirectory {

    private static final String OWNER_ONLY = "rwx------";

    /** Of files that somebody else in this process has taken: to close any channel of them would give back his lock. */
    private static final Map<Path, FileChannel> KEPT = new HashMap<>(); // guarded by itself

    private final Path path;

    /** Creates nothing yet. */
    public StateDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /**
     * Makes it, if need be, and keeps others out.
     *
     * @throws IOException if it cannot be made or written
     */
    public void prepare() throws IOException {
        Files.createDirectories(path);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(OWNER_ONLY));
        }
        // the driver unpacks its native part: the system's own directory may forbid to run anything from it
        if (System.getProperty("org.sqlite.tmpdir") == null) {
            System.setProperty("org.sqlite.tmpdir", path.toString());
        }
    }

    /**
     * Takes a name for this process alone; the operating system gives it back, even if the process is killed.
     *
     * @return what ends it; null if somebody else has it, in this process or another
     * @throws IOException if the directory cannot be written
     */
    public AutoCloseable claim(String name) throws IOException {
        prepare();
        Path file = lock(name).toAbsolutePath();
        synchronized (KEPT) {
            FileChannel kept = KEPT.remove(file);
            FileChannel channel =
                    kept != null ? kept : FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    sign(channel);
                    return channel;
                }
            } catch (OverlappingFileLockException inThisProcess) {
                KEPT.put(file, channel);
                return null;
            }
            channel.close();
            return null;
        }
    }

    private Path lock(String name) {
        return path.resolve(fileName(name) + ".lock");
    }

    private static void sign(FileChannel channel) {
        try {
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException full) {
            // it is a courtesy only
        }
    }

    /** Which process has taken a name; empty if that is not known. */
    String holder(String name) {
        synchronized (KEPT) {
            if (KEPT.containsKey(lock(name).toAbsolutePath())) {
                return Long.toString(ProcessHandle.current().pid());
            }
        }
        try {
            return Files.readString(lock(name), StandardCharsets.US_ASCII);
        } catch (IOException lockedForReaders) {
            return "";
        }
    }

    /**
     * Writes a whole file, forced to the disk, under its name only once it is complete.
     *
     * @return where it is
     * @throws IOException if it could not be written; then there is no such file
     */
    public Path write(String folder, String name, String text) throws IOException {
        prepare();
        Path directory = path.resolve(fileName(folder));
        Files.createDirectories(directory);
        return write(directory, name, text);
    }

    /** The same, in the directory itself. */
    public Path write(String name, String text) throws IOException {
        prepare();
        return write(path, name, text);
    }

    private static Path write(Path directory, String name, String text) throws IOException {
        Path file = directory.resolve(fileName(name));
        Path unfinished = directory.resolve(fileName(name) + ".part");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(directory);
        return file;
    }

    /**
     * Deletes a file of the directory itself, and forces that to the disk; does nothing if there is none.
     *
     * @throws IOException if it may still be there
     */
    public void delete(String name) throws IOException {
        if (Files.deleteIfExists(path.resolve(fileName(name)))) {
            force(path);
        }
    }

    private static void force(Path directory) {
        try (FileChannel renamed = FileChannel.open(directory, StandardOpenOption.READ)) {
            renamed.force(true);
        } catch (IOException unknownHere) {
            // some systems cannot force a directory
        }
    }

    /** Ids come from outside: whatever could leave the directory becomes an underscore. */
    private static String fileName(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String short_ = safe.length() > 150 ? safe.substring(0, 150) : safe;
        // two names that differ only in what was replaced must not meet in one file
        return short_.equals(name) && !name.startsWith(".")
                ? name
                : short_.replaceAll("^\\.+", "_") + "-" + Integer.toHexString(name.hashCode());
    }
}
