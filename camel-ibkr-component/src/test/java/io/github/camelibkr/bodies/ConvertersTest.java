package io.github.camelibkr.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.Golden;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.OrderRequestReader;
import io.github.camelibkr.model.Samples;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a route gets when it asks for a body as something else. */
class ConvertersTest {

    private static final CamelContext CAMEL = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    private static <T> T body(IbkrMessage message, Class<T> type) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setBody(message);
        return exchange.getMessage().getBody(type);
    }

    @ParameterizedTest
    @MethodSource("io.github.camelibkr.model.Samples#all")
    void convert_everyTypeToWhateverHoldsBytes_givesTheGoldenBytes(IbkrMessage message) throws Exception {
        byte[] golden = Golden.json(message);

        assertThat(body(message, String.class)).isEqualTo(new String(golden, StandardCharsets.UTF_8));
        assertThat(body(message, byte[].class)).isEqualTo(golden);
        assertThat(body(message, InputStream.class).readAllBytes()).isEqualTo(golden);
        assertThat(body(message, ByteBuffer.class)).isEqualTo(ByteBuffer.wrap(golden));
    }

    @ParameterizedTest
    @MethodSource("io.github.camelibkr.model.Samples#all")
    void convert_everyTypeToATreeOrAMap_givesWhatTheGoldenBytesHold(IbkrMessage message) throws Exception {
        JsonNode golden = IbkrJson.read(Golden.json(message));

        assertThat(body(message, JsonNode.class)).isEqualTo(golden);
        assertThat(IbkrJson.bytes(body(message, Map.class))).isEqualTo(Golden.json(message));
    }

    @Test
    void convert_orderBackFromItsMap_isAnEqualOrder() throws Exception {
        assertThat(OrderRequestReader.read(body(Samples.orderRequest(), Map.class)))
                .isEqualTo(Samples.orderRequest());
    }
}
