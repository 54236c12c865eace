package io.github.camelibkr.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Priority;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.time.VirtualTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("While an order is placed (quirk 52)")
class ConversationTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final VirtualTimers timers = new VirtualTimers();
    private final Pacer pacer = new Pacer();
    private final User user = new User();
    private final List<Slot> granted = new ArrayList<>();
    private final List<PacingException> refused = new ArrayList<>();

    private final class User implements Pacer.User {
        @Override
        public Timers timers() {
            return timers;
        }

        @Override
        public double share() {
            return 1;
        }

        @Override
        public void probeWanted() {}

        @Override
        public void penalised(Instant until) {}

        @Override
        public void penaltyOver() {}

        @Override
        public void unblocked() {}
    }

    @BeforeEach
    void join() {
        pacer.join(user);
    }

    private void ask(Pacer.User who, Priority priority, Object conversation, Duration maxWait) {
        pacer.ask(new Claim(
                who, timers, "route", priority, null, maxWait, false, conversation, granted::add, refused::add));
    }

    private Slot order(Object conversation) {
        ask(user, Priority.ORDER, conversation, LONG);
        return granted.get(granted.size() - 1);
    }

    private void keepAlive() {
        ask(user, Priority.SESSION, null, LONG);
    }

    @Test
    void othersAreNotHeard_notEvenAfterItsAnswer_untilItIsOver() {
        order("a").answered();
        keepAlive();
        timers.advance(Duration.ofSeconds(5));
        assertThat(granted).hasSize(1);

        pacer.release("a");

        assertThat(granted).hasSize(2);
    }

    @Test
    void itsOwnReplies_areHeard() {
        order("a").answered();
        keepAlive();

        ask(user, Priority.ORDER, "a", LONG);

        assertThat(granted).extracting(slot -> slot.claim.conversation()).containsExactly("a", "a");
    }

    @Test
    @DisplayName("O11: the next order waits for its turn, and orders keep the order in which they came")
    void o11_nextOrder_waits() {
        order("a").answered();
        ask(user, Priority.ORDER, "b", LONG);
        ask(user, Priority.ORDER, "c", LONG);
        timers.advance(Duration.ofSeconds(1));
        assertThat(granted).hasSize(1);

        pacer.release("a");
        timers.advance(Duration.ofSeconds(1));
        assertThat(granted).extracting(slot -> slot.claim.conversation()).containsExactly("a", "b");
        granted.get(1).answered();
        pacer.release("b");

        assertThat(granted).extracting(slot -> slot.claim.conversation()).containsExactly("a", "b", "c");
    }

    @Test
    void whoHasNoTime_isToldWhy() {
        order("a").answered();

        ask(user, Priority.DATA, null, Duration.ZERO);

        assertThat(refused)
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .isEqualTo("no turn within 0 ms: an order is being placed, and IBKR forgets what it asks about it if it"
                        + " hears anything else");
    }

    @Test
    void itLastsHalfAMinuteAtMost() {
        order("a").answered();
        keepAlive();
        timers.advance(Duration.ofMillis(29_900));
        assertThat(granted).hasSize(1);

        timers.advance(Duration.ofMillis(200));

        assertThat(granted).hasSize(2);
    }

    @Test
    void release_ofOneThatIsOver_doesNotEndTheNext() {
        order("a").answered();
        pacer.release("a");
        order("b").answered();
        keepAlive();

        pacer.release("a");
        timers.advance(Duration.ofSeconds(1));

        assertThat(granted).hasSize(2);
    }

    @Test
    void whatWasSentBefore_isWaitedFor_andNobodyOvertakes() {
        keepAlive();
        ask(user, Priority.ORDER, "a", LONG);
        keepAlive();
        assertThat(granted).hasSize(1);

        granted.get(0).answered();

        assertThat(granted).extracting(slot -> slot.claim.conversation()).containsExactly(null, "a");
    }

    @Test
    void whatWasSentAQuarterOfASecondBefore_hasArrived() {
        keepAlive();
        ask(user, Priority.ORDER, "a", LONG);
        timers.advance(Duration.ofMillis(240));
        assertThat(granted).hasSize(1);

        timers.advance(Duration.ofMillis(20));

        assertThat(granted).extracting(slot -> slot.claim.conversation()).containsExactly(null, "a");
    }

    @Test
    void leave_whoPlacedIt_letsOthersGoOn() {
        User other = new User();
        pacer.join(other);
        order("a").answered();
        ask(other, Priority.DATA, null, LONG);

        pacer.leave(user);

        assertThat(granted).hasSize(2);
    }
}
