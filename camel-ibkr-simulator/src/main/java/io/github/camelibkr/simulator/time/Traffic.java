package io.github.camelibkr.simulator.time;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Counts what is under way between the gateway and its clients: requests half read, answers and frames half sent,
 * frames that their client has not read yet, and whatever somebody holds time for.
 */
public final class Traffic {

    /** A client that frames were sent to. */
    public interface Reader {

        /** Asks the client to show that it has read all that was sent; succeeds when it has, or will never do so. */
        Future<Void> caughtUp();
    }

    /** Keeps time from moving until it is closed, which may happen once, on any thread. */
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    private static final long PATIENCE_WITH_HANDSHAKES = TimeUnit.SECONDS.toNanos(2);

    private final Set<Reader> behind = new LinkedHashSet<>();
    private int connections;
    private int strangers;
    private Long comingSince;
    private int underWay;
    private Runnable atRest;

    /** Something is under way until this has succeeded or failed. Called on the floor. */
    public void add(Future<?> transfer) {
        if (!transfer.isComplete()) {
            underWay++;
            transfer.onComplete(over -> end());
        }
    }

    /** Something was sent to this client; time does not move before it has been read. Called on the floor. */
    public void sentTo(Reader reader) {
        behind.add(reader);
    }

    /** A connection is open, its handshake done; before that, it is under way. Called on the floor. */
    public void connected() {
        connections++;
    }

    /** A connection is gone. Called on the floor. */
    public void disconnected() {
        connections--;
    }

    /** Begins something that ends when the hold is closed. */
    Hold hold(Floor floor) {
        floor.run(() -> underWay++);
        boolean[] closed = {false};
        return () -> floor.run(() -> {
            if (!closed[0]) {
                closed[0] = true;
                end();
            }
        });
    }

    /** Runs a task on the floor when that has taken in all that has reached it and nothing is under way any more. */
    void whenAtRest(Floor floor, Runnable task) {
        floor.afterTurns(() -> {
            if (isSomebodyComing(floor.connections() - connections)) {
                whenAtRest(floor, task);
                return;
            }
            if (underWay == 0 && !behind.isEmpty()) {
                List<Reader> asked = List.copyOf(behind);
                behind.clear();
                asked.forEach(reader -> add(reader.caughtUp()));
            } else if (underWay == 0) {
                task.run();
                return;
            }
            if (underWay == 0) {
                whenAtRest(floor, task);
            } else {
                atRest = () -> whenAtRest(floor, task);
            }
        });
    }

    /** Whoever does not finish a handshake within two seconds is not waited for. */
    private boolean isSomebodyComing(int opening) {
        long now = System.nanoTime();
        if (opening <= strangers || comingSince != null && now - comingSince > PATIENCE_WITH_HANDSHAKES) {
            strangers = Math.max(0, opening);
            comingSince = null;
            return false;
        }
        comingSince = comingSince == null ? Long.valueOf(now) : comingSince;
        return true;
    }

    /** In words, for whoever waits in vain. */
    String describe(Duration patience) {
        return underWay + " transfers under way for " + patience.toSeconds() + " s: a client that does not read,"
                + " a request that is not finished, or a hold that is not closed";
    }

    private void end() {
        if (--underWay == 0 && atRest != null) {
            Runnable next = atRest;
            atRest = null;
            next.run();
        }
    }
}
