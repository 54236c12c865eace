package io.github.camelibkr.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * Derives a client order id from a message's identity, so that the same message never becomes two orders, however
 * often it is delivered. A random id would make two of it.
 */
final class ClientOrderIds {

    private ClientOrderIds() {}

    /** The id; null if the message has no identity that survives a redelivery, or several. */
    static String derive(Exchange exchange, byte[] content) {
        Integer part = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class);
        // the parts of one message are different orders
        String suffix = part == null ? "" : "/" + part;
        String id = null;
        for (MessageIdentity kind : MessageIdentity.of(exchange)) {
            String identity = kind.read(exchange.getMessage(), content);
            if (identity != null) {
                if (id != null) {
                    // which of the two is the message's, and which that of an answer, cannot be told
                    return null;
                }
                id = id(kind.name().toLowerCase(Locale.ROOT), identity + suffix);
            }
        }
        return id;
    }

    private static String id(String kind, String identity) {
        byte[] hash = sha256(identity.getBytes(StandardCharsets.UTF_8));
        return kind + "-" + HexFormat.of().formatHex(hash, 0, 16);
    }

    static byte[] sha256(byte[] bytes) {
        return sha256().digest(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
