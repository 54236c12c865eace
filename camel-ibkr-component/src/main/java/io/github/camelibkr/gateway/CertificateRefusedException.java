package io.github.camelibkr.gateway;

import io.github.camelibkr.model.NotConnectedException;

/** Whoever answers at the gateway's address shows a certificate that is not pinned. */
final class CertificateRefusedException extends NotConnectedException {

    private static final long serialVersionUID = 1L;

    CertificateRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
