package io.github.camelibkr.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.github.camelibkr.model.IbkrMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaneTest {

    private static final int MANY = 50_000;

    private record Numbered(int number) implements IbkrMessage {}

    /** How a route says that it is through. */
    private enum Way {
        SYNCHRONOUSLY,
        WITHIN_THE_CALL,
        ON_ANOTHER_THREAD,
        ALL_OF_THEM;

        Way with(int number) {
            return this == ALL_OF_THEM ? values()[number % 3] : this;
        }
    }

    private final ExecutorService pool = Executors.newFixedThreadPool(3);
    private final ExecutorService elsewhere = Executors.newFixedThreadPool(2);
    private final Queue<IbkrMessage> inbox = new ConcurrentLinkedQueue<>();
    private final List<Integer> delivered = new ArrayList<>(); // only ever by whoever has the lane
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger inRoute = new AtomicInteger();
    private final AtomicInteger mostInRoute = new AtomicInteger();

    @AfterEach
    void stop() {
        pool.shutdownNow();
        elsewhere.shutdownNow();
    }

    private Lane lane(Way way) {
        return new Lane(pool, inbox::poll, (message, done) -> {
            mostInRoute.accumulateAndGet(inRoute.incrementAndGet(), Math::max);
            int number = ((Numbered) message).number();
            delivered.add(number);
            switch (way.with(number)) {
                case SYNCHRONOUSLY -> {
                    through(done, true);
                    return true;
                }
                case WITHIN_THE_CALL -> through(done, false);
                default -> elsewhere.execute(() -> through(done, false));
            }
            return false;
        });
    }

    private void through(Delivery.Done done, boolean synchronously) {
        inRoute.decrementAndGet();
        count.incrementAndGet();
        done.done(synchronously);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void signal_manyMessages_allAreDeliveredInOrderAndOneAtATime(Way way) {
        Lane lane = lane(way);
        lane.release();
        for (int i = 0; i < MANY; i++) {
            inbox.add(new Numbered(i));
            lane.signal();
        }

        await().untilAtomic(count, is(MANY));
        await().until(() -> !lane.busy());
        assertThat(delivered).isEqualTo(IntStream.range(0, MANY).boxed().toList());
        assertThat(mostInRoute).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void hold_nowAndThen_losesNothingAndKeepsTheOrder(Way way) {
        Lane lane = lane(way);
        lane.release();
        for (int i = 0; i < MANY; i++) {
            inbox.add(new Numbered(i));
            lane.signal();
            if (i % 7 == 0) {
                lane.hold();
            } else if (i % 7 == 3) {
                lane.release();
            }
        }
        lane.release();

        await().untilAtomic(count, is(MANY));
        assertThat(delivered).isEqualTo(IntStream.range(0, MANY).boxed().toList());
        assertThat(mostInRoute).hasValue(1);
    }

    @Test
    void hold_whatIsSignalledMeanwhile_waitsForTheRelease() {
        Lane lane = lane(Way.WITHIN_THE_CALL);
        inbox.add(new Numbered(1));
        lane.signal();
        assertThat(lane.busy()).isFalse();
        assertThat(inbox).hasSize(1);

        lane.release();

        await().until(() -> count.get() == 1 && !lane.busy());
    }

    @Test
    void deliver_withinTheCall_theSameThreadTakesTheNext() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 10; i++) {
            inbox.add(new Numbered(i));
        }
        Lane lane = new Lane(pool, inbox::poll, (message, done) -> {
            threads.add(Thread.currentThread());
            done.done(false);
            return false;
        });

        lane.release();

        await().until(() -> threads.size() == 10);
        assertThat(threads).containsOnly(threads.get(0));
    }

    @Test
    void deliver_anErrorOfTheRoute_doesNotEndTheLane() {
        inbox.add(new Numbered(1));
        inbox.add(new Numbered(2));
        Lane lane = new Lane(pool, inbox::poll, (message, done) -> {
            if (count.getAndIncrement() == 0) {
                throw new AssertionError("on purpose");
            }
            done.done(true);
            return true;
        });

        lane.release();

        await().until(() -> count.get() == 2 && !lane.busy());
    }
}
