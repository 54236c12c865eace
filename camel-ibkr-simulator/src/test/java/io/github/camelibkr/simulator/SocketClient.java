package io.github.camelibkr.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Json;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A client of the websocket side that remembers every frame. */
final class SocketClient implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final List<WebSocketFrame> frames = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private volatile boolean closed;

    private SocketClient(Simulator simulator, String cookie, String path) {
        WebSocketClientOptions options = new WebSocketClientOptions();
        // the certificate is proved by RestClient, which pins it
        options.setSsl(simulator.certificateSha256() != null).setTrustAll(true).setVerifyHost(false);
        WebSocketConnectOptions connect = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(simulator.port())
                .setURI(path);
        if (cookie != null) {
            connect.addHeader("Cookie", cookie);
        }
        WebSocketClient client = vertx.createWebSocketClient(options);
        try {
            socket = client.webSocket()
                    .frameHandler(this::remember)
                    .closeHandler(gone -> closed = true)
                    .exceptionHandler(broken -> {})
                    .connect(connect)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
        } catch (Exception failed) {
            vertx.close();
            throw new IllegalStateException(failed);
        }
    }

    /** Pings are answered by the library and say nothing. */
    private void remember(WebSocketFrame frame) {
        if (!frame.isPing()) {
            frames.add(frame);
        }
    }

    /** Connects without saying who it is. */
    static SocketClient anonymous(Simulator simulator) {
        return new SocketClient(simulator, null, "/v1/api/ws");
    }

    /** Connects with a cookie. */
    static SocketClient withCookie(Simulator simulator, String cookie) {
        return new SocketClient(simulator, cookie, "/v1/api/ws");
    }

    /** Connects with the session of now and waits until subscriptions are taken. */
    static SocketClient ready(Simulator simulator) {
        SocketClient client = withCookie(simulator, "api=" + simulator.session().id());
        client.await(frame -> frame.path("topic").asText().equals("sts"));
        return client;
    }

    SocketClient send(String text) {
        socket.writeTextMessage(text);
        return this;
    }

    List<WebSocketFrame> raw() {
        return frames;
    }

    List<String> texts() {
        return frames.stream().map(frame -> frame.binaryData().toString()).toList();
    }

    List<JsonNode> json() {
        return texts().stream()
                .filter(text -> text.startsWith("{"))
                .map(Json::read)
                .toList();
    }

    /** The frames of a topic so far. */
    List<JsonNode> topic(String topic) {
        return json().stream()
                .filter(frame -> frame.path("topic").asText().equals(topic))
                .toList();
    }

    /** Waits for a frame and returns the first such. */
    JsonNode await(Predicate<JsonNode> wanted) {
        return Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(() -> json().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until a topic has so many frames. */
    List<JsonNode> await(String topic, int count) {
        return Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(() -> topic(topic), found -> found.size() >= count);
    }

    /** Everything that was sent before has arrived when the echo of this has. */
    SocketClient settle() {
        long echoes = texts().stream().filter("ech+hb"::equals).count();
        send("ech+hb");
        Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(() -> texts().stream().filter("ech+hb"::equals).count() > echoes);
        return this;
    }

    boolean isClosed() {
        return closed;
    }

    Short closeCode() {
        return socket.closeStatusCode();
    }

    @Override
    public void close() {
        vertx.close();
    }
}
