package io.github.camelibkr.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In real time: what rings when, and not how exactly. */
class CamelTimersTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> rung = new CopyOnWriteArrayList<>();
    private Timers timers;

    @BeforeEach
    void start() {
        context.start();
        timers = new CamelTimers(context, this);
    }

    @AfterEach
    void stop() {
        timers.stop();
        context.stop();
    }

    @Test
    void after_manyThousandAlarms_allRing() {
        AtomicInteger count = new AtomicInteger();
        for (int i = 0; i < 5_000; i++) {
            timers.after(Duration.ofMillis(500), count::incrementAndGet);
        }
        await().untilAsserted(() -> assertThat(count.get()).isEqualTo(5_000));
    }

    @Test
    void after_anEarlierOneThanTheFirst_ringsBeforeIt() {
        timers.after(Duration.ofMillis(900), () -> rung.add("late"));
        timers.after(Duration.ofMillis(300), () -> rung.add("early"));
        timers.after(Duration.ofMillis(600), () -> rung.add("middle"));
        timers.after(Duration.ofSeconds(-5), () -> rung.add("at once"));

        await().until(() -> rung.size() == 4);
        assertThat(rung).containsExactly("at once", "early", "middle", "late");
    }

    @Test
    void cancel_itDoesNotRing_andTheNextOneDoes() {
        timers.after(Duration.ofMillis(1_000), () -> rung.add("cancelled")).cancel();
        timers.after(Duration.ofMillis(1_100), () -> rung.add("next"));

        await().until(() -> rung.contains("next"));
        assertThat(rung).containsExactly("next");
    }

    @Test
    void after_anAlarmThatFails_othersRing_alsoThoseThatItSet() {
        timers.after(Duration.ofMillis(1), () -> {
            timers.after(Duration.ofMillis(1), () -> rung.add("its own"));
            throw new IllegalStateException("on purpose");
        });
        timers.after(Duration.ofMillis(20), () -> rung.add("another"));

        await().until(() -> rung.size() == 2);
    }

    @Test
    void stop_whatIsLeft_ringsAtOnce() {
        timers.after(Duration.ofHours(1), () -> rung.add("left"));
        timers.after(Duration.ofHours(1), () -> rung.add("cancelled")).cancel();

        timers.stop();

        assertThat(rung).containsExactly("left");
    }

    @Test
    void alarms_ofManyThreads_eachRingsOnce_unlessItIsCancelled() throws Exception {
        int threads = 8;
        int each = 2_000;
        AtomicInteger wanted = new AtomicInteger();
        AtomicInteger count = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            Random random = new Random(thread);
            new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            if (random.nextBoolean()) {
                                wanted.incrementAndGet();
                                timers.after(Duration.ofNanos(random.nextInt(50_000_000)), count::incrementAndGet);
                            } else {
                                timers.after(Duration.ofSeconds(30), () -> rung.add("cancelled"))
                                        .cancel();
                            }
                        }
                        done.countDown();
                    })
                    .start();
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();

        await().untilAsserted(() -> assertThat(count.get()).isEqualTo(wanted.get()));
        assertThat(rung).isEmpty();
    }
}
