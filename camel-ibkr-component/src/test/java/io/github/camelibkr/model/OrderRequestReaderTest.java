package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderRequestReaderTest {

    private static final int TEN_MEGABYTES = 10 << 20;

    private static OrderRequest read(String json) throws InvalidOrderException {
        return OrderRequestReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static InvalidOrderException refused(byte[] json) {
        return catchThrowableOfType(InvalidOrderException.class, () -> OrderRequestReader.read(json));
    }

    private static String refusal(String json) {
        return refused(json.getBytes(StandardCharsets.UTF_8)).getMessage();
    }

    private static String refusal(Map<?, ?> map) {
        return catchThrowableOfType(InvalidOrderException.class, () -> OrderRequestReader.read(map))
                .getMessage();
    }

    @ParameterizedTest(name = "{index}: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"qantity":1}                  | not an order: unknown key 'qantity', did you mean 'quantity'?
                    {"Side":"BUY"}                 | not an order: unknown key 'Side', did you mean 'side'?
                    {"qty":1}                      | not an order: unknown key 'qty', did you mean 'quantity'?
                    {"size":1}                     | not an order: unknown key 'size', did you mean 'quantity'?
                    {"type":"LMT"}                 | not an order: unknown key 'type', did you mean 'orderType'?
                    {"account":"DU1"}              | not an order: unknown key 'account', did you mean 'accountId'?
                    {"somethingElse":1}            | not an order: unknown key 'somethingElse'
                    {"side":"BUY","side":"SELL"}   | not an order: duplicate key 'side'
                    {"acctId":"A","accountId":"B"} | not an order: 'acctId' and 'accountId' are the same, only one is possible
                    {"cOID":"a","clientOrderId":"a"} | not an order: 'cOID' and 'clientOrderId' are the same, only one is possible
                    {"strategyParameters":{"a":1,"a":2}} | not an order: duplicate key 'a'
                    {"action":"BUY"}               | not an order: unknown key 'action', did you mean 'side'?
                    {"lmtPrice":1}                 | not an order: unknown key 'lmtPrice', did you mean 'price'?
                    {"limitPrice":1}               | not an order: unknown key 'limitPrice', did you mean 'price'?
                    {"stopPrice":1}                | not an order: unknown key 'stopPrice', did you mean 'price' (of STP) or 'auxPrice' (of STOP_LIMIT)?
                    {"symbol":"AAPL"}              | not an order: unknown key 'symbol': a contract is named by 'conid', which contract/search finds
                    {"parentId":"a"}               | not an order: unknown key 'parentId': a child stands among the 'children' of its parent, and is sent with it
                    {"isSingleGroup":true}         | not an order: unknown key 'isSingleGroup': the orders of a group of which one cancels the others stand in 'oca'
                    {"children":[{},{"qty":1}]}    | not an order: child 2: unknown key 'qty', did you mean 'quantity'?
                    {"oca":[{"side":"BUY"},{"price":"5"}]} | not an order: order 2: price must be a number (not text)
                    {"oca":[{"children":[{"x":1}]}]} | not an order: order 1: child 1: unknown key 'x'
                    {"children":{}}                | not an order: children must be a list of orders (not an object)
                    {"oca":"all"}                  | not an order: oca must be a list of orders (not text)
                    {"children":[null]}            | not an order: child 1: expected a JSON object, got null
                    """)
    void badJson_keys_areNamed(String json, String message) {
        assertThat(refusal(json)).isEqualTo(message);
    }

    @ParameterizedTest(name = "{index}: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"quantity":NaN}             | not an order: 'NaN' is not a JSON number
                    {"quantity":Infinity}        | not an order: 'Infinity' is not a JSON number
                    {"quantity":-Infinity}       | not an order: '-Infinity' is not a JSON number
                    {"quantity":1e999999999}     | not an order: quantity is out of range: at most 38 digits and 32 decimals are possible
                    {"quantity":1e-999999999}    | not an order: quantity is out of range: at most 38 digits and 32 decimals are possible
                    {"price":1e99999999999}      | not an order: a number is out of range: at most 38 digits and 32 decimals are possible
                    {"price":0.000000000000000000000000000000001} | not an order: price is out of range: at most 38 digits and 32 decimals are possible
                    {"conid":99999999999999999999} | not an order: conid is out of range: 99999999999999999999
                    {"conid":1e999999999}        | not an order: conid is out of range: at most 38 digits and 32 decimals are possible
                    {"strategyParameters":{"a":{"b":1e99}}} | not an order: strategyParameters.a.b is out of range: at most 38 digits and 32 decimals are possible
                    {"quantity":+1}              | not an order: not valid JSON at line 1, column 14
                    {"quantity":01}              | not an order: not valid JSON at line 1, column 14
                    """)
    void badJson_numbersThatAreNone_areNamed(String json, String message) {
        assertThat(refusal(json)).isEqualTo(message);
    }

    @ParameterizedTest(name = "{index}: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"quantity":"5"}          | not an order: quantity must be a number (not text)
                    {"quantity":""}           | not an order: quantity must be a number (not text)
                    {"quantity":{"value":5}}  | not an order: quantity must be a number (not an object)
                    {"quantity":[5]}          | not an order: quantity must be a number (not an array)
                    {"quantity":true}         | not an order: quantity must be a number (not a boolean)
                    {"conid":"265598"}        | not an order: conid must be a whole number (not text)
                    {"conid":265598.0}        | not an order: conid must be a whole number (not a number with decimals)
                    {"side":5}                | not an order: side must be text (not a number)
                    {"clientOrderId":1.5}     | not an order: clientOrderId must be text (not a number with decimals)
                    {"cOID":17}               | not an order: cOID must be text (not a number)
                    {"side":true}             | not an order: side must be text (not a boolean)
                    {"side":["BUY"]}          | not an order: side must be text (not an array)
                    {"outsideRth":"true"}     | not an order: outsideRth must be true or false (not text)
                    {"outsideRth":"yes"}      | not an order: outsideRth must be true or false (not text)
                    {"outsideRTH":1}          | not an order: outsideRTH must be true or false (not a number)
                    {"outsideRth":yes}        | not an order: not valid JSON at line 1, column 19
                    {"strategyParameters":5}  | not an order: strategyParameters must be an object (not a number)
                    """)
    void badJson_kindsOfValues_areNamed(String json, String message) {
        assertThat(refusal(json)).isEqualTo(message);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("", "the body is empty"),
                Arguments.of(" \r\n\t ", "the body is empty"),
                Arguments.of(
                        "{\"side\":\"BUY\",\"quan",
                        "the JSON ends in the middle at line 1, column 20; is the rest missing?"),
                Arguments.of(
                        "{\"side\":\"BUY\",\n\"quantity\":12",
                        "the JSON ends in the middle at line 2, column 14; is the rest missing?"),
                Arguments.of("{", "the JSON ends in the middle at line 1, column 2; is the rest missing?"),
                Arguments.of("{\"side\":\"BUY\"} and more", "not valid JSON at line 1, column 20"),
                Arguments.of("{\"side\":\"BUY\"}}", "not valid JSON at line 1, column 15"),
                Arguments.of(
                        "{\"side\":\"BUY\"}\n{\"side\":\"BUY\"}\n",
                        "something follows the first JSON object; a message holds one order"),
                Arguments.of(
                        "{\"side\":\"BUY\"} 5", "something follows the first JSON object; a message holds one order"),
                Arguments.of("[{\"side\":\"BUY\"}]", "expected a JSON object, got an array"),
                Arguments.of("\"BUY 5 AAPL\"", "expected a JSON object, got text"),
                Arguments.of("5", "expected a JSON object, got a number"),
                Arguments.of("true", "expected a JSON object, got a boolean"),
                Arguments.of("null", "expected a JSON object, got null"),
                Arguments.of("BUY 5 AAPL", "not valid JSON at line 1, column 5"),
                Arguments.of("<order/>", "not valid JSON at line 1, column 1"),
                Arguments.of("{'side':'BUY'}", "not valid JSON at line 1, column 2"),
                Arguments.of("{\"side\":\"BUY\",}", "not valid JSON at line 1, column 15"),
                Arguments.of("{\"side\":\"BUY\" /* now */}", "not valid JSON at line 1, column 15"),
                Arguments.of(
                        "{\"a\":".repeat(40),
                        "a limit is exceeded: Document nesting depth (33) exceeds the maximum allowed (32)"),
                Arguments.of(
                        "{\"quantity\":" + "1".repeat(65) + "}",
                        "a limit is exceeded: Number value length (65) exceeds the maximum allowed (64)"));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("documents")
    void badJson_document_isDescribed(String json, String message) {
        assertThat(refusal(json)).isEqualTo("not an order: " + message);
    }

    @Test
    void badJson_bodyOfTenMegabytes_isNotEvenRead() {
        assertThat(refused(new byte[TEN_MEGABYTES]).getMessage())
                .isEqualTo("not an order: the body has 10485760 bytes, an order has at most 65536");
    }

    @Test
    void badJson_bytesThatAreNotUtf8_arePlaced() {
        byte[] json = "{\"ticker\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
        json[11] = (byte) 0x99;

        assertThat(refused(json).getMessage()).isEqualTo("not an order: not valid JSON at line 1, column 13");
    }

    @Test
    void quirk61_severalOrders_areRefusedWithWhatIsPossible() {
        assertThat(refusal("{\"orders\":[{\"side\":\"BUY\"}]}"))
                .isEqualTo(
                        "not an order: unknown key 'orders': a message holds one order; 'children' make it a bracket,"
                                + " and 'oca' holds the orders of a group of which one cancels the others");
    }

    @Test
    void badJson_idsOfTheOrder_goWithTheRefusal() {
        InvalidOrderException refusal =
                refused("{\"acctId\":\"DU1\",\"cOID\":\"a-1\",\"side\":5}".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.accountId()).isEqualTo("DU1");
        assertThat(refusal.clientOrderId()).isEqualTo("a-1");
    }

    static Stream<Arguments> maps() {
        String range = "is out of range: at most 38 digits and 32 decimals are possible";
        return Stream.of(
                Arguments.of(Map.of("quantity", Double.NaN), "quantity is NaN, which is not a number that can be sent"),
                Arguments.of(Map.of("quantity", Float.NaN), "quantity is NaN, which is not a number that can be sent"),
                Arguments.of(
                        Map.of("price", Double.NEGATIVE_INFINITY),
                        "price is -Infinity, which is not a number that can be sent"),
                Arguments.of(Map.of("conid", Double.NaN), "conid is NaN, which is not a number that can be sent"),
                Arguments.of(
                        Map.of("strategyParameters", Map.of("x", Double.NaN)),
                        "strategyParameters.x is NaN, which is not a number that can be sent"),
                Arguments.of(Map.of("quantity", new BigDecimal("1e999999999")), "quantity " + range),
                Arguments.of(Map.of("quantity", "5"), "quantity must be a number (not text)"),
                Arguments.of(Map.of("conid", "265598"), "conid must be a whole number (not text)"),
                Arguments.of(Map.of("outsideRth", "true"), "outsideRth must be true or false (not text)"),
                Arguments.of(Map.of("quantity", Map.of("value", 5)), "quantity must be a number (not an object)"),
                Arguments.of(Map.of("quantity", List.of(5)), "quantity must be a number (not an array)"),
                Arguments.of(Map.of("qantity", 5), "unknown key 'qantity', did you mean 'quantity'?"),
                Arguments.of(
                        Map.of("side", new byte[] {1}),
                        "the map holds what cannot be written as JSON: 'side' is a byte[]"),
                Arguments.of(
                        Map.of("quantity", Instant.EPOCH),
                        "the map holds what cannot be written as JSON: 'quantity' is a java.time.Instant"),
                Arguments.of(
                        Collections.singletonMap(null, 5),
                        "the map holds what cannot be written as JSON: a key is null"));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("maps")
    void badMap_isRefusedAsJsonIs(Map<?, ?> map, String message) {
        assertThat(refusal(map)).isEqualTo("not an order: " + message);
    }

    @Test
    void badMap_twoNamesOfTheSame_isRefused() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("accountId", "A");
        map.put("acctId", "B");

        assertThat(refusal(map)).isEqualTo("not an order: 'accountId' and 'acctId' are the same, only one is possible");
    }

    @Test
    void goodJson_everyKey_isRead() throws Exception {
        assertThat(OrderRequestReader.read(IbkrJson.write(Samples.wholeOrderRequest())))
                .isEqualTo(Samples.wholeOrderRequest());
    }

    @Test
    void goodOrder_asJsonMapOrTree_giveEqualOrders() throws Exception {
        byte[] json = Golden.json(Samples.orderRequest());

        assertThat(OrderRequestReader.read(json)).isEqualTo(Samples.orderRequest());
        assertThat(OrderRequestReader.read(IbkrJson.map(Samples.orderRequest())))
                .isEqualTo(Samples.orderRequest());
        assertThat(OrderRequestReader.read(IbkrJson.tree(Samples.orderRequest())))
                .isEqualTo(Samples.orderRequest());
    }

    @Test
    void goodOrder_ibkrsOwnNames_areAccepted() throws Exception {
        OrderRequest order = read("{\"acctId\":\"DU1\",\"cOID\":\"a-1\",\"outsideRTH\":true}");

        assertThat(order)
                .isEqualTo(OrderRequest.builder()
                        .accountId("DU1")
                        .clientOrderId("a-1")
                        .outsideRth(true)
                        .build())
                .isEqualTo(OrderRequestReader.read(Map.of("acctId", "DU1", "cOID", "a-1", "outsideRTH", true)));
    }

    @Test
    void goodOrder_digits_areKept() throws Exception {
        assertThat(read("{\"price\":271.70,\"quantity\":1e3}").price()).isEqualTo(new BigDecimal("271.70"));
        assertThat(read("{\"price\":12345678901234567890.12345678}").price())
                .isEqualTo(new BigDecimal("12345678901234567890.12345678"));
        assertThat(OrderRequestReader.read(Map.of("price", new BigDecimal("271.70")))
                        .price())
                .isEqualTo(new BigDecimal("271.70"));
    }

    @Test
    void goodMap_float_hasTheDigitsThatWereWritten() throws Exception {
        assertThat(OrderRequestReader.read(Map.of("price", 271.7f)).price()).isEqualTo(new BigDecimal("271.7"));
        assertThat(OrderRequestReader.read(Map.of("price", 271.7d)).price()).isEqualTo(new BigDecimal("271.7"));
    }

    @Test
    void goodMap_numbers_mayBeOfAnyWidth() throws Exception {
        OrderRequest order = OrderRequestReader.read(Map.of("conid", 265598, "quantity", (short) 5, "price", 7L));

        assertThat(order.conid()).isEqualTo(265598L);
        assertThat(order.quantity()).isEqualTo(new BigDecimal("5"));
        assertThat(order.price()).isEqualTo(new BigDecimal("7"));
    }

    @Test
    void goodOrder_null_isLeftOut() throws Exception {
        assertThat(read("{\"side\":null,\"quantity\":null,\"strategyParameters\":null}"))
                .isEqualTo(OrderRequest.builder().build());
        assertThat(OrderRequestReader.read(Collections.singletonMap("side", null)))
                .isEqualTo(OrderRequest.builder().build());
    }

    @Test
    void goodJson_byteOrderMark_ofAWindowsEditor_isIgnored() throws Exception {
        assertThat(read("\uFEFF{\"side\":\"BUY\"}").side()).isEqualTo("BUY");
    }

    @Test
    void goodTree_ofAnotherMapper_isRead() throws IOException, InvalidOrderException {
        JsonNode tree = new ObjectMapper().readTree("{\"side\":\"BUY\",\"price\":271.7,\"conid\":265598}");

        assertThat(OrderRequestReader.read(tree))
                .isEqualTo(OrderRequest.builder()
                        .side("BUY")
                        .price(new BigDecimal("271.7"))
                        .conid(265598L)
                        .build());
    }
}
