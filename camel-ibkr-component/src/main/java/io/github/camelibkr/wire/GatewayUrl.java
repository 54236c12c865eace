package io.github.camelibkr.wire;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a gateway is, checked once so that nothing later can send a request elsewhere.
 *
 * @param base scheme, host and port only
 */
public record GatewayUrl(URI base) {

    private static final String API = "/v1/api";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /**
     * Reads the option {@code gatewayUrl}.
     *
     * @throws IllegalArgumentException if it is not {@code https://host[:port]}, or {@code http://} on loopback
     */
    public static GatewayUrl parse(String text) {
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw wrong(text, "it is not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw wrong(text, "it must begin with https://");
        }
        if (uri.getHost() == null) {
            throw wrong(text, "it names no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong(text, "it must be scheme, host and port only");
        }
        if (!path.isEmpty() && !path.equals(API)) {
            throw wrong(text, "the path must be left out");
        }
        if (scheme.equals("http") && !isLoopback(uri.getHost())) {
            throw wrong(text, "http:// is for a gateway on this machine only; use https:// and pin its certificate");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new GatewayUrl(URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port));
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException(
                "gatewayUrl '" + text + "' cannot be used: " + why + " (example: https://localhost:5000)");
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Whether the gateway is on this machine. */
    public boolean isLoopback() {
        return isLoopback(base.getHost());
    }

    /** Whether the gateway speaks TLS. */
    public boolean tls() {
        return base.getScheme().equals("https");
    }

    /** The port, also where the URL names none. */
    public int port() {
        return base.getPort() >= 0 ? base.getPort() : tls() ? 443 : 80;
    }

    /** The host; an IPv6 address without its brackets. */
    public String host() {
        String host = base.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The full address of a path below {@code /v1/api}. */
    public URI rest(String pathAndQuery) {
        return URI.create(base + API + pathAndQuery);
    }

    /** The path of the websocket. */
    public String websocketPath() {
        return API + "/ws";
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
