package io.github.camelibkr.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.KafkaBroker;
import io.github.camelibkr.Ports;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.ledger.ExecutionEntry;
import io.github.camelibkr.simulator.trading.Side;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that takes the fills is killed again and again while they come, into a real Kafka, a real Artemis and
 * files; then these are compared with the gateway's own ledger. Profile {@code long}: 50 kills.
 */
@DisplayName("kill -9 in the middle of a stream of fills")
class KillTest {

    private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
    private static final int KILLS = Integer.getInteger("ibkr.kills", 3);
    private static final Random RANDOM = new Random(20261125);

    @TempDir
    Path directory;

    private Simulator gateway;
    private KafkaBroker kafka;
    private ArtemisBroker artemis;
    private Process application;

    @BeforeEach
    void start() throws Exception {
        gateway = Simulator.builder()
                .port(Ports.next())
                .seed(7)
                .establishDelay(Duration.ZERO)
                .pacing(false)
                .commissionDelay(Duration.ofMillis(100))
                .build()
                .start();
        kafka = new KafkaBroker(Files.createDirectory(directory.resolve("kafka")), "ibkr.fills");
        artemis = new ArtemisBroker(directory.resolve("artemis"));
    }

    @AfterEach
    void stop() throws Exception {
        if (application != null) {
            application.destroyForcibly().waitFor();
        }
        gateway.close();
        artemis.stop();
        kafka.close();
    }

    private void launch() throws Exception {
        application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dibkr.root=" + System.getProperty("ibkr.root"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledApplication.class.getName(),
                        "gateway=" + gateway.url(),
                        "pin=" + gateway.certificateSha256(),
                        "state=" + directory.resolve("state"),
                        "kafka=" + kafka.address(),
                        "jms=" + artemis.url(),
                        "files=" + directory.resolve("files"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(directory.toFile(), "application.log")))
                .start();
    }

    /** Trades on, about 20 times a second, until that time is over or something is so. */
    private void trade(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() - end < 0) {
            gateway.trading().tradeElsewhere(gateway.account(), 265598, Side.BUY, "1", "187.6" + RANDOM.nextInt(10));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private Set<String> files() {
        try (Stream<Path> all = Files.list(directory.resolve("files"))) {
            return new HashSet<>(all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name ->
                            name.substring(0, name.length() - ".json".length()).replace('_', '/'))
                    .toList());
        } catch (java.io.IOException noneYet) {
            return Set.of();
        }
    }

    private List<String> messages() throws Exception {
        return artemis.ids("ibkr.fills");
    }

    private List<String> booked() {
        return gateway.ledger().executions().stream()
                .map(ExecutionEntry::executionId)
                .map(id -> gateway.account() + "/" + id)
                .toList();
    }

    @Test
    @DisplayName("Kafka, Artemis and files hold every fill of the gateway's ledger once in effect")
    void kill9_again_andAgain_nothingIsLostOrDoubled() throws Exception {
        List<String> records = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            launch();
            int before = files().size();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                trade(200);
                return files().size() > before;
            });
            trade(RANDOM.nextInt(1_500));
            application.destroyForcibly().waitFor();
            trade(RANDOM.nextInt(500));
        }
        launch();
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(files()).hasSameSizeAs(booked()));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            records.addAll(kafka.keys());
            assertThat(new HashSet<>(records)).hasSameSizeAs(booked());
        });
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(new HashSet<>(messages())).hasSameSizeAs(booked()));
        application.destroyForcibly().waitFor();
        records.addAll(kafka.keys());

        int repeats = records.size() - new HashSet<>(records).size();
        LOG.info(
                "{} kills, {} fills: files {}, Artemis {} messages, Kafka {} records, {} of them repeats",
                KILLS,
                booked().size(),
                files().size(),
                messages().size(),
                records.size(),
                repeats);
        assertThat(files()).containsExactlyInAnyOrderElementsOf(booked());
        assertThat(messages()).containsExactlyInAnyOrderElementsOf(booked());
        assertThat(new HashSet<>(records)).containsExactlyInAnyOrderElementsOf(booked());
        assertThat(repeats).isLessThanOrEqualTo(KILLS);
    }

    @Test
    @DisplayName("D13: the process stands still for half a minute: no burst, no new websocket, and every fill")
    void D13_processIsPaused_goesOnAsIfNothingHadBeen() throws Exception {
        launch();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            trade(200);
            return !files().isEmpty();
        });
        long sockets = openings();
        signal("STOP");
        // longer than the silence after which a websocket counts as dead
        trade(27_000);
        signal("CONT");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(files()).containsExactlyInAnyOrderElementsOf(booked()));
        assertThat(openings()).isEqualTo(sockets);
        assertThat(gateway.ledger().mostArrivalsInAnySecond()).isLessThanOrEqualTo(10);
    }

    private long openings() {
        return gateway.ledger().frames().stream()
                .map(frame -> frame.socket())
                .distinct()
                .count();
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(application.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
