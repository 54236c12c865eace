package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Client;
import io.github.camelibkr.simulator.wire.Command;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Topic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code sor}: rows of orders, complete ones and changes; a filtered REST call silences it. */
public final class OrdersTopic implements Topic, OrderListener {

    private final OrderBook book;
    private final OrdersReplay replay;
    private final Map<Client, String> filters = new LinkedHashMap<>();
    private boolean silenced;

    /** Shows the orders of this book. */
    public OrdersTopic(Trading trading, OrdersReplay replay) {
        this.book = trading.book();
        this.replay = replay;
        book.addListener(this);
    }

    @Override
    public String word() {
        return "sor";
    }

    @Override
    public String cancelWord() {
        return "uor";
    }

    @Override
    public void subscribe(Client client, Command command) {
        JsonNode filter = command.arguments().path("filters");
        filters.put(
                client, filter.isTextual() ? filter.asText() : filter.path(0).asText(""));
        if (replay != OrdersReplay.NOTHING) {
            boolean complete = replay == OrdersReplay.COMPLETE_ROWS;
            book.orders().stream()
                    .filter(order -> !order.status().isFinal())
                    .forEach(order -> send(client, order, complete ? OrderView.full(order) : OrderView.idOnly(order)));
        }
    }

    @Override
    public void cancel(Client client, Command command) {
        filters.remove(client);
    }

    @Override
    public List<String> subscriptions() {
        return Collections.nCopies(filters.size(), word());
    }

    @Override
    public void forget(Client client) {
        filters.remove(client);
    }

    @Override
    public void changed(Order order, ObjectNode row) {
        List.copyOf(filters.keySet()).forEach(client -> send(client, order, row));
    }

    /** Whether rows are held back. */
    void silence(boolean on) {
        silenced = on;
    }

    private void send(Client client, Order order, ObjectNode row) {
        String filter = filters.get(client);
        if (!silenced
                && filter != null
                && (filter.isEmpty() || filter.equals(order.status().shown()))) {
            ObjectNode frame = Json.object().put("topic", "sor");
            frame.putArray("args").add(row.deepCopy());
            client.send(frame);
        }
    }
}
