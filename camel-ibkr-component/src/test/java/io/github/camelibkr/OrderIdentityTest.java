package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.model.InvalidOrderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("One message is one order, whatever its route does before")
class OrderIdentityTest extends OrderTest {

    @TempDir
    Path inbox;

    OrderIdentityTest() {
        super(choices -> choices.questions(false));
    }

    @Test
    @DisplayName("RO1: an answer over JMS, which is another message at each delivery, is no identity")
    void jms_answerToARequestWithTheSendersCorrelationId_isRefused() throws Exception {
        JmsBroker broker = new JmsBroker(29);
        try {
            routes.context().addComponent("jms", JmsComponent.jmsComponentTransacted(broker.connections()));
            routes.context().addComponent("ask", JmsComponent.jmsComponent(new ActiveMQConnectionFactory("vm://29")));
            List<Exception> refused = new CopyOnWriteArrayList<>();
            routes.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(Exception.class)
                            .handled(true)
                            .process(exchange ->
                                    refused.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
                    from("ask:queue:risk").setBody(body());
                    from("jms:queue:orders")
                            .to(ExchangePattern.InOut, "ask:queue:risk")
                            .to("ibkr:order/place");
                }
            });
            routes.start();
            routes.template()
                    .sendBodyAndHeader(
                            "ask:queue:orders",
                            "{\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":1}",
                            "JMSCorrelationID",
                            "ticket-7");

            await().atMost(Duration.ofSeconds(30)).until(() -> !refused.isEmpty());
            assertThat(refused)
                    .singleElement()
                    .isInstanceOf(InvalidOrderException.class)
                    .asString()
                    .contains("of a JMS answer");
            assertThat(gateway.ledger().orders()).isEmpty();
        } finally {
            routes.context().stop();
            broker.stop();
        }
    }

    @Test
    @DisplayName("RO1: a file that is priced anew at each delivery is one order")
    void file_pricedAnewAtEachDelivery_isOneOrder() throws Exception {
        routes.configuration().setRequestTimeout(3_000);
        AtomicInteger deliveries = new AtomicInteger();
        routes.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + inbox + "?delay=500&initialDelay=0")
                        .process(exchange -> exchange.getMessage()
                                .setBody(exchange.getMessage()
                                        .getBody(String.class)
                                        .replace("PRICE", "1.0" + deliveries.incrementAndGet())))
                        .to("ibkr:order/place");
            }
        });
        gateway.faults().on("POST", "/iserver/account/*/orders").times(1).loseAnswer();
        routes.start();
        Files.writeString(
                inbox.resolve("one.json"),
                "{\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"LMT\",\"quantity\":1,\"price\":PRICE}");

        await().atMost(Duration.ofSeconds(30)).until(() -> deliveries.get() >= 6);
        assertThat(gateway.ledger().orders()).hasSize(1);
        assertThat(gateway.ledger().postsByClientOrderId().values()).containsExactly(1);
    }
}
