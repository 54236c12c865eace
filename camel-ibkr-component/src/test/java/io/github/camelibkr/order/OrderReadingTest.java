package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.OrderRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class OrderReadingTest {

    private static final OrderPolicy ANY = Given.policy(null, exchange -> null);
    private static final Map<String, Object> JMS = Map.of("JMSMessageID", "ID:7");

    private static OrderRequest read(Object body) throws InvalidOrderException {
        return OrderReading.read(Given.exchange(body, Map.of()), ANY);
    }

    @Test
    void read_everyForm_givesTheSameOrderInFull() throws Exception {
        OrderRequest order = Given.order().build();
        OrderRequest full = order.toBuilder().tif("DAY").build();
        String json = IbkrJson.text(order);

        assertThat(read(order)).isEqualTo(full);
        assertThat(read(IbkrJson.map(order))).isEqualTo(full);
        assertThat(read(IbkrJson.tree(order))).isEqualTo(full);
        assertThat(read(json)).isEqualTo(full);
        assertThat(read(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(full);
    }

    @Test
    void read_orderThatIsNotInOrder_isRefused() {
        assertThatThrownBy(() -> read(Given.order().side(null).build()))
                .isInstanceOf(InvalidOrderException.class)
                .hasMessageContaining("side is missing");
        assertThatThrownBy(() -> read(null)).hasMessage("not an order: the body is empty");
    }

    @Test
    void read_withoutId_takesTheOptionsThenTheMessages() throws Exception {
        OrderRequest order = Given.order().clientOrderId(null).build();
        Exchange message = Given.exchange(order, JMS);

        assertThat(OrderReading.read(message, Given.policy(null, exchange -> "mine-1"))
                        .clientOrderId())
                .isEqualTo("mine-1");
        assertThat(OrderReading.read(message, ANY).clientOrderId()).matches("jms-[0-9a-f]{32}");
        assertThat(OrderReading.read(
                                Given.exchange(Given.order().build(), JMS), Given.policy(null, exchange -> "mine-1"))
                        .clientOrderId())
                .isEqualTo("c-1");
    }

    @Test
    void read_withoutAnyId_isRefused() {
        Exchange message = Given.exchange(Given.order().clientOrderId(null).build(), Map.of());

        assertThatThrownBy(() -> OrderReading.read(message, ANY))
                .isInstanceOfSatisfying(InvalidOrderException.class, refusal -> assertThat(refusal.accountId())
                        .isEqualTo("DU1"))
                .hasMessageStartingWith(
                        "invalid order, nothing was sent: it has no clientOrderId, option clientOrderId gives none, and none"
                                + " can be derived");
    }

    @Test
    void readChange_hasAnIdThatItsOrderCannotHave() throws Exception {
        Exchange message = Given.exchange(Given.order().clientOrderId(null).build(), JMS);

        String order = OrderReading.read(message, ANY).clientOrderId();
        String change = OrderReading.readChange(message, ANY).clientOrderId();

        assertThat(change).isEqualTo("mod-" + order);
    }

    @Test
    void readChange_ofSeveral_isRefused() {
        List<OrderRequest> legs = List.of(
                OrderRequest.builder().side("SELL").orderType("MKT").build(),
                OrderRequest.builder().side("SELL").orderType("MOC").build());
        OrderRequest group = Given.order()
                .side(null)
                .orderType(null)
                .quantity(null)
                .oca(List.of(
                        legs.get(0).toBuilder().quantity(BigDecimal.ONE).build(),
                        legs.get(1).toBuilder().quantity(BigDecimal.ONE).build()))
                .build();

        for (OrderRequest several : List.of(Given.order().children(legs).build(), group)) {
            assertThatThrownBy(() -> OrderReading.readChange(Given.exchange(several, Map.of()), ANY))
                    .isInstanceOf(InvalidOrderException.class)
                    .hasMessageContaining("a change is of one order");
        }
    }

    @Test
    void readAny_needsNoId() throws Exception {
        OrderRequest order = Given.order().clientOrderId(null).accountId(null).build();

        OrderRequest read = OrderReading.readAny(Given.exchange(order, JMS), Given.policy("DU2", exchange -> "x"));

        assertThat(read.clientOrderId()).isNull();
        assertThat(read.accountId()).isEqualTo("DU2");
        assertThatThrownBy(() -> OrderReading.readAny(
                        Given.exchange(order.toBuilder().side(null).build(), JMS), ANY))
                .isInstanceOf(InvalidOrderException.class);
    }

    @Test
    void account_ofTheEndpoint_isTheOnlyOne() throws Exception {
        OrderPolicy one = Given.policy("DU1", exchange -> null);

        assertThat(OrderReading.read(Given.exchange(Given.order().build(), Map.of()), one)
                        .accountId())
                .isEqualTo("DU1");
        assertThatThrownBy(() -> OrderReading.read(
                        Given.exchange(Given.order().accountId("DU2").build(), Map.of()), one))
                .isInstanceOfSatisfying(InvalidOrderException.class, refusal -> {
                    assertThat(refusal.accountId()).isEqualTo("DU2");
                    assertThat(refusal.clientOrderId()).isEqualTo("c-1");
                })
                .hasMessage(
                        "invalid order, nothing was sent: it names account DU2, but this endpoint is for account DU1");
    }

    @Test
    void complete_accountOfTheLogin_isTakenIfThereIsOnlyOne() throws Exception {
        OrderRequest order = Given.order().accountId(null).build();

        assertThat(OrderReading.complete(order, new SessionFacts(List.of("DU9"), true))
                        .accountId())
                .isEqualTo("DU9");
        assertThat(OrderReading.complete(Given.order().build(), new SessionFacts(List.of("DU9"), true))
                        .accountId())
                .isEqualTo("DU1");
        assertThatThrownBy(() -> OrderReading.complete(order, new SessionFacts(List.of("DU8", "DU9"), true)))
                .isInstanceOfSatisfying(InvalidOrderException.class, refusal -> assertThat(refusal.clientOrderId())
                        .isEqualTo("c-1"))
                .hasMessage("invalid order, nothing was sent: it names no accountId, and this login has several: DU8,"
                        + " DU9");
    }

    @Test
    void read_treeOfAnotherMapper_isTheSame() throws Exception {
        assertThat(read(new ObjectMapper().readTree(IbkrJson.write(Given.order().build())))
                        .clientOrderId())
                .isEqualTo("c-1");
    }
}
