package io.github.camelibkr.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.catalogue.Priority;
import io.github.camelibkr.pacing.WaitingLine.Place;
import io.github.camelibkr.time.VirtualTimers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingLineTest {

    private final VirtualTimers timers = new VirtualTimers();
    private final WaitingLine line = new WaitingLine();

    private Place add(String who, Priority priority) {
        return line.add(new Claim(
                null, timers, who, priority, null, Duration.ofMinutes(1), false, null, slot -> {}, refused -> {}));
    }

    @Test
    void inTurn_callersTakeTurns_andOrdersGoFirst() {
        Place first = add("a", Priority.DATA);
        Place second = add("a", Priority.DATA);
        Place other = add("b", Priority.DATA);
        Place order = add("c", Priority.ORDER);

        assertThat(line.inTurn()).containsExactly(order, first, other, second);
        assertThat(line.holds(order)).isTrue();
        line.serve(order);
        assertThat(line.holds(order)).isFalse();
        line.serve(first);
        assertThat(line.holds(first)).isFalse();
        Place third = add("b", Priority.DATA);
        assertThat(line.inTurn()).containsExactly(other, second, third);
        assertThat(line.size()).isEqualTo(3);
    }

    @Test
    void inTurn_whoHasWaitedLong_goesFirst_everyOtherTime() {
        Place patient = add("a", Priority.DATA);
        timers.advance(Duration.ofNanos(1));
        Place next = add("b", Priority.DATA);
        timers.advance(Duration.ofMinutes(10));
        Place order = add("c", Priority.ORDER);

        assertThat(line.inTurn()).containsExactly(patient, next, order);
        line.serve(patient);
        assertThat(line.inTurn()).as("the others are not held up by them").containsExactly(order, next);
        line.serve(order);
        assertThat(line.inTurn()).containsExactly(next);
    }

    @Test
    void cancel_takesOutHisAlone() {
        Place one = add("a", Priority.DATA);
        Place two = add("b", Priority.DATA);

        assertThat(line.remove(one)).isTrue();
        assertThat(line.remove(one)).isFalse();
        assertThat(line.all()).containsExactly(two);
    }
}
