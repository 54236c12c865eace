package io.github.camelibkr.simulator.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
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
    }

    /** Ends all of them without waiting for peers that do not read. */
    void cutAll() {
        List.copyOf(open).forEach(Connections::cut);
    }

    /** Ends a connection without ceremony. */
    static void cut(Object connection) {
        channel(connection).close();
    }

    /** Ends a connection with a TCP reset. */
    static void reset(Object connection) {
        Channel channel = channel(connection);
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    private static Channel channel(Object connection) {
        return ((ConnectionBase) connection).channel();
    }
}
