package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.model.InvalidRequestException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderSettlementTest {

    private static final OrderSettlement KNOWN = new OrderSettlement("c-1", true, "17", "seen in TWS");
    private static final String JSON =
            "{\"clientOrderId\":\"c-1\",\"placed\":true,\"orderId\":\"17\",\"reason\":\"seen in TWS\"}";

    private static OrderSettlement read(Object body) throws InvalidRequestException {
        return OrderSettlement.read(Given.exchange(body, Map.of()));
    }

    @Test
    void read_everyForm_isUnderstood() throws Exception {
        assertThat(read(JSON)).isEqualTo(KNOWN);
        assertThat(read(new ObjectMapper().readTree(JSON))).isEqualTo(KNOWN);
        assertThat(read(Map.of("clientOrderId", "c-1", "placed", "true", "orderId", 17L, "reason", "seen in TWS")))
                .isEqualTo(KNOWN);
        assertThat(read(Map.of("clientOrderId", "c-1", "placed", false, "reason", "not in TWS")))
                .isEqualTo(new OrderSettlement("c-1", false, null, "not in TWS"));
    }

    @Test
    void of_parts_isTheSame() throws Exception {
        assertThat(OrderSettlement.of("c-1", true, " 17 ", "seen in TWS")).isEqualTo(KNOWN);
        assertThat(OrderSettlement.of("c-1", true, " ", "seen in TWS").orderId())
                .isNull();
        assertThat(OrderSettlement.of("c-1", true, null, "seen in TWS").orderId())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nothing",
                "{}",
                "{\"clientOrderId\":\"c 1\",\"placed\":true,\"reason\":\"x\"}",
                "{\"clientOrderId\":\"c-1\",\"placed\":\"maybe\",\"reason\":\"x\"}",
                "{\"clientOrderId\":\"c-1\",\"placed\":true}",
                "{\"clientOrderId\":\"c-1\",\"placed\":true,\"reason\":\"\"}",
                "{\"clientOrderId\":\"c-1\",\"placed\":true,\"reason\":\"x\",\"orderId\":\"-1\"}",
                "{\"placed\":true,\"reason\":\"x\"}",
                "{\"clientOrderId\":\"c-1\",\"reason\":\"x\"}"
            })
    void read_anythingElse_isRefusedWithTheForm(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "order/settle: what is needed is {\"clientOrderId\":\"…\",\"placed\":true,\"orderId\":\"…\","
                                + "\"reason\":\"…\"}");
    }

    @Test
    void read_mapWithoutReason_isRefused() {
        Map<String, Object> map = new HashMap<>(Map.of("clientOrderId", "c-1", "placed", true));
        map.put("reason", null);

        assertThatThrownBy(() -> read(map)).isInstanceOf(InvalidRequestException.class);
    }
}
