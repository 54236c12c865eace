package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Client;
import io.github.camelibkr.simulator.wire.Command;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code str}: an empty frame, the executions of the day again, then new ones; each first without its commission. */
public final class ExecutionsTopic implements Topic, OrderListener {

    private static final int LONGEST_MEMORY_DAYS = 7;

    private final Executions executions;
    private final Time time;
    private final Set<Client> clients = new LinkedHashSet<>();

    /** Shows the executions of this book. */
    public ExecutionsTopic(Trading trading, Time time) {
        this.executions = trading.executions();
        this.time = time;
        trading.book().addListener(this);
    }

    @Override
    public String word() {
        return "str";
    }

    @Override
    public String cancelWord() {
        return "utr";
    }

    @Override
    public void subscribe(Client client, Command command) {
        clients.add(client);
        ObjectNode empty = Json.object().put("topic", "str");
        empty.putArray("args");
        client.send(empty);
        // clients write these as JSON, or as text
        String onlyNew = command.arguments().path("realtimeUpdatesOnly").asText();
        if (!onlyNew.equalsIgnoreCase("true")) {
            replay(client, days(command.arguments().path("days").asText()));
        }
    }

    @Override
    public void cancel(Client client, Command command) {
        clients.remove(client);
    }

    @Override
    public List<String> subscriptions() {
        return Collections.nCopies(clients.size(), word());
    }

    @Override
    public void forget(Client client) {
        clients.remove(client);
    }

    @Override
    public void executed(Execution execution) {
        List.copyOf(clients).forEach(client -> client.send(frame(execution, false)));
    }

    @Override
    public void commissioned(Execution execution) {
        List.copyOf(clients).forEach(client -> client.sendCopy(frame(execution, true)));
    }

    /** One day unless a number says otherwise; a week is remembered. */
    private static int days(String text) {
        return text.matches("[1-7]") ? Integer.parseInt(text) : text.matches("\\d+") ? LONGEST_MEMORY_DAYS : 1;
    }

    private void replay(Client client, int days) {
        Instant since = time.now().minus(Duration.ofDays(days));
        for (Execution execution : executions.all()) {
            if (execution.at().isAfter(since)) {
                client.send(frame(execution, false));
                if (executions.isCommissioned(execution)) {
                    client.sendCopy(frame(execution, true));
                }
            }
        }
    }

    private static ObjectNode frame(Execution execution, boolean withCommission) {
        ObjectNode frame = Json.object().put("topic", "str");
        frame.putArray("args").add(execution.row(withCommission));
        return frame;
    }
}
