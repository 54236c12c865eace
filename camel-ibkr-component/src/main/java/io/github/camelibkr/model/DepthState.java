package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is known of one price ladder: rows are changed by their place. Not thread-safe. */
public final class DepthState {

    private final String accountId;
    private final long conid;
    private final String exchange;
    private final TreeMap<Long, DepthRow> rows = new TreeMap<>();
    private final Set<Long> changed = new TreeSet<>();

    /** {@code target}: account, contract and perhaps exchange, with plus signs between. */
    public DepthState(String target) {
        String[] parts = target.split("\\+");
        accountId = parts[0];
        conid = parts.length > 1 ? Long.parseLong(parts[1]) : 0;
        exchange = parts.length > 2 ? parts[2] : null;
    }

    /**
     * Takes in a frame.
     *
     * @return whether anything is different now
     */
    public boolean merge(JsonNode frame) {
        boolean news = false;
        for (JsonNode row : frame.path("data")) {
            Long place = Values.whole(row.get("row"));
            if (place != null && place >= 0) {
                DepthRow read = read(place, row);
                if (!read.equals(rows.put(place, read))) {
                    changed.add(place);
                    news = true;
                }
            }
        }
        return news;
    }

    private static DepthRow read(long place, JsonNode row) {
        String text = Values.text(row.get("price"));
        int at = text == null ? -1 : text.indexOf('@');
        BigDecimal price = Decimals.parse(at < 0 ? text : text.substring(at + 1));
        Long focus = Values.whole(row.get("focus"));
        return new DepthRow(
                place,
                price,
                Values.decimal(row.get("bid")),
                Values.decimal(row.get("ask")),
                focus != null && focus == 1,
                at < 0 ? null : Decimals.parse(text.substring(0, at)),
                price == null ? text : null);
    }

    /** The ladder as it stands; what changes from now on counts for the next. */
    public Depth take() {
        List<Long> news = List.copyOf(changed);
        changed.clear();
        return new Depth(accountId, conid, exchange, List.copyOf(rows.values()), news);
    }
}
