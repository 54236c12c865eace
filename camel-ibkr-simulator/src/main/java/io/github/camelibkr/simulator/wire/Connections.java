package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.faults.Network;
import io.github.camelibkr.simulator.time.Floor;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.time.Traffic;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.WebSocketInternal;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The open TCP connections, the network under them, and the rough ways to end one. */
final class Connections {

    private final Set<HttpConnection> open = new LinkedHashSet<>();
    private final Network network;
    private final Time time;
    private final Traffic traffic;
    private long serial;

    Connections(Network network, Floor floor, Time time, Traffic traffic) {
        this.network = network;
        this.time = time;
        this.traffic = traffic;
        network.onChange(() -> floor.run(this::networkChanged));
    }

    void opened(HttpConnection connection) {
        open.add(connection);
        traffic.connected();
        serial++;
        if (!network.state().isClear()) {
            line(connection);
        }
        connection.closeHandler(closed -> {
            open.remove(connection);
            traffic.disconnected();
        });
        connection.exceptionHandler(broken -> connection.close());
    }

    /** A connection that nobody will ever answer. */
    void swallowed(NetSocket connection) {
        traffic.connected();
        connection.closeHandler(closed -> traffic.disconnected());
        connection.exceptionHandler(broken -> connection.close());
    }

    /** Ends all of them as the end of a process would: no farewell, and no waiting for peers that do not read. */
    void dropAll() {
        List.copyOf(open).forEach(connection -> drop(channel(connection)));
    }

    private void networkChanged() {
        List.copyOf(open).forEach(connection -> line(connection).stateChanged());
    }

    /** The network under a connection; it is laid when it is first needed. */
    private Line line(HttpConnection connection) {
        Line line = channel(connection).pipeline().get(Line.class);
        if (line == null) {
            line = new Line(network, time, serial);
            channel(connection).pipeline().addFirst(line);
        }
        return line;
    }

    /** Closes a connection in order, TLS included. */
    static void close(HttpConnection connection) {
        channel(connection).close();
    }

    /** Sends some last words as they are, past HTTP. */
    static void sendAndClose(HttpConnection connection, String words) {
        send(channel(connection), words.getBytes(StandardCharsets.US_ASCII)).addListener(ChannelFutureListener.CLOSE);
    }

    /** Ends a connection with a TCP reset. */
    static void reset(HttpConnection connection) {
        reset(channel(connection));
    }

    /** Ends a websocket with a TCP reset. */
    static void reset(ServerWebSocket socket) {
        reset(channel(socket));
    }

    /** Ends a websocket as TCP does, past the handler that would send a close frame and wait for another. */
    static void close(ServerWebSocket socket) {
        ((WebSocketInternal) socket).channelHandlerContext().close();
    }

    /** Sends bytes on a websocket's connection that are no frame, or a bad one. */
    static void send(ServerWebSocket socket, byte[] bytes) {
        send(channel(socket), bytes);
    }

    private static ChannelFuture send(Channel channel, byte[] bytes) {
        return send(channel, Unpooled.wrappedBuffer(bytes));
    }

    /** Sends bytes past the protocols, but through TLS. */
    static ChannelFuture send(Channel channel, ByteBuf bytes) {
        ChannelPipeline pipeline = channel.pipeline();
        ChannelHandlerContext tls = pipeline.context(SslHandler.class);
        // what a context writes begins its way at the handler before it
        int next = tls == null ? 0 : pipeline.names().indexOf(tls.name()) + 1;
        return pipeline.context(pipeline.names().get(next)).writeAndFlush(bytes);
    }

    /** What lies below a websocket. */
    static Channel channel(ServerWebSocket socket) {
        return ((WebSocketInternal) socket).channelHandlerContext().channel();
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
