package io.github.camelibkr.simulator.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The whole table of REST operations. */
public final class Rows {

    private final List<Row> rows;
    private final Consumer<String> listener;

    /** Makes the table; literal paths come before templates. The listener is told the path of every request. */
    public Rows(List<Row> rows, Consumer<String> listener) {
        this.listener = listener;
        this.rows = rows.stream()
                .sorted(Comparator.comparingLong(Row::variableCount))
                .toList();
    }

    /** The answer of the row that serves the request, or nothing if none does. */
    public Optional<Answer> answer(String method, String path, Map<String, String> query, String body) {
        listener.accept(path);
        for (Row row : rows) {
            Optional<Map<String, String>> variables = row.match(method, path);
            if (variables.isPresent()) {
                return Optional.of(row.handler().apply(new Request(method, path, variables.get(), query, body)));
            }
        }
        return Optional.empty();
    }
}
