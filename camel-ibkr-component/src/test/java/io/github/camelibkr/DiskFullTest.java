package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node whose disk is really full: a small file system of its own, or a limit of the operating system. */
@DisplayName("C4: the journal's disk is full")
@EnabledOnOs(OS.LINUX)
class DiskFullTest {

    private static final String NOT_SENT = "OrderNotSentException: order ";

    @RegisterExtension
    final SimulatorExtension extension = SimulatorExtension.create(choices ->
            choices.seed(7).port(Ports.next()).pacing(false).questions(false).establishDelay(Duration.ZERO));

    @TempDir
    Path directory;

    private Simulator gateway;
    private final List<String> accepted = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @BeforeEach
    void connect() {
        gateway = extension.simulator();
    }

    /** Places orders until one is refused, or there were so many. */
    private void placeUntilFull(OrderNodeProcess node, int most) throws Exception {
        for (int i = 0; refused.isEmpty() && i < most; i++) {
            place(node, "full-" + i);
        }
        assertThat(refused).as("the disk did become full").isNotEmpty();
        assertThat(accepted).as("it was not full at first").isNotEmpty();
    }

    private String place(OrderNodeProcess node, String id) throws Exception {
        node.tell("place " + id);
        String line = node.awaitLine(id + " ");
        (line.equals(id + " ACCEPTED") ? accepted : refused).add(line.equals(id + " ACCEPTED") ? id : line);
        return line;
    }

    private void assertThatOnlyAcceptedOnesWereSent() {
        assertThat(gateway.ledger().postsByClientOrderId())
                .isEqualTo(accepted.stream().collect(Collectors.toMap(id -> id, id -> 1)));
    }

    @Test
    void C4_noSpaceIsLeft_ordersAreRefused_andGoOnOnceThereIs_withoutARestart() throws Exception {
        Path state = Files.createDirectory(directory.resolve("state"));
        Path library = Files.createDirectory(directory.resolve("library"));
        try (OrderNodeProcess node = small(state, "200k", " JAVA_TOOL_OPTIONS=-Dorg.sqlite.tmpdir='" + library + "'")) {
            node.awaitLine("ready");
            placeUntilFull(node, 100);

            String id = "full-" + accepted.size();
            assertThat(refused)
                    .containsExactly(id + " " + NOT_SENT + id + " was not sent: the order journal, " + state
                            + "/ibkr.db, cannot be used: the disk is full ([SQLITE_FULL] Insertion failed because database"
                            + " is full (database or disk is full)): make room, and it goes on");
            place(node, "more-1");
            assertThat(refused).hasSize(2);
            assertThatOnlyAcceptedOnesWereSent();

            node.tell("delete " + state + "/ballast");
            // the order that was refused may go now
            assertThat(again(node, id)).isEqualTo("again ACCEPTED");
            accepted.add(id);
            assertThatOnlyAcceptedOnesWereSent();
            // nothing that was told has been forgotten
            for (String one : List.copyOf(accepted)) {
                assertThat(again(node, one)).contains("was not sent again: it was answered with ACCEPTED as order ");
            }
            assertThatOnlyAcceptedOnesWereSent();
        }
    }

    /** In a file system of its own, in which something lies that may be deleted. */
    private OrderNodeProcess small(Path state, String ballast, String environment) throws Exception {
        assumeTrue(
                new ProcessBuilder("unshare", "-Urm", "mount", "-t", "tmpfs", "none", state.toString())
                                .start()
                                .waitFor()
                        == 0,
                "this machine does not let its users mount anything");
        List<String> wrapper = List.of(
                "unshare",
                "-Urm",
                "bash",
                "-c",
                "mount -t tmpfs -o size=640k none '" + state + "'; head -c " + ballast + " /dev/zero > '" + state
                        + "/ballast' 2>/dev/null; exec env" + environment + " \"$0\" \"$@\"");
        return new OrderNodeProcess(gateway, "state=" + state, wrapper);
    }

    @Test
    void C4_fullFromTheBeginning_ordersAreRefused_withWhatToDo() throws Exception {
        Path state = Files.createDirectory(directory.resolve("state"));
        try (OrderNodeProcess node = small(state, "1m", "")) {
            node.awaitLine("ready");
            for (String id : List.of("first-1", "second-1")) {
                assertThat(place(node, id))
                        .isEqualTo(id + " " + NOT_SENT + id + " was not sent: the order journal, " + state
                                + "/ibkr.db, cannot be used: the native part of SQLite's driver could not be unpacked and"
                                + " loaded; it goes to " + state
                                + " (system property org.sqlite.tmpdir), which needs room"
                                + " for it and must allow to run it. Then restart");
            }
        }
        assertThatOnlyAcceptedOnesWereSent();
    }

    /** What the node says now of an order that it has had before. */
    private static String again(OrderNodeProcess node, String id) throws Exception {
        long before = node.lines(id + " ").count();
        node.tell("place " + id);
        await().until(() -> node.lines(id + " ").count() > before);
        return node.lines(id + " ").skip(before).findFirst().orElseThrow().replaceFirst(id, "again");
    }

    @Test
    void C4_theFileMayNotGrow_ordersAreRefused_andNoneIsSentThatIsNotNoted() throws Exception {
        Path state = directory.resolve("state");
        // larger than the driver's own library, which it unpacks
        List<String> limited = List.of("bash", "-c", "ulimit -f 2048; exec \"$0\" \"$@\"");
        try (OrderNodeProcess node = new OrderNodeProcess(gateway, "state=" + state, limited)) {
            node.awaitLine("ready");
            placeUntilFull(node, 400);

            assertThat(refused)
                    .singleElement()
                    .asString()
                    .contains(NOT_SENT)
                    .contains("was not sent: the order journal, " + state
                            + "/ibkr.db, cannot be used: the disk cannot be" + " written or read (");
            assertThatOnlyAcceptedOnesWereSent();
            for (String one : List.copyOf(accepted)) {
                assertThat(again(node, one)).contains("was not sent again: it was answered with ACCEPTED as order ");
            }
            assertThatOnlyAcceptedOnesWereSent();
        }
    }
}
