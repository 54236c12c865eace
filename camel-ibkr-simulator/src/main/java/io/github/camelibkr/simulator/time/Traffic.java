package io.github.camelibkr.simulator.time;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;

/** Counts what is under way between the gateway and its clients: requests half read, answers and frames half sent. */
public final class Traffic {

    private int underWay;
    private CompletableFuture<Void> rest = CompletableFuture.completedFuture(null);

    /** Something is under way until this has succeeded or failed. Called on the floor. */
    public void add(Future<?> transfer) {
        if (underWay++ == 0) {
            rest = new CompletableFuture<>();
        }
        transfer.onComplete(over -> {
            if (--underWay == 0) {
                rest.complete(null);
            }
        });
    }

    /** Returns when the floor has taken in all that has reached it and nothing is under way any more. */
    void awaitRest(Floor floor) {
        floor.turn();
        for (CompletableFuture<Void> over = floor.ask(() -> rest); !over.isDone(); over = floor.ask(() -> rest)) {
            Floor.await(over);
            floor.turn();
        }
    }
}
