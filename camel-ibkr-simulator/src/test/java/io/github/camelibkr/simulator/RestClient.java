package io.github.camelibkr.simulator;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of the REST side, as tests need it. */
final class RestClient {

    private final Simulator simulator;
    private final HttpClient client;

    RestClient(Simulator simulator) {
        this.simulator = simulator;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(PinnedTls.context(simulator.certificateSha256()))
                .build();
    }

    /** Brings the brokerage session up and asks for the accounts, as every client has to. */
    RestClient ready() {
        post("/iserver/auth/ssodh/init", "{\"publish\":true,\"compete\":true}");
        await().until(simulator.session()::isEstablished);
        get("/iserver/accounts");
        return this;
    }

    HttpResponse<String> get(String path) {
        return send("GET", api(path), BodyPublishers.noBody(), Duration.ofSeconds(5));
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", api(path), BodyPublishers.ofString(body), Duration.ofSeconds(5));
    }

    HttpResponse<String> put(String path, String body) {
        return send("PUT", api(path), BodyPublishers.ofString(body), Duration.ofSeconds(5));
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", api(path), BodyPublishers.noBody(), Duration.ofSeconds(5));
    }

    /** The body of a GET, which must be JSON. */
    JsonNode json(String path) {
        return Json.read(get(path).body());
    }

    /** The body of a POST, which must be JSON. */
    JsonNode json(String path, String body) {
        return Json.read(post(path, body).body());
    }

    /** Places an order of the paper account. */
    JsonNode place(String order) {
        return json("/iserver/account/DU1234567/orders", "{\"orders\":[" + order + "]}");
    }

    HttpResponse<String> send(String method, String rawPath, BodyPublisher body, Duration patience) {
        try {
            return attempt(method, rawPath, body, patience);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    HttpResponse<String> attempt(String method, String rawPath, BodyPublisher body, Duration patience)
            throws IOException {
        HttpRequest request = HttpRequest.newBuilder(simulator.url().resolve(rawPath))
                .method(method, body)
                .timeout(patience)
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String api(String path) {
        return path.startsWith("/simulator/") ? path : "/v1/api" + path;
    }
}
