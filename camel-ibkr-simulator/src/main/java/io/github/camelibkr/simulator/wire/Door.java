package io.github.camelibkr.simulator.wire;

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
    private Certificate certificate;
    private final boolean oldTls;
    private final Desks desks;
    private final Connections connections;
    private final List<HttpServer> servers = new ArrayList<>();
    private NetServer silence;

    /** Who receives those that come in. */
    record Desks(
            Consumer<HttpServerRequest> requests,
            Consumer<ServerWebSocketHandshake> handshakes,
            Consumer<ServerWebSocket> sockets) {}

    /** Makes a closed door; without a certificate it speaks plain HTTP, with {@code oldTls} no newer TLS than 1.2. */
    Door(Vertx vertx, Certificate certificate, boolean oldTls, Desks desks, Connections connections) {
        this.vertx = vertx;
        this.certificate = certificate;
        this.oldTls = oldTls;
        this.desks = desks;
        this.connections = connections;
    }

    /** Opens on a port, 0 for any, and tells which; the second loopback address is nice to have. */
    Future<Integer> open(int port) {
        return endSilence().compose(ended -> listen(LOOPBACK, port)).compose(first -> listen(
                        LOOPBACK_6, first.actualPort())
                .map(first.actualPort())
                .otherwise(first.actualPort()));
    }

    /** Shuts the door; behind it, connections to this port are taken and never hear anything. */
    Future<Void> mute(int port) {
        return shut().compose(shut -> {
            silence = vertx.createNetServer().connectHandler(connections::swallowed);
            return silence.listen(port, LOOPBACK).mapEmpty();
        });
    }

    /** From its next opening on it shows this certificate. */
    void show(Certificate next) {
        certificate = next;
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

    private Future<HttpServer> listen(String host, int port) {
        HttpServer server = vertx.createHttpServer(options())
                .connectionHandler(connections::opened)
                .requestHandler(desks.requests()::accept)
                .webSocketHandshakeHandler(desks.handshakes()::accept)
                .webSocketHandler(desks.sockets()::accept);
        return server.listen(port, host).onSuccess(servers::add);
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setUseAlpn(false)
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxWebSocketFrameSize(LONGEST_FRAME)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
        if (certificate != null) {
            options.setSsl(true).setKeyCertOptions(certificate.options());
            if (oldTls) {
                options.setEnabledSecureTransportProtocols(Set.of("TLSv1.2"));
            }
        }
        return options;
    }
}
