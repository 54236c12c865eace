package io.github.camelibkr.examples;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an order message that a crash interrupted: the broker delivers it again. */
class OrderMessagesTest {

    private static final String ORDER =
            "{\"conid\": 265598, \"side\": \"BUY\", \"orderType\": \"MKT\", \"quantity\": 1}";

    @Test
    void aMessageThatWasReadBeforeIsNotPlacedAgainAndComesBackWithTheReason(@TempDir Path work) throws Exception {
        try (EmbeddedArtemis artemis = EmbeddedArtemis.start();
                ActiveMQConnectionFactory connections =
                        new ActiveMQConnectionFactory(artemis.url().toString());
                JMSContext jms = connections.createContext()) {
            TextMessage order = jms.createTextMessage(ORDER);
            jms.createProducer().send(jms.createQueue("ibkr.orders"), order);
            Files.writeString(work.resolve("order-messages.taken"), order.getJMSMessageID() + "\n");

            Runner runner = runner(work, artemis);
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> run(runner));
            Message back = jms.createConsumer(jms.createQueue("ibkr.orders.errors"))
                    .receive(Duration.ofSeconds(60).toMillis());
            runner.stop();
            run.get(60, TimeUnit.SECONDS);

            assertThat(back.getBody(String.class)).isEqualTo(ORDER);
            assertThat(back.getStringProperty("reason"))
                    .isEqualTo("IllegalStateException: The message was read before and its order may have been placed:"
                            + " look for it before placing it again");
            assertThat(jms.createConsumer(jms.createQueue("ibkr.orders.results"))
                            .receiveNoWait())
                    .isNull();
        }
    }

    private static Runner runner(Path work, EmbeddedArtemis artemis) {
        Settings settings = new Settings()
                .bundled("runner.properties")
                .bundled("application.properties")
                .put("work", work.toString())
                .put("jms.url", artemis.url().toString());
        return new Runner(
                settings,
                RouteFiles.matching(List.of("classpath:routes/orders-from-jms.camel.yaml")),
                Optional.empty(),
                new Screen(new PrintStream(OutputStream.nullOutputStream()), false, Clock.systemUTC()));
    }

    private static void run(Runner runner) {
        try {
            runner.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
