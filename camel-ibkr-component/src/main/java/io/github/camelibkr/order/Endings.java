package io.github.camelibkr.order;

import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.OrderUpdate;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Waits for accepted orders to come to their end: filled, cancelled, or rejected by the exchange. */
final class Endings {

    /** Tells of each change of an order from now on; what it gives back ends that. */
    private final Function<Consumer<OrderUpdate>, Runnable> watch;

    private final Set<Waiting> all = ConcurrentHashMap.newKeySet();
    /** Whether the application is about to stop: then nobody waits any more, nor begins to. */
    private volatile boolean released;

    private record Waiting(OrderOutcome outcome, CompletableFuture<OrderOutcome> end) {}

    Endings(Function<Consumer<OrderUpdate>, Runnable> watch) {
        this.watch = watch;
    }

    /**
     * The same outcome, once the order is over, with how it ended; at once if it was not accepted, or if nobody waits
     * any longer.
     */
    CompletionStage<OrderOutcome> of(OrderOutcome outcome) {
        if (released || outcome.state() != OrderOutcome.State.ACCEPTED || outcome.orderId() == null) {
            return CompletableFuture.completedFuture(outcome);
        }
        Waiting waiting = new Waiting(outcome, new CompletableFuture<>());
        all.add(waiting);
        Runnable leave = watch.apply(update -> {
            if (outcome.orderId().equals(Long.toString(update.orderId()))
                    && OrderState.isFinal(update.status(), update.ccpStatus())) {
                waiting.end().complete(ended(outcome, update));
            }
        });
        CompletionStage<OrderOutcome> end = waiting.end().whenComplete((ended, failure) -> {
            all.remove(waiting);
            leave.run();
        });
        if (released) {
            // whoever released the others may have overlooked this one
            waiting.end().complete(outcome);
        }
        return end;
    }

    private static OrderOutcome ended(OrderOutcome outcome, OrderUpdate update) {
        return new OrderOutcome(
                outcome.state(),
                outcome.accountId(),
                outcome.orderId(),
                outcome.clientOrderId(),
                update.status(),
                outcome.question(),
                outcome.confirmed(),
                outcome.text(),
                outcome.legs(),
                update);
    }

    /** From now on nobody waits: each goes on with what is known, also who comes later. */
    void release() {
        released = true;
        all.forEach(waiting -> waiting.end().complete(waiting.outcome()));
    }
}
