package io.github.camelibkr.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GatewayWireTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @RegisterExtension
    final SimulatorExtension gateway = SimulatorExtension.create(b -> b.gatewayWire(true)
            .pacing(false)
            .upstreamDelay(Duration.ofMillis(1))
            .establishDelay(Duration.ZERO));

    @Test
    void answers_areChunkedAndHaveNoLength() {
        var answer = new RestClient(gateway.simulator()).post("/tickle", "{}");

        assertThat(answer.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
        assertThat(answer.body()).contains("\"session\"");
    }

    @Test
    void unknownPaths_leadElsewhere() {
        var answer =
                new RestClient(gateway.simulator()).send("GET", "/v1/apii/tickle", BodyPublishers.noBody(), PATIENCE);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("https://upstream.invalid/v1/apii/tickle");
        assertThat(new RestClient(gateway.simulator()).get("/nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void chunkedRequestBodies_areLostWithoutAWord() {
        RestClient rest = new RestClient(gateway.simulator());
        byte[] body = "{\"publish\":true,\"compete\":true}".getBytes(StandardCharsets.UTF_8);

        var lost = rest.send(
                "POST",
                "/v1/api/iserver/auth/ssodh/init",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                PATIENCE);

        assertThat(lost.body()).contains("publish must be true");
        assertThat(gateway.simulator().ledger().requests().get(0).body()).isEmpty();
        assertThat(rest.post("/iserver/auth/ssodh/init", new String(body, StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void reauthenticate_isAnsweredByTheGatewayItself() {
        RestClient rest = new RestClient(gateway.simulator());
        var triggered = rest.get("/iserver/reauthenticate");
        assertThat(triggered.body()).isEqualTo("{\"message\":\"triggered\"}");
        assertThat(triggered.headers().firstValue("Content-Length")).isPresent();
        assertThat(gateway.simulator().session().isEstablished()).isTrue();

        gateway.simulator().session().expire();

        var refused = rest.get("/iserver/reauthenticate");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).isEqualTo("{\"error\":\"not logged in\"}");
    }

    @Test
    void closeCodes_areLost() {
        try (SocketClient socket = SocketClient.ready(gateway.simulator())) {
            gateway.simulator().faults().sockets().closeAll(4001);

            await().until(socket::isClosed);
            assertThat(socket.closeCode()).isEqualTo((short) 1000);
        }
    }

    @Test
    void theCertificate_isExpiredAndNamesNobody() throws Exception {
        try (SSLSocket socket = connect("TLSv1.2")) {
            socket.startHandshake();

            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThatThrownBy(certificate::checkValidity).isInstanceOf(CertificateExpiredException.class);
            assertThat(certificate.getSubjectAlternativeNames()).isNull();
        }
    }

    @Test
    void theCertificate_doesNotFitLocalhost_evenWhereItIsTrusted() throws Exception {
        X509Certificate certificate;
        try (SSLSocket socket = connect("TLSv1.2")) {
            socket.startHandshake();
            certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("gateway", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpsURLConnection connection = (HttpsURLConnection)
                gateway.simulator().url().resolve("/v1/api/tickle").toURL().openConnection();
        connection.setSSLSocketFactory(context.getSocketFactory());

        assertThatThrownBy(connection::getResponseCode).hasMessageContaining("No name matching localhost found");
    }

    @Test
    void newerTls_isRefused() throws Exception {
        try (SSLSocket socket = connect("TLSv1.3")) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    private SSLSocket connect(String protocol) throws Exception {
        Simulator simulator = gateway.simulator();
        SSLSocket socket = (SSLSocket) PinnedTls.context(simulator.certificateSha256())
                .getSocketFactory()
                .createSocket("127.0.0.1", simulator.port());
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }
}
