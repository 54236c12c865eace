package io.github.camelibkr.wire;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Priority;
import io.github.camelibkr.model.JsonLimits;
import io.github.camelibkr.simulator.wire.Certificate;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A connection that is kept for the next request")
class KeptConnectionTest {

    private static final Limits LIMITS =
            new Limits(65_536, 65_536, 8_192, JsonLimits.DEFAULT, Duration.ofSeconds(10), Duration.ofSeconds(10));
    private static final Patience PATIENCE = new Patience("a test", Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final CamelContext context = new DefaultCamelContext();
    private final Vertx vertx = Vertx.vertx();
    /** Each connection once, however often it was used. */
    private final List<NetSocket> connections = new CopyOnWriteArrayList<>();

    private final BlockingQueue<NetSocket> closed = new LinkedBlockingQueue<>();

    /** What the gateway sends behind each answer, in the same breath. */
    private volatile String surplus = "";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private GatewayHttp http;

    @AfterEach
    void end() {
        http.close();
        context.stop();
        vertx.close();
    }

    private void connect(boolean tls) throws Exception {
        NetServerOptions options = new NetServerOptions();
        if (tls) {
            options.setSsl(true).setKeyCertOptions(Certificate.shared().options());
        }
        NetServer server = vertx.createNetServer(options)
                .connectHandler(connection -> {
                    connections.add(connection);
                    connection.closeHandler(nothing -> closed.add(connection));
                    connection.handler(request -> answer(connection, request));
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        GatewayUrl url = GatewayUrl.parse((tls ? "https" : "http") + "://localhost:" + server.actualPort());
        context.start();
        Trust trust = new Trust(tls ? List.of(Certificate.shared().sha256()) : List.of(), false, null);
        http = new GatewayHttp(context, url, LIMITS, new GatewayTls(context, url, trust));
    }

    private void answer(NetSocket connection, Buffer request) {
        requests.add(request.toString().lines().findFirst().orElse(""));
        connection.write(response("{}") + surplus);
    }

    private static String response(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private int send(String method) throws Exception {
        return answer(method).status();
    }

    private Answer answer(String method) throws Exception {
        Request request = new Request("a test", method, "/tickle", "{}".getBytes(), Priority.DATA, false, PATIENCE);
        return http.flight(request).take();
    }

    @ParameterizedTest(name = "TLS {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("that still stands is used again")
    void take_connectionStands_isUsedAgain(boolean tls) throws Exception {
        connect(tls);

        for (int i = 0; i < 5; i++) {
            assertThat(send("POST")).isEqualTo(200);
        }

        assertThat(requests).hasSize(5);
        assertThat(connections).hasSize(1);
    }

    @ParameterizedTest(name = "TLS {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("that the gateway has closed meanwhile gets no POST: that goes into a new one, and arrives once")
    void take_connectionWasClosed_aPostGoesIntoANewOne_once(boolean tls) throws Exception {
        connect(tls);
        for (int i = 1; i <= 20; i++) {
            assertThat(send("POST")).isEqualTo(200);
            assertThat(connections).hasSize(i);

            connections.get(i - 1).close();
            assertThat(closed.poll(10, TimeUnit.SECONDS)).isNotNull();
        }

        assertThat(requests).hasSize(20);
    }

    @ParameterizedTest(name = "TLS {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("on which more came than was asked for is given up: no request gets the answer to another")
    void take_answerNobodyAskedFor_isNoAnswer(boolean tls) throws Exception {
        connect(tls);
        surplus = response("{\"of\":\"another\"}");
        for (int i = 1; i <= 20; i++) {
            assertThat(answer("POST").text()).isEqualTo("{}");
        }

        assertThat(connections).hasSize(20);
    }

    @ParameterizedTest(name = "TLS {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("on which something comes while it is idle is given up, too")
    void take_bytesWhileIdle_areNoAnswer(boolean tls) throws Exception {
        connect(tls);
        for (int i = 1; i <= 20; i++) {
            assertThat(answer("POST").text()).isEqualTo("{}");
            NetSocket kept = connections.get(i - 1);

            kept.write(response("{\"of\":\"another\"}"))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, SECONDS);
        }

        assertThat(connections).hasSize(20);
    }
}
