package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Values of which only those come that have changed, under IBKR's names and ours. Not thread-safe. */
final class NamedValues {

    private final Map<String, String> names;
    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /** {@code names}: IBKR's key to our name, of those that have one. */
    NamedValues(Map<String, String> names) {
        this.names = names;
    }

    /** Takes in what came; whether anything is different now. What is null stays as it was. */
    boolean merge(JsonNode update, Set<String> ignored) {
        boolean news = false;
        for (Map.Entry<String, JsonNode> entry : update.properties()) {
            String key = entry.getKey();
            JsonNode value = entry.getValue();
            if (!ignored.contains(key) && !value.isNull() && !Objects.equals(values.put(key, value), value)) {
                changed.add(names.getOrDefault(key, key));
                news = true;
            }
        }
        return news;
    }

    BigDecimal decimal(String key) {
        return Values.decimal(values.get(key));
    }

    String text(String key) {
        return Values.text(values.get(key));
    }

    Boolean flag(String key) {
        return Values.flag(values.get(key));
    }

    /** What has no name of ours. */
    Map<String, Object> others() {
        Map<String, Object> others = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (!names.containsKey(key)) {
                others.put(key, Values.any(value));
            }
        });
        return Collections.unmodifiableMap(others);
    }

    /** What changed since this was last asked. */
    List<String> takeChanged() {
        List<String> news = new ArrayList<>(changed);
        changed.clear();
        return Collections.unmodifiableList(news);
    }
}
