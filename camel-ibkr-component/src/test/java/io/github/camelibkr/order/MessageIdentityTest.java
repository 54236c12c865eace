package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.JmsBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A route that asks something over JMS before it places an order does not get another id at each delivery. */
class MessageIdentityTest {

    private static final byte[] CONTENT = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, Object> ALL = Map.of(
            "JMSMessageID", "ID:1", "kafka.TOPIC", "t", "kafka.PARTITION", 0, "kafka.OFFSET", 7L, "CamelFileName", "a");

    private static JmsBroker broker;
    private static DefaultCamelContext camel;

    @TempDir
    private static Path directory;

    private static final List<Optional<String>> ids = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        broker = new JmsBroker(18);
        camel = new DefaultCamelContext();
        camel.addComponent("jms", JmsComponent.jmsComponent(broker.connections()));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:risk").setBody(constant("fine"));
                from("jms:queue:orders")
                        .process(MessageIdentityTest::derive)
                        .to(ExchangePattern.InOut, "jms:queue:risk")
                        .process(MessageIdentityTest::derive);
                from("file:" + directory)
                        .to(ExchangePattern.InOut, "jms:queue:risk")
                        .process(MessageIdentityTest::derive);
                from("file:" + directory.resolve("priced") + "?delete=true&delay=100&initialDelay=0")
                        .process(exchange -> exchange.getMessage().setBody("priced at " + System.nanoTime()))
                        .process(exchange -> ids.add(Optional.ofNullable(ClientOrderIds.derive(
                                exchange,
                                exchange.getMessage().getBody(String.class).getBytes(StandardCharsets.UTF_8)))));
                from("jms:queue:requests").process(MessageIdentityTest::derive);
                from("direct:orders")
                        .to(ExchangePattern.InOut, "jms:queue:risk")
                        .process(MessageIdentityTest::derive);
            }
        });
        camel.start();
    }

    @AfterAll
    static void stop() throws Exception {
        camel.stop();
        broker.stop();
    }

    private static void derive(Exchange exchange) {
        ids.add(Optional.ofNullable(ClientOrderIds.derive(exchange, CONTENT)));
    }

    @Test
    void jmsAnswer_isNotTheMessageThatTheOrderCameIn() {
        ids.clear();
        camel.createProducerTemplate().sendBody("jms:queue:orders", "{}");

        await().until(() -> ids.size() == 2);
        assertThat(ids.get(0)).hasValueSatisfying(id -> assertThat(id).startsWith("jms-"));
        assertThat(ids.get(1)).isEmpty();
    }

    @Test
    void fileThatIsAskedAboutOverJms_isRefusedRatherThanNamedByTheAnswer() throws Exception {
        ids.clear();
        Files.writeString(directory.resolve("a.json"), "{}");

        await().until(() -> ids.size() == 1);
        assertThat(ids).containsExactly(Optional.empty());
    }

    @Test
    void file_isKnownByWhatIsInIt_whateverTheRouteMakesOfIt() throws Exception {
        ids.clear();
        for (String content : List.of("one", "one", "two", "")) {
            int before = ids.size();
            // one that begins with a dot is not read
            Path written = Files.writeString(directory.resolve("priced").resolve(".b"), content);
            Path order = Files.move(written, directory.resolve("priced").resolve("b.json"));
            await().until(() -> ids.size() > before && !Files.exists(order));
        }

        assertThat(ids.get(0)).isPresent().isEqualTo(ids.get(1));
        assertThat(ids.get(2)).isPresent().isNotEqualTo(ids.get(0));
        assertThat(ids.get(3)).as("an empty one").isEmpty();
    }

    @Test
    void jmsRequest_ofAnotherApplicationThatWaitsForTheOutcome_isTheMessage() {
        ids.clear();
        camel.createProducerTemplate().requestBody("jms:queue:requests", "{}");

        assertThat(ids).singleElement().satisfies(id -> assertThat(id).isPresent());
    }

    @Test
    void jmsAnswer_onAMessageFromNowhere_isNoIdentity() {
        ids.clear();
        camel.createProducerTemplate().sendBody("direct:orders", "{}");

        assertThat(ids).containsExactly(Optional.empty());
    }

    @Test
    void headersOfSeveralKinds_onlyThatOfTheSourceCounts() {
        assertThat(id("jms:queue:orders", ALL)).startsWith("jms-");
        assertThat(id("kafka:orders", ALL)).startsWith("kafka-");
        assertThat(id("file:orders", ALL)).startsWith("file-");
        assertThat(id("kafka:orders", Map.of("JMSMessageID", "ID:1"))).isNull();
    }

    @Test
    void headersOfSeveralKinds_andASourceOfNone_isNoIdentity() {
        assertThat(id("seda:orders", ALL)).isNull();
        assertThat(id("seda:orders", Map.of("JMSMessageID", "ID:1"))).startsWith("jms-");
        assertThat(id("seda:orders", Map.of("JMSMessageID", "ID:1", "JMSCorrelationID", "ticket 7")))
                .as("it may be an answer")
                .isNull();
    }

    @ParameterizedTest(name = "from {0}, and now from {1}: {2}")
    @CsvSource({
        "jms:queue:orders, ActiveMQQueue[orders], true",
        "jms:queue:orders?concurrentConsumers=2, queue://orders, true",
        "jms:orders, queue://orders, true",
        "jms:topic:desk.orders, topic://desk.orders, true",
        "jms:queue:orders, ActiveMQTemporaryQueue[a1-b2], false",
        "jms:queue:orders, queue://risk.answers, false",
        "jms:queue:orders, queue://orders.answers, false"
    })
    void jms_whatComesFromAnotherDestination_isAnAnswer(String source, String destination, boolean isOurs) {
        Map<String, Object> headers =
                Map.of("JMSMessageID", "ID:1", "JMSCorrelationID", "ticket 7", "JMSDestination", destination);

        assertThat(id(source, headers) != null).isEqualTo(isOurs);
    }

    private static String id(String source, Map<String, Object> headers) {
        Exchange exchange = DefaultExchange.newFromEndpoint(camel.getEndpoint(source));
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return ClientOrderIds.derive(exchange, CONTENT);
    }
}
