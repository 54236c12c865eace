package io.github.camelibkr.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.Golden;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.OrderRequestReader;
import io.github.camelibkr.model.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message is written into a file as its JSON, with no option. */
class FileBodiesTest {

    @TempDir
    Path folder;

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @MethodSource("io.github.camelibkr.model.Samples#all")
    void write_everyType_holdsItsGoldenBytes(IbkrMessage message) throws Exception {
        camel.createProducerTemplate().sendBodyAndHeader("file:" + folder, message, "CamelFileName", "message.json");

        assertThat(Files.readAllBytes(folder.resolve("message.json"))).isEqualTo(Golden.json(message));
    }

    @ParameterizedTest
    @MethodSource("io.github.camelibkr.bodies.JsonBodiesTest#answers")
    void write_ibkrsOwnJson_holdsItAsItCame(String json) throws Exception {
        camel.createProducerTemplate()
                .sendBodyAndHeader("file:" + folder, JsonBodiesTest.tree(json), "CamelFileName", "tree.json");

        assertThat(folder.resolve("tree.json")).hasContent(json);
    }

    @Test
    void append_severalQuotes_givesOneOnEachLine() throws Exception {
        for (int i = 0; i < 2; i++) {
            camel.createProducerTemplate()
                    .sendBodyAndHeader(
                            "file:" + folder + "?fileExist=Append&appendChars=\\n",
                            Samples.quote(),
                            "CamelFileName",
                            "quotes.jsonl");
        }

        String golden = new String(Golden.json(Samples.quote()), StandardCharsets.UTF_8);
        assertThat(folder.resolve("quotes.jsonl")).hasContent(golden + "\n" + golden + "\n");
    }

    @Test
    void read_orderThatWasWrittenByARoute_isTheSameOrder() throws Exception {
        camel.createProducerTemplate()
                .sendBodyAndHeader("file:" + folder, Samples.orderRequest(), "CamelFileName", "order.json");

        byte[] body = camel.createConsumerTemplate().receiveBody("file:" + folder, 30_000, byte[].class);

        assertThat(OrderRequestReader.read(body)).isEqualTo(Samples.orderRequest());
    }
}
