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

    private final Books books;
    private final Map<Client, ObjectNode> sent = new LinkedHashMap<>();

    /** Watches what the accounts are worth. */
    public ProfitTopic(Books books, Time time) {
        this.books = books;
        time.every(Duration.ofSeconds(1), () -> sent.keySet().forEach(this::sendIfChanged));
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
    }

    @Override
    public void cancel(Client client, Command command) {
        sent.remove(client);
    }

    @Override
    public List<String> subscriptions() {
        return Collections.nCopies(sent.size(), word());
    }

    @Override
    public void forget(Client client) {
        sent.remove(client);
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
