package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.ContractDefinition;
import io.github.camelibkr.model.ContractDefinitions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** What contracts are. IBKR is asked once a day about each. */
final class Definitions {

    private record Known(ContractDefinition definition, long at) {}

    private static final long KEPT = Duration.ofDays(1).toNanos();
    private static final int MOST = 10_000;

    private final GatewayView gateway;
    private final Map<Long, Known> known = new LinkedHashMap<>(); // guarded by this

    Definitions(GatewayView gateway) {
        this.gateway = gateway;
    }

    /** As far as it is known without asking. */
    synchronized Map<Long, ContractDefinition> now(Collection<Long> conids) {
        Map<Long, ContractDefinition> definitions = new HashMap<>();
        long now = gateway.timers().nanoTime();
        for (long conid : conids) {
            Known one = known.get(conid);
            if (one != null && now - one.at() < KEPT) {
                definitions.put(conid, one.definition());
            }
        }
        return definitions;
    }

    /** What they are; those that IBKR does not know are missing. Fails if it cannot be asked. */
    CompletionStage<Map<Long, ContractDefinition>> find(Collection<Long> conids) {
        Map<Long, ContractDefinition> definitions = now(conids);
        List<Long> unknown = conids.stream()
                .filter(conid -> !definitions.containsKey(conid))
                .sorted()
                .toList();
        if (unknown.isEmpty()) {
            return CompletableFuture.completedFuture(definitions);
        }
        String list = unknown.stream().map(String::valueOf).collect(Collectors.joining(","));
        return gateway.definitions(list).thenApply(answer -> {
            keep(answer);
            return now(conids);
        });
    }

    private synchronized void keep(ContractDefinitions answer) {
        long now = gateway.timers().nanoTime();
        for (ContractDefinition one : answer.definitions()) {
            // the latest at the end, so that the oldest is forgotten
            known.remove(one.conid());
            known.put(one.conid(), new Known(one, now));
        }
        while (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
