package io.github.camelibkr.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ProtocolException;
import org.junit.jupiter.api.Test;

class NotSentTest {

    @Test
    void reason_answerThatIsNotHttp_isToldWithoutQuotingIt() {
        IOException failure =
                new ClientProtocolException(new ProtocolException("Invalid header: <Set-Cookie x-sess-uuid=CANARY>"));

        assertThat(NotSent.reason(failure)).isEqualTo("what came is not an HTTP answer");
        assertThat(NotSent.harmless(failure)).isNull();
    }

    @Test
    void proves_refusedConnectionDoes_brokenConnectionDoesNot() {
        assertThat(NotSent.proves(new ConnectException("refused"))).isTrue();
        assertThat(NotSent.proves(new SocketException("Connection reset"))).isFalse();
    }
}
