package io.github.camelibkr.benchmarks;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Looks at the certificate of a simulator, so that candidates that know no pins can trust this one and no other. */
final class Certificates {

    private Certificates() {}

    /** Writes it as PEM. The connection itself is refused: nothing is sent over it. */
    static Path fetch(String url, Path file) throws Exception {
        URI where = URI.create(url);
        AtomicReference<X509Certificate> seen = new AtomicReference<>();
        SSLContext looking = SSLContext.getInstance("TLS");
        looking.init(null, new TrustManager[] {new Looking(seen)}, null);
        try (SSLSocket socket = (SSLSocket) looking.getSocketFactory().createSocket(where.getHost(), where.getPort())) {
            socket.startHandshake();
        } catch (SSLHandshakeException refused) {
            // as it should be
        }
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(seen.get().getEncoded());
        return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }

    /** Trusts nobody. */
    private static final class Looking extends X509ExtendedTrustManager {
        private final AtomicReference<X509Certificate> seen;

        Looking(AtomicReference<X509Certificate> seen) {
            this.seen = seen;
        }

        private void look(X509Certificate[] chain) throws CertificateException {
            seen.set(chain[0]);
            throw new CertificateException("only looking");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            look(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            look(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            look(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            look(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            look(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            look(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
