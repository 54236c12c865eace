package io.github.camelibkr.gateway;

import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.wire.GatewayUrl;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Who waits until the session is open. */
final class Waiters {

    private final GatewayUrl url;
    private final Set<CompletableFuture<SessionFacts>> waiting = new LinkedHashSet<>(); // guarded by this

    Waiters(GatewayUrl url) {
        this.url = url;
    }

    synchronized CompletableFuture<SessionFacts> add() {
        CompletableFuture<SessionFacts> waiter = new CompletableFuture<>();
        waiting.add(waiter);
        return waiter;
    }

    /** Somebody does not wait any longer. */
    synchronized void forget(CompletableFuture<SessionFacts> waiter) {
        waiting.remove(waiter);
    }

    /** It is open: what is given back tells them, and is to be run without any lock. */
    Runnable open(SessionFacts facts) {
        List<CompletableFuture<SessionFacts>> glad = takeAll();
        return () -> glad.forEach(waiter -> waiter.complete(facts));
    }

    /** It never will be. */
    void close() {
        takeAll().forEach(waiter -> waiter.completeExceptionally(closing()));
    }

    NotConnectedException closing() {
        return new NotConnectedException("the connection to the gateway at " + url + " is being closed");
    }

    private synchronized List<CompletableFuture<SessionFacts>> takeAll() {
        List<CompletableFuture<SessionFacts>> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }
}
