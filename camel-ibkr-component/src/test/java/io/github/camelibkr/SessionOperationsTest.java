package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.SessionStatus;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What tells of the session, or mends it, does not wait for it")
class SessionOperationsTest extends VirtualTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session/status?outputType=json",
                "session/tickle",
                "session/validate",
                "session/reauthenticate",
                "session/logout"
            })
    void sessionThatCannotBeOpened_isToldOf(String operation) throws Exception {
        begin(choices -> choices);
        gateway.faults().on("POST", "/iserver/auth/ssodh/init").answer(500, "{\"error\":\"not now\"}");
        routes.start();

        Exchange answer = turnUntilAnswered("ibkr:" + operation, null, Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(JsonNode.class)).isNotEmpty();
    }

    @Test
    void init_takesTheSessionFromSomebodyElse() throws Exception {
        begin(choices -> choices);
        gateway.session().compete();
        routes.start();

        Exchange answer = turnUntilAnswered("ibkr:session/init?compete=true", null, Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(SessionStatus.class).competing()).isFalse();
        turn(() -> gateway.session().isEstablished());
    }
}
