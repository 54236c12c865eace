package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.OrderReply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReplyReaderTest {

    private static final String ID = "07a13a5a-4a48";
    private static final OrderReply YES = new OrderReply(ID, true);

    private static OrderReply read(Object body, Map<String, Object> headers, Map<String, String> options)
            throws InvalidRequestException {
        return OrderReplyReader.read(Given.exchange(body, headers), options);
    }

    @Test
    void read_body_isUnderstoodInEveryForm() throws Exception {
        String json = "{\"replyId\":\"" + ID + "\",\"confirmed\":true}";

        assertThat(read(YES, Map.of(), Map.of())).isEqualTo(YES);
        assertThat(read(json, Map.of(), Map.of())).isEqualTo(YES);
        assertThat(read(new ObjectMapper().readTree(json), Map.of(), Map.of())).isEqualTo(YES);
        assertThat(read(Map.of("replyId", ID, "confirmed", "true"), Map.of(), Map.of()))
                .isEqualTo(YES);
        assertThat(read(new OrderReply(ID, false), Map.of(), Map.of()).confirmed())
                .isFalse();
    }

    @Test
    void read_headersAndOptions_areUnderstood() throws Exception {
        Map<String, Object> yes = Map.of(IbkrConstants.REPLY_CONFIRMED, true);
        assertThat(read(
                        "something else",
                        Map.of(IbkrConstants.REPLY_CONFIRMED, "true", IbkrConstants.REPLY_ID, ID),
                        Map.of()))
                .isEqualTo(YES);
        assertThat(read(null, yes, Map.of("replyId", ID))).isEqualTo(YES);
        assertThat(read("{\"confirmed\":true}", Map.of(), Map.of("replyId", ID)))
                .isEqualTo(YES);
        assertThat(read(Map.of("confirmed", true), Map.of(IbkrConstants.REPLY_ID, ID), Map.of()))
                .isEqualTo(YES);
    }

    @Test
    void read_neitherYesNorNo_isRefused() {
        assertThatThrownBy(() -> read(null, Map.of(), Map.of("replyId", ID)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("order/reply: confirmed must be true or false, not null");
        assertThatThrownBy(() -> read(Map.of("replyId", ID, "confirmed", "yes"), Map.of(), Map.of()))
                .hasMessage("order/reply: confirmed must be true or false, not yes");
    }

    @Test
    void read_withoutQuestion_isRefused() {
        assertThatThrownBy(() -> read(Map.of("confirmed", true), Map.of(), Map.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("order/reply needs option replyId");
        assertThatThrownBy(() -> read(new OrderReply("../x", true), Map.of(), Map.of()))
                .hasMessageContaining("replyId must be the id of a question");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "[]", "7"})
    void read_bodyThatIsNoAnswer_isRefused(String body) {
        assertThatThrownBy(() -> read(body, Map.of(), Map.of("replyId", ID)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("order/reply: the body must be {\"replyId\":\"…\",\"confirmed\":true}, or header"
                        + " CamelIbkrReplyConfirmed must be set");
    }
}
