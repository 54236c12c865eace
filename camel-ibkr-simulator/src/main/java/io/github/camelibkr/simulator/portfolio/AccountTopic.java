package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Client;
import io.github.camelibkr.simulator.wire.Command;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * {@code ssd} and {@code sld}: rows of one account, all of them first, then every ten seconds what has changed. The end
 * is confirmed, without saying of which account.
 */
public final class AccountTopic implements Topic {

    private static final Duration RHYTHM = Duration.ofSeconds(10);
    private static final Set<String> ALWAYS = Set.of("key", "timestamp");

    private final String word;
    private final String cancelWord;
    private final String name;
    private final boolean blanks;
    private final Books books;
    private final BiFunction<String, Valuation, Map<String, ObjectNode>> view;
    private final Time time;
    private final List<Stream> streams = new ArrayList<>();

    private AccountTopic(
            String letter,
            String name,
            boolean blanks,
            Books books,
            BiFunction<String, Valuation, Map<String, ObjectNode>> view,
            Time time) {
        this.word = "s" + letter + "d";
        this.cancelWord = "u" + letter + "d";
        this.name = name;
        this.blanks = blanks;
        this.books = books;
        this.view = view;
        this.time = time;
        time.every(RHYTHM, () -> List.copyOf(streams).forEach(stream -> stream.send(false)));
    }

    /** The account summary; only changed rows are repeated. */
    public static AccountTopic summary(Books books, Time time) {
        return new AccountTopic("s", "summary", false, books, FundsView::rows, time);
    }

    /** The ledger; unchanged rows are repeated without their values. */
    public static AccountTopic ledger(Books books, Time time) {
        return new AccountTopic("l", "ledger", true, books, LedgerView::rows, time);
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String cancelWord() {
        return cancelWord;
    }

    @Override
    public boolean needsBrokerage() {
        return false;
    }

    @Override
    public void subscribe(Client client, Command command) {
        if (books.valuation(command.target()) == null) {
            return;
        }
        remove(client, command.target());
        Stream stream = new Stream(
                client,
                command.target(),
                texts(command.arguments().path("keys")),
                texts(command.arguments().path("fields")));
        streams.add(stream);
        stream.send(true);
    }

    @Override
    public void cancel(Client client, Command command) {
        if (remove(client, command.target())) {
            client.send(Json.object().put("result", "unsubscribed from " + name));
        }
    }

    @Override
    public List<String> subscriptions() {
        return streams.stream().map(stream -> word + "+" + stream.account).toList();
    }

    @Override
    public void forget(Client client) {
        streams.removeIf(stream -> stream.client == client);
    }

    private boolean remove(Client client, String account) {
        return streams.removeIf(stream -> stream.client == client && stream.account.equals(account));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private final class Stream {

        private final Client client;
        private final String account;
        private final Set<String> keys;
        private final Set<String> fields;
        private final Map<String, ObjectNode> sent = new HashMap<>();

        private Stream(Client client, String account, Set<String> keys, Set<String> fields) {
            this.client = client;
            this.account = account;
            this.keys = keys;
            this.fields = fields;
        }

        private void send(boolean first) {
            ArrayNode rows = Json.array();
            long now = time.now().getEpochSecond();
            view.apply(account, books.valuation(account)).forEach((key, row) -> {
                if (!keys.isEmpty() && !keys.contains(key)) {
                    return;
                }
                boolean changed = !row.equals(sent.put(key, row));
                if (first || changed) {
                    rows.add(chosen(row.deepCopy().put("timestamp", now)));
                } else if (blanks) {
                    rows.addObject().put("key", key).put("timestamp", now);
                }
            });
            if (first || blanks || !rows.isEmpty()) {
                ObjectNode frame = Json.object();
                frame.set("result", rows);
                client.send(frame.put("topic", word + "+" + account));
            }
        }

        private ObjectNode chosen(ObjectNode row) {
            if (!fields.isEmpty()) {
                List<String> names = new ArrayList<>();
                row.fieldNames().forEachRemaining(names::add);
                names.removeIf(field -> ALWAYS.contains(field) || contains(field));
                row.remove(names);
            }
            return row;
        }

        /** Clients ask for {@code cashBalance} and get {@code cashbalance}, as published. */
        private boolean contains(String field) {
            return fields.stream().anyMatch(field::equalsIgnoreCase);
        }
    }
}
