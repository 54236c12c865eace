package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.JournalStep;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A yes to a question that was handed back")
class OrderReplyTest extends OrderTest {

    private static final String YES = "confirm=o163,o354,o10153";

    @TempDir
    Path directory;

    private OrderOutcome asked(String options) {
        OrderOutcome asked = routes.send("ibkr:order/place?onQuestion=giveBack" + options, marketOrder("q"))
                .getMessage()
                .getBody(OrderOutcome.class);
        assertThat(asked.state()).isEqualTo(OrderOutcome.State.QUESTION);
        return asked;
    }

    private Exchange yes(OrderOutcome asked) {
        return routes.send(
                "ibkr:order/reply?" + YES, "{\"replyId\":\"" + asked.question().replyId() + "\",\"confirmed\":true}");
    }

    @Test
    @DisplayName("O18: does not leave if whoever placed the order is halted, whoever says it")
    void O18_haltWhereTheOrderIsNoted_noYesLeaves() throws Exception {
        routes.start();
        Path elsewhere = directory.resolve("elsewhere");
        OrderOutcome asked = asked("&stateDirectory=" + elsewhere);
        Files.writeString(elsewhere.resolve("HALT"), "stop");

        assertThat(yes(asked).getException()).isInstanceOf(OrderDeniedException.class);
        assertThat(gateway.ledger().orders()).isEmpty();
    }

    @Test
    @DisplayName("O18: does not leave if it cannot be known whether orders are halted; the journal says so, too")
    void O18_haltThatCannotBeRead_isToldAsTheJournalHasIt() throws Exception {
        routes.start();
        OrderOutcome asked = asked("");
        Files.createDirectory(routes.state().resolve("HALT"));

        assertThat(yes(asked).getException())
                .isInstanceOf(OrderDeniedException.class)
                .hasMessageContaining("whether orders are halted is not known");
        Files.delete(routes.state().resolve("HALT"));

        List<JournalState> steps = steps("q");
        assertThat(steps).endsWith(JournalState.QUESTION, JournalState.DISCARDED);
        assertThat(gateway.ledger().orders()).isEmpty();
        assertThat(routes.send("ibkr:order/place?" + YES, marketOrder("next")).getException())
                .as("nothing is in doubt")
                .isNull();
    }

    private List<JournalState> steps(String id) {
        return routes
                .send("ibkr:order/journal?clientOrderId=" + id, null)
                .getMessage()
                .getBody(JournalRecords.class)
                .orders()
                .get(0)
                .steps()
                .stream()
                .map(JournalStep::state)
                .toList();
    }
}
