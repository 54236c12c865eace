package io.github.camelibkr.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/**
 * Derives a client order id from a message's identity, so that the same message never becomes two orders, however
 * often it is delivered. A random id would make two of it.
 */
final class ClientOrderIds {

    private ClientOrderIds() {}

    /** The id; null if the message has no identity that survives a redelivery. */
    static String derive(Exchange exchange, byte[] content) {
        Message message = exchange.getMessage();
        Integer part = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class);
        // the parts of one message are different orders
        String suffix = part == null ? "" : "/" + part;
        String jms = message.getHeader("JMSMessageID", String.class);
        if (jms != null) {
            return id("jms", jms + suffix);
        }
        String kafka = kafka(message, "kafka.TOPIC", "kafka.PARTITION", "kafka.OFFSET");
        if (kafka == null) {
            kafka = kafka(message, "CamelKafkaTopic", "CamelKafkaPartition", "CamelKafkaOffset");
        }
        if (kafka != null) {
            return id("kafka", kafka + suffix);
        }
        String file = message.getHeader(Exchange.FILE_NAME, String.class);
        if (file != null && content.length > 0) {
            return id("file", file + '\n' + HexFormat.of().formatHex(sha256(content)) + suffix);
        }
        return null;
    }

    private static String kafka(Message message, String topic, String partition, String offset) {
        Object place = message.getHeader(offset);
        return place == null ? null : message.getHeader(topic) + "/" + message.getHeader(partition) + "/" + place;
    }

    private static String id(String kind, String identity) {
        byte[] hash = sha256(identity.getBytes(StandardCharsets.UTF_8));
        return kind + "-" + HexFormat.of().formatHex(hash, 0, 16);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
