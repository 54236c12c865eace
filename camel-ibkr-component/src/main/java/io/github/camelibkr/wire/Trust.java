package io.github.camelibkr.wire;

import java.util.List;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Whom to believe that he is the gateway.
 *
 * @param pins SHA-256 fingerprints of the certificates that are accepted; empty: none is pinned
 * @param shippedCertificate whether the certificate that comes with the gateway will do
 * @param sslContextParameters the user's own trust; null: the JDK's
 */
public record Trust(List<String> pins, boolean shippedCertificate, SSLContextParameters sslContextParameters) {}
