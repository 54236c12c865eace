package io.github.camelibkr.simulator.time;

import io.netty.channel.SingleThreadEventLoop;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The single thread on which the simulated gateway lives. Requests, frames and timers run there anyway; what a test
 * calls from outside is brought there, so that no room needs a lock.
 */
public final class Floor {

    private static final long PATIENCE_SECONDS = 10;

    private final Context context;
    private volatile boolean closed;

    /** Makes the floor of one event loop. */
    public Floor(Context context) {
        this.context = context;
    }

    /** Runs a task on the floor and returns when it is done. */
    public void run(Runnable task) {
        ask(() -> {
            task.run();
            return null;
        });
    }

    /** Asks for a value on the floor and waits for it. */
    public <T> T ask(Supplier<T> question) {
        if (closed || ((ContextInternal) context).inThread()) {
            return question.get();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        context.runOnContext(turn -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            }
        });
        return await(answer);
    }

    /** Runs a task on the floor in its next turn, without waiting for it. */
    void later(Runnable task) {
        context.runOnContext(turn -> task.run());
    }

    /**
     * Runs a task when the floor has taken in what had reached it: new connections come by way of another thread, and
     * every turn of a thread begins with a look at the network.
     */
    void afterTurns(Runnable task) {
        SingleThreadEventLoop door = (SingleThreadEventLoop)
                ((VertxInternal) context.owner()).getAcceptorEventLoopGroup().next();
        afterTurn(
                door,
                () -> afterTurn(
                        loop(),
                        () -> afterTurn(loop(), () -> ((ContextInternal) context).emit(nothing -> task.run()))));
    }

    /** Number of connections of the floor, also of those that are still being opened. */
    int connections() {
        return loop().registeredChannels();
    }

    private SingleThreadEventLoop loop() {
        return (SingleThreadEventLoop) ((ContextInternal) context).nettyEventLoop();
    }

    private static void afterTurn(SingleThreadEventLoop loop, Runnable task) {
        loop.execute(() -> loop.executeAfterEventLoopIteration(task));
    }

    /** After this, the thread is gone: callers look at what is left by themselves. */
    public void close() {
        closed = true;
    }

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the simulator", interrupted);
        } catch (TimeoutException late) {
            throw new IllegalStateException("The simulator did not react within " + PATIENCE_SECONDS + " s", late);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
