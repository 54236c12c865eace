package io.github.camelibkr.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.IbkrJson;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("IBKR's own JSON is written as it came, whoever wants it")
class JsonBodiesTest {

    private static final String OBJECT =
            "{\"name\":\"Crédit\\n\",\"price\":271.70,\"conid\":1777439171105,\"none\":null,\"rows\":[{\"a\":true}]}";

    private static final CamelContext CAMEL = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    /** Answers in every container that IBKR uses. */
    public static Stream<String> answers() {
        return Stream.of(OBJECT, "[" + OBJECT + ",{}]", "[]", "{}", "\"words\"");
    }

    private static <T> T body(String json, Class<T> type) throws IOException {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody(tree(json));
        return exchange.getMessage().getBody(type);
    }

    static JsonNode tree(String json) throws IOException {
        return IbkrJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void convert_anyTreeToWhateverHoldsBytes_givesTheSameJson(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertThat(body(json, String.class)).isEqualTo(json);
        assertThat(body(json, byte[].class)).isEqualTo(bytes);
        assertThat(body(json, InputStream.class).readAllBytes()).isEqualTo(bytes);
        assertThat(body(json, ByteBuffer.class)).isEqualTo(ByteBuffer.wrap(bytes));
    }

    @Test
    void convert_objectToAMap_holdsPlainValues() throws IOException {
        Map<?, ?> map = body(OBJECT, Map.class);

        assertThat(map.get("name")).isEqualTo("Crédit\n");
        assertThat(map.get("price")).isEqualTo(new BigDecimal("271.70"));
        assertThat(map.get("conid")).isEqualTo(1777439171105L);
        assertThat(map.get("rows")).isEqualTo(List.of(Map.of("a", true)));
        assertThat(map.containsKey("none")).isTrue();
    }
}
