package io.github.camelibkr.order.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.gateway.Region;
import io.github.camelibkr.model.ContractDefinitions;
import io.github.camelibkr.model.JsonFields;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.QuoteState;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.time.VirtualTimers;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A gateway without a socket: it notes what it is asked, and a test answers when it likes. */
final class FakeGateway implements GatewayView {

    private static final ObjectMapper JSON = new ObjectMapper();

    final VirtualTimers timers = new VirtualTimers();
    final Map<String, Quote> streamed = new HashMap<>();
    final List<Duration> agesAsked = new ArrayList<>();

    final List<String> snapshots = new ArrayList<>();
    final List<Duration> patience = new ArrayList<>();
    final List<CompletableFuture<Quotes>> quotes = new ArrayList<>();

    final List<String> conids = new ArrayList<>();
    final List<CompletableFuture<ContractDefinitions>> definitions = new ArrayList<>();

    final List<String> accounts = new ArrayList<>();
    final List<CompletableFuture<JsonNode>> orders = new ArrayList<>();

    private final URI url = URI.create("https://fake:1");

    /** A quote with one price; with none if it is null. */
    static Quote quote(String contract, String price, String availability) {
        ObjectNode row = JSON.createObjectNode();
        if (price != null) {
            row.put("31", price);
        }
        row.put("6509", availability);
        QuoteState state = new QuoteState(contract);
        state.merge(JsonFields.of(row), Set.of());
        return state.take();
    }

    static Quotes quotes(String contract, String price) {
        return new Quotes(List.of(quote(contract, price, "RpB")), null);
    }

    static JsonNode listOf(int open) throws JsonProcessingException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < open; i++) {
            rows.append(i == 0 ? "" : ",")
                    .append("{\"acct\":\"DU1\",\"status\":\"Submitted\",\"orderId\":")
                    .append(i)
                    .append('}');
        }
        return JSON.readTree("{\"orders\":[" + rows + "]}");
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public Timers timers() {
        return timers;
    }

    @Override
    public ZoneId zone() {
        return Region.america.zone();
    }

    @Override
    public Quote streamed(String contract, Duration youngest) {
        agesAsked.add(youngest);
        return streamed.get(contract);
    }

    @Override
    public CompletionStage<Quotes> snapshot(String contract, Duration time) {
        snapshots.add(contract);
        patience.add(time);
        quotes.add(new CompletableFuture<>());
        return quotes.get(quotes.size() - 1);
    }

    @Override
    public CompletionStage<ContractDefinitions> definitions(String list) {
        conids.add(list);
        definitions.add(new CompletableFuture<>());
        return definitions.get(definitions.size() - 1);
    }

    @Override
    public CompletionStage<JsonNode> orders(String account) {
        accounts.add(account);
        orders.add(new CompletableFuture<>());
        return orders.get(orders.size() - 1);
    }
}
