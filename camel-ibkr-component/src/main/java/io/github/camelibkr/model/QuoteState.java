package io.github.camelibkr.model;

import static io.github.camelibkr.model.MarketDataField.ASK;
import static io.github.camelibkr.model.MarketDataField.ASK_SIZE;
import static io.github.camelibkr.model.MarketDataField.AVAILABILITY;
import static io.github.camelibkr.model.MarketDataField.BID;
import static io.github.camelibkr.model.MarketDataField.BID_SIZE;
import static io.github.camelibkr.model.MarketDataField.CHANGE;
import static io.github.camelibkr.model.MarketDataField.CHANGE_PERCENT;
import static io.github.camelibkr.model.MarketDataField.CLOSE;
import static io.github.camelibkr.model.MarketDataField.HIGH;
import static io.github.camelibkr.model.MarketDataField.LAST;
import static io.github.camelibkr.model.MarketDataField.LAST_SIZE;
import static io.github.camelibkr.model.MarketDataField.LOW;
import static io.github.camelibkr.model.MarketDataField.MARK;
import static io.github.camelibkr.model.MarketDataField.OPEN;
import static io.github.camelibkr.model.MarketDataField.PRIOR_CLOSE;
import static io.github.camelibkr.model.MarketDataField.SYMBOL;
import static io.github.camelibkr.model.MarketDataField.VOLUME;
import static io.github.camelibkr.model.MarketDataField.VOLUME_EXACT;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one contract's market. The gateway sends only what changed; this keeps the rest (quirk 105). Not
 * thread-safe.
 */
public final class QuoteState {

    /** What every frame carries beside its data. */
    private static final Set<String> ENVELOPE = Set.of("conid", "conidEx", "_updated", "server_id", "6119", "topic");

    private static final Set<String> COMPONENTS = labels(
            LAST,
            BID,
            ASK,
            LAST_SIZE,
            BID_SIZE,
            ASK_SIZE,
            VOLUME,
            OPEN,
            HIGH,
            LOW,
            CLOSE,
            PRIOR_CLOSE,
            CHANGE,
            CHANGE_PERCENT,
            MARK,
            SYMBOL,
            AVAILABILITY);

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private String conidEx;
    private long conid;
    private Instant updated;
    private char prefix;

    /** Starts with nothing known; {@code requested} is the contract as it was asked for. */
    public QuoteState(String requested) {
        conidEx = requested;
        Long plain = Values.whole(
                com.fasterxml.jackson.databind.node.TextNode.valueOf(requested.split("[@;]")[0]));
        conid = plain == null ? 0 : plain;
    }

    private static Set<String> labels(MarketDataField... fields) {
        Set<String> labels = new LinkedHashSet<>();
        for (MarketDataField field : fields) {
            labels.add(field.label());
        }
        return labels;
    }

    /**
     * Takes in a frame, or one row of a snapshot.
     *
     * @param hidden numbers of fields to leave out, because only somebody else has asked for them
     * @return whether anything is different now
     */
    public boolean merge(JsonNode frame, Set<String> hidden) {
        if (frame.hasNonNull("conid")) {
            conid = frame.path("conid").asLong(conid);
        }
        if (frame.hasNonNull("conidEx")) {
            conidEx = frame.path("conidEx").asText();
        }
        Instant time = Values.millis(frame.get("_updated"));
        if (time != null) {
            updated = time;
        }
        boolean news = false;
        for (Map.Entry<String, JsonNode> entry : frame.properties()) {
            String id = entry.getKey();
            if (!ENVELOPE.contains(id) && !hidden.contains(id)) {
                news |= put(id, entry.getValue());
            }
        }
        return news;
    }

    private boolean put(String id, JsonNode raw) {
        Optional<MarketDataField> field = MarketDataField.byId(id);
        if (field.isEmpty() && (COMPONENTS.contains(id) || id.equals(VOLUME_EXACT.label()))) {
            // IBKR's fields are numbers: whatever this is, it is not the value that has this name with us
            return false;
        }
        String name = field.map(MarketDataField::label).orElse(id);
        Object value = field.isPresent() && !raw.isNull() ? field.get().decode(raw.asText()) : Values.any(raw);
        boolean flagged = id.equals(LAST.id()) && flag(raw.asText());
        Object before = value == null ? values.remove(name) : values.put(name, value);
        boolean different = value == null ? before != null : !value.equals(before);
        if (different) {
            changed.add(name);
        }
        return different || flagged;
    }

    /** Trading may halt at an unchanged price, and that is news too. */
    private boolean flag(String text) {
        char first = text.isEmpty() ? 0 : text.charAt(0);
        char before = prefix;
        prefix = first == 'C' || first == 'H' ? first : 0;
        if ((before == 'C') != (prefix == 'C')) {
            changed.add("lastIsClose");
        }
        if ((before == 'H') != (prefix == 'H')) {
            changed.add("halted");
        }
        return before != prefix;
    }

    /** Whether something changed since the last {@link #take}. */
    public boolean hasNews() {
        return !changed.isEmpty();
    }

    /** Whether there is a value for this field. */
    public boolean knows(MarketDataField field) {
        return values.containsKey(field.label());
    }

    /** The quote as it stands; what changed from now on counts for the next. */
    public Quote take() {
        List<String> news = new ArrayList<>(changed);
        changed.clear();
        Map<String, Object> others = new LinkedHashMap<>(values);
        others.keySet().removeAll(COMPONENTS);
        boolean priced = values.containsKey(LAST.label());
        return new Quote(
                conid,
                conidEx,
                (String) values.get(SYMBOL.label()),
                number(LAST),
                priced ? prefix == 'C' : null,
                priced ? prefix == 'H' : null,
                number(BID),
                number(ASK),
                number(LAST_SIZE),
                number(BID_SIZE),
                number(ASK_SIZE),
                values.containsKey(VOLUME_EXACT.label()) ? number(VOLUME_EXACT) : number(VOLUME),
                number(OPEN),
                number(HIGH),
                number(LOW),
                number(CLOSE),
                number(PRIOR_CLOSE),
                number(CHANGE),
                number(CHANGE_PERCENT),
                number(MARK),
                (String) values.get(AVAILABILITY.label()),
                Timeliness.of((String) values.get(AVAILABILITY.label())),
                Collections.unmodifiableMap(others),
                Collections.unmodifiableList(news),
                updated);
    }

    private BigDecimal number(MarketDataField field) {
        return (BigDecimal) values.get(field.label());
    }
}
