package io.github.camelibkr.catalogue;

import io.github.camelibkr.catalogue.Parameter.Place;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a request of one operation may carry, by place and IBKR's name, and whether it must. */
final class Wire {

    private final Map<String, Boolean> names = new TreeMap<>();

    /** Which operation; the names of path parameters do not tell two apart. */
    static String key(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{\\w+}", "{}");
    }

    /** As a row of the catalogue sends it. */
    static Wire of(Operation operation) {
        Wire wire = new Wire();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.place() != Place.LOCAL) {
                // what stands in a path is always there, wherever it comes from
                boolean always = parameter.required() || parameter.place() == Place.PATH;
                wire.add(parameter.place().name().toLowerCase(Locale.ROOT), parameter.wire(), always);
            }
        }
        String place = operation.hasBody() ? "body" : "query";
        operation.fixed().keySet().forEach(name -> wire.add(place, name, true));
        operation.fields().forEach(field -> wire.add("body", field.name(), field.required()));
        if (operation.numbered()) {
            wire.add("body", "reqID", true);
        }
        return wire;
    }

    void add(String place, String name, boolean required) {
        names.put(place + " " + name, required);
    }

    /** What differs from IBKR's description, in words. */
    TreeSet<String> differencesFrom(Wire described) {
        TreeSet<String> differences = new TreeSet<>();
        described.names.forEach((name, required) -> {
            if (!names.containsKey(name)) {
                differences.add("never sends " + name);
            } else if (required && !names.get(name)) {
                differences.add("may leave out " + name);
            }
        });
        names.keySet().stream()
                .filter(name -> !described.names.containsKey(name))
                .forEach(name -> differences.add("sends also " + name));
        return differences;
    }
}
