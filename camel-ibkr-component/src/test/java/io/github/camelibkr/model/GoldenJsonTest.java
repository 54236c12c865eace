package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One JSON form: the published example is what comes out, whoever writes it, and what goes in again as an equal. */
class GoldenJsonTest {

    private static final String EVERY = "io.github.camelibkr.model.Samples#all";
    private static final String WHOLE = "io.github.camelibkr.model.Samples#whole";
    private static final String SMALLEST = "io.github.camelibkr.model.Samples#smallest";

    private static final CamelContext CAMEL = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void write_everyType_givesTheGoldenBytes(IbkrMessage message) {
        assertThat(IbkrJson.write(message)).asString(StandardCharsets.UTF_8).isEqualTo(golden(message));
        assertThat(IbkrJson.text(message)).isEqualTo(golden(message));
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void marshalJson_camelsDefaultMapper_givesTheGoldenBytes(IbkrMessage message) throws Exception {
        assertThat(marshal(new JacksonDataFormat(), message)).isEqualTo(golden(message));
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void objectMapper_ofAnybody_givesTheGoldenBytes(IbkrMessage message) throws Exception {
        ObjectMapper bent = new ObjectMapper()
                .enable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

        assertThat(new ObjectMapper().writeValueAsString(message)).isEqualTo(golden(message));
        assertThat(bent.writeValueAsString(message)).isEqualTo(golden(message));
    }

    @ParameterizedTest
    @MethodSource({EVERY, WHOLE, SMALLEST})
    void read_everyType_givesAnEqualRecord(IbkrMessage message) throws Exception {
        assertThat(IbkrJson.read(IbkrJson.write(message), message.getClass())).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource({EVERY, WHOLE, SMALLEST})
    void readValue_plainObjectMapper_givesAnEqualRecord(IbkrMessage message) throws Exception {
        assertThat(new ObjectMapper().readValue(IbkrJson.write(message), message.getClass()))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void unmarshalJson_camelsDefaultMapper_givesAnEqualRecord(IbkrMessage message) throws Exception {
        assertThat(unmarshal(new JacksonDataFormat(message.getClass()), Golden.json(message)))
                .isEqualTo(message);
    }

    @Test
    void convertValue_withoutText_keepsEveryDigit() {
        ObjectMapper mapper = new ObjectMapper();

        JsonNode tree = mapper.valueToTree(Samples.quote());
        Map<?, ?> map = mapper.convertValue(Samples.quote(), Map.class);

        // Jackson's tree drops zeros at the end unless told otherwise
        assertThat(tree.path("mark").decimalValue()).isEqualTo(new BigDecimal("412.305"));
        assertThat(map.get("mark")).isEqualTo(new BigDecimal("412.3050"));
        assertThat(map.get("conid")).isEqualTo(272093L);
    }

    @Test
    void tree_keepsEveryDigit() {
        assertThat(IbkrJson.tree(Samples.quote()).path("last").decimalValue()).isEqualTo(new BigDecimal("412.30"));
    }

    @Test
    void map_holdsPlainValues() {
        Map<String, Object> map = IbkrJson.map(Samples.orderUpdate());

        assertThat(map)
                .containsEntry("orderId", 1784460017123L)
                .containsEntry("conid", 272093L)
                .containsEntry("avgPrice", new BigDecimal("411.985"))
                .containsEntry("lastExecution", "2026-05-04T14:30:00Z")
                .containsEntry("fields", Map.of("outsideRTH", false, "sizeAndFills", "5/12"));
    }

    @Test
    void write_smallAndLargeNumbers_neverHasAnExponent() {
        OrderRequest order = OrderRequest.builder()
                .price(new BigDecimal("1E-8"))
                .quantity(new BigDecimal("1E+6"))
                .build();

        assertThat(IbkrJson.text(order)).isEqualTo("{\"quantity\":1000000,\"price\":0.00000001}");
        assertThat(IbkrJson.bytes(IbkrJson.map(order))).asString().contains("\"price\":0.00000001");
    }

    @Test
    void write_numberThatWouldFillTheMemory_isRefused() throws Exception {
        OrderRequest order =
                OrderRequest.builder().quantity(new BigDecimal("1E+999999999")).build();

        assertThatThrownBy(() -> IbkrJson.write(order))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot write io.github.camelibkr.model.OrderRequest as JSON");
        assertThat(new ObjectMapper().writeValueAsString(order)).isEqualTo("{\"quantity\":1E+999999999}");
    }

    private static String golden(IbkrMessage message) {
        return new String(Golden.json(message), StandardCharsets.UTF_8);
    }

    private static String marshal(JacksonDataFormat json, Object body) throws Exception {
        json.setCamelContext(CAMEL);
        json.start();
        Exchange exchange = new DefaultExchange(CAMEL);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.marshal(exchange, body, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Object unmarshal(JacksonDataFormat json, byte[] body) throws Exception {
        json.setCamelContext(CAMEL);
        json.start();
        return json.unmarshal(new DefaultExchange(CAMEL), new ByteArrayInputStream(body));
    }
}
