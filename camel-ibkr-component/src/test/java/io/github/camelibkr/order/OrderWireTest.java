package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent for an order; the names are IBKR's. */
class OrderWireTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static OrderRequestBuilder order() {
        return OrderRequest.builder()
                .accountId("DU1")
                .clientOrderId("c-1")
                .conid(265598L)
                .side("BUY")
                .orderType("MKT")
                .tif("DAY")
                .quantity(BigDecimal.TEN);
    }

    private static JsonNode sent(OrderRequest order) throws IOException {
        JsonNode body = JSON.readTree(OrderWire.body(OrderForm.inFull(order)));
        assertThat(body.fieldNames()).toIterable().containsExactly("orders");
        return body.get("orders");
    }

    private static JsonNode expected(String json) throws IOException {
        return JSON.readTree(json.replace('\'', '"'));
    }

    @Test
    void single_hasIbkrsNames() throws IOException {
        assertThat(sent(order().outsideRth(true).build()))
                .isEqualTo(expected("[{'conid':265598,'side':'BUY','orderType':'MKT','tif':'DAY','quantity':10,"
                        + "'outsideRTH':true,'acctId':'DU1','cOID':'c-1'}]"));
    }

    @Test
    void single_everyField_isSentByItsName() throws IOException {
        JsonNode sent = sent(order().conid(null)
                        .conidex("265598@NYSE")
                        .secType("265598:STK")
                        .price(BigDecimal.ONE)
                        .auxPrice(BigDecimal.ONE)
                        .trailingType("%")
                        .trailingAmt(BigDecimal.ONE)
                        .allOrNone(true)
                        .listingExchange("NYSE")
                        .ticker("AAPL")
                        .referrer("me")
                        .manualIndicator(false)
                        .extOperator("me")
                        .useAdaptive(true)
                        .isCcyConv(true)
                        .strategy("Vwap")
                        .strategyParameters(Map.of("maxPctVol", "0.1"))
                        .allocationMethod("NetLiq")
                        .jsonPayload(Map.of("allocation_profile", Map.of()))
                        .customerAccount("C1")
                        .isProCustomer(false)
                        .manualOrderTime(1L)
                        .deactivated(true)
                        .taxOptimizerId("t")
                        .build())
                .get(0);

        assertThat(sent.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "acctId",
                        "cOID",
                        "conidex",
                        "secType",
                        "side",
                        "orderType",
                        "tif",
                        "quantity",
                        "price",
                        "auxPrice",
                        "trailingType",
                        "trailingAmt",
                        "allOrNone",
                        "listingExchange",
                        "ticker",
                        "referrer",
                        "manualIndicator",
                        "extOperator",
                        "useAdaptive",
                        "isCcyConv",
                        "strategy",
                        "strategyParameters",
                        "allocationMethod",
                        "jsonPayload",
                        "customerAccount",
                        "isProCustomer",
                        "manualOrderTime",
                        "deactivated",
                        "taxOptimizerId");
    }

    @Test
    void quirk59_bracket_childrenHaveTheirParentAndNoId() throws IOException {
        OrderRequest child =
                OrderRequest.builder().side("SELL").orderType("MOC").build();

        assertThat(sent(order().tif("GTC").children(List.of(child)).build()))
                .isEqualTo(expected("[{'conid':265598,'side':'BUY','orderType':'MKT','tif':'GTC','quantity':10,"
                        + "'acctId':'DU1','cOID':'c-1'},"
                        + "{'conid':265598,'side':'SELL','orderType':'MOC','tif':'GTC','quantity':10,"
                        + "'acctId':'DU1','parentId':'c-1'}]"));
    }

    @Test
    void group_everyOrderIsOfTheGroupAndHasAnId() throws IOException {
        OrderRequest leg = OrderRequest.builder().orderType("MKT").build();

        assertThat(sent(order().orderType(null).tif(null).oca(List.of(leg, leg)).build()))
                .isEqualTo(expected("[{'conid':265598,'side':'BUY','orderType':'MKT','tif':'DAY','quantity':10,"
                        + "'acctId':'DU1','isSingleGroup':true,'cOID':'c-1'},"
                        + "{'conid':265598,'side':'BUY','orderType':'MKT','tif':'DAY','quantity':10,"
                        + "'acctId':'DU1','isSingleGroup':true,'cOID':'c-1.oca2'}]"));
    }

    @Test
    void order_withoutAccountAndId_sendsNeither() throws IOException {
        assertThat(sent(order().accountId(null).clientOrderId(null).build())
                        .get(0)
                        .fieldNames())
                .toIterable()
                .doesNotContain("acctId", "cOID", "accountId", "clientOrderId");
    }

    @Test
    void quirk63_change_isBareAndHasNoId() throws IOException {
        assertThat(JSON.readTree(OrderWire.change(order().outsideRth(false).build())))
                .isEqualTo(expected("{'conid':265598,'side':'BUY','orderType':'MKT','tif':'DAY','quantity':10,"
                        + "'outsideRTH':false,'acctId':'DU1'}"));
    }
}
