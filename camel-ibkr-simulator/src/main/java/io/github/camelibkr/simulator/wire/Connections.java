package io.github.camelibkr.simulator.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.WebSocketInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The open TCP connections, and the rough ways to end one. */
final class Connections {

    private final Set<HttpConnection> open = new LinkedHashSet<>();

    void opened(HttpConnection connection) {
        open.add(connection);
        connection.closeHandler(closed -> open.remove(connection));
        connection.exceptionHandler(broken -> connection.close());
    }

    /** Ends all of them as the end of a process would: no farewell, and no waiting for peers that do not read. */
    void dropAll() {
        List.copyOf(open).forEach(connection -> drop(channel(connection)));
    }

    /** Closes a connection in order, TLS included. */
    static void close(HttpConnection connection) {
        channel(connection).close();
    }

    /** Ends a connection with a TCP reset. */
    static void reset(HttpConnection connection) {
        reset(channel(connection));
    }

    /** Ends a websocket with a TCP reset. */
    static void reset(ServerWebSocket socket) {
        reset(((WebSocketInternal) socket).channelHandlerContext().channel());
    }

    /** Ends a connection with a TCP reset. */
    static void reset(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            drop(channel);
        }
    }

    /** Past the pipeline, whose handlers would say goodbye in TLS and websocket. */
    private static void drop(Channel channel) {
        channel.unsafe().close(channel.voidPromise());
    }

    /** What lies below a connection. */
    static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}
