package io.github.camelibkr.examples;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EmbeddedBrokersTest {

    @Test
    void kafkaTakesAndGivesBackRecordsOfATopicThatNobodyMade() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Map<String, Object> client = Map.of("bootstrap.servers", kafka.brokers());
            try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("made.on.the.fly", "265598", "first"))
                        .get();
                producer.send(new ProducerRecord<>("made.on.the.fly", "265598", "second"))
                        .get();
            }
            assertThat(KafkaTopic.values(kafka.brokers(), "made.on.the.fly")).containsExactly("first", "second");
        }
    }

    @Test
    void kafkaLeavesNothingBehind() throws Exception {
        List<Path> before = temporaryFolders();
        EmbeddedKafka kafka = EmbeddedKafka.start();
        assertThat(temporaryFolders()).hasSizeGreaterThan(before.size());
        kafka.close();
        assertThat(temporaryFolders()).isEqualTo(before);
    }

    @Test
    void artemisTakesAndGivesBackMessagesOfAQueueThatNobodyMade() throws Exception {
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start();
                ActiveMQConnectionFactory factory =
                        new ActiveMQConnectionFactory(artemis.url().toString());
                JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createQueue("made.on.the.fly"), "hello");
            String received = context.createConsumer(context.createQueue("made.on.the.fly"))
                    .receiveBody(String.class, Duration.ofSeconds(10).toMillis());
            assertThat(received).isEqualTo("hello");
        }
    }

    @Test
    void artemisListensOnLoopbackOnly() throws Exception {
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start();
                Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", artemis.url().getPort()));
            assertThat(socket.isConnected()).isTrue();
            assertThat(artemis.url().getHost()).isEqualTo("127.0.0.1");
        }
    }

    private static List<Path> temporaryFolders() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("embedded-kafka"))
                    .sorted()
                    .toList();
        }
    }
}
