package io.github.camelibkr.order.guard;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.cache.Answers;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.Values;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * How many orders of an account are open: those that IBKR listed, and those that have left since. The list is read at
 * most every five seconds (quirk 26), so it is read anew only when it is old, or when it would keep an order back.
 */
final class OpenOrders {

    /** What was listed, and when it was asked for. */
    private record Listed(int open, long at) {}

    private static final Duration OLD = Duration.ofSeconds(60);
    private static final Duration HOWEVER_OLD = Duration.ofNanos(Long.MAX_VALUE);

    private final GatewayView gateway;
    private final Departures departures;
    /** By account. */
    private final Answers<String, Listed> lists;

    OpenOrders(GatewayView gateway, Departures departures) {
        this.gateway = gateway;
        this.departures = departures;
        this.lists = new Answers<>(() -> gateway.timers().nanoTime());
        departures.remember(OLD.multipliedBy(5));
    }

    /** As far as it is known without asking; null if what is known is old. */
    Integer now(String account) {
        Listed list = lists.now(account, OLD);
        return list == null ? null : open(account, list);
    }

    /** The same, however old; it must have been found out once. */
    int last(String account) {
        return open(account, lists.now(account, HOWEVER_OLD));
    }

    private int open(String account, Listed list) {
        return list.open() + departures.opened(account, list.at());
    }

    /** As IBKR says now; fails if it cannot be asked. */
    CompletionStage<Integer> find(String account) {
        return lists.ask(account, answer -> ask(account, answer)).thenApply(list -> open(account, list));
    }

    private void ask(String account, CompletableFuture<Listed> answer) {
        long at = gateway.timers().nanoTime();
        gateway.orders(account).whenComplete((orders, failure) -> {
            if (failure == null) {
                Listed list = new Listed(count(orders, account), at);
                lists.keep(account, list, at);
                answer.complete(list);
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    /** How many of an answer's rows are open orders of an account; a row without an account may be one. */
    static int count(JsonNode answer, String account) {
        Set<String> open = new HashSet<>();
        for (JsonNode row : answer.path("orders")) {
            String whose = Values.text(row.has("acct") ? row.get("acct") : row.get("account"));
            String status = Values.text(row.get("status"));
            boolean isOver = status != null && OrderState.isFinal(status, Values.text(row.get("order_ccp_status")));
            if ((whose == null || whose.equals(account)) && !isOver) {
                open.add(row.path("orderId").asText());
            }
        }
        return open.size();
    }
}
