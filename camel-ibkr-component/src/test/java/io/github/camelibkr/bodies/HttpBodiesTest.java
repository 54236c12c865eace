package io.github.camelibkr.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelibkr.model.Golden;
import io.github.camelibkr.model.IbkrMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message is posted as its JSON, with no option. */
class HttpBodiesTest {

    private static final BlockingQueue<byte[]> POSTED = new LinkedBlockingQueue<>();

    private static HttpServer server;
    private static CamelContext camel;

    @BeforeAll
    static void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", request -> {
            byte[] body = request.getRequestBody().readAllBytes();
            POSTED.add(body);
            request.sendResponseHeaders(200, body.length);
            request.getResponseBody().write(body);
            request.close();
        });
        server.start();
        camel = new DefaultCamelContext();
        camel.start();
    }

    @AfterAll
    static void stop() {
        camel.stop();
        server.stop(0);
    }

    @ParameterizedTest
    @MethodSource("io.github.camelibkr.model.Samples#all")
    void post_everyType_carriesItsGoldenBytesThereAndBack(IbkrMessage message) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";

        byte[] answer = camel.createProducerTemplate().requestBody(url, message, byte[].class);

        assertThat(POSTED.poll()).isEqualTo(Golden.json(message));
        assertThat(answer).isEqualTo(Golden.json(message));
    }
}
