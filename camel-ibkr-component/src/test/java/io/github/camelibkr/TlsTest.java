package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewayState;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

    private static final String ANOTHER =
            "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:" + "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF";

    @RegisterExtension
    static final SimulatorExtension EXTENSION = SimulatorExtension.create(
            choices -> choices.port(Ports.next()).establishDelay(Duration.ZERO).pacing(false));

    private final Simulator gateway = EXTENSION.simulator();

    @Test
    void oneOfSeveralPins_restAndWebsocketAreTrusted() throws Exception {
        try (IbkrRoutes routes = IbkrRoutes.on(gateway)) {
            routes.configuration()
                    .setGatewayCertificateSha256(ANOTHER + ", "
                            + gateway.certificateSha256().replace(":", "").toLowerCase(java.util.Locale.ROOT));
            List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598");
            routes.start();

            await().untilAsserted(() -> assertThat(quotes).isNotEmpty());
        }
    }

    @Test
    void anotherPin_nothingIsSentAndTheFingerprintSeenIsNamed() throws Exception {
        int before = gateway.ledger().requests().size();
        try (IbkrRoutes routes = IbkrRoutes.on(gateway)) {
            routes.configuration().setGatewayCertificateSha256(ANOTHER);
            routes.configuration().setMaxWait(3_000);
            routes.start();

            Exchange answer = routes.send("ibkr:account/list", null);

            assertThat(answer.getException())
                    .isInstanceOf(NotConnectedException.class)
                    .hasMessageContaining("the gateway showed a certificate that is not pinned: "
                            + gateway.certificateSha256()
                            + ". If that is your gateway's, add it to gatewayCertificateSha256.");
        }
        assertThat(gateway.ledger().requests()).hasSize(before);
    }

    @Test
    void noPinAndNoParameters_selfSignedCertificateIsRefused() {
        try (IbkrRoutes routes = IbkrRoutes.on(gateway)) {
            routes.configuration().setGatewayCertificateSha256(null);
            routes.configuration().setMaxWait(3_000);
            routes.start();

            assertThat(routes.send("ibkr:account/list", null).getException())
                    .isInstanceOf(NotConnectedException.class)
                    .hasMessageEndingWith(
                            "(unable to find valid certification path to requested target); if its certificate is"
                                    + " its own, pin it with gatewayCertificateSha256");
        }
    }

    /** Trust in the simulator's certificate as a certificate authority's would be: by a trust store. */
    private SSLContextParameters trust(Path folder) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("gateway", certificate());
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        KeyStoreParameters parameters = new KeyStoreParameters();
        parameters.setResource("file:" + file);
        parameters.setPassword("changeit");
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(parameters);
        SSLContextParameters ssl = new SSLContextParameters();
        ssl.setTrustManagers(managers);
        return ssl;
    }

    private X509Certificate certificate() throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new PinnedTrustForTests(gateway.certificateSha256())}, null);
        try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", gateway.port())) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sslContextParametersThatTrustTheGateway_restAndWebsocketAreTrusted(boolean global, @TempDir Path folder)
            throws Exception {
        try (IbkrRoutes routes = IbkrRoutes.on(gateway)) {
            routes.configuration().setGatewayCertificateSha256(null);
            if (global) {
                routes.context().setSSLContextParameters(trust(folder));
                routes.component().setUseGlobalSslContextParameters(true);
            } else {
                routes.configuration().setSslContextParameters(trust(folder));
            }
            List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598");
            routes.start();

            await().untilAsserted(() -> assertThat(quotes).isNotEmpty());
        }
    }

    @Test
    void plainHttpOnLoopback_worksForRestAndWebsocket() throws Exception {
        try (Simulator plain = Simulator.builder()
                        .port(Ports.next())
                        .tls(false)
                        .establishDelay(Duration.ZERO)
                        .binaryFrames(false)
                        .build()
                        .start();
                IbkrRoutes routes = IbkrRoutes.on(plain)) {
            List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598");
            routes.start();

            await().untilAsserted(() -> assertThat(quotes).isNotEmpty());
            assertThat(routes.component().gatewayStatuses().get(0).state()).isEqualTo(GatewayState.READY);
        }
    }

    /** Takes whatever certificate has this fingerprint, to get hold of it. */
    private static final class PinnedTrustForTests extends X509ExtendedTrustManager {

        private final String fingerprint;

        PinnedTrustForTests(String fingerprint) {
            this.fingerprint = fingerprint.replace(":", "");
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            try {
                byte[] seen = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
                if (!HexFormat.of().withUpperCase().formatHex(seen).equals(fingerprint)) {
                    throw new CertificateException("another certificate");
                }
            } catch (NoSuchAlgorithmException e) {
                throw new CertificateException(e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
