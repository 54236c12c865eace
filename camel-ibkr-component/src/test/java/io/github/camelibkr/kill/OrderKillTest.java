package io.github.camelibkr.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.IbkrRoutes;
import io.github.camelibkr.Ports;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalRecord;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.ledger.OrderEntry;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at every step of an order, with a broker and a directory that deliver it again. {@code
 * -Dibkr.order.kills} says how often at each step; the profile {@code long} takes 20.
 */
@DisplayName("An application that is killed at any step of an order")
class OrderKillTest {

    private static final int KILLS = Integer.getInteger("ibkr.order.kills", 1);
    private static final Duration LONG = Duration.ofSeconds(90);

    /** State and how many times by then; an order that is asked three questions is SENT four times. */
    private static final List<String> STEPS =
            List.of("INTENT,1", "SENT,1", "QUESTION,1", "SENT,2", "QUESTION,3", "SENT,4", "ACCEPTED,1", "unanswered");

    @TempDir
    Path directory;

    private ArtemisBroker artemis;
    private Simulator gateway;
    private Process application;
    private final Map<JournalState, Integer> verdicts = new EnumMap<>(JournalState.class);

    @BeforeEach
    void start() throws Exception {
        artemis = new ArtemisBroker(directory.resolve("artemis"));
    }

    @AfterEach
    void stop() throws Exception {
        if (application != null) {
            application.destroyForcibly().waitFor();
        }
        if (gateway != null) {
            gateway.close();
        }
        artemis.stop();
    }

    @Test
    @DisplayName("O10, O16: has sent no order twice, and is right about each once it is started again")
    void O16_kill9AtEveryStep_thenRestart_onePostForEachMessage_andNoWrongVerdict() throws Exception {
        for (int round = 0; round < KILLS; round++) {
            for (String step : STEPS) {
                killAt(step, directory.resolve(round + "-" + step.replace(',', '-')));
            }
        }
        System.out.printf("%d kills: %s%n", KILLS * STEPS.size(), verdicts);
        assertThat(verdicts).containsKeys(JournalState.ACCEPTED, JournalState.REJECTED, JournalState.DISCARDED);
    }

    private void killAt(String step, Path where) throws Exception {
        Files.createDirectories(where.resolve("in"));
        gateway = Simulator.builder()
                .port(Ports.next())
                .seed(7)
                .establishDelay(Duration.ZERO)
                .pacing(false)
                .build()
                .start();
        if (step.equals("unanswered")) {
            gateway.faults().on("POST", "/iserver/reply/*").skip(2).times(1).loseAnswer();
        }
        BufferedReader said = launch(where, step);
        awaitLine(said, "STARTED");
        order(where);
        if (step.equals("unanswered")) {
            await().atMost(LONG).until(() -> !gateway.ledger().orders().isEmpty());
        } else {
            awaitLine(said, "STOPPED");
        }
        application.destroyForcibly().waitFor();

        launch(where, null);
        compare(step, where);
        application.destroyForcibly().waitFor();
        gateway.close();
    }

    private BufferedReader launch(Path where, String step) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TradingApplication.class.getName(),
                "gateway=" + gateway.url(),
                "pin=" + gateway.certificateSha256(),
                "state=" + where.resolve("state"),
                "jms=" + artemis.url(),
                "files=" + where.resolve("in")));
        if (step != null && step.contains(",")) {
            command.add("stop=" + step);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        where.resolve("errors.log").toFile()));
        if (step == null) {
            builder.redirectOutput(
                    ProcessBuilder.Redirect.appendTo(where.resolve("output.log").toFile()));
        }
        application = builder.start();
        return new BufferedReader(new InputStreamReader(application.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void awaitLine(BufferedReader said, String beginning) throws Exception {
        String line = said.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = said.readLine();
        }
        assertThat(line).as("the application ended before it said " + beginning).isNotNull();
    }

    /** One order through the broker, and one through the directory; far below the market, so that IBKR asks. */
    private void order(Path where) throws Exception {
        String order = "{\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"LMT\",\"quantity\":1,\"price\":1}";
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(artemis.url());
                Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue("ibkr.orders")).send(session.createTextMessage(order));
        }
        Path written = where.resolve("order.json");
        Files.writeString(written, order);
        Files.move(written, where.resolve("in").resolve("order.json"));
    }

    /** Waits until both messages are done with, and compares what the journal says with the simulator's ledger. */
    private void compare(String step, Path where) throws Exception {
        try (IbkrRoutes reader = IbkrRoutes.on(gateway)) {
            reader.configuration().setStateDirectory(where.resolve("state").toString());
            reader.start();
            Set<String> settled = new HashSet<>();
            await().atMost(LONG).pollInterval(Duration.ofMillis(200)).until(() -> {
                List<JournalEntry> records = records(reader);
                records.stream()
                        .filter(record -> record.state() == JournalState.UNKNOWN)
                        .filter(record -> !stands(record.clientOrderId()) && settled.add(record.clientOrderId()))
                        .forEach(record -> settle(record.clientOrderId()));
                return artemis.waiting("ibkr.orders") == 0
                        && isEmpty(where.resolve("in"))
                        && records.size() == 2
                        && records.stream().allMatch(OrderKillTest::isDecided);
            });
            for (JournalEntry record : records(reader)) {
                assertThat(record.state() == JournalState.ACCEPTED)
                        .as("%s: %s is %s", step, record.clientOrderId(), record.state())
                        .isEqualTo(stands(record.clientOrderId()));
                verdicts.merge(record.state(), 1, Integer::sum);
            }
            assertThat(gateway.ledger().postsByClientOrderId().values())
                    .as(step)
                    .allMatch(posts -> posts == 1);
            assertThat(gateway.ledger().orders())
                    .extracting(OrderEntry::clientOrderId)
                    .doesNotHaveDuplicates();
        }
    }

    private static List<JournalEntry> records(IbkrRoutes reader) {
        return reader.send("ibkr:order/journal", null).getMessage().getBody(JournalRecords.class).orders().stream()
                .map(JournalRecord::order)
                .toList();
    }

    private static boolean isDecided(JournalEntry record) {
        return switch (record.state()) {
            case ACCEPTED, REJECTED, DISCARDED -> true;
            default -> false;
        };
    }

    private boolean stands(String clientOrderId) {
        return gateway.ledger().orders().stream().anyMatch(order -> clientOrderId.equals(order.clientOrderId()));
    }

    /** A person has looked, and it is not there. */
    private void settle(String clientOrderId) {
        try {
            application.getOutputStream().write(("settle " + clientOrderId + "\n").getBytes(StandardCharsets.UTF_8));
            application.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path in) throws Exception {
        try (Stream<Path> files = Files.list(in)) {
            return files.noneMatch(Files::isRegularFile);
        }
    }
}
