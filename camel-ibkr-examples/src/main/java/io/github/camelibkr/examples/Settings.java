package io.github.camelibkr.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/**
 * The properties of a run, in one order: bundled defaults, then {@code --properties}, then environment and system
 * properties, then {@code --property}; the later one wins.
 *
 * <p>Camel is handed the result as one set and looks at nothing else by itself. Left alone it would put the environment
 * above the command line, and at 4.17.0 it overlooks environment variables of components.
 */
public final class Settings {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");
    private static final int MAX_NESTING = 10;

    /** By canonical key, so that two spellings of one key are one. */
    private final Map<String, Setting> settings = new TreeMap<>();

    private record Setting(String key, String value) {}

    /** Adds a properties file from the class path. */
    public Settings bundled(String resource) {
        try (InputStream in = Settings.class.getClassLoader().getResourceAsStream(resource)) {
            return add(read(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the bundled " + resource, e);
        }
    }

    /** Adds a properties file of the user. */
    public Settings file(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("--properties: no such file: " + file);
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return add(read(reader));
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException("--properties: cannot read " + file + ": " + e.getMessage());
        }
    }

    /**
     * Adds what environment and system properties say: of keys that are known already, and of every key of Camel's own.
     */
    public Settings environment(Map<String, String> environment, Properties system) {
        environment.forEach((name, value) -> camelKey(name).ifPresent(key -> put(key, value)));
        Stream.concat(settings.values().stream().map(Setting::key).toList().stream(), camelKeys(system))
                .forEach(key -> {
                    Optional.ofNullable(environment.get(environmentName(key))).ifPresent(value -> put(key, value));
                    Optional.ofNullable(system.getProperty(key)).ifPresent(value -> put(key, value));
                });
        return this;
    }

    /** Adds one {@code key=value} of the command line. */
    public Settings commandLine(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new UsageException("--property: expected KEY=VALUE but got: " + assignment);
        }
        return put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
    }

    /** Sets one key, replacing the same key in another spelling ({@code gateway-url}, {@code gatewayUrl}). */
    public Settings put(String key, String value) {
        settings.put(canonical(key), new Setting(key, value));
        return this;
    }

    /** The value of a key in any spelling, with its placeholders resolved; an empty value counts as none. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(settings.get(canonical(key)))
                .map(setting -> resolve(setting.value()))
                .filter(value -> !value.isBlank());
    }

    /** Whether a key, in any spelling, has a value. */
    public boolean has(String key) {
        return get(key).isPresent();
    }

    /** The text with every <code>{{key}}</code> and <code>{{key:default}}</code> that is known replaced. */
    public String resolve(String text) {
        String resolved = text;
        for (int depth = 0; depth < MAX_NESTING && resolved.contains("{{"); depth++) {
            resolved =
                    PLACEHOLDER.matcher(resolved).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
        }
        return resolved;
    }

    /** All of them, for Camel. */
    public Properties all() {
        Properties properties = new Properties();
        settings.values().forEach(setting -> properties.setProperty(setting.key(), setting.value()));
        return properties;
    }

    private String value(String placeholder) {
        String[] parts = placeholder.replaceFirst("^[?!]", "").split(":", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "env" -> Objects.requireNonNullElse(System.getenv(rest), "");
            case "sys" -> System.getProperty(rest, "");
            default ->
                settings.containsKey(canonical(parts[0]))
                        ? settings.get(canonical(parts[0])).value()
                        : rest;
        };
    }

    private Settings add(Properties properties) {
        properties.stringPropertyNames().forEach(key -> put(key, properties.getProperty(key)));
        return this;
    }

    private static Properties read(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        return properties;
    }

    private static Stream<String> camelKeys(Properties system) {
        return system.stringPropertyNames().stream().filter(key -> key.startsWith("camel."));
    }

    /** CAMEL_COMPONENT_IBKR_GATEWAY_URL is camel.component.ibkr.gateway-url. */
    private static Optional<String> camelKey(String variable) {
        String[] parts = variable.toLowerCase(Locale.ROOT).split("_");
        int depth = parts.length > 1 && Pattern.matches("component|dataformat|language", parts[1]) ? 3 : 2;
        if (parts.length <= depth || !parts[0].equals("camel")) {
            return Optional.empty();
        }
        String prefix = String.join(".", Stream.of(parts).limit(depth).toList());
        return Optional.of(
                prefix + "." + String.join("-", Stream.of(parts).skip(depth).toList()));
    }

    private static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static String canonical(String key) {
        return key.startsWith("camel.") ? StringHelper.dashToCamelCase(key).toLowerCase(Locale.ROOT) : key;
    }
}
