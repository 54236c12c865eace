package io.github.camelibkr.wire;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;

/** Tells failures that prove that nothing was sent from those that prove nothing. */
public final class NotSent {

    private NotSent() {}

    /** Whether this failure can only happen before the first byte of a request. */
    public static boolean proves(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException
                || failure instanceof ConnectionRequestTimeoutException
                // the pool was shut down
                || failure instanceof IllegalStateException;
    }

    /** Whether somebody said no to the connection: nobody listens at that port. */
    public static boolean isRefusal(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    /** The failure, for a stack trace; null if it quotes what the gateway sent. */
    static Throwable harmless(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof HttpException) {
                return null;
            }
        }
        return failure;
    }

    /** The innermost message, which is the one that says something. */
    static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        if (deepest instanceof HttpException) {
            // its message quotes the answer, and the answer may hold a cookie
            return "what came is not an HTTP answer";
        }
        String text = deepest.getMessage();
        return text == null || text.isBlank() ? deepest.getClass().getSimpleName() : text;
    }
}
