package io.github.camelibkr.order.guard;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.Values;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many orders of an account are open: those that IBKR listed, and those that have left since. The list is read at
 * most every five seconds (quirk 26), so it is read anew only when it is old, or when it would keep an order back.
 */
final class OpenOrders {

    /** What was listed, and when it was asked for. */
    private record Listed(int open, long at) {}

    private static final Duration OLD = Duration.ofSeconds(60);

    private final GatewayView gateway;
    private final Departures departures;
    private final Map<String, Listed> listed = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Integer>> asked = new ConcurrentHashMap<>();

    OpenOrders(GatewayView gateway, Departures departures) {
        this.gateway = gateway;
        this.departures = departures;
        departures.remember(OLD.multipliedBy(5));
    }

    /** As far as it is known without asking; null if what is known is old. */
    Integer now(String account) {
        Listed list = listed.get(account);
        return list == null || gateway.timers().nanoTime() - list.at() > OLD.toNanos() ? null : last(account);
    }

    /** The same, however old; it must have been found out once. */
    int last(String account) {
        Listed list = listed.get(account);
        return list.open() + departures.opened(account, list.at());
    }

    /** As IBKR says now; fails if it cannot be asked. */
    CompletionStage<Integer> find(String account) {
        CompletableFuture<Integer> mine = new CompletableFuture<>();
        CompletableFuture<Integer> other = asked.putIfAbsent(account, mine);
        if (other != null) {
            return other;
        }
        mine.whenComplete((open, failure) -> asked.remove(account, mine));
        long at = gateway.timers().nanoTime();
        gateway.orders(account).whenComplete((answer, failure) -> {
            if (failure == null) {
                listed.put(account, new Listed(count(answer, account), at));
                mine.complete(last(account));
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    /** How many of an answer's rows are open orders of an account; a row without an account may be one. */
    static int count(JsonNode answer, String account) {
        Set<String> open = new HashSet<>();
        for (JsonNode row : answer.path("orders")) {
            String whose = Values.text(row.has("acct") ? row.get("acct") : row.get("account"));
            String status = Values.text(row.get("status"));
            if ((whose == null || whose.equals(account)) && (status == null || !OrderState.isFinal(status))) {
                open.add(row.path("orderId").asText());
            }
        }
        return open.size();
    }
}
