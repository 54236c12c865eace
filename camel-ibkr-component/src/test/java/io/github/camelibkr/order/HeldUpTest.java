package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.time.VirtualTimers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HeldUpTest {

    private static final JournalEntry BEHIND = Given.entry("c-1", JournalState.UNKNOWN, null, null);
    private static final JournalEntry ASKED = Given.entry("c-1", JournalState.QUESTION, null, null);

    private final Map<String, JournalEntry> doubtful = new HashMap<>(Map.of("DU1", BEHIND));
    private final VirtualTimers timers = new VirtualTimers();
    private final HeldUp heldUp = new HeldUp(doubtful::get, Runnable::run);

    private CompletableFuture<Void> add(String id, boolean patient) {
        return heldUp.add(id, "DU1", patient, doubtful.get("DU1"), Duration.ofSeconds(5), timers);
    }

    @Test
    void tell_nothingInDoubt_letsAllGo() {
        CompletableFuture<Void> first = add("c-2", true);
        CompletableFuture<Void> second = add("c-3", false);
        heldUp.tell(false);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();

        doubtful.clear();
        heldUp.tell(false);

        assertThat(first).isCompletedWithValue(null);
        assertThat(second).isCompletedWithValue(null);
        timers.advance(Duration.ofSeconds(6));
    }

    @Test
    void tell_lookedForInVain_refusesWhoIsNotPatient() {
        CompletableFuture<Void> patient = add("c-2", true);
        CompletableFuture<Void> other = add("c-3", false);

        heldUp.tell(true);

        assertThat(patient).isNotDone();
        assertThat(other)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(OrderNotSentException.class)
                .withMessageContaining("order c-3 was not sent: whether order c-1 of account DU1 was placed");
    }

    @Test
    void tell_openQuestion_keepsEverybodyWaiting() {
        doubtful.put("DU1", ASKED);
        CompletableFuture<Void> other = add("c-3", false);

        heldUp.tell(true);

        assertThat(other).isNotDone();
        assertThat(HeldUp.waits(false, ASKED)).isTrue();
        assertThat(HeldUp.waits(false, BEHIND)).isFalse();
        assertThat(HeldUp.waits(true, BEHIND)).isTrue();
    }

    @Test
    void add_tooLong_isRefused() {
        CompletableFuture<Void> patient = add("c-2", true);

        timers.advance(Duration.ofSeconds(5));

        assertThat(patient)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("order c-2 was not sent");
    }

    @Test
    void tell_whoHasGone_isForgottenAndItsAlarmCalledOff() {
        CompletableFuture<Void> gone = add("c-2", true);
        gone.cancel(false);
        doubtful.clear();

        heldUp.tell(true);
        timers.advance(Duration.ofSeconds(6));

        assertThat(gone).isCancelled();
    }
}
