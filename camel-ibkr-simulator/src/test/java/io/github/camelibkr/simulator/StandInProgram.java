package io.github.camelibkr.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A proxy of the same habits as the vendor's gateway program, as far as its upstream sees them: cookies of clients are
 * dropped and its own sent, {@code /v1/portal} is rewritten, sockets are opened without any credentials, and after a
 * login it makes three calls of its own.
 */
final class StandInProgram implements AutoCloseable {

    private static final List<String> OWN_CALLS =
            List.of("/v1/portal/sso/validate?gw=1", "/v1/portal/one/user", "/v1/portal/ssodh/init");

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client;
    private final WebSocketClient sockets;
    private final HttpServer server;
    private final int upstream;
    private final List<Integer> ownAnswers = new CopyOnWriteArrayList<>();

    StandInProgram(int upstream) throws Exception {
        this.upstream = upstream;
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(5));
        sockets = vertx.createWebSocketClient();
        server = vertx.createHttpServer()
                .requestHandler(this::pass)
                .webSocketHandler(this::pass)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    int port() {
        return server.actualPort();
    }

    /** The statuses with which the upstream has answered the program's own calls. */
    List<Integer> ownAnswers() {
        return ownAnswers;
    }

    private void pass(HttpServerRequest from) {
        String uri = from.uri().replaceFirst("^/v1/portal/", "/v1/api/");
        from.body().onSuccess(body -> client.request(from.method(), upstream, "127.0.0.1", uri)
                .compose(to -> {
                    from.headers().forEach(to::putHeader);
                    return forward(to, body);
                })
                .compose(answer -> answer.body().onSuccess(whole -> answer(from, answer, whole))));
    }

    private static io.vertx.core.Future<HttpClientResponse> forward(HttpClientRequest to, Buffer body) {
        to.headers().remove("Cookie").remove("Host").remove("Accept-Encoding").remove("Transfer-Encoding");
        to.putHeader("Cookie", "REGION=; USERID=");
        return to.send(body);
    }

    private void answer(HttpServerRequest from, HttpClientResponse answer, Buffer whole) {
        from.response().setChunked(true);
        if (from.path().equals("/sso/Dispatcher") && answer.statusCode() == 302) {
            from.response().end("Client login succeeds");
            OWN_CALLS.forEach(this::call);
            return;
        }
        answer.headers().forEach(from.response()::putHeader);
        from.response().headers().remove("Content-Length");
        from.response().setStatusCode(answer.statusCode()).end(whole);
    }

    private void call(String uri) {
        client.request(HttpMethod.GET, upstream, "127.0.0.1", uri)
                .compose(request ->
                        request.putHeader("User-Agent", "ClientPortalGW/1").send())
                .onSuccess(answer -> ownAnswers.add(answer.statusCode()));
    }

    /** Frames before the upstream leg is up are kept here; the real program may lose them. */
    private void pass(ServerWebSocket from) {
        Deque<String> early = new ArrayDeque<>();
        from.textMessageHandler(early::add);
        sockets.connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(upstream)
                        .setURI(from.uri()))
                .onSuccess(to -> {
                    to.textMessageHandler(text -> from.writeBinaryMessage(Buffer.buffer(text)));
                    to.binaryMessageHandler(from::writeBinaryMessage);
                    to.closeHandler(gone -> from.close());
                    from.textMessageHandler(to::writeTextMessage);
                    from.closeHandler(gone -> to.close());
                    early.forEach(to::writeTextMessage);
                });
    }

    @Override
    public void close() {
        vertx.close();
    }
}
