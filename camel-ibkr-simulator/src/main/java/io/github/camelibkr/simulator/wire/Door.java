package io.github.camelibkr.simulator.wire;

import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.net.NetServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The port: REST and websocket, TLS or not, on the loopback addresses only. It can be shut and opened again. */
final class Door {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String LOOPBACK_6 = "::1";
    private static final int LONGEST_REQUEST_LINE = 4096;
    private static final int LONGEST_HEADERS = 8192;
    private static final int LONGEST_FRAME = 65_536;

    private final Vertx vertx;
    private final boolean gateway;
    private final Desks desks;
    private final Connections connections;
    private final List<HttpServer> servers = new ArrayList<>();
    private Certificate certificate;
    private int port;
    private NetServer silence;

    /** Who receives those that come in. */
    record Desks(
            Consumer<HttpServerRequest> requests,
            Consumer<ServerWebSocketHandshake> handshakes,
            Consumer<ServerWebSocket> sockets) {}

    /** Makes a closed door; as that of the gateway program it has no newer TLS than 1.2, and answers for itself. */
    Door(Vertx vertx, Gateway.Entry entry, boolean gateway, Desks desks, Connections connections) {
        this.vertx = vertx;
        this.port = entry.port();
        this.certificate = entry.certificate();
        this.gateway = gateway;
        this.desks = desks;
        this.connections = connections;
    }

    /** Its port; known once it has been opened. */
    int port() {
        return port;
    }

    /** Opens; the second loopback address is nice to have. */
    Future<Void> open() {
        return endSilence().compose(ended -> listen(LOOPBACK)).compose(first -> {
            port = first.actualPort();
            return listen(LOOPBACK_6).<Void>mapEmpty().otherwiseEmpty();
        });
    }

    /** Shuts the door; behind it, connections are taken and never hear anything. */
    Future<Void> mute() {
        return shut().compose(shut -> {
            silence = vertx.createNetServer().connectHandler(connections::swallowed);
            return silence.listen(port, LOOPBACK).mapEmpty();
        });
    }

    /** From its next opening on it shows this certificate, if it shows any. */
    void show(Certificate next) {
        certificate = certificate == null ? null : next;
    }

    /** Shuts the door and cuts every connection. */
    Future<Void> shut() {
        connections.dropAll();
        CompositeFuture closed =
                Future.join(servers.stream().map(HttpServer::close).toList());
        servers.clear();
        return closed.transform(over -> endSilence());
    }

    private Future<Void> endSilence() {
        NetServer ended = silence;
        silence = null;
        return ended == null ? Future.succeededFuture() : ended.close();
    }

    private Future<HttpServer> listen(String host) {
        HttpServer server = vertx.createHttpServer(options())
                .connectionHandler(connections::opened)
                .requestHandler(desks.requests()::accept)
                .webSocketHandshakeHandler(desks.handshakes()::accept)
                .webSocketHandler(desks.sockets()::accept);
        if (gateway) {
            server.invalidRequestHandler(Door::refuse);
        }
        return server.listen(port, host).onSuccess(servers::add);
    }

    /** The gateway program answers in HTTP/1.0 what it cannot read, and hangs up. */
    private static void refuse(HttpServerRequest http) {
        boolean tooLong = http.decoderResult().cause() instanceof TooLongHttpLineException;
        String status = tooLong ? "414 Request-URI Too Long" : "400 Bad Request";
        Connections.sendAndClose(http.connection(), "HTTP/1.0 " + status + "\r\n\r\n");
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setUseAlpn(false)
                .setHandle100ContinueAutomatically(!gateway)
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxWebSocketFrameSize(LONGEST_FRAME)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
        if (certificate != null) {
            options.setSsl(true).setKeyCertOptions(certificate.options());
            if (gateway) {
                options.setEnabledSecureTransportProtocols(Set.of("TLSv1.2"));
            }
        }
        return options;
    }
}
