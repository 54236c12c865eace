package io.github.camelibkr.model;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the option {@code fields}: names from the dictionary, or IBKR's numbers, also such as it does not know. */
public final class FieldList {

    private FieldList() {}

    /**
     * The numbers to ask for.
     *
     * @param text comma separated; null or empty: the default fields
     * @throws InvalidRequestException if a name is not in the dictionary
     */
    public static Set<String> ids(String text) throws InvalidRequestException {
        if (text == null || text.isBlank()) {
            return MarketDataField.DEFAULT.stream()
                    .map(MarketDataField::id)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        Set<String> ids = new LinkedHashSet<>();
        for (String part : text.split(",")) {
            String name = part.strip();
            var field = MarketDataField.find(name);
            if (field.isPresent()) {
                ids.add(field.get().id());
            } else if (name.matches("\\d{1,6}")) {
                ids.add(name);
            } else {
                throw new InvalidRequestException(
                        "no market-data field is called '" + name + "'" + Nearest.hint(name, MarketDataField.labels()));
            }
        }
        return ids;
    }
}
