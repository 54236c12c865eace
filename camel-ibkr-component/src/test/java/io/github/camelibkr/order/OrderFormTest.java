package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a leg says itself, and what it has from the order around it. */
class OrderFormTest {

    private static final OrderRequest AROUND = OrderRequest.builder()
            .accountId("DU1")
            .clientOrderId("c-1")
            .conid(265598L)
            .secType("265598:STK")
            .listingExchange("NASDAQ")
            .ticker("AAPL")
            .side("BUY")
            .orderType("LMT")
            .tif("GTC")
            .quantity(BigDecimal.TEN)
            .price(BigDecimal.ONE)
            .outsideRth(true)
            .allOrNone(true)
            .manualIndicator(true)
            .extOperator("me")
            .manualOrderTime(7L)
            .allocationMethod("NetLiq")
            .jsonPayload(Map.of("a", "b"))
            .customerAccount("C1")
            .isProCustomer(true)
            .strategy("Vwap")
            .build();

    private static OrderRequest child(OrderRequest parent, OrderRequest child) {
        return OrderForm.inFull(parent.toBuilder().children(List.of(child)).build())
                .children()
                .get(0);
    }

    private static OrderRequestBuilder leg() {
        return OrderRequest.builder();
    }

    @Test
    void words_areInCapitalsEverywhere() {
        OrderRequest order = OrderForm.inFull(leg().side(" buy ")
                .orderType("lmt")
                .tif("gtc")
                .children(List.of(leg().side("sell").orderType("mkt").tif("ioc").build()))
                .build());

        assertThat(order.side() + order.orderType() + order.tif()).isEqualTo("BUYLMTGTC");
        OrderRequest child = order.children().get(0);
        assertThat(child.side() + child.orderType() + child.tif()).isEqualTo("SELLMKTIOC");
    }

    @Test
    void tif_notSaid_isDay() {
        assertThat(OrderForm.inFull(leg().build()).tif()).isEqualTo("DAY");
        OrderRequest group = OrderForm.inFull(leg().oca(List.of(leg().build())).build());
        assertThat(group.tif()).isNull();
        assertThat(group.oca().get(0).tif()).isEqualTo("DAY");
    }

    @Test
    void single_staysSingle() {
        OrderRequest order = OrderForm.inFull(AROUND);

        assertThat(order).isEqualTo(AROUND);
        assertThat(order.children()).isNull();
        assertThat(order.oca()).isNull();
    }

    @Test
    void child_thatSaysNothing_hasContractSizeTimeAndWhoOrders() {
        assertThat(child(AROUND, leg().build()))
                .isEqualTo(AROUND.toBuilder()
                        .accountId(null)
                        .clientOrderId(null)
                        .side(null)
                        .orderType(null)
                        .price(null)
                        .outsideRth(null)
                        .allOrNone(null)
                        .strategy(null)
                        .build());
    }

    @Test
    void child_thatSaysAll_keepsIt() {
        OrderRequest own = leg().conidex("8314@NYSE")
                .secType("8314:STK")
                .listingExchange("NYSE")
                .ticker("IBM")
                .side("SELL")
                .tif("DAY")
                .quantity(BigDecimal.ONE)
                .manualIndicator(false)
                .extOperator("you")
                .manualOrderTime(8L)
                .allocationMethod("Equal")
                .jsonPayload(Map.of())
                .customerAccount("C2")
                .isProCustomer(false)
                .build();

        assertThat(child(AROUND, own)).isEqualTo(own);
    }

    @Test
    void child_ofAnotherContract_hasNothingOfTheFirstOne() {
        OrderRequest child = child(AROUND, leg().conid(8314L).build());

        assertThat(Objects.toString(child.secType()) + child.listingExchange() + child.ticker() + child.conidex())
                .isEqualTo("nullnullnullnull");
    }

    @Test
    void child_withPartOfAContract_keepsThatPart() {
        OrderRequest child = child(
                AROUND,
                leg().listingExchange("NYSE").ticker("X").secType("265598:CFD").build());

        assertThat(child.conid()).isEqualTo(265598L);
        assertThat(child.listingExchange() + child.ticker() + child.secType()).isEqualTo("NYSEX265598:CFD");
    }

    @Test
    void child_withASizeOfAnyKind_hasNoOther() {
        assertThat(child(AROUND, leg().cashQty(BigDecimal.ONE).build()).quantity())
                .isNull();
        assertThat(child(AROUND, leg().fxQty(BigDecimal.ONE).build()).quantity())
                .isNull();
    }

    @Test
    void group_ordersHaveTheSideToo_andAmountsOfMoney() {
        OrderRequest order = OrderForm.inFull(AROUND.toBuilder()
                .quantity(null)
                .cashQty(BigDecimal.ONE)
                .oca(List.of(
                        leg().build(), leg().side("sell").fxQty(BigDecimal.TEN).build()))
                .build());

        assertThat(order.oca()).extracting(OrderRequest::side).containsExactly("BUY", "SELL");
        assertThat(order.oca()).extracting(OrderRequest::cashQty).containsExactly(BigDecimal.ONE, null);
        assertThat(order.oca()).extracting(OrderRequest::fxQty).containsExactly(null, BigDecimal.TEN);
    }
}
