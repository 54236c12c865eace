package io.github.camelibkr.examples;

import io.github.camelibkr.simulator.Simulator;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The bundled example with real brokers, real files and a simulated gateway, and the means to look at all of them. */
final class MainJob implements AutoCloseable {

    final Simulator simulator;
    final EmbeddedKafka kafka;
    final Path work;

    private final EmbeddedArtemis artemis;
    private final ActiveMQConnectionFactory connections;
    private final JMSContext jms;
    private final List<JMSContext> listeners = new ArrayList<>();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Runner runner;
    private final CompletableFuture<Void> run;

    MainJob(Path work) throws Exception {
        this.work = work;
        simulator = Simulator.builder()
                .quoteInterval(Duration.ofMillis(50))
                .orderStepDelay(Duration.ofMillis(20))
                .commissionDelay(Duration.ofMillis(50))
                .build()
                .start();
        kafka = EmbeddedKafka.start();
        artemis = EmbeddedArtemis.start();
        connections = new ActiveMQConnectionFactory(artemis.url().toString());
        jms = connections.createContext();
        Settings settings = new Settings()
                .bundled("runner.properties")
                .bundled("application.properties")
                .put("work", work.toString())
                .put("camel.component.ibkr.gateway-url", simulator.url().toString())
                .put("camel.component.ibkr.gateway-certificate-sha256", simulator.certificateSha256())
                .put("camel.component.kafka.brokers", kafka.brokers())
                .put("jms.url", artemis.url().toString());
        runner = new Runner(
                settings,
                RouteFiles.bundled(),
                Optional.empty(),
                new Screen(new PrintStream(screen), false, Clock.systemUTC()));
        run = CompletableFuture.runAsync(() -> {
            try {
                runner.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Puts a complete file into the drop folder, as one should: under another name first. */
    void drop(String name, String json) throws IOException {
        Path draft = Files.createDirectories(orders()).resolve("." + name + ".draft");
        Files.writeString(draft, json);
        Files.move(draft, orders().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    Path orders() {
        return work.resolve("orders");
    }

    /** The names of the files below the drop folder that end like this. */
    List<Path> files(String folder, String ending) {
        Path path = orders().resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many orders of this quantity the gateway has. */
    long ordersOf(int quantity) {
        return simulator.ledger().orders().stream()
                .filter(order -> order.quantity().intValueExact() == quantity)
                .count();
    }

    /** Sends an order to the queue and returns its message id. */
    String send(String json) throws JMSException {
        Message message = jms.createTextMessage(json);
        jms.createProducer().send(jms.createQueue("ibkr.orders"), message);
        return message.getJMSMessageID();
    }

    /** Whatever comes into a queue, from now on and what is there already. */
    List<Letter> queue(String name) {
        List<Letter> letters = new CopyOnWriteArrayList<>();
        JMSContext listening = jms.createContext(JMSContext.AUTO_ACKNOWLEDGE);
        listeners.add(listening);
        listening
                .createConsumer(listening.createQueue(name))
                .setMessageListener(message -> letters.add(Letter.of(message)));
        return letters;
    }

    /** What a test wants to know of a JMS message. */
    record Letter(String text, String correlationId, String reason) {

        static Letter of(Message message) {
            try {
                return new Letter(
                        message.getBody(String.class),
                        message.getJMSCorrelationID(),
                        message.getStringProperty("reason"));
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Ends the job as Ctrl-C does, and returns what was on the screen. */
    String end() {
        runner.stop();
        run.orTimeout(60, TimeUnit.SECONDS).join();
        return screen.toString();
    }

    @Override
    public void close() {
        end();
        listeners.forEach(JMSContext::close);
        jms.close();
        connections.close();
        artemis.close();
        kafka.close();
        simulator.close();
    }
}
