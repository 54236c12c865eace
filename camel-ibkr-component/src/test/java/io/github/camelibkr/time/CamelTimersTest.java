package io.github.camelibkr.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class CamelTimersTest {

    @Test
    void after_manyThousandAlarms_allRing() throws Exception {
        AtomicInteger rung = new AtomicInteger();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            Timers timers = new CamelTimers(context, this);
            for (int i = 0; i < 5_000; i++) {
                timers.after(Duration.ofMillis(500), rung::incrementAndGet);
            }
            await().untilAsserted(() -> assertThat(rung.get()).isEqualTo(5_000));
            timers.stop();
        }
    }
}
