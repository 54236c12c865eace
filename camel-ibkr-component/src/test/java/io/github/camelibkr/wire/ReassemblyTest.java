package io.github.camelibkr.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReassemblyTest {

    private static final String NEXT = "{\"topic\":\"system\",\"hb\":1777552111502}";

    /** With braces, quotes and backslashes in texts, and characters of two, three and four bytes. */
    private static final String FRAME =
            "{\"topic\":\"sor\",\"args\":[{\"orderId\":7,\"orderDesc\":\"Buy \\\"1\\\" {\\\\} é€😀\"},"
                    + "{\"orderId\":8,\"a\":[1,{\"b\":\"]\"}]}],\"x\":{}}";

    private final List<String> received = new ArrayList<>();
    private final Reassembly reassembly =
            new Reassembly(1_000, 1_000, message -> received.add(new String(message, StandardCharsets.UTF_8)));

    private void message(byte[] payload) {
        reassembly.add(payload, true);
    }

    private void message(String payload) {
        message(utf8(payload));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void wholeMessage_isDeliveredAsItIs() {
        message(FRAME);
        message("ech+hb");
        message(NEXT);

        assertThat(received).containsExactly(FRAME, "ech+hb", NEXT);
    }

    @Test
    void fragmentsOfOneMessage_cutAtEveryByte_becomeOne() {
        byte[] frame = utf8(FRAME);
        for (int cut = 0; cut <= frame.length; cut++) {
            received.clear();
            reassembly.add(Arrays.copyOfRange(frame, 0, cut), false);
            reassembly.add(Arrays.copyOfRange(frame, cut, frame.length), true);
            message(NEXT);

            assertThat(received).as("cut at %d", cut).containsExactly(FRAME, NEXT);
        }
        assertThat(reassembly.repaired()).isZero();
    }

    @Test
    void fragments_oneForEveryByte_becomeOne() {
        byte[] frame = utf8(FRAME);
        for (int i = 0; i < frame.length; i++) {
            reassembly.add(new byte[] {frame[i]}, i == frame.length - 1);
        }
        message(NEXT);

        assertThat(received).containsExactly(FRAME, NEXT);
    }

    @Test
    void jsonInTwoCompleteMessages_cutAtEveryByte_becomesOne() {
        byte[] frame = utf8(FRAME);
        for (int cut = 1; cut < frame.length; cut++) {
            received.clear();
            message(Arrays.copyOfRange(frame, 0, cut));
            message(Arrays.copyOfRange(frame, cut, frame.length));
            message(NEXT);

            assertThat(received).as("cut at %d", cut).containsExactly(FRAME, NEXT);
        }
        assertThat(reassembly.repaired()).isZero();
        assertThat(reassembly.oversized()).isZero();
    }

    @Test
    void quoteInTwoCompleteMessages_cutAtEveryByte_becomesOne() {
        String quote = "{\"topic\":\"smd+8314\",\"31\":\"187.65\",\"55\":\"A}\",\"x\":\"{B\"}";
        byte[] frame = utf8(quote);
        for (int cut = 1; cut < frame.length; cut++) {
            received.clear();
            message(Arrays.copyOfRange(frame, 0, cut));
            message(Arrays.copyOfRange(frame, cut, frame.length));
            message(NEXT);

            assertThat(received).as("cut at %d", cut).containsExactly(quote, NEXT);
        }
    }

    @Test
    void jsonInThreeCompleteMessages_cutAtEveryPairOfBytes_becomesOne() {
        byte[] frame = utf8(FRAME);
        for (int first = 1; first < frame.length - 1; first++) {
            for (int second = first + 1; second < frame.length; second++) {
                received.clear();
                message(Arrays.copyOfRange(frame, 0, first));
                message(Arrays.copyOfRange(frame, first, second));
                message(Arrays.copyOfRange(frame, second, frame.length));
                message(NEXT);

                assertThat(received).as("cut at %d and %d", first, second).containsExactly(FRAME, NEXT);
            }
        }
    }

    @Test
    void jsonInTwoCompleteMessages_whoseRowsNameATopicToo_becomesOne() {
        String nested = "{\"topic\":\"ntf\",\"args\":[{\"a\":1},{\"topic\":\"inner\",\"b\":2}]}";
        byte[] frame = utf8(nested);
        for (int cut = 1; cut < frame.length; cut++) {
            received.clear();
            message(Arrays.copyOfRange(frame, 0, cut));
            message(Arrays.copyOfRange(frame, cut, frame.length));

            assertThat(received).as("cut at %d", cut).containsExactly(nested);
        }
    }

    @Test
    void jsonInTwoCompleteMessages_eachInFragments_becomesOne() {
        byte[] frame = utf8(FRAME);
        reassembly.add(Arrays.copyOfRange(frame, 0, 20), false);
        reassembly.add(Arrays.copyOfRange(frame, 20, 60), true);
        reassembly.add(Arrays.copyOfRange(frame, 60, 90), false);
        reassembly.add(Arrays.copyOfRange(frame, 90, frame.length), true);

        assertThat(received).containsExactly(FRAME);
    }

    @Test
    void restThatNeverComes_doesNotSwallowTheNextMessage() {
        message("{\"topic\":\"sor\",\"args\":[");
        message(NEXT);
        message(FRAME);

        assertThat(received).containsExactly("{\"topic\":\"sor\",\"args\":[", NEXT, FRAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x99, 0x80, 0xC3, 0xFF, 0xF0})
    void quirk103_byteThatIsNotUtf8_becomesTheReplacementCharacterAndIsCounted(int odd) {
        byte[] frame = utf8("{\"topic\":\"ntf\",\"text\":\"caf?\"}");
        frame[frame.length - 3] = (byte) odd;

        message(frame);
        message(NEXT);

        assertThat(received).containsExactly("{\"topic\":\"ntf\",\"text\":\"caf\uFFFD\"}", NEXT);
        assertThat(reassembly.repaired()).isEqualTo(1);
    }

    @Test
    void quirk103_severalOddBytesInACutMessage_areCountedOnce() {
        byte[] frame = utf8("{\"topic\":\"ntf\",\"a\":\"?\",\"b\":\"?\"}");
        frame[20] = (byte) 0x99;
        frame[28] = (byte) 0x99;

        message(Arrays.copyOfRange(frame, 0, 21));
        message(Arrays.copyOfRange(frame, 21, frame.length));

        assertThat(received).containsExactly("{\"topic\":\"ntf\",\"a\":\"\uFFFD\",\"b\":\"\uFFFD\"}");
        assertThat(reassembly.repaired()).isEqualTo(1);
    }

    @Test
    void oversizedMessage_isLeftOutAndCounted_andTheNextIsIntact() {
        message("{\"topic\":\"sor\",\"a\":\"" + "x".repeat(1_000) + "\"}");
        message(NEXT);

        assertThat(received).containsExactly(NEXT);
        assertThat(reassembly.oversized()).isEqualTo(1);
    }

    @Test
    void oversizedMessageInManyFragments_isLeftOutAndCountedOnce_andTheNextIsIntact() {
        for (int i = 0; i < 50; i++) {
            reassembly.add(utf8("x".repeat(100)), i == 49);
        }
        reassembly.add(utf8(NEXT.substring(0, 10)), false);
        reassembly.add(utf8(NEXT.substring(10)), true);

        assertThat(received).containsExactly(NEXT);
        assertThat(reassembly.oversized()).isEqualTo(1);
    }

    @Test
    void messageOfExactlyTheLimit_isDelivered() {
        String largest = "{\"a\":\"" + "x".repeat(992) + "\"}";
        message(largest);
        reassembly.add(utf8(largest.substring(0, 500)), false);
        reassembly.add(utf8(largest.substring(500)), true);

        assertThat(received).containsExactly(largest, largest);
        assertThat(reassembly.oversized()).isZero();
    }

    @Test
    void jsonCutIntoMessagesThatTogetherAreOversized_doesNotGrowWithoutBound_andTheNextIsIntact() {
        String beginning = "{\"topic\":\"sor\",\"a\":\"" + "x".repeat(600);
        message(beginning);
        message("y".repeat(600));
        message(NEXT);

        assertThat(received).containsExactly(beginning, "y".repeat(600), NEXT);
    }
}
