package io.github.camelibkr.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files that a {@code --routes} pattern means: one file, a folder, a glob, or {@code classpath:} one of ours. */
public final class RouteFiles {

    static final String BUNDLED = "classpath:routes/";

    private static final List<String> BUNDLED_NAMES =
            List.of("quotes", "fills", "order-updates", "orders-from-files", "orders-from-jms");

    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    private RouteFiles() {}

    /** The routes of the bundled example. */
    public static List<RouteFile> bundled() {
        return BUNDLED_NAMES.stream()
                .map(name -> onClassPath(BUNDLED + name + ".camel.yaml"))
                .toList();
    }

    /** The files that the patterns mean, each once, in the order of the patterns and then by name. */
    public static List<RouteFile> matching(Collection<String> patterns) {
        Map<String, RouteFile> files = new LinkedHashMap<>();
        for (String pattern : patterns) {
            find(pattern).forEach(file -> files.putIfAbsent(file.location(), file));
        }
        return new ArrayList<>(files.values());
    }

    /** The text of a resource on the class path or in a file, if there is one. */
    public static Optional<String> text(String location) {
        try {
            if (location.startsWith("classpath:")) {
                String name = location.substring("classpath:".length());
                try (InputStream in = RouteFiles.class.getClassLoader().getResourceAsStream(name)) {
                    return in == null
                            ? Optional.empty()
                            : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            Path file = Path.of(withoutScheme(location));
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UsageException("--routes: cannot read " + location + ": " + e.getMessage());
        }
    }

    private static List<RouteFile> find(String pattern) {
        if (pattern.startsWith("classpath:")) {
            return List.of(onClassPath(pattern));
        }
        String glob = withoutScheme(pattern);
        List<RouteFile> found = paths(glob).stream()
                .map(path -> "file:" + path)
                .map(location -> new RouteFile(location, text(location).orElseThrow()))
                .toList();
        if (found.isEmpty()) {
            throw new UsageException("--routes: no file matches " + pattern);
        }
        return found;
    }

    private static RouteFile onClassPath(String location) {
        return text(location)
                .map(text -> new RouteFile(location, text))
                .orElseThrow(() -> new UsageException("--routes: not on the class path: " + location));
    }

    private static List<Path> paths(String glob) {
        Path path = Path.of(glob);
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (Files.isDirectory(path)) {
            return walk(path, path.resolve("*.{yaml,yml,xml}"));
        }
        return WILDCARD.matcher(glob).find() ? walk(root(glob), path) : List.of();
    }

    /** The deepest folder that the pattern names before its first wildcard. */
    private static Path root(String glob) {
        String fixed = WILDCARD.split(glob, 2)[0];
        return Path.of(fixed.substring(0, fixed.lastIndexOf('/') + 1));
    }

    private static List<Path> walk(Path root, Path glob) {
        if (!Files.isDirectory(root.toAbsolutePath())) {
            return List.of();
        }
        // as Camel and Ant have it, ** means any number of folders, none included
        String pattern = glob.toAbsolutePath().normalize().toString().replace("**/", "{**/,}");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> matcher.matches(path.toAbsolutePath().normalize()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UsageException("--routes: cannot read " + root + ": " + e.getMessage());
        }
    }

    private static String withoutScheme(String location) {
        return location.startsWith("file:") ? location.substring("file:".length()) : location;
    }
}
