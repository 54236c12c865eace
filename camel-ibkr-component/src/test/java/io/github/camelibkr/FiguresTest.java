package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.stream.StreamStatus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What the component costs, printed and written to {@code target/figures.txt}; times are not asserted. */
class FiguresTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void hundredSubscriptions_aContextWithThem_costsAtMost64MegabytesAnd12Threads() throws Exception {
        try (Simulator gateway = Simulator.builder()
                        .port(Ports.next())
                        .establishDelay(Duration.ZERO)
                        .build()
                        .start();
                DefaultCamelContext empty = new DefaultCamelContext()) {
            empty.start();
            long heapBefore = heap();
            Map<String, Integer> threadsBefore = threads();
            String conids = LongStream.rangeClosed(1, 100)
                    .mapToObj(i -> Long.toString(900_000_000L + i))
                    .collect(Collectors.joining(","));
            try (IbkrRoutes routes = IbkrRoutes.on(gateway)) {
                routes.context().addRoutes(new org.apache.camel.builder.RouteBuilder() {
                    @Override
                    public void configure() {
                        from("ibkr:stream/smd?conid=" + conids).to("log:quotes?level=TRACE");
                    }
                });
                long start = System.nanoTime();
                routes.start();
                await().atMost(Duration.ofSeconds(30)).until(() -> allDelivered(routes));
                Duration ready = Duration.ofNanos(System.nanoTime() - start);
                long heap = (heap() - heapBefore) >> 20;
                assertThat(heap).isLessThanOrEqualTo(64);
                // who took the place of a worker that the machine held up ends after 10 s
                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(sum(added(threadsBefore)))
                        .isLessThanOrEqualTo(12));
                Map<String, Integer> added = added(threadsBefore);
                report("100 subscriptions ready after %d ms; heap over an empty context: %d MB; threads: %d %s"
                        .formatted(ready.toMillis(), heap, sum(added), added));
            }
        }
    }

    @Test
    void gatewayComesBack_hundredSubscriptions_areBackSoon() throws Exception {
        try (Simulator gateway = Simulator.builder()
                        .port(Ports.next())
                        .establishDelay(Duration.ZERO)
                        .build()
                        .start();
                IbkrRoutes routes = IbkrRoutes.on(gateway)) {
            String conids = LongStream.rangeClosed(1, 100)
                    .mapToObj(i -> Long.toString(900_000_000L + i))
                    .collect(Collectors.joining(","));
            List<Exchange> news = routes.collect("ibkr:stream/lifecycle");
            routes.context().addRoutes(new org.apache.camel.builder.RouteBuilder() {
                @Override
                public void configure() {
                    from("ibkr:stream/smd?conid=" + conids).to("log:quotes?level=TRACE");
                }
            });
            routes.start();
            await().until(() -> allDelivered(routes));
            gateway.down();
            // long enough for the pauses to have grown to sixteen seconds
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ofSeconds(20))
                    .until(() -> true);
            long back = System.nanoTime();
            gateway.up();
            await().atMost(Duration.ofSeconds(60)).until(() -> resumed(news) == 100);
            Duration needed = Duration.ofNanos(System.nanoTime() - back);

            report("100 subscriptions back %d ms after the gateway".formatted(needed.toMillis()));
        }
    }

    private static long resumed(List<Exchange> news) {
        return FaultTest.types(news).stream()
                .filter(LifecycleEvent.Type.RESUMED::equals)
                .count();
    }

    private static boolean allDelivered(IbkrRoutes routes) {
        List<StreamStatus> streams = routes.component().streamStatuses().stream()
                .filter(stream -> stream.topic().startsWith("smd"))
                .toList();
        return streams.size() == 100 && streams.stream().allMatch(stream -> stream.delivered() > 0);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** By kind: the numbers in the names differ. */
    private static Map<String, Integer> threads() {
        Map<String, Integer> kinds = new TreeMap<>();
        Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null)
                .map(ThreadInfo::getThreadName)
                .filter(name -> !name.startsWith("awaitility"))
                .map(name -> name.replaceAll("\\d+", "n"))
                .forEach(name -> kinds.merge(name, 1, Integer::sum));
        return kinds;
    }

    private static Map<String, Integer> added(Map<String, Integer> before) {
        Map<String, Integer> added = threads();
        before.forEach((name, count) -> added.merge(name, -count, Integer::sum));
        added.values().removeIf(count -> count <= 0);
        return added;
    }

    private static int sum(Map<String, Integer> threads) {
        return threads.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void report(String line) throws IOException {
        System.out.println(line);
        Files.writeString(
                Path.of("target/figures.txt"),
                line + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
