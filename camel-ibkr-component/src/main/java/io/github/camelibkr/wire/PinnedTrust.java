package io.github.camelibkr.wire;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts exactly the certificates whose SHA-256 fingerprints are given. Name, issuer and expiry do not matter: the
 * gateway's own certificate is self-signed, expired and names no host (quirk 1), and the fingerprint says more than
 * any of them. It is an extended trust manager because only then is the check of the host name its own affair.
 */
final class PinnedTrust extends X509ExtendedTrustManager implements HostnameVerifier {

    /** That of the certificate that comes with the gateway; its private key is in every download, too (quirk 1). */
    static final String SHIPPED = "13daf89a0712b962c3ecaa5ede344100aee0d3b5dec5a79abd7602a812eda3be";

    /** A certificate that is not pinned. */
    private static final class Refusal extends CertificateException {

        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    private final List<byte[]> pins;

    PinnedTrust(Collection<String> fingerprints) {
        pins = fingerprints.stream().map(PinnedTrust::parse).toList();
    }

    private static byte[] parse(String fingerprint) {
        String hex = fingerprint.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("gatewayCertificateSha256 '" + fingerprint
                    + "' is not a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons, are needed");
        }
        return HexFormat.of().parseHex(hex);
    }

    /** Whether a connection failed because of that. */
    static boolean isRefusal(Throwable failure) {
        for (Throwable at = failure; at != null && at.getCause() != at; at = at.getCause()) {
            if (at instanceof Refusal) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is the certificate that comes with the gateway. */
    static boolean isShipped(String fingerprint) {
        return HexFormat.of().formatHex(parse(fingerprint)).equals(SHIPPED);
    }

    static byte[] fingerprint(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private boolean pinned(X509Certificate certificate) throws CertificateEncodingException {
        byte[] seen = fingerprint(certificate);
        return pins.stream().anyMatch(pin -> MessageDigest.isEqual(pin, seen));
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (!pinned(chain[0])) {
            throw new Refusal("the gateway showed a certificate that is not pinned: "
                    + COLONS.formatHex(fingerprint(chain[0]))
                    + ". If that is your gateway's, add it to gatewayCertificateSha256.");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("only for servers");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("only for servers");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only for servers");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public boolean verify(String host, SSLSession session) {
        try {
            return pinned((X509Certificate) session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
            return false;
        }
    }
}
