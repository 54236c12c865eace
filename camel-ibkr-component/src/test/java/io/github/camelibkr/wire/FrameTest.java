package io.github.camelibkr.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    private static Frame frame(String json) {
        return new Frame(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"topic":"smd+265598","31":"1.00"}              | smd+265598
                    {"31":"1.00","topic":"smd+265598"}              | smd+265598
                    {"31":"1.00","topic":"smd+265598","84":"0.99"}  | smd+265598
                    {"topic":"sor"}                                 | sor
                    {"topic":""}                                    | ``
                    { "topic" : "sor" , "args" : [ ] }              | sor
                    {"args":[{"orderId":7}],"topic":"sor"}          | sor
                    {"args":[{"orderId":7}],"topic":"sor" }         | sor
                    {"args":[],"topic":"sor","code":500}            | sor
                    """)
    void topic_firstMiddleOrLast_isFound(String json, String topic) {
        assertThat(frame(json).topic()).isEqualTo(topic);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"args":{"topic":"inner"},"topic":"outer"}           | outer
                    {"args":{"topic":"inner"},"topic":"outer","a":"b"}   | outer
                    {"topic":"outer","args":[{"topic":"inner"}]}         | outer
                    {"args":[{"topic":"inner"}],"topic":"outer","n":[1]} | outer
                    {"a":"topic","topic":"outer","b":1}                  | outer
                    {"a":"\\"topic\\":\\"inner\\"","topic":"outer"}      | outer
                    {"a":"\\"topic\\":\\"inner","topic":"outer","b":1}   | outer
                    {"a":"}","b":"{","topic":"outer","c":1}              | outer
                    {"a":"\\\\","topic":"outer","c":1}                   | outer
                    {"topic":"say \\"hello\\" \\\\ now","a":1}           | say "hello" \\ now
                    {"a":1,"topic":"say \\"hello\\""}                    | say "hello"
                    {"a":1,"topic":"back\\\\"}                           | back\\
                    {"a":1,"topic":"\\u0041+1"}                          | A+1
                    """)
    void topic_besideNestedKeysAndEscapes_isStillTheOuterOne(String json, String topic) {
        assertThat(frame(json).topic()).isEqualTo(topic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}",
                "}",
                "[]",
                "ech+hb",
                "null",
                "\"topic\":\"x\"",
                "[{\"topic\":\"x\"}]",
                "{\"args\":{\"topic\":\"x\"}}",
                "{\"args\":[{\"topic\":\"x\"}],\"a\":\"b\"}",
                "{\"a\":\"topic\"}",
                "{\"a\":\",\\\"topic\\\":\\\"x\"}",
                "{\"topic\":7}",
                "{\"topic\":null}",
                "{\"topic\":{\"topic\":\"x\"}}",
                "{\"topic\":[\"x\"]}",
                "{\"topics\":\"x\"}",
                "{\"topic\":\"x",
                "{\"topic\":\"x}",
                "{\"topic\":\"bad \\escape\"}"
            })
    void topic_whereThereIsNone_isNull(String json) {
        assertThat(frame(json).topic()).isNull();
        assertThat(frame(json).name()).isNull();
    }

    @Test
    void name_isTheTopicUpToThePlus() {
        assertThat(frame("{\"topic\":\"smd+265598+x\"}").name()).isEqualTo("smd");
        assertThat(frame("{\"topic\":\"sor\"}").name()).isEqualTo("sor");
    }

    @Test
    void topic_ofGeneratedFrames_isWhatJacksonFinds() throws IOException {
        ObjectMapper jackson = new ObjectMapper();
        Random random = new Random(105);
        int withTopic = 0;
        for (int i = 0; i < 20_000; i++) {
            ObjectNode tree = object(random, 0);
            byte[] json = random.nextBoolean()
                    ? jackson.writeValueAsBytes(tree)
                    : jackson.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
            String topic = jackson.readTree(json).path("topic").textValue();
            if (topic != null) {
                withTopic++;
            }

            assertThat(new Frame(json).topic())
                    .as(new String(json, StandardCharsets.UTF_8))
                    .isEqualTo(topic);
        }
        assertThat(withTopic).isBetween(2_000, 18_000);
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            String key = word(random);
            switch (random.nextInt(depth > 3 ? 3 : 5)) {
                case 0 -> object.put(key, random.nextInt());
                case 3 -> object.set(key, object(random, depth + 1));
                case 4 -> {
                    ArrayNode array = object.putArray(key);
                    array.add(word(random)).add(object(random, depth + 1));
                }
                default -> object.put(key, word(random));
            }
        }
        return object;
    }

    private static String word(Random random) {
        String[] words = {
            "topic",
            "topic",
            "args",
            "\"topic\":\"x\"",
            ",\"topic\":\"",
            "\\",
            "\\\"",
            "{",
            "}",
            "[]",
            "é€",
            "",
            "a b",
            "\n"
        };
        return words[random.nextInt(words.length)];
    }

    @Test
    void tree_isParsedOnceForAllReaders() throws IOException {
        Frame frame = frame("{\"topic\":\"smd+1\",\"31\":\"1.00\"}");

        assertThat(frame.tree().path("31").asText()).isEqualTo("1.00");
        assertThat(frame.tree()).isSameAs(frame.tree());
        assertThat(frame.length()).isEqualTo(29);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"no\"}",
                "{\"topic\":\"sor\",\"error\":\"no\"}",
                "{\"a\":\"r\",\"error\":\"no\",\"topic\":\"sor\"}",
                "{\"errors\":\"error\",\"err\":\"\",\"error\":\"no\"}"
            })
    void error_whereverItStands_isFound(String json) {
        for (int blanks = 0; blanks < 9; blanks++) {
            assertThat(frame("{" + " ".repeat(blanks) + json.substring(1)).error())
                    .isEqualTo("no");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"topic\":\"smd+1\",\"31\":\"1\"}", "{\"errors\":\"no\"}", "{\"terror\":\"no\"}", "\"error"})
    void error_whereThereIsNone_isNull(String json) {
        assertThat(frame(json).error()).isNull();
    }

    @Test
    void tree_ofWhatIsNotJson_fails() {
        assertThatThrownBy(() -> frame("{\"topic\":\"smd+1\",}").tree()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> frame("{\"31\":1e99999999999}").tree()).isInstanceOf(IOException.class);
    }

    @Test
    void toString_neverHoldsTheContent() {
        assertThat(frame("{\"topic\":\"tic\",\"id\":\"0123456789abcdef\"}")).hasToString("frame tic of 39 bytes");
    }
}
