package io.github.camelibkr.wire;

import io.github.camelibkr.model.NotConnectedException;

/** Whoever answers at the gateway's address shows a certificate that is not pinned. */
public final class CertificateRefusedException extends NotConnectedException {

    private static final long serialVersionUID = 1L;

    /** With the sentence for the user, which names the fingerprint. */
    public CertificateRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
