package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderNotSentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    ACCEPTED  | 17 | it was found | was answered with ACCEPTED as order 17
                    ACCEPTED  | -  | -            | was answered with ACCEPTED
                    INTENT    | -  | -            | is being sent
                    SENT      | -  | yes to: o1   | is being sent
                    QUESTION  | -  | o163 sure?   | waits for an answer to a question: o163 sure?
                    REJECTED  | -  | too far      | was rejected: too far
                    REJECTED  | -  | -            | was rejected
                    DISCARDED | -  | late         | was given up over a question: late
                    UNKNOWN   | -  | no answer    | was sent before, and its outcome is unknown: no answer
                    DENIED    | -  | halted       | was denied: halted
                    NOT_SENT  | -  | down         | was not sent: down
                    """)
    void duplicate_saysWhatBecameOfTheFirst(JournalState state, String orderId, String text, String became) {
        JournalEntry before = Given.entry("c-1", state, orderId, text);

        DuplicateOrderException refusal =
                Refusals.duplicate(Given.entry("c-1", JournalState.INTENT, null, null), before);

        assertThat(refusal)
                .hasMessage("order c-1 was not sent again: it " + became + ". A new order needs a new clientOrderId.");
        assertThat(refusal.recorded()).isEqualTo(before);
        assertThat(refusal.accountId()).isEqualTo("DU1");
        assertThat(refusal.clientOrderId()).isEqualTo("c-1");
    }

    @Test
    void O7_duplicate_anotherOrderUnderTheSameId_isSaid() {
        JournalEntry before = Given.entry("c-1", JournalState.ACCEPTED, "17", null);
        JournalEntry other = new JournalEntry(
                "c-1",
                "DU1",
                before.gateway(),
                JournalEntry.Kind.PLACE,
                JournalState.INTENT,
                null,
                "another hash",
                "{}",
                "me",
                null,
                Given.NOW,
                Given.NOW);

        assertThat(Refusals.duplicate(other, before))
                .hasMessage(
                        "order c-1 was not sent: another order was given this clientOrderId at 2026-05-04T14:30:00Z and"
                                + " was answered with ACCEPTED as order 17. A new order needs a new clientOrderId.");
    }

    @Test
    void taken_byAnotherNode_isSaid() {
        JournalEntry now = Given.entry("c-1", JournalState.SENT, null, null);

        DuplicateOrderException refusal = Refusals.taken(now);

        assertThat(refusal)
                .hasMessage("order c-1 was not sent by this node: while it waited for its turn, another one took it up,"
                        + " and it is being sent.");
        assertThat(refusal.recorded()).isEqualTo(now);
        assertThat(refusal.accountId()).isEqualTo("DU1");
    }

    @Test
    void inDoubt_namesTheOther() {
        OrderNotSentException refusal =
                Refusals.inDoubt("c-2", Given.entry("c-1", JournalState.UNKNOWN, null, "no answer"));

        assertThat(refusal)
                .hasMessage("order c-2 was not sent: whether order c-1 of account DU1 was placed is not known since"
                        + " 2026-05-04T14:30:00Z. It is looked for; settle it with ibkr:order/settle if you know.");
        assertThat(refusal.clientOrderId()).isEqualTo("c-2");
        assertThat(refusal.accountId()).isEqualTo("DU1");
    }
}
