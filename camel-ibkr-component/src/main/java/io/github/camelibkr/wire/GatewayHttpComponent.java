package io.github.camelibkr.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * A camel-http component of our own, set up as the user's (proxy, time-outs) and then hardened. It is never the user's
 * own instance: what an order needs (nothing is repeated) can only be set for the whole component, and would change
 * his other routes.
 */
final class GatewayHttpComponent extends HttpComponent {

    /** The pacer lets no more than nine be under way, those included whose answers nobody waits for any more. */
    static final int CONNECTIONS = 10;

    private static final long CAMELS_DEFAULT = 180_000;

    private final boolean useSystemProperties;

    GatewayHttpComponent(CamelContext context, GatewayUrl url, Limits limits, GatewayTls tls) throws Exception {
        setCamelContext(context);
        boolean secure = url.tls();
        HttpComponent users = (HttpComponent) context.hasComponent(secure ? "https" : "http");
        if (users != null) {
            copyFrom(users, context);
        }
        useSystemProperties = users != null && users.isUseSystemProperties();
        setAutomaticRetriesDisabled(true);
        setRedirectHandlingDisabled(true);
        setFollowRedirects(false);
        setCookieManagementDisabled(true);
        setContentCompressionDisabled(true);
        setAuthCachingDisabled(true);
        if (getProxyHost() != null && getProxyAuthScheme() == null) {
            // camel-http would otherwise speak TLS to the proxy itself
            setProxyAuthScheme("http");
        }
        if (getConnectTimeout() == CAMELS_DEFAULT) {
            setConnectTimeout(limits.connect().toMillis());
        }
        if (getConnectionRequestTimeout() == CAMELS_DEFAULT) {
            setConnectionRequestTimeout(limits.connect().toMillis());
        }
        setClientConnectionManager(connections(secure ? tls : null, limits.header()));
    }

    private void copyFrom(HttpComponent users, CamelContext context) throws Exception {
        PropertyConfigurer configurer =
                PluginHelper.getConfigurerResolver(context).resolvePropertyConfigurer("http-component", context);
        Map<String, Object> options = new HashMap<>();
        PluginHelper.getBeanIntrospection(context).getProperties(users, options, null, false);
        // a foreign connection manager would void the pin
        options.keySet().removeAll(Set.of("camelContext", "clientConnectionManager", "cookieStore", "httpContext"));
        for (Map.Entry<String, Object> option : options.entrySet()) {
            if (((PropertyConfigurerGetter) configurer).getOptionType(option.getKey(), false) != null) {
                configurer.configure(context, this, option.getKey(), option.getValue(), false);
            }
        }
    }

    private PoolingHttpClientConnectionManager connections(GatewayTls tls, int longestHeader) {
        PoolingHttpClientConnectionManagerBuilder builder = new WatchedConnections()
                .setConnectionFactory(new QuietConnectionFactory(longestHeader))
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofMilliseconds(getConnectTimeout()))
                        // a connection that the gateway closed meanwhile is found before a POST goes into it
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build());
        if (tls != null) {
            builder.setTlsSocketStrategy(
                    tls.hostnameVerifier() == null
                            ? new DefaultClientTlsStrategy(tls.context())
                            : new DefaultClientTlsStrategy(
                                    tls.context(), HostnameVerificationPolicy.CLIENT, tls.hostnameVerifier()));
        }
        return builder.build();
    }

    /** Their sockets can be watched. */
    private static final class WatchedConnections extends PoolingHttpClientConnectionManagerBuilder {

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    SocketWatch::socket,
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register(URIScheme.HTTPS.id, tls)
                            .build());
        }
    }

    void closeIdle() {
        if (getClientConnectionManager() instanceof PoolingHttpClientConnectionManager connections) {
            connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
        }
    }

    HttpEndpoint endpoint(GatewayUrl url) throws Exception {
        return (HttpEndpoint) createEndpoint(url + "?httpClient.authenticationEnabled=false"
                + "&httpClient.protocolUpgradeEnabled=false&useSystemProperties=" + useSystemProperties);
    }
}
