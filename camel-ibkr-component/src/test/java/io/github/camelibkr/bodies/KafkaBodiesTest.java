package io.github.camelibkr.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.KafkaBroker;
import io.github.camelibkr.model.Contracts;
import io.github.camelibkr.model.Golden;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.Orders;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.model.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message goes to a real Kafka as its JSON, with no option but the address. */
class KafkaBodiesTest {

    private static final String TOPIC = "messages";

    @TempDir
    static Path data;

    private static KafkaBroker kafka;
    private static CamelContext camel;
    private static ProducerTemplate template;

    @BeforeAll
    static void start() throws Exception {
        kafka = new KafkaBroker(data, TOPIC);
        camel = new DefaultCamelContext();
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        camel.stop();
        kafka.close();
    }

    private static void send(String topic, Object message) {
        template.sendBody("kafka:" + topic + "?brokers=" + kafka.address(), message);
    }

    @ParameterizedTest
    @MethodSource("io.github.camelibkr.model.Samples#all")
    void send_everyType_arrivesAsItsGoldenJson(IbkrMessage message) throws Exception {
        send(TOPIC, message);

        String value = kafka.next();

        assertThat(value).isEqualTo(new String(Golden.json(message), StandardCharsets.UTF_8));
        assertThat(IbkrJson.read(value.getBytes(StandardCharsets.UTF_8), message.getClass()))
                .isEqualTo(message);
        assertThat(kafka.unread()).isZero();
    }

    static Stream<IbkrMessage> emptyAnswers() {
        return Stream.of(new Contracts(List.of()), new Quotes(List.of(), null), new Orders(List.of()));
    }

    @ParameterizedTest
    @MethodSource("emptyAnswers")
    void send_answerThatIsAnEmptyList_isNotSwallowed(IbkrMessage message) {
        send(TOPIC, message);

        assertThat(kafka.next()).isEqualTo(IbkrJson.text(message));
    }

    @ParameterizedTest
    @MethodSource("io.github.camelibkr.bodies.JsonBodiesTest#answers")
    void send_ibkrsOwnJsonAsText_arrivesAsItCame(String json) throws Exception {
        send(TOPIC, camel.getTypeConverter().mandatoryConvertTo(String.class, JsonBodiesTest.tree(json)));

        assertThat(kafka.next()).isEqualTo(json);
        assertThat(kafka.unread()).isZero();
    }

    @Test
    @DisplayName(
            "Camel's kafka: takes a tree for a list of messages, and fails or sends none (docs/messages says what to do)")
    void send_ibkrsOwnJsonAsATree_isTakenForAList() throws Exception {
        JsonNode full = JsonBodiesTest.tree("[{\"conid\":8314}]");
        assertThatThrownBy(() -> send(TOPIC, full)).isInstanceOf(CamelExecutionException.class);

        send(TOPIC, JsonBodiesTest.tree("[]"));
        send(TOPIC, "after");

        assertThat(kafka.next()).isEqualTo("after");
    }

    @Test
    void consume_inARoute_isTheJsonThatUnmarshalTakes() {
        send("quotes-in", Samples.quote());

        Object received = camel.createConsumerTemplate()
                .receiveBody(
                        "kafka:quotes-in?autoOffsetReset=earliest&groupId=reader&brokers=" + kafka.address(),
                        30_000,
                        String.class);

        assertThat(received).isEqualTo(IbkrJson.text(Samples.quote()));
    }
}
