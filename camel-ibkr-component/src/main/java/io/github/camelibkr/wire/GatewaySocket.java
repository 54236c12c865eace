package io.github.camelibkr.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.impl.WebSocketInternal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One websocket connection, from its handshake to its one end. It hands over what came, as bytes; {@link Reassembly}
 * makes messages of it.
 */
public final class GatewaySocket {

    /** What happens on a connection; all on its event loop, which must never be blocked. */
    public interface Events {
        /** A frame's payload, text and binary alike. */
        void data(byte[] payload, boolean last);

        /** The connection has ended, for whatever reason; comes exactly once. */
        void ended(End end);
    }

    /**
     * How a connection ended.
     *
     * @param reason in words
     * @param closeCode the code it was closed with; 0 if there was none
     */
    public record End(String reason, int closeCode) {

        /** Of a connection that never was. */
        public static End of(Throwable failure) {
            return new End(
                    failure instanceof UpgradeRejectedException refused
                            ? "the websocket handshake was refused with status " + refused.getStatus()
                            : NotSent.reason(failure),
                    0);
        }
    }

    private final WebsocketDialer dialer;
    private final Events events;
    private volatile WebSocket socket;
    private volatile String reason = "closed by the gateway";

    /** Not connected yet. */
    public GatewaySocket(WebsocketDialer dialer, Events events) {
        this.dialer = dialer;
        this.events = events;
    }

    /** Connects; {@code sessionId} may be null. */
    public CompletionStage<Void> connect(GatewayUrl url, String sessionId, Duration handshakeTimeout) {
        WebSocketConnectOptions options = new WebSocketConnectOptions();
        options.setHost(url.host());
        options.setPort(url.port());
        options.setURI(url.websocketPath());
        options.setSsl(url.tls());
        // the client's connect time-out does not cover the handshake
        options.setTimeout(handshakeTimeout.toMillis());
        options.setAllowOriginHeader(false);
        if (sessionId != null) {
            options.addHeader("Cookie", "api={\"session\":\"" + sessionId + "\"}");
        }
        return dialer.connect(options)
                .map(connected -> {
                    // on the event loop, before the first frame is read: later would lose it
                    socket = connected;
                    connected.frameHandler(this::frame);
                    connected.exceptionHandler(failure -> reason = NotSent.reason(failure));
                    connected.closeHandler(end -> events.ended(end(connected)));
                    return (Void) null;
                })
                .toCompletionStage();
    }

    private End end(WebSocket ended) {
        Short code = ended.closeStatusCode();
        return code == null ? new End(reason, 0) : new End(reason + ", code " + code, code);
    }

    private void frame(WebSocketFrame frame) {
        if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
            Buffer payload = frame.binaryData();
            events.data(payload.getBytes(), frame.isFinal());
        }
    }

    /** Sends one unfragmented text frame; false if it cannot be sent. */
    public boolean send(String text) {
        WebSocket open = socket;
        try {
            if (open == null || open.isClosed() || open.writeQueueFull()) {
                return false;
            }
            open.writeTextMessage(text);
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    /** Stops reading, or goes on. */
    public void hold(boolean stop) {
        WebSocket open = socket;
        if (open != null && stop) {
            open.pause();
        } else if (open != null) {
            open.resume();
        }
    }

    /** Closes for a reason that {@link Events#ended} will tell. Does not wait. */
    public void drop(String why) {
        reason = why;
        WebSocket open = socket;
        if (open != null && !open.isClosed()) {
            open.close();
        }
    }

    /** Closes and waits, but not for a peer that does not read. Never call it on the event loop. */
    public void close(long millis) {
        WebSocket open = socket;
        if (open != null && !open.isClosed()) {
            reason = "closed by us";
            CompletableFuture<Void> done = open.close().toCompletionStage().toCompletableFuture();
            try {
                done.get(millis, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                ((WebSocketInternal) open).channelHandlerContext().close();
            } catch (InterruptedException e) {
                ((WebSocketInternal) open).channelHandlerContext().close();
                Thread.currentThread().interrupt();
            }
        }
    }
}
