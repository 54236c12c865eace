package io.github.camelibkr.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.ExecutionReader;
import io.github.camelibkr.store.ExecutionLedger.Key;
import io.github.camelibkr.store.ExecutionLedger.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Which execution goes to the route next, and what becomes of those that it cannot take")
class FillQueueTest {

    private static final RuntimeException BROKEN = new IllegalStateException("broken");

    private final FillQueue queue = new FillQueue(Duration.ofSeconds(1), 100);
    private long now = 1;
    private final List<String> delivered = new ArrayList<>();
    private final List<String> poison = new ArrayList<>();

    private static Fill fill(String id) {
        Execution execution = ExecutionReader.read(JsonNodeFactory.instance
                .objectNode()
                .put("execution_id", id)
                .put("account", "DU1")
                .put("trade_time_r", 1_000L * id.hashCode()));
        return new Fill(new Key("DU1", id), execution, Mark.COMPLETE);
    }

    private void add(String... ids) {
        for (String id : ids) {
            queue.add(fill(id));
        }
    }

    /** One attempt with whatever is due; false if nothing is. */
    private boolean attempt(Set<String> bad, boolean sinkIsUp) {
        Fill fill = queue.next(now);
        if (fill == null) {
            return false;
        }
        if (sinkIsUp && !bad.contains(fill.key.executionId())) {
            delivered.add(fill.key.executionId());
            queue.succeeded(fill, now);
        } else if (queue.failed(fill, now, BROKEN)) {
            poison.add(fill.key.executionId());
        }
        return true;
    }

    private void run(Duration time, Set<String> bad, boolean sinkIsUp) {
        long end = now + time.toNanos();
        while (true) {
            while (attempt(bad, sinkIsUp)) {
                // the next
            }
            Duration pause = queue.untilDue(now);
            if (pause == null || now + pause.toNanos() > end) {
                now = end;
                return;
            }
            now += pause.toNanos();
        }
    }

    @Test
    void next_allSucceed_goInTheOrderOfArrival() {
        add("a", "b", "c");

        run(Duration.ofSeconds(1), Set.of(), true);

        assertThat(delivered).containsExactly("a", "b", "c");
        assertThat(queue.untilDue(now)).isNull();
    }

    @Test
    void failed_once_isTriedAgainLaterWhileOthersPass() {
        add("a", "b", "c");
        attempt(Set.of("a"), true);

        run(Duration.ofMillis(900), Set.of(), true);
        assertThat(delivered).containsExactly("b", "c");
        run(Duration.ofMillis(200), Set.of(), true);

        assertThat(delivered).containsExactly("b", "c", "a");
    }

    @Test
    @DisplayName("C10: a fill that fails five times while later ones succeed is poison; the others are delivered")
    void c10_failedFiveTimesWhileLaterSucceed_isPoison() {
        add("a", "bad", "b", "c");

        run(Duration.ofSeconds(14), Set.of("bad"), true);
        assertThat(poison).isEmpty();
        run(Duration.ofSeconds(2), Set.of("bad"), true);

        assertThat(poison).containsExactly("bad");
        assertThat(delivered).containsExactly("a", "b", "c");
        assertThat(queue.sinkIsDown()).isFalse();
    }

    @Test
    void failed_aThousandTimesBecauseTheSinkIsDown_nothingIsPoisonAndTheOrderIsKept() {
        add("a", "b", "c", "d");

        run(Duration.ofHours(24), Set.of(), false);
        assertThat(queue.sinkIsDown()).isTrue();
        assertThat(queue.cause()).isSameAs(BROKEN);
        assertThat(poison).isEmpty();
        // the first attempt after the outage may be with another than the oldest, since that one may be poison
        run(Duration.ofMinutes(2), Set.of(), true);

        assertThat(delivered).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(delivered.indexOf("c")).isLessThan(delivered.indexOf("d"));
        assertThat(queue.sinkIsDown()).isFalse();
    }

    @Test
    void sinkIsDown_isAskedWithOneAtATime() {
        IntStream.range(0, 50).forEach(i -> add("f" + i));
        run(Duration.ofMinutes(10), Set.of(), false);

        now += Duration.ofMinutes(2).toNanos();
        Fill probe = queue.next(now);

        assertThat(probe).isNotNull();
        assertThat(queue.next(now)).isNull();
        queue.succeeded(probe, now);
        assertThat(queue.next(now)).isNotNull();
        assertThat(queue.next(now)).isNotNull();
    }

    @Test
    void sinkIsDown_poisonAtTheHead_doesNotKeepItDown() {
        add("bad", "b");
        run(Duration.ofMinutes(30), Set.of(), false);

        run(Duration.ofMinutes(30), Set.of("bad"), true);

        assertThat(delivered).containsExactly("b");
        assertThat(poison).containsExactly("bad");
    }

    @Test
    void twoPoisonFills_doNotLookLikeADeadSink() {
        add("bad1", "bad2", "c", "d", "e");

        run(Duration.ofMinutes(5), Set.of("bad1", "bad2"), true);

        assertThat(poison).containsExactlyInAnyOrder("bad1", "bad2");
        assertThat(delivered).containsExactly("c", "d", "e");
        assertThat(queue.sinkIsDown()).isFalse();
    }

    @Test
    void poison_notWhileOthersFailToo() {
        add("a", "b");
        attempt(Set.of("a"), true);
        attempt(Set.of("a"), true);
        assertThat(delivered).containsExactly("b");
        add("c");

        // now the sink dies: that c fails says that it is not a that is bad
        run(Duration.ofHours(1), Set.of(), false);

        assertThat(poison).isEmpty();
        run(Duration.ofMinutes(5), Set.of(), true);
        assertThat(delivered).containsExactlyInAnyOrder("b", "a", "c");
    }

    @Test
    void next_asManyInTheRouteAsMayBe_waits() {
        FillQueue small = new FillQueue(Duration.ofSeconds(1), 2);
        List.of("a", "b", "c").forEach(id -> small.add(fill(id)));
        Fill first = small.next(now);
        small.next(now);

        assertThat(small.next(now)).isNull();
        small.succeeded(first, now);
        assertThat(small.next(now)).isNotNull();
    }

    @Test
    void pauses_growToAMinute() {
        add("a");
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            attempt(Set.of("a"), true);
            Duration pause = queue.untilDue(now);
            pauses.add(pause.toSeconds());
            now += pause.toNanos();
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L);
    }

    @Test
    void oldest_isTheOldestThatTheRouteIsNotThroughWith() {
        add("b", "a");
        Fill first = queue.next(now);
        queue.failed(first, now, BROKEN);

        assertThat(queue.oldest()).isEqualTo(fill("a").execution.time());
    }
}
