package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestBuilder;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An order")
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
        OrderValidation.check(OrderValidation.normalised(order));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                of("it names no contract: conid or conidex is needed", o -> o.conid(null)),
                of("it has conid and conidex: conidex alone routes to an exchange", o -> o.conidex("265598@NYSE")),
                of("conid must be a contract id such as 265598, not 0", o -> o.conid(0L)),
                of("conidex must be such as 265598@NASDAQ", o -> o.conid(null).conidex("1 OR 2")),
                of("side is missing: one of BUY, SELL", o -> o.side(null)),
                of("side cannot be 'BYU', did you mean 'BUY'? It is one of BUY, SELL", o -> o.side("byu")),
                // quirk 77: answers spell it LIMIT, requests LMT
                of(
                        "orderType cannot be 'LIMIT', did you mean 'LMT'? It is one of LIT, LMT, LOC, MIDPRICE, MIT, MKT,"
                                + " MOC, REL, STOP_LIMIT, STP, TRAIL, TRAILLMT",
                        o -> o.orderType("LIMIT")),
                of(
                        "tif cannot be 'GTD', did you mean 'GTC'? It is one of DAY, GTC, IOC, OPG, PAX, OVT, OND",
                        o -> o.tif("GTD")),
                of("it has no size: quantity, cashQty or fxQty is needed", o -> o.quantity(null)),
                of(
                        "it has several sizes: only one of quantity, cashQty and fxQty is possible",
                        o -> o.cashQty(BigDecimal.TEN)),
                of("quantity must be more than 0, not 0", o -> o.quantity(BigDecimal.ZERO)),
                of("quantity must be more than 0, not -1", o -> o.quantity(new BigDecimal("-1"))),
                of(
                        "quantity is out of range: at most 38 digits and 32 decimals are possible",
                        o -> o.quantity(new BigDecimal("-1e999999999"))),
                of(
                        "price is out of range: at most 38 digits and 32 decimals are possible",
                        o -> o.price(new BigDecimal("1e-999999999"))),
                of("an order of type LMT needs price", o -> o.price(null)),
                of("an order of type STOP_LIMIT needs auxPrice", o -> o.orderType("STOP_LIMIT")),
                of("an order of type TRAIL needs trailingAmt", o -> o.orderType("TRAIL")),
                of(
                        "trailingType is missing: one of amt, %",
                        o -> o.orderType("TRAIL").trailingAmt(BigDecimal.ONE)),
                of(
                        "clientOrderId must be 1 to 64 letters, digits, dots or dashes",
                        o -> o.clientOrderId("x".repeat(65))),
                of("accountId must be an account id such as DU1234567", o -> o.accountId("DU/1")));
    }

    private static Arguments of(String message, UnaryOperator<OrderRequestBuilder> change) {
        return Arguments.of(message, change);
    }

    @ParameterizedTest(name = "is refused: {0}")
    @MethodSource("wrong")
    void refused(String message, UnaryOperator<OrderRequestBuilder> change) {
        OrderRequest order = change.apply(good()).build();

        assertThatThrownBy(() -> check(order))
                .isInstanceOf(InvalidOrderException.class)
                .hasMessage("invalid order, nothing was sent: " + message);
    }

    static Stream<OrderRequest> right() {
        return Stream.of(
                good().build(),
                good().orderType("MKT").price(null).tif("ioc").build(),
                good().orderType("STP").build(),
                good().orderType("TRAIL")
                        .trailingType("%")
                        .trailingAmt(BigDecimal.ONE)
                        .build(),
                good().conid(null).conidex("28812380;;;265598/1,8314/-1").build(),
                good().quantity(null).cashQty(new BigDecimal("1000")).build(),
                // spreads trade at negative prices
                good().price(new BigDecimal("-0.05")).build());
    }

    @ParameterizedTest
    @MethodSource("right")
    @DisplayName("that is complete is accepted")
    void accepted(OrderRequest order) {
        assertThatCode(() -> check(order)).doesNotThrowAnyException();
    }
}
