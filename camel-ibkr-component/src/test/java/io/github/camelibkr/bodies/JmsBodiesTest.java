package io.github.camelibkr.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.JmsBroker;
import io.github.camelibkr.model.Golden;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestReader;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message goes to a real JMS broker as a text message, with no option and the headers that we set. */
class JmsBodiesTest {

    private static final long PATIENCE = 30_000;

    private static JmsBroker broker;
    private static CamelContext camel;

    @BeforeAll
    static void start() throws Exception {
        broker = new JmsBroker(17);
        camel = new DefaultCamelContext();
        camel.addComponent("jms", JmsComponent.jmsComponent(broker.connections()));
        camel.start();
    }

    @AfterAll
    static void stop() throws Exception {
        camel.stop();
        broker.stop();
    }

    private static Message receive(JMSContext session, String queue) {
        return session.createConsumer(session.createQueue(queue)).receive(PATIENCE);
    }

    @ParameterizedTest
    @MethodSource("io.github.camelibkr.model.Samples#all")
    void send_everyType_arrivesAsTextWithItsGoldenJson(IbkrMessage message) throws Exception {
        String queue = message.getClass().getSimpleName();
        camel.createProducerTemplate().sendBodyAndHeader("jms:queue:" + queue, message, "CamelJmsMessageType", "Text");

        try (JMSContext session = ((ConnectionFactory) broker.connections()).createContext()) {
            Message received = receive(session, queue);

            assertThat(received).isInstanceOf(TextMessage.class);
            String text = ((TextMessage) received).getText();
            assertThat(text).isEqualTo(new String(Golden.json(message), StandardCharsets.UTF_8));
            assertThat(IbkrJson.read(text.getBytes(StandardCharsets.UTF_8), message.getClass()))
                    .isEqualTo(message);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.camelibkr.bodies.JsonBodiesTest#answers")
    void send_ibkrsOwnJson_arrivesAsTextAsItCame(String json) throws Exception {
        camel.createProducerTemplate()
                .sendBodyAndHeader("jms:queue:trees", JsonBodiesTest.tree(json), "CamelJmsMessageType", "Text");

        try (JMSContext session = ((ConnectionFactory) broker.connections()).createContext()) {
            assertThat(receive(session, "trees"))
                    .isInstanceOfSatisfying(TextMessage.class, message -> assertThat(message)
                            .extracting(JmsBodiesTest::text)
                            .isEqualTo(json));
        }
    }

    private static String text(TextMessage message) {
        try {
            return message.getText();
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void mapMessage_ofAnotherApplication_isAnOrder() throws Exception {
        try (JMSContext session = ((ConnectionFactory) broker.connections()).createContext()) {
            MapMessage map = session.createMapMessage();
            map.setString("acctId", "DU7654321");
            map.setString("cOID", "map-1");
            map.setLong("conid", 272093);
            map.setString("side", "BUY");
            map.setString("orderType", "LMT");
            map.setDouble("quantity", 12);
            map.setFloat("price", 412.3f);
            map.setBoolean("outsideRTH", true);
            session.createProducer().send(session.createQueue("orders"), map);
        }

        Map<?, ?> body = camel.createConsumerTemplate().receiveBody("jms:queue:orders", PATIENCE, Map.class);

        assertThat(OrderRequestReader.read(body))
                .isEqualTo(OrderRequest.builder()
                        .accountId("DU7654321")
                        .clientOrderId("map-1")
                        .conid(272093L)
                        .side("BUY")
                        .orderType("LMT")
                        .quantity(new BigDecimal("12.0"))
                        .price(new BigDecimal("412.3"))
                        .outsideRth(true)
                        .build());
    }
}
