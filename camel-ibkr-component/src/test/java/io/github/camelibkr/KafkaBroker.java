package io.github.camelibkr;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.awaitility.Awaitility;

/** One real Kafka node on loopback, and what lies in one of its topics. */
public final class KafkaBroker implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final int port = Ports.next();
    private final KafkaConfig config;
    private KafkaRaftServer server;
    private final KafkaConsumer<byte[], byte[]> reader;
    private final Queue<String> unread = new ArrayDeque<>();

    /** Starts; {@code topic} is the one that is read. */
    public KafkaBroker(Path data, String topic) throws Exception {
        int controller = Ports.next();
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("listeners", "PLAINTEXT://" + address() + ",CONTROLLER://" + LOOPBACK + ":" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.voters", "1@" + LOOPBACK + ":" + controller),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "1"),
                Map.entry("log.cleaner.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("controlled.shutdown.enable", "false")));
        Formatter formatter = new Formatter();
        formatter.setPrintStream(new PrintStream(OutputStream.nullOutputStream()));
        formatter.setNodeId(1).setClusterId(Uuid.randomUuid().toString()).setControllerListenerName("CONTROLLER");
        formatter.addDirectory(data.toString()).setMetadataLogDirectory(data.toString());
        formatter.run();
        config = KafkaConfig.fromProps(settings);
        start();
        reader = read(topic);
    }

    public String address() {
        return LOOPBACK + ":" + port;
    }

    /** The next value of the topic that is read, once there is one. */
    public String next() {
        Awaitility.await().until(() -> {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(50))) {
                unread.add(new String(record.value(), StandardCharsets.UTF_8));
            }
            return !unread.isEmpty();
        });
        return unread.remove();
    }

    /** Stops it; what it has stays on its disk. */
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Starts it, again. */
    public void start() {
        server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    /** The keys of all records of the topic that is read that have not been asked for, in their order. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        TopicPartition partition = reader.assignment().iterator().next();
        long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (reader.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(50))) {
                keys.add(new String(record.key(), StandardCharsets.UTF_8));
            }
        }
        return keys;
    }

    /** How many values have been read but not been asked for. */
    public int unread() {
        return unread.size();
    }

    private KafkaConsumer<byte[], byte[]> read(String topic) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
        consumer.assign(partition);
        consumer.seekToBeginning(partition);
        return consumer;
    }

    @Override
    public void close() {
        reader.close();
        stop();
    }
}
