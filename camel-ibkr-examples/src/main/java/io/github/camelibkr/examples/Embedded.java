package io.github.camelibkr.examples;

import io.github.camelibkr.simulator.Simulator;
import jakarta.jms.ConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** What runs inside this JVM for a set of routes, and where: Kafka, Artemis, the simulated gateway. */
public final class Embedded implements AutoCloseable {

    private EmbeddedKafka kafka;
    private EmbeddedArtemis artemis;
    private Simulator simulator;
    private JmsPoolConnectionFactory connections;

    private Embedded() {}

    /** Starts what is needed, side by side, and enters the addresses into the settings. */
    public static Embedded start(Needs needs, Settings settings) throws Exception {
        Embedded embedded = new Embedded();
        try {
            embedded.startAll(needs, settings);
        } catch (Exception e) {
            embedded.close();
            throw e;
        }
        return embedded;
    }

    /** Pooled connections to the JMS broker, unless the routes bring their own or need none. */
    public Optional<ConnectionFactory> connectionFactory() {
        return Optional.ofNullable(connections);
    }

    /** The simulated gateway, if no real one was given. */
    public Optional<Simulator> simulator() {
        return Optional.ofNullable(simulator);
    }

    /** One line for each, for the person in front of the screen. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        if (simulator != null) {
            lines.add("gateway  simulated, " + simulator.url() + "  (camel.component.ibkr.gateway-url: one's own)");
        }
        if (kafka != null) {
            lines.add("kafka    embedded, " + kafka.brokers() + "  (camel.component.kafka.brokers: one's own)");
        }
        if (artemis != null) {
            lines.add("jms      embedded, " + artemis.url() + "  (jms.url: one's own)");
        }
        return lines;
    }

    @Override
    public void close() {
        if (connections != null) {
            connections.stop();
        }
        if (artemis != null) {
            artemis.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (simulator != null) {
            simulator.close();
        }
    }

    private void startAll(Needs needs, Settings settings) throws Exception {
        Optional<String> jmsUrl = settings.get("jms.url");
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            List<Future<Void>> starting = new ArrayList<>();
            start(pool, starting, needs.kafka(), () -> kafka = EmbeddedKafka.start());
            start(pool, starting, needs.jms() && jmsUrl.isEmpty(), () -> artemis = EmbeddedArtemis.start());
            start(
                    pool,
                    starting,
                    needs.gateway(),
                    () -> simulator = Simulator.builder()
                            .port(0)
                            .seed(1)
                            .paper(true)
                            .build()
                            .start());
            for (Future<Void> start : starting) {
                start.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            pool.shutdown();
        }
        enter(needs, settings, jmsUrl);
    }

    private static void start(
            ExecutorService pool, List<Future<Void>> starting, boolean needed, Callable<AutoCloseable> service) {
        if (needed) {
            starting.add(pool.submit(() -> {
                service.call();
                return null;
            }));
        }
    }

    private void enter(Needs needs, Settings settings, Optional<String> jmsUrl) {
        if (kafka != null) {
            settings.put("camel.component.kafka.brokers", kafka.brokers());
        }
        if (simulator != null) {
            settings.put("camel.component.ibkr.gateway-url", simulator.url().toString());
            settings.put("camel.component.ibkr.gateway-certificate-sha256", simulator.certificateSha256());
        }
        if (needs.jms()) {
            connections = pool(jmsUrl.orElseGet(() -> artemis.url().toString()), settings);
        }
    }

    private static JmsPoolConnectionFactory pool(String url, Settings settings) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(new ActiveMQConnectionFactory(
                url,
                settings.get("jms.username").orElse(null),
                settings.get("jms.password").orElse(null)));
        pool.start();
        return pool;
    }
}
