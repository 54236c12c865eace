package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.faults.Network;
import io.github.camelibkr.simulator.time.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds out whether a client has read what was sent to it: a ping that follows the frames is answered after them. Used
 * by virtual time alone, and not while the network holds, loses or delays what it should carry. A client that once leaves a ping without an answer is not waited for until it sends a pong.
 */
final class Pulse implements Traffic.Reader {

    private static final long PATIENCE_MILLIS = 2_000;

    private final ServerWebSocket socket;
    private final Network network;
    private final Map<Long, Promise<Void>> asked = new HashMap<>();
    private boolean deaf;
    private long serial;

    Pulse(ServerWebSocket socket, Network network) {
        this.socket = socket;
        this.network = network;
        socket.pongHandler(this::answered);
    }

    @Override
    public Future<Void> caughtUp() {
        if (deaf || socket.isClosed() || !network.state().isClear()) {
            return Future.succeededFuture();
        }
        long number = ++serial;
        Promise<Void> answer = Promise.promise();
        asked.put(number, answer);
        Vertx vertx = Vertx.currentContext().owner();
        long timer = vertx.setTimer(PATIENCE_MILLIS, late -> {
            deaf = true;
            close(number);
        });
        socket.writePing(Buffer.buffer().appendLong(number)).onFailure(broken -> close(number));
        return answer.future().onComplete(over -> vertx.cancelTimer(timer));
    }

    /** The socket is gone: nobody needs to wait for it. */
    void ended() {
        deaf = true;
        Map.copyOf(asked).keySet().forEach(this::close);
    }

    private void answered(Buffer payload) {
        deaf = false;
        if (payload.length() == Long.BYTES) {
            close(payload.getLong(0));
        }
    }

    private void close(long number) {
        Promise<Void> answer = asked.remove(number);
        if (answer != null) {
            answer.tryComplete();
        }
    }
}
