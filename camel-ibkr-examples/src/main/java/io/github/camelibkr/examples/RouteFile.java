package io.github.camelibkr.examples;

/**
 * A file with routes.
 *
 * @param location where Camel loads it from: {@code file:…} or {@code classpath:…}
 * @param text what is in it
 */
public record RouteFile(String location, String text) {

    /** Whether it is one of the routes that this module brings along. */
    public boolean isBundled() {
        return location.startsWith(RouteFiles.BUNDLED);
    }

    boolean isYaml() {
        return location.endsWith(".yaml") || location.endsWith(".yml");
    }
}
