package io.github.camelibkr.order.guard;

import io.github.camelibkr.cache.Answers;
import io.github.camelibkr.model.ContractDefinition;
import io.github.camelibkr.model.ContractDefinitions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** What contracts are. IBKR is asked once a day about each. */
final class Definitions {

    private static final Duration KEPT = Duration.ofDays(1);

    private final GatewayView gateway;
    private final Answers<Long, ContractDefinition> known;

    Definitions(GatewayView gateway) {
        this.gateway = gateway;
        this.known = new Answers<>(() -> gateway.timers().nanoTime());
    }

    /** As far as it is known without asking. */
    Map<Long, ContractDefinition> now(Collection<Long> conids) {
        Map<Long, ContractDefinition> definitions = new HashMap<>();
        for (long conid : conids) {
            ContractDefinition one = known.now(conid, KEPT);
            if (one != null) {
                definitions.put(conid, one);
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

    private void keep(ContractDefinitions answer) {
        long now = gateway.timers().nanoTime();
        answer.definitions().forEach(one -> known.keep(one.conid(), one, now));
    }
}
