package io.github.camelibkr.wire;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** One SSLContext for both ways to the gateway, so that REST and the websocket cannot come to different verdicts. */
public final class GatewayTls {

    private final SSLContext context;
    private final HostnameVerifier hostnameVerifier;

    /**
     * The user's trust.
     *
     * @throws IllegalArgumentException if it cannot be used, or proves nothing
     */
    public GatewayTls(CamelContext camel, GatewayUrl url, Trust trust) {
        List<String> accepted = accepted(url, trust);
        SSLContextParameters parameters = trust.sslContextParameters();
        PinnedTrust pins = null;
        if (!accepted.isEmpty()) {
            pins = new PinnedTrust(accepted);
            TrustManagersParameters managers = new TrustManagersParameters();
            managers.setTrustManager(pins);
            parameters = new SSLContextParameters();
            parameters.setTrustManagers(managers);
        }
        hostnameVerifier = pins;
        try {
            context = parameters == null ? SSLContext.getDefault() : parameters.createSSLContext(camel);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the TLS settings of the gateway cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * The certificate that comes with the gateway proves nothing: whoever has downloaded one has its private key. So it
     * must be asked for by name, and is good for this machine only.
     */
    private static List<String> accepted(GatewayUrl url, Trust trust) {
        boolean shipped = trust.pins().stream().anyMatch(PinnedTrust::isShipped);
        if (shipped && !trust.shippedCertificate()) {
            throw new IllegalArgumentException("gatewayCertificateSha256 names the certificate that comes with the"
                    + " gateway, whose private key everybody has: give the gateway one of its own, or set"
                    + " allowShippedCertificate=true for a gateway on this machine");
        }
        if (!trust.shippedCertificate()) {
            return trust.pins();
        }
        if (!url.isLoopback()) {
            throw new IllegalArgumentException("allowShippedCertificate is for a gateway on this machine only, and "
                    + url + " is not: everybody has the private key of that certificate");
        }
        return Stream.concat(trust.pins().stream(), Stream.of(PinnedTrust.SHIPPED))
                .toList();
    }

    /** Whether certain certificates are accepted, and no others. */
    boolean isPinned() {
        return hostnameVerifier != null;
    }

    SSLContext context() {
        return context;
    }

    /** Null: the client's own check of the name. */
    HostnameVerifier hostnameVerifier() {
        return hostnameVerifier;
    }

    WebSocketClientOptions applyTo(WebSocketClientOptions options) {
        options.setSsl(true);
        // the name check stays on: for a pinned certificate it is PinnedTrust's, which does none
        options.setVerifyHost(true);
        options.setSslEngineOptions(new ReadyMadeEngine(context));
        // Vert.x would otherwise replace the protocols that the SSLContext was set up with
        options.setEnabledSecureTransportProtocols(
                new LinkedHashSet<>(List.of(context.createSSLEngine().getEnabledProtocols())));
        return options;
    }

    /** Makes Vert.x use an SSLContext that exists already. */
    private static final class ReadyMadeEngine extends JdkSSLEngineOptions {

        private final SSLContext context;

        ReadyMadeEngine(SSLContext context) {
            this.context = context;
        }

        @Override
        public ReadyMadeEngine copy() {
            ReadyMadeEngine copy = new ReadyMadeEngine(context);
            copy.setUseWorkerThread(getUseWorkerThread());
            copy.setPooledHeapBuffers(isPooledHeapBuffers());
            return copy;
        }

        @Override
        public SslContextFactory sslContextFactory() {
            return new SslContextFactory() {
                @Override
                public SslContext create() {
                    SSLEngine engine = context.createSSLEngine();
                    return new JdkSslContext(
                            context,
                            true,
                            List.of(engine.getEnabledCipherSuites()),
                            IdentityCipherSuiteFilter.INSTANCE,
                            ApplicationProtocolConfig.DISABLED,
                            ClientAuth.NONE,
                            engine.getEnabledProtocols(),
                            false);
                }
            };
        }
    }
}
