package io.github.camelibkr.examples;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint as a route file names it.
 *
 * @param uri scheme and path, perhaps with options: {@code kafka:quotes?brokers=…} or just {@code kafka}
 * @param parameters the options that stand beside the URI, by name
 */
record EndpointUse(String uri, Map<String, String> parameters) {

    private static final Pattern SCHEME = Pattern.compile("^([a-z][a-z0-9+.-]*)(?=$|[:?])");

    /** The scheme, if the text looks like the URI of an endpoint. */
    Optional<String> scheme() {
        Matcher matcher = SCHEME.matcher(uri);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What follows the scheme, without options. */
    String path() {
        String path = uri.replaceFirst("\\?.*", "").replaceFirst("^[^:]*:?/{0,2}", "");
        return path.isEmpty() ? parameters.getOrDefault("name", "") : path;
    }

    /** Whether the option is given, in the URI or beside it. */
    boolean has(String option) {
        return parameters.containsKey(option)
                || Pattern.compile("[?&]" + option + "=").matcher(uri).find();
    }
}
