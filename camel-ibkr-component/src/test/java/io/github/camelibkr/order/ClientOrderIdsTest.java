package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.junit.jupiter.api.Test;

/** The same message has the same id at every delivery, and no two messages have one. */
class ClientOrderIdsTest {

    private static final byte[] CONTENT = "{}".getBytes(StandardCharsets.UTF_8);

    private static String id(Map<String, Object> headers, byte[] content) {
        return ClientOrderIds.derive(Given.exchange(null, headers), content);
    }

    private static String id(Map<String, Object> headers) {
        return id(headers, new byte[0]);
    }

    @Test
    void derive_sameMessage_hasTheSameId() {
        assertThat(id(Map.of("JMSMessageID", "ID:1")))
                .isEqualTo(id(Map.of("JMSMessageID", "ID:1", "JMSRedelivered", true)))
                .isEqualTo("jms-" + sha256("ID:1").substring(0, 32));
        assertThat(id(Map.of("kafka.TOPIC", "t", "kafka.PARTITION", 0, "kafka.OFFSET", 7L)))
                .isEqualTo(id(Map.of("CamelKafkaTopic", "t", "CamelKafkaPartition", 0, "CamelKafkaOffset", 7L)))
                .isEqualTo("kafka-" + sha256("t/0/7").substring(0, 32));
        assertThat(id(Map.of(Exchange.FILE_NAME, "a.json"), CONTENT))
                .isEqualTo("file-" + sha256("a.json\n" + sha256("{}")).substring(0, 32));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(ClientOrderIds.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void derive_otherMessages_haveOtherIds() {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(id(Map.of("JMSMessageID", "ID:1")));
        ids.add(id(Map.of("JMSMessageID", "ID:2")));
        ids.add(id(Map.of("kafka.TOPIC", "t", "kafka.PARTITION", 0, "kafka.OFFSET", 7L)));
        ids.add(id(Map.of("kafka.TOPIC", "t", "kafka.PARTITION", 1, "kafka.OFFSET", 7L)));
        ids.add(id(Map.of("kafka.TOPIC", "u", "kafka.PARTITION", 0, "kafka.OFFSET", 7L)));
        ids.add(id(Map.of("kafka.TOPIC", "t", "kafka.PARTITION", 0, "kafka.OFFSET", 8L)));
        ids.add(id(Map.of(Exchange.FILE_NAME, "a.json"), CONTENT));
        ids.add(id(Map.of(Exchange.FILE_NAME, "b.json"), CONTENT));
        ids.add(id(Map.of(Exchange.FILE_NAME, "a.json"), "{ }".getBytes(StandardCharsets.UTF_8)));

        assertThat(ids).hasSize(9).doesNotContainNull();
    }

    @Test
    void derive_partsOfOneMessage_areDifferentOrders() {
        Set<String> ids = new LinkedHashSet<>();
        for (Map<String, Object> headers : Set.of(
                Map.<String, Object>of("JMSMessageID", "ID:1"),
                Map.<String, Object>of("kafka.OFFSET", 7L),
                Map.<String, Object>of(Exchange.FILE_NAME, "a.json"))) {
            ids.add(id(headers, CONTENT));
            for (int part = 0; part < 2; part++) {
                Exchange exchange = Given.exchange(null, headers);
                exchange.setProperty(ExchangePropertyKey.SPLIT_INDEX, part);
                ids.add(ClientOrderIds.derive(exchange, CONTENT));
            }
        }

        assertThat(ids).hasSize(9);
    }

    @Test
    void derive_noIdentity_isNone() {
        assertThat(id(Map.of())).isNull();
        assertThat(id(Map.of("kafka.TOPIC", "t"))).isNull();
        assertThat(id(Map.of(Exchange.FILE_NAME, "a.json"))).isNull();
        assertThat(id(Map.of(), CONTENT)).isNull();
    }
}
