package io.github.camelibkr.order;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a message is told apart by, wherever it is delivered again.
 *
 * <p>A route may have asked something else before it places its order, and each answer brings its own headers, with
 * another message id at every delivery. So only the kind of source that the exchange came from counts, where it is
 * known; else the headers must be of one kind.
 */
enum MessageIdentity {
    /** {@code JMSMessageID}; not of an answer, which is a new message each time that the question is asked. */
    JMS("jms", "sjms", "sjms2", "activemq", "activemq6", "amqp") {
        @Override
        String read(Message message, byte[] content) {
            return isAnswer(message) ? null : message.getHeader("JMSMessageID", String.class);
        }
    },
    /** Topic, partition and offset. */
    KAFKA("kafka", "vertx-kafka") {
        @Override
        String read(Message message, byte[] content) {
            String place = place(message, "kafka.TOPIC", "kafka.PARTITION", "kafka.OFFSET");
            return place != null ? place : place(message, "CamelKafkaTopic", "CamelKafkaPartition", "CamelKafkaOffset");
        }
    },
    /** Its name and its content. */
    FILE("file", "ftp", "ftps", "sftp", "mina-sftp", "smb") {
        @Override
        String read(Message message, byte[] content) {
            String name = message.getHeader(Exchange.FILE_NAME, String.class);
            return name == null || content.length == 0
                    ? null
                    : name + '\n' + HexFormat.of().formatHex(ClientOrderIds.sha256(content));
        }
    };

    private final Set<String> schemes;

    MessageIdentity(String... schemes) {
        this.schemes = Set.of(schemes);
    }

    /** Null if the message has none of this kind. */
    abstract String read(Message message, byte[] content);

    /** The kinds that count for the exchange: that of its source, or all, if its source is of none. */
    static List<MessageIdentity> of(Exchange exchange) {
        Endpoint source = exchange.getFromEndpoint();
        String uri = source == null ? "" : source.getEndpointUri();
        String scheme = uri.substring(0, Math.max(0, uri.indexOf(':')));
        return Arrays.stream(values())
                .filter(kind -> kind.schemes.contains(scheme))
                .findFirst()
                .map(List::of)
                .orElse(List.of(values()));
    }

    private static String place(Message message, String topic, String partition, String offset) {
        Object place = message.getHeader(offset);
        return place == null ? null : message.getHeader(topic) + "/" + message.getHeader(partition) + "/" + place;
    }

    /**
     * Camel makes the id that its requests and their answers have in common, or takes the message id of the request. An
     * answer wants no answer, unless it has kept the headers of the request; then this route has sent that.
     */
    private static boolean isAnswer(Message message) {
        String common = message.getHeader("JMSCorrelationID", String.class);
        return common != null
                && (common.startsWith("Camel-") || common.startsWith("ID:"))
                && (message.getHeader("JMSReplyTo") == null
                        || message.getHeader("CamelJMSDestinationProduced") != null);
    }
}
