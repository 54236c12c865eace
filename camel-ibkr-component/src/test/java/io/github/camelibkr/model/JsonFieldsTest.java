package io.github.camelibkr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

    private static JsonFields read(String json) throws IOException {
        return JsonReader.DEFAULT.fields(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> plain(JsonFields fields) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            map.put(fields.name(i), Values.any(fields.value(i)));
        }
        return map;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\"31\":\"187.65\",\"conid\":265598,\"_updated\":1777472974123} ",
                "{\"a\":1.50,\"b\":-0,\"c\":123456789012345678901234567890,\"d\":1e2}",
                "{\"a\":null,\"b\":true,\"c\":false,\"d\":\"\"}",
                "{\"a\":{\"b\":[1,{\"c\":\"}\"}]},\"d\":[],\"e\":\"after\"}",
                "{\"a\":\"\\u00e9\\n\\\"\",\"\\u0062\":\"é\"}"
            })
    void fields_whateverTheValues_areThoseOfTheTree(String json) throws IOException {
        JsonNode tree = IbkrJson.read(json.getBytes(StandardCharsets.UTF_8));

        assertThat(plain(read(json))).isEqualTo(Values.map(tree));
        assertThat(plain(JsonFields.of(tree))).isEqualTo(Values.map(tree));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{\"a\":1",
                "{\"a\":1}{",
                "{\"a\":1}x",
                "{\"a\":}",
                "{a:1}",
                "{\"a\":1e999999999999}"
            })
    void fields_whatIsNoObject_isRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
    }

    @Test
    void fields_moreThanUsual_areAllThere() throws IOException {
        StringBuilder json = new StringBuilder("{\"f0\":0");
        for (int i = 1; i < 100; i++) {
            json.append(",\"f").append(i).append("\":").append(i);
        }

        assertThat(read(json.append('}').toString()).size()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"conid\":8314,\"_updated\":1777472974123,\"31\":\"C187.65\",\"x\":{\"y\":[1.5]},\"topic\":\"smd+8314\"}",
                "{\"topic\":\"smd+8314\",\"conid\":8314,\"_updated\":1777472974123,\"31\":\"C187.65\",\"55\":null,\"x\":0}"
            })
    void fields_anyByteChanged_areReadOrRefusedLikeTheTree(String json) throws IOException {
        byte[] frame = json.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20261129);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = frame.clone();
            broken[random.nextInt(frame.length)] = (byte) " \"{}[]:,.0e-x\\\t\u00e9".charAt(random.nextInt(16));
            Map<String, Object> expected = tree(broken);
            if (expected == null) {
                assertThatThrownBy(() -> JsonReader.DEFAULT.fields(broken)).isInstanceOf(IOException.class);
            } else {
                read++;
                assertThat(plain(JsonReader.DEFAULT.fields(broken))).isEqualTo(expected);
            }
        }

        assertThat(read).isBetween(1_000, 19_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "{\"server_id\":\"q1\",\"conidEx\":\"8314\",\"conid\":8314,\"_updated\":1777472974123,\"31\":\"187.65\",\"55\":null}",
                "{\"a\":999999999999999999}",
                "{\"a\":0,\"a\":\"twice\"}"
            })
    void plain_inTheRecordedShape_isReadWithoutAParser(String json) {
        assertThat(PlainQuote.read(json.getBytes(StandardCharsets.UTF_8))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\": 1}",
                "{\"a\":01}",
                "{\"a\":-1}",
                "{\"a\":1.5}",
                "{\"a\":1000000000000000000}",
                "{\"a\":true}",
                "{\"a\":nul}",
                "{\"a\":}",
                "{\"a\":[]}",
                "{\"a\":\"\\n\"}",
                "{\"a\":\"é\"}",
                "{\"a\":1,}",
                "{\"a\":1}}",
                "{\"a\":\"}",
                "{\"a\"}",
                "{\"}",
                "{a}"
            })
    void plain_whateverDiffersFromIt_isLeftToTheParser(String json) {
        assertThat(PlainQuote.read(json.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    private static Map<String, Object> tree(byte[] json) {
        try {
            JsonNode tree = JsonReader.DEFAULT.read(json);
            return tree.isObject() ? Values.map(tree) : null;
        } catch (IOException refused) {
            return null;
        }
    }
}
