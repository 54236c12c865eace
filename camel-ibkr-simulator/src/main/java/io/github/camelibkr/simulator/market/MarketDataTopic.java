package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Client;
import io.github.camelibkr.simulator.wire.Command;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** {@code smd}: a full first frame, twice, then only what has changed. */
public final class MarketDataTopic implements Topic {

    private final Market market;
    private final Time time;
    private final Ledger ledger;
    private final Map<Long, List<Stream>> streams = new LinkedHashMap<>();
    private final Limits limits;
    private int serial;

    /**
     * What a subscription can count on.
     *
     * @param life a stream that is not subscribed again ends after this, without a word
     * @param lines so many contracts at a time, those of snapshots included; further ones are met with silence
     */
    public record Limits(Duration life, int lines) {}

    /** Streams the quotes of this market. */
    public MarketDataTopic(Market market, Time time, Ledger ledger, Limits limits) {
        this.limits = limits;
        this.market = market;
        this.time = time;
        this.ledger = ledger;
        market.onMove(streams::containsKey, this::moved);
        market.addStreams(streams::containsKey);
    }

    @Override
    public String word() {
        return "smd";
    }

    @Override
    public String cancelWord() {
        return "umd";
    }

    @Override
    public void subscribe(Client client, Command command) {
        Optional<Quoted> quoted = Quoted.read(market, command.target());
        if (quoted.isEmpty() || !hasLines(quoted.get().conids())) {
            return;
        }
        cancel(client, command);
        Stream stream = new Stream(client, command.target(), quoted.get(), fields(command.arguments()), "q" + serial++);
        quoted.get().conids().forEach(conid -> streams.computeIfAbsent(conid, key -> new ArrayList<>())
                .add(stream));
        time.after(limits.life(), () -> remove(old -> old == stream));
        stream.sendFull();
    }

    @Override
    public void cancel(Client client, Command command) {
        remove(stream -> stream.client == client && stream.target.equals(command.target()));
    }

    @Override
    public List<String> subscriptions() {
        return streams.values().stream()
                .flatMap(List::stream)
                .distinct()
                .map(stream -> "smd+" + stream.target)
                .toList();
    }

    @Override
    public void forget(Client client) {
        remove(stream -> stream.client == client);
    }

    /** Made-up changes of what a client has subscribed, by their numbers; null if it has subscribed nothing. */
    public LongFunction<String> tape(Client client) {
        List<Long> conids = streams.values().stream()
                .flatMap(List::stream)
                .filter(stream -> stream.client == client)
                .map(stream -> stream.quoted.conid())
                .toList();
        return conids.isEmpty() ? null : new Tape(conids, time.now().toEpochMilli())::frame;
    }

    /** Ends every stream of a contract; false if there was none. */
    boolean end(long conid) {
        return remove(stream -> stream.quoted.conid() == conid);
    }

    /** Ends all streams. */
    void endAll() {
        streams.clear();
    }

    static long conid(String target) {
        try {
            return Long.parseLong(target.replaceFirst("@.*", ""));
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }

    private boolean hasLines(Set<Long> conids) {
        Set<Long> taken = new HashSet<>(market.snapshotStreams());
        taken.addAll(streams.keySet());
        return taken.containsAll(conids) || taken.addAll(conids) && taken.size() <= limits.lines();
    }

    private void moved(long conid) {
        for (Stream stream : List.copyOf(streams.getOrDefault(conid, List.of()))) {
            stream.sendChanges();
        }
    }

    private boolean remove(Predicate<Stream> gone) {
        boolean any = false;
        for (List<Stream> list : streams.values()) {
            any |= list.removeIf(gone);
        }
        streams.values().removeIf(List::isEmpty);
        return any;
    }

    private static Set<String> fields(JsonNode arguments) {
        Set<String> fields = new LinkedHashSet<>();
        arguments.path("fields").forEach(field -> fields.add(field.asText()));
        fields.add(Fields.AVAILABILITY);
        return fields;
    }

    private final class Stream {

        private final Client client;
        private final String target;
        private final Quoted quoted;
        private final Set<String> fields;
        private final String marker;
        private final Map<String, String> sent = new LinkedHashMap<>();

        private Stream(Client client, String target, Quoted quoted, Set<String> fields, String marker) {
            this.client = client;
            this.target = target;
            this.quoted = quoted;
            this.fields = fields;
            this.marker = marker;
        }

        private void sendFull() {
            Map<String, String> values = changes();
            long updated = time.now().toEpochMilli();
            ObjectNode first = Json.object()
                    .put("conidEx", target)
                    .put("topic", "smd+" + target)
                    .put("conid", quoted.conid())
                    .put("_updated", updated)
                    .put("6119", marker)
                    .put("server_id", marker);
            values.forEach((field, value) -> Fields.put(first, field, value));
            client.send(first);
            client.sendCopy(frame(values, updated));
        }

        private void sendChanges() {
            Map<String, String> values = changes();
            if (!values.isEmpty()) {
                client.send(frame(values, time.now().toEpochMilli()));
            }
        }

        private Map<String, String> changes() {
            Map<String, String> changed = new LinkedHashMap<>();
            for (String field : fields) {
                String value = quoted.text(field);
                if (value != null && !value.equals(sent.put(field, value))) {
                    changed.put(field, value);
                    note(field, value);
                }
            }
            return changed;
        }

        /** The ledger keeps quotes of contracts, by their numbers. */
        private void note(String field, String value) {
            if (market.knows(quoted.conid())) {
                ledger.quote(quoted.conid(), field, value);
            }
        }

        private ObjectNode frame(Map<String, String> values, long updated) {
            ObjectNode frame = Json.object()
                    .put("server_id", marker)
                    .put("conidEx", target)
                    .put("conid", quoted.conid())
                    .put("_updated", updated)
                    .put("6119", marker);
            values.forEach((field, value) -> Fields.put(frame, field, value));
            return frame.put("topic", "smd+" + target);
        }
    }
}
