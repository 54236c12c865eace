package io.github.camelibkr.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes connections that log nothing, are looked at without waiting, and give no request the answer to another.
 * HttpClient's own write every byte into the log at DEBUG, and the gateway's answers hold the session id.
 */
final class QuietConnectionFactory implements HttpConnectionFactory<ManagedHttpClientConnection> {

    private static final int MOST_HEADERS = 200;
    private static final Timeout MOMENT = Timeout.ofMilliseconds(1);

    private final Http1Config config;

    /** {@code longestHeader}: of one line, in bytes. */
    QuietConnectionFactory(int longestHeader) {
        config = Http1Config.custom()
                .setMaxLineLength(longestHeader)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
    }

    @Override
    public ManagedHttpClientConnection createConnection(Socket socket) throws IOException {
        QuietConnection connection = new QuietConnection(config);
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    private static final class QuietConnection extends DefaultBHttpClientConnection
            implements ManagedHttpClientConnection {

        private Timeout beforeLease;
        private Socket socket;
        private SocketWatch watch;
        /** What is read from the socket passes through it; null before the first answer with a body. */
        private SessionInputBuffer input;

        QuietConnection(Http1Config config) {
            super(config);
        }

        @Override
        public void bind(Socket socket) throws IOException {
            this.socket = socket;
            watch = SocketWatch.of(socket);
            super.bind(socket);
            beforeLease = Timeout.ofMilliseconds(socket.getSoTimeout());
        }

        @Override
        public void bind(SSLSocket sslSocket, Socket plainSocket) throws IOException {
            this.socket = sslSocket;
            watch = SocketWatch.of(plainSocket);
            super.bind(sslSocket, plainSocket);
            beforeLease = Timeout.ofMilliseconds(sslSocket.getSoTimeout());
        }

        /**
         * Whether it is of no use any more: closed, or something has come in that nobody asked for, and would be taken
         * for the answer to the next request.
         */
        @Override
        public boolean isStale() throws IOException {
            if (!isOpen() || hasSurplus()) {
                return true;
            }
            if (watch != null && watch.isQuiet()) {
                return false;
            }
            // with TLS it may be no more than a ticket for the next session; what cannot be watched must be read
            boolean isPlain = watch != null && !(socket instanceof SSLSocket);
            return isPlain || isDataAvailable(MOMENT) || super.isStale();
        }

        /** Behind the last answer more has been read. */
        private boolean hasSurplus() throws IOException {
            return input == null
                    ? isDataAvailable(MOMENT)
                    : input.length() > 0
                            || socket instanceof SSLSocket
                                    && socket.getInputStream().available() > 0;
        }

        @Override
        protected InputStream createContentInputStream(long length, SessionInputBuffer buffer, InputStream stream) {
            input = buffer;
            return super.createContentInputStream(length, buffer, stream);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                forget();
            }
        }

        @Override
        public void close(CloseMode mode) {
            super.close(mode);
            forget();
        }

        private void forget() {
            if (watch != null) {
                watch.close();
            }
        }

        @Override
        public Socket getSocket() {
            return socket;
        }

        @Override
        public SSLSession getSSLSession() {
            return socket instanceof SSLSocket tls ? tls.getSession() : null;
        }

        @Override
        public void passivate() {
            super.setSocketTimeout(Timeout.DISABLED);
        }

        @Override
        public void activate() {
            super.setSocketTimeout(beforeLease);
        }
    }
}
