package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegEvidenceTest {

    private static JournalEntry order(String request) {
        return new JournalEntry(
                "c-1",
                "DU1",
                "https://localhost:5000",
                JournalEntry.Kind.PLACE,
                JournalState.UNKNOWN,
                null,
                "hash",
                request,
                "me",
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "g-1.oca2,g-1",
                "g-1.oca12,g-1",
                "g-1.oca02,-",
                "g.oca2.oca3,g.oca2",
                "g-1.oca1,-",
                ".oca2,-",
                "g-1,-"
            })
    void group_isTakenFromTheNameOfALeg(String clientOrderId, String group) {
        assertThat(LegEvidence.group(clientOrderId)).isEqualTo(group);
    }

    @Test
    void isSeveral_countsTheOrdersThatWereSent() {
        assertThat(LegEvidence.isSeveral(order("{\"orders\":[{},{}]}"))).isTrue();
        assertThat(LegEvidence.isSeveral(order("{\"orders\":[{}]}"))).isFalse();
        assertThat(LegEvidence.isSeveral(order("{\"quantity\":1}"))).isFalse();
        assertThat(LegEvidence.isSeveral(order(null))).isFalse();
    }

    @Test
    void words_ofSeveral_promiseNothingAboutTheOthers() {
        assertThat(LegEvidence.words(order("{\"orders\":[{}]}"), "Submitted")).isEqualTo("it was found: Submitted");
        assertThat(LegEvidence.words(order(null), null)).isEqualTo("it was found");
        assertThat(LegEvidence.words(order("{\"orders\":[{},{}]}"), "Filled"))
                .isEqualTo(
                        "it was found: Filled; IBKR may have refused other orders of the same bracket or group: look at"
                                + " order/list");
    }
}
