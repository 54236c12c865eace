package io.github.camelibkr.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void theBundledExampleRunsOnWhatIsEmbeddedAndItsCountsBalance() throws Exception {
        Settings settings = new Settings().bundled("runner.properties").bundled("application.properties");
        run(settings, RouteFiles.bundled(), () -> assertThat(screen.toString())
                .contains("first quote in Kafka")
                .containsPattern("orders 3 accepted, 1 refused  fills [1-9].*  jms [1-9]"));
        assertThat(screen.toString())
                .containsPattern("gateway  simulated, https://localhost:\\d+")
                .containsPattern("kafka    embedded, 127.0.0.1:\\d+")
                .containsPattern("jms      embedded, tcp://127.0.0.1:\\d+")
                .containsPattern("first quote in Kafka after \\d+\\.\\d s since JVM start")
                .containsPattern("session READY")
                .containsPattern(
                        "quotes +\\d+ received = \\d+ delivered \\+ \\d+ conflated \\+ 0 dropped \\+ 0 pending\n")
                .containsPattern("orders +4 read = 3 accepted \\+ 1 refused \\+ 0 unknown \\+ 0 seen before\n")
                .containsPattern("fills in JMS +[1-9]\\d* of \\d+\n")
                .containsPattern("MB heap used, \\d+ live threads")
                .doesNotContain("does not balance", "running");
    }

    @Test
    void aUsersOwnRoutesRunOnWhatTheyNeedAndNothingElse() throws Exception {
        String yaml =
                """
                - route:
                    id: once
                    from:
                      uri: timer:once
                      parameters:
                        repeatCount: 1
                        delay: 0
                      steps:
                        - setBody:
                            constant: "{{greeting}}"
                        - to: sjms2:queue:greetings
                - route:
                    id: back
                    from:
                      uri: jms:queue:greetings
                      steps:
                        - to: file:{{work}}?fileName=greeting.txt
                """;
        Settings settings = new Settings().bundled("runner.properties").put("greeting", "hello");
        run(
                settings,
                List.of(write("folder with blanks/a.camel.yaml", yaml)),
                () -> assertThat(folder.resolve("work/greeting.txt")).content().isEqualTo("hello"));
        assertThat(screen.toString()).contains("jms      embedded").doesNotContain("kafka", "gateway", "session");
    }

    @Test
    void aRouteThatDoesNotStartIsNamedWithTheReason() throws Exception {
        RouteFile file = write(
                "broken.camel.yaml", "- route: {id: broken, from: {uri: 'timer:a?peeriod=5', steps: [{to: 'log:a'}]}}");
        Throwable failure = catchThrowable(() -> runner(new Settings().bundled("runner.properties"), List.of(file))
                .run());
        assertThat(Failure.explain(failure).get(0))
                .startsWith("error: route broken did not start: ")
                .contains("Unknown parameters=[{peeriod=5}]");
    }

    @Test
    void whatOpensOrderEntryInTheExampleDoesNotOpenItForAUser() {
        assertThat(new Settings().bundled("application.properties").get("camel.component.ibkr.trading-mode"))
                .contains("paper");
        assertThat(new Settings().bundled("runner.properties").has("camel.component.ibkr.trading-mode"))
                .isFalse();
    }

    /** Runs until it is as it should be. */
    private void run(Settings settings, List<RouteFile> routes, ThrowingRunnable end) throws Exception {
        Runner runner = runner(settings, routes);
        CompletableFuture<Void> ended = CompletableFuture.runAsync(
                        () -> await().atMost(Duration.ofSeconds(60)).untilAsserted(end))
                .whenComplete((nothing, failure) -> runner.stop());
        runner.run();
        ended.get();
    }

    private Runner runner(Settings settings, List<RouteFile> routes) {
        settings.put("work", folder.resolve("work").toString());
        // as on a terminal, where the status is written anew each second
        return new Runner(
                settings,
                routes,
                Optional.of(Duration.ofMinutes(2)),
                new Screen(new PrintStream(screen), true, Clock.systemUTC()));
    }

    private RouteFile write(String name, String yaml) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
        return RouteFiles.matching(List.of(file.toString())).get(0);
    }
}
