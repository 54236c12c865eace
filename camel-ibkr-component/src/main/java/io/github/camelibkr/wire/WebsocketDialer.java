package io.github.camelibkr.wire;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.concurrent.TimeUnit;

/** Makes all websocket connections of a gateway, on one event loop. */
public final class WebsocketDialer {

    private final Context eventLoop;
    private final WebSocketClient client;

    /** {@code tls} is null for a gateway without. */
    public WebsocketDialer(Vertx vertx, GatewayTls tls, Limits limits) {
        eventLoop = vertx.getOrCreateContext();
        // Vert.x 4.5 ends a handshake's time-out only if its timer's number is not 0; the number 0 is the first of all,
        // so the first websocket would be closed in the midst of its life. This timer takes that number away.
        eventLoop.runOnContext(now -> vertx.setTimer(1, taken -> {}));
        WebSocketClientOptions options = new WebSocketClientOptions()
                .setMaxFrameSize(Math.max(limits.frame(), limits.message()))
                .setMaxMessageSize(limits.message())
                .setTryUsePerMessageCompression(false)
                .setConnectTimeout((int) limits.connect().toMillis())
                .setSslHandshakeTimeout(limits.connect().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setTcpKeepAlive(true)
                .setClosingTimeout(2)
                // frees a connection whose peer no longer reads: nothing else does
                .setWriteIdleTimeout(90);
        client = vertx.createWebSocketClient(tls == null ? options : tls.applyTo(options));
    }

    /** Connects; whoever maps the future does so on the event loop, before the first frame is read. */
    Future<WebSocket> connect(WebSocketConnectOptions options) {
        Promise<WebSocket> connected = Promise.promise();
        eventLoop.runOnContext(now -> client.connect(options).onComplete(connected));
        return connected.future();
    }

    /** Ends all connections. */
    public void close() {
        client.close();
    }
}
