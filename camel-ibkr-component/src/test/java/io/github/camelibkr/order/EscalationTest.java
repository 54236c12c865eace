package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static final JournalEntry ONE = Given.entry("c-1", JournalState.UNKNOWN, null, null);
    private static final JournalEntry TWO = Given.entry("c-2", JournalState.UNKNOWN, null, null);
    private static final long PATIENCE = Escalation.PATIENCE.toNanos();

    private final Escalation escalation = new Escalation();

    @Test
    void due_afterPatience_callsOnceForEach() {
        assertThat(escalation.asked(List.of(ONE), 100)).isTrue();
        assertThat(escalation.due(List.of(ONE), 100 + PATIENCE - 1)).isEmpty();
        assertThat(escalation.isCalled("c-1")).isFalse();
        assertThat(escalation.due(List.of(ONE), 100 + PATIENCE)).containsExactly(ONE);
        assertThat(escalation.isCalled("c-1")).isTrue();
        assertThat(escalation.due(List.of(ONE), 100 + 2 * PATIENCE)).isEmpty();
    }

    @Test
    void asked_again_countsFromTheFirstTime() {
        escalation.asked(List.of(ONE), 0);

        assertThat(escalation.asked(List.of(ONE), PATIENCE - 1)).isFalse();
        assertThat(escalation.asked(List.of(ONE, TWO), PATIENCE - 1)).isTrue();
        assertThat(escalation.due(List.of(ONE, TWO), PATIENCE)).containsExactly(ONE);
    }

    @Test
    void due_neverAsked_callsForNobody() {
        assertThat(escalation.due(List.of(ONE), 10 * PATIENCE)).isEmpty();
    }

    @Test
    void asked_withoutAnOrder_forgetsIt() {
        escalation.asked(List.of(ONE), 0);
        escalation.due(List.of(ONE), PATIENCE);

        assertThat(escalation.asked(List.of(), PATIENCE)).isFalse();
        assertThat(escalation.isCalled("c-1")).isFalse();

        assertThat(escalation.asked(List.of(ONE), PATIENCE)).isTrue();
        assertThat(escalation.due(List.of(ONE), 2 * PATIENCE - 1)).isEmpty();
        assertThat(escalation.due(List.of(ONE), 2 * PATIENCE)).containsExactly(ONE);
    }
}
