package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in order; what is not, and with which text, stands in docs/order-forms.md. */
class OrderValidationTest {

    private static OrderRequestBuilder good() {
        return OrderRequest.builder()
                .accountId("DU1")
                .clientOrderId("c-1")
                .conid(265598L)
                .side("buy")
                .orderType("lmt")
                .quantity(new BigDecimal("10"))
                .price(new BigDecimal("187.50"));
    }

    private static void check(OrderRequest order) throws InvalidOrderException {
        OrderValidation.check(OrderForm.inFull(order));
    }

    static Stream<UnaryOperator<OrderRequestBuilder>> outOfRange() {
        BigDecimal huge = new BigDecimal("-1e999999999");
        BigDecimal tiny = new BigDecimal("1e-999999999");
        return Stream.of(
                o -> o.quantity(huge),
                o -> o.quantity(null).cashQty(tiny),
                o -> o.quantity(null).fxQty(huge),
                o -> o.price(tiny),
                o -> o.auxPrice(huge),
                o -> o.trailingAmt(huge));
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void check_numberThatNoJsonCanHold_isRefusedBeforeItIsWrittenInFull(UnaryOperator<OrderRequestBuilder> change) {
        OrderRequest order = change.apply(good()).build();

        assertThatThrownBy(() -> check(order))
                .isInstanceOf(InvalidOrderException.class)
                .hasMessageEndingWith("is out of range: at most 38 digits and 32 decimals are possible");
    }

    static Stream<OrderRequest> right() {
        BigDecimal one = BigDecimal.ONE;
        OrderRequestBuilder trail =
                good().orderType("TRAIL").price(null).trailingType("%").trailingAmt(new BigDecimal("99.9"));
        return Stream.of(
                good().build(),
                good().clientOrderId("x".repeat(64)).accountId("DU-1.a_b").build(),
                good().conid(999_999_999_999L).build(),
                good().orderType("MKT").price(null).tif("ioc").build(),
                good().orderType("MKT").price(null).tif("OPG").build(),
                good().tif("OPG").build(),
                good().tif("IOC").outsideRth(true).build(),
                good().orderType("STP").tif("GTC").outsideRth(true).build(),
                good().orderType("MOC").price(null).outsideRth(false).build(),
                good().orderType("MIDPRICE").price(null).build(),
                good().orderType("MIDPRICE").build(),
                good().orderType("REL").build(),
                good().orderType("REL").price(null).auxPrice(one).build(),
                good().orderType("MIT").build(),
                good().orderType("MIT").price(null).auxPrice(one).build(),
                good().orderType("LIT").auxPrice(one).build(),
                trail.build(),
                trail.price(one)
                        .trailingType("amt")
                        .trailingAmt(new BigDecimal("100"))
                        .build(),
                good().conid(null).conidex("265598@NASDAQ.NMS").build(),
                good().conid(null).conidex("265598").build(),
                good().conid(null).conidex("28812380@SMART;;;265598/1,8314/-1").build(),
                good().conid(null)
                        .conidex("28812380;;;265598/1,8314/-1,272093/2")
                        .secType("28812380:BAG")
                        .build(),
                good().quantity(null).cashQty(new BigDecimal("1000")).build(),
                good().quantity(null).cashQty(one).secType("265598:CRYPTO").build(),
                good().quantity(null)
                        .cashQty(new BigDecimal("187.50"))
                        .secType("265598:STK")
                        .build(),
                good().quantity(null)
                        .cashQty(one)
                        .orderType("MKT")
                        .price(null)
                        .secType("265598:STK")
                        .build(),
                good().quantity(null)
                        .fxQty(one)
                        .isCcyConv(true)
                        .secType("265598:CASH")
                        .build(),
                good().quantity(new BigDecimal("10.0")).build(),
                good().quantity(new BigDecimal("1E+2")).build(),
                good().quantity(new BigDecimal("0.25"))
                        .tif("PAX")
                        .secType("265598:CRYPTO")
                        .build(),
                // spreads trade at negative prices
                good().price(new BigDecimal("-0.05")).build(),
                good().strategy("Vwap").build(),
                good().strategy("OfTomorrow").build(),
                good().secType("265598:FUT").listingExchange("EUREX").build(),
                good().secType("265598:FUT")
                        .manualIndicator(true)
                        .extOperator("me")
                        .build(),
                good().listingExchange("FORECASTX").build(),
                good().manualOrderTime(1L).build(),
                good().children(List.of(
                                OrderRequest.builder()
                                        .side("SELL")
                                        .orderType("MKT")
                                        .accountId("DU1")
                                        .quantity(new BigDecimal("10"))
                                        .conid(null)
                                        .conidex("265598@NYSE")
                                        .build(),
                                OrderRequest.builder()
                                        .side("SELL")
                                        .orderType("MOC")
                                        .build()))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("right")
    void check_orderThatIsComplete_isAccepted(OrderRequest order) {
        assertThatCode(() -> check(order)).doesNotThrowAnyException();
    }

    @Test
    void check_refusal_carriesTheIds() {
        assertThatThrownBy(() -> check(good().conid(null).build()))
                .isInstanceOfSatisfying(InvalidOrderException.class, refusal -> {
                    assertThat(refusal.accountId()).isEqualTo("DU1");
                    assertThat(refusal.clientOrderId()).isEqualTo("c-1");
                });
    }
}
