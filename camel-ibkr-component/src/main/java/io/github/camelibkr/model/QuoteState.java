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
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of one contract's market. The gateway sends only what changed; this keeps the rest (quirk 105). Not
 * thread-safe.
 */
public final class QuoteState {

    /** The fields that have a component of their own in a quote. */
    private static final Set<MarketDataField> COMPONENTS = EnumSet.of(
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

    /** Names that only IBKR's numbers may bring. */
    private static final Set<String> RESERVED = Stream.concat(COMPONENTS.stream(), Stream.of(VOLUME_EXACT))
            .map(MarketDataField::label)
            .collect(Collectors.toUnmodifiableSet());

    /** By ordinal; null where nothing is known. */
    private final Object[] components = new Object[MarketDataField.values().length];

    private final Map<String, Object> others = new LinkedHashMap<>();
    private final List<String> changed = new ArrayList<>();
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

    /**
     * Takes in a frame, or one row of a snapshot.
     *
     * @param hidden numbers of fields to leave out, because only somebody else has asked for them
     * @return whether anything is different now
     */
    public boolean merge(JsonFields frame, Set<String> hidden) {
        boolean news = false;
        for (int i = 0; i < frame.size(); i++) {
            String id = frame.name(i);
            JsonNode raw = frame.value(i);
            switch (id) {
                case "conid" -> conid = raw.isNull() ? conid : raw.asLong(conid);
                case "conidEx" -> conidEx = raw.isNull() ? conidEx : raw.asText();
                case "_updated" -> {
                    Instant time = Values.millis(raw);
                    updated = time == null ? updated : time;
                }
                case "server_id", "6119", "topic" -> {
                    // the envelope
                }
                default -> news |= !hidden.contains(id) && put(id, raw);
            }
        }
        return news;
    }

    private boolean put(String id, JsonNode raw) {
        MarketDataField field = MarketDataField.byId(id).orElse(null);
        if (field == null && RESERVED.contains(id)) {
            // IBKR's fields are numbers: whatever this is, it is not the value that has this name with us
            return false;
        }
        Object value = field != null && !raw.isNull() ? field.decode(raw.asText()) : Values.any(raw);
        boolean flagged = field == LAST && flag(raw.asText());
        String name = field == null ? id : field.label();
        Object before = field != null && COMPONENTS.contains(field) ? replace(field, value) : replace(name, value);
        boolean different = !Objects.equals(value, before);
        if (different) {
            changed(name);
        }
        return different || flagged;
    }

    private Object replace(MarketDataField field, Object value) {
        Object before = components[field.ordinal()];
        components[field.ordinal()] = value;
        return before;
    }

    private Object replace(String name, Object value) {
        return value == null ? others.remove(name) : others.put(name, value);
    }

    private void changed(String name) {
        if (!changed.contains(name)) {
            changed.add(name);
        }
    }

    /** Trading may halt at an unchanged price, and that is news too. */
    private boolean flag(String text) {
        char first = text.isEmpty() ? 0 : text.charAt(0);
        char before = prefix;
        prefix = first == 'C' || first == 'H' ? first : 0;
        if ((before == 'C') != (prefix == 'C')) {
            changed("lastIsClose");
        }
        if ((before == 'H') != (prefix == 'H')) {
            changed("halted");
        }
        return before != prefix;
    }

    /** Whether something changed since the last {@link #take}. */
    public boolean hasNews() {
        return !changed.isEmpty();
    }

    /** Whether there is a value for this field. */
    public boolean knows(MarketDataField field) {
        return COMPONENTS.contains(field) ? component(field) != null : others.containsKey(field.label());
    }

    /** The same for a field's number; also one that the dictionary does not know. */
    public boolean knows(String id) {
        return MarketDataField.byId(id).map(this::knows).orElseGet(() -> others.containsKey(id));
    }

    /** The quote as it stands; what changed from now on counts for the next. */
    public Quote take() {
        List<String> news = List.copyOf(changed);
        changed.clear();
        boolean priced = component(LAST) != null;
        Object exactVolume = others.get(VOLUME_EXACT.label());
        return new Quote(
                conid,
                conidEx,
                (String) component(SYMBOL),
                number(LAST),
                priced ? prefix == 'C' : null,
                priced ? prefix == 'H' : null,
                number(BID),
                number(ASK),
                number(LAST_SIZE),
                number(BID_SIZE),
                number(ASK_SIZE),
                exactVolume == null ? number(VOLUME) : (BigDecimal) exactVolume,
                number(OPEN),
                number(HIGH),
                number(LOW),
                number(CLOSE),
                number(PRIOR_CLOSE),
                number(CHANGE),
                number(CHANGE_PERCENT),
                number(MARK),
                (String) component(AVAILABILITY),
                Timeliness.of((String) component(AVAILABILITY)),
                Collections.unmodifiableMap(new LinkedHashMap<>(others)),
                news,
                updated);
    }

    private BigDecimal number(MarketDataField field) {
        return (BigDecimal) component(field);
    }

    private Object component(MarketDataField field) {
        return components[field.ordinal()];
    }
}
