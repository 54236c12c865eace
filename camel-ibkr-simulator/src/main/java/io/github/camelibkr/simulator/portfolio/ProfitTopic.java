package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Client;
import io.github.camelibkr.simulator.wire.Command;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Topic;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code spl}: profit and loss, at most once a second and only on change; most values come rounded. */
public final class ProfitTopic implements Topic {

    private static final Duration RHYTHM = Duration.ofSeconds(1);

    private final Books books;
    private final Time time;
    private final Map<Client, ObjectNode> sent = new LinkedHashMap<>();
    private Time.Timer watch;

    /** Watches what the accounts are worth. */
    public ProfitTopic(Books books, Time time) {
        this.books = books;
        this.time = time;
    }

    @Override
    public String word() {
        return "spl";
    }

    @Override
    public String cancelWord() {
        return "upl";
    }

    @Override
    public boolean needsBrokerage() {
        return false;
    }

    @Override
    public void subscribe(Client client, Command command) {
        sent.put(client, Json.object());
        sendIfChanged(client);
        if (watch == null) {
            watch = time.every(RHYTHM, () -> sent.keySet().forEach(this::sendIfChanged));
        }
    }

    @Override
    public void cancel(Client client, Command command) {
        forget(client);
    }

    @Override
    public List<String> subscriptions() {
        return Collections.nCopies(sent.size(), word());
    }

    @Override
    public void forget(Client client) {
        sent.remove(client);
        // a long virtual time in which nobody listens should cost nothing
        if (sent.isEmpty() && watch != null) {
            watch.cancel();
            watch = null;
        }
    }

    private void sendIfChanged(Client client) {
        ObjectNode frame = frame();
        if (!frame.equals(sent.replace(client, frame))) {
            client.send(frame);
        }
    }

    private ObjectNode frame() {
        ObjectNode frame = Json.object().put("topic", "spl");
        ProfitView.fill(frame.putObject("args"), books);
        return frame;
    }
}
