package io.github.camelibkr.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.AccountBalances;
import io.github.camelibkr.model.AccountSegments;
import io.github.camelibkr.model.ContractDetails;
import io.github.camelibkr.model.Executions;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.OrderPreview;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.Orders;
import io.github.camelibkr.model.ProfitAndLoss;
import io.github.camelibkr.model.ProfitsAndLosses;
import io.github.camelibkr.wire.Answer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Forms that IBKR publishes, or has been seen to use, beside the usual ones. */
class OddFormsTest {
    private static final String DEVICE = "apn://mtws@1234E5E67D8A9012EC3E45D6E7D89A01F2345CDBBB678B9BE0FB12345AF6D789";

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static Exchange exchange(Object body) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(body);
        return exchange;
    }

    private static Arguments of(String operation, Object body, Map<String, String> options) throws Exception {
        return Arguments.of(
                Operations.get(operation), body == null ? null : exchange(body).getMessage(), options);
    }

    /** As Rest does: an exception is an error, null is "an answer in no known form". */
    private static IbkrMessage read(String operation, String json, Map<String, String> options) throws Exception {
        Operation row = Operations.get(operation);
        JsonNode good = Classified.json(row, new Answer(200, bytes(json)), null);
        return Readers.read(row.answer(), good, Arguments.of(row, null, options))
                .orElse(null);
    }

    @Test
    void check_publishedDeviceId_isTaken() {
        assertThatCode(() -> of(
                        "notification/enableDevice",
                        null,
                        Map.of("deviceId", DEVICE, "deviceName", "iPhone", "uiName", "iPhone", "enabled", "false")))
                .doesNotThrowAnyException();
        assertThatCode(() -> of("notification/deleteDevice", null, Map.of("deviceId", DEVICE))
                        .path())
                .doesNotThrowAnyException();
    }

    @Test
    void check_publishedAlert_isTaken() {
        String body =
                "{'orderId':'1408549184','alertName':'A','alertMessage':'M','alertRepeatable':0,'outsideRth':0,'tif':'GTC','conditions':[]}";
        assertThatCode(() -> of("alert/save", bytes(body), Map.of("accountId", "U1")))
                .doesNotThrowAnyException();
    }

    @Test
    void adr38_orderRowThatCannotBeRead_isNotNoOrders() throws Exception {
        Orders orders = (Orders)
                read("order/list", "{'orders':[{'order_id':7,'status':'Submitted'}],'snapshot':true}", Map.of());
        assertThat(orders == null || !orders.orders().isEmpty())
                .as("%s", orders)
                .isTrue();
    }

    @Test
    void quirk28_previewWithAnError_isAPreview() throws Exception {
        OrderPreview preview = (OrderPreview) read(
                "order/preview",
                "{'amount':{'amount':'1 USD (1 Shares)','commission':'0.01 USD',"
                        + "'total':'1.01 USD'},'equity':null,'initial':null,'maintenance':null,'warn':null,'error':'Your margin is not enough.'}",
                Map.of("accountId", "U1"));
        assertThat(preview.error()).isEqualTo("Your margin is not enough.");
    }

    @Test
    void quirk28_setFalse_isAnError() {
        assertThatThrownBy(() -> assertThat(
                                read("account/selectDynamic", "{'set':false,'acctId':'U2'}", Map.of("accountId", "U2")))
                        .isNull())
                .isInstanceOf(IbkrException.class);
    }

    @Test
    void read_modelWithPointsInItsName_isWhole() throws Exception {
        ProfitAndLoss row = ((ProfitsAndLosses)
                        read("account/pnl", "{'upnl':{'U1234567.Growth v2.1':{'dpl':1}}}", Map.of()))
                .profits()
                .get(0);
        assertThat(row.accountId() + "|" + row.model()).isEqualTo("U1234567|Growth v2.1");
    }

    @Test
    void read_stopOrderWithoutALimit_hasItsStop() throws Exception {
        for (String limit : List.of("''", "null")) {
            OrderUpdate update = (OrderUpdate) read(
                    "order/status",
                    "{'order_id':7,'order_type':'STOP','limit_price':" + limit + ",'stop_price':'157.30'}",
                    Map.of("orderId", "7"));
            assertThat(update.price()).as(limit).isEqualByComparingTo("157.30");
        }
    }

    @Test
    void check_mapThatIsNoJson_isAnInvalidRequest() {
        Map<String, Object> body = new HashMap<>(Map.of("instrument", "STK", "type", "T", "location", "L"));
        body.put("filter", List.of(Map.of("code", "maturityAbove", "value", LocalDate.now())));
        assertThatThrownBy(() -> of("scanner/run", body, Map.of())).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void check_keyTwice_isAmbiguous() {
        assertThatThrownBy(() -> of("model/submitTransfers", "{\"fpOrderId\":1,\"fpOrderId\":2}", Map.of()))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void quirk84_valueInAnotherForm_isNotLost() throws Exception {
        AccountBalances b = (AccountBalances)
                read("account/summary", "{'netLiquidationValue':'1,005,254 USD'}", Map.of("accountId", "U1"));
        assertThat(b.netLiquidation() != null || b.fields().containsKey("netLiquidationValue"))
                .as("%s", b)
                .isTrue();
        ContractDetails d =
                (ContractDetails) read("contract/info", "{'con_id':1,'maturity_date':'202612'}", Map.of("conid", "1"));
        assertThat(d.maturity() != null || d.fields().containsKey("maturityDate"))
                .as("%s", d)
                .isTrue();
    }

    @Test
    void quirk28_rowThatIsAnError_isNoRow() {
        assertThatThrownBy(() -> assertThat(
                                read("contract/search", "[{'error':'No symbol found'}]", Map.of("symbol", "X")))
                        .isNull())
                .isInstanceOf(IbkrException.class);
    }

    @Test
    void read_executionWithItsTimeAsText_hasATime() throws Exception {
        Executions all = (Executions)
                read("order/trades", "[{'execution_id':'1.01.01','trade_time':'20231211-18:00:49'}]", Map.of());
        assertThat(all.executions().get(0).time()).isEqualTo("2023-12-11T18:00:49Z");
    }

    @Test
    void quirk83_notAvailable_isNothing() throws Exception {
        AccountSegments s = (AccountSegments)
                read("account/availableFunds", "{'total':{'leverage':'n/a'}}", Map.of("accountId", "U1"));
        assertThat(s.segments().get("total").get("leverage").text()).isNull();
    }

    @Test
    void check_formsOfTheReference() {
        assertThatCode(() -> of("marketdata/hmdsHistory", null, Map.of("conid", "1", "bar", "1d", "period", "3600S")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> of("contract/algos", null, Map.of("conid", "1", "algos", "A,B,C,D,E,F,G,H,I")))
                .isInstanceOf(InvalidRequestException.class);
    }
}
