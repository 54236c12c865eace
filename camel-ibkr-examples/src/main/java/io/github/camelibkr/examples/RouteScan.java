package io.github.camelibkr.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Lists the endpoints that a route file names, and the types of its beans. YAML is parsed; in XML and the rest, what
 * looks like a URI is taken.
 */
final class RouteScan {

    /** Keys whose text is prose, in which a scheme is just a word. */
    private static final Set<String> PROSE = Set.of("log", "message", "description", "note", "id", "title", "logName");

    private static final Pattern XML_COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern QUOTED_URI = Pattern.compile("(?<=[\"'>,])\\s*([a-z][a-z0-9]*:[^\"'<>]*)");

    private static final Pattern BEAN_TYPE = Pattern.compile("<bean\\b[^>]*\\btype=\"([^\"]+)\"");

    private final UnaryOperator<String> placeholders;
    private final List<EndpointUse> endpoints = new ArrayList<>();
    private final List<String> beanTypes = new ArrayList<>();

    private RouteScan(UnaryOperator<String> placeholders) {
        this.placeholders = placeholders;
    }

    /** Scans one file; in a malformed one nothing is found, since Camel says best what is wrong with it. */
    static RouteScan of(RouteFile file, UnaryOperator<String> placeholders) {
        RouteScan scan = new RouteScan(placeholders);
        if (file.isYaml()) {
            scan.yaml(file.text());
        } else {
            scan.text(file.text());
        }
        return scan;
    }

    List<EndpointUse> endpoints() {
        return endpoints;
    }

    List<String> beanTypes() {
        return beanTypes;
    }

    private void yaml(String text) {
        try {
            LoadSettings lenient =
                    LoadSettings.builder().setAllowDuplicateKeys(true).build();
            new Load(lenient).loadAllFromString(text).forEach(document -> node("", document));
        } catch (YamlEngineException e) {
            endpoints.clear();
        }
    }

    private void node(String key, Object node) {
        if (node instanceof Map<?, ?> map) {
            Object uri = map.get("uri");
            if (uri instanceof String endpoint) {
                endpoints.add(new EndpointUse(placeholders.apply(endpoint).strip(), options(map.get("parameters"))));
            } else if (key.equals("kamelet") && map.get("name") instanceof String name) {
                endpoints.add(new EndpointUse("kamelet:" + placeholders.apply(name), Map.of()));
            }
            if (key.equals("beans") && map.get("type") instanceof String type) {
                beanTypes.add(type);
            }
            map.forEach((name, value) -> {
                if (!name.equals("uri")) {
                    node(String.valueOf(name), value);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> node(key, item));
        } else if (node instanceof String text && !PROSE.contains(key)) {
            inline(key.equals("kamelet") ? "kamelet:" + text : text);
        }
    }

    /** A text that may be a URI, or several as in a recipient list, perhaps quoted as in an expression. */
    private void inline(String text) {
        for (String part : placeholders.apply(text).split(",")) {
            String uri = part.strip().replaceFirst("^['\"]", "");
            if (uri.contains(":")) {
                endpoints.add(new EndpointUse(uri, Map.of()));
            }
        }
    }

    private void text(String text) {
        String resolved = placeholders.apply(XML_COMMENT.matcher(text).replaceAll(""));
        BEAN_TYPE.matcher(resolved).results().forEach(match -> beanTypes.add(match.group(1)));
        QUOTED_URI
                .matcher(resolved)
                .results()
                .map((MatchResult match) -> match.group(1).replace("&amp;", "&"))
                .forEach(uri -> endpoints.add(new EndpointUse(uri, Map.of())));
    }

    private static Map<String, String> options(Object parameters) {
        Map<String, String> options = new LinkedHashMap<>();
        if (parameters instanceof Map<?, ?> map) {
            map.forEach((name, value) -> options.put(String.valueOf(name), String.valueOf(value)));
        }
        return options;
    }
}
