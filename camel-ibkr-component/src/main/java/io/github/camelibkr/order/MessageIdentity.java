package io.github.camelibkr.order;

import java.util.Arrays;
import java.util.HashSet;
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
    /**
     * {@code JMSMessageID}; not of an answer, which is a new message each time that the question is asked: it comes from
     * another destination than the exchange.
     */
    JMS("jms", "sjms", "sjms2", "activemq", "activemq6", "amqp") {
        @Override
        String read(Message message, byte[] content) {
            Object destination = message.getHeader("JMSDestination");
            String source = isSourceOf(message.getExchange()) ? nameOfSource(message.getExchange()) : null;
            boolean isOurs = source == null || destination == null
                    ? !isAnswer(message)
                    : words(destination.toString()).stream().anyMatch(words(source)::contains);
            return isOurs ? message.getHeader("JMSMessageID", String.class) : null;
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
    /** Its name and its content: that of the file itself, whatever the route has made of it. */
    FILE("file", "ftp", "ftps", "sftp", "mina-sftp", "smb") {
        @Override
        String read(Message message, byte[] content) {
            String name = message.getHeader(Exchange.FILE_NAME, String.class);
            // behind another source its file may be gone, or not, by the time that somebody looks
            Object file = isSourceOf(message.getExchange())
                    ? message.getExchange().getProperty("CamelFileExchangeFile")
                    : null;
            byte[] hash = file != null
                    ? FileHashes.of(file, message.getExchange())
                    : content.length == 0 ? null : ClientOrderIds.sha256(content);
            return name == null || hash == null
                    ? null
                    : name + '\n' + HexFormat.of().formatHex(hash);
        }
    };

    /** They stand beside the name of a destination. */
    private static final Set<String> KINDS =
            Set.of("", "queue", "topic", "temp-queue", "temp-topic", "ActiveMQQueue", "ActiveMQTopic");

    private final Set<String> schemes;

    MessageIdentity(String... schemes) {
        this.schemes = Set.of(schemes);
    }

    /** Null if the message has none of this kind. */
    abstract String read(Message message, byte[] content);

    /** The kinds that count for the exchange: that of its source, or all, if its source is of none. */
    static List<MessageIdentity> of(Exchange exchange) {
        return Arrays.stream(values())
                .filter(kind -> kind.isSourceOf(exchange))
                .findFirst()
                .map(List::of)
                .orElse(List.of(values()));
    }

    /** Whether the exchange came from a source of this kind. */
    boolean isSourceOf(Exchange exchange) {
        String uri = source(exchange);
        return schemes.contains(uri.substring(0, Math.max(0, uri.indexOf(':'))));
    }

    private static String source(Exchange exchange) {
        Endpoint source = exchange.getFromEndpoint();
        return source == null ? "" : source.getEndpointUri();
    }

    /** Of the source, without its kind and its options. */
    private static String nameOfSource(Exchange exchange) {
        String uri = source(exchange);
        return uri.substring(uri.indexOf(':') + 1).split("\\?", 2)[0];
    }

    /** Names of destinations, without what is written around them: {@code queue://orders}, {@code ActiveMQQueue[orders]}. */
    private static Set<String> words(String destination) {
        Set<String> words = new HashSet<>(List.of(destination.split("[^A-Za-z0-9._$-]+")));
        words.removeAll(KINDS);
        return words;
    }

    private static String place(Message message, String topic, String partition, String offset) {
        Object place = message.getHeader(offset);
        return place == null ? null : message.getHeader(topic) + "/" + message.getHeader(partition) + "/" + place;
    }

    /**
     * Where the source or the destination is not known: a request and its answer have an id in common. An answer wants no answer, unless it
     * has kept the headers of the request; then this route has sent that.
     */
    private static boolean isAnswer(Message message) {
        String common = message.getHeader("JMSCorrelationID", String.class);
        return common != null
                && (message.getHeader("JMSReplyTo") == null
                        || message.getHeader("CamelJMSDestinationProduced") != null);
    }
}
