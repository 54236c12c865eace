package io.github.camelibkr.order.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.TemporaryDirectories;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.store.HaltFile;
import io.github.camelibkr.store.StateDirectory;
import io.github.camelibkr.wire.Departure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The kill switch")
class KillSwitchTest {

    private static final Instant NOW = Instant.parse("2026-05-04T14:30:00Z");

    // one that stays: the driver of the journals may unpack itself there
    private final Path temporary = TemporaryDirectories.create().toAbsolutePath();

    private Path file;
    private KillSwitch killSwitch;

    @BeforeEach
    void make() {
        file = temporary.resolve("state/HALT");
        killSwitch = another();
    }

    private KillSwitch another() {
        return new KillSwitch(List.of(new HaltFile(new StateDirectory(temporary.resolve("state")))));
    }

    @Test
    void state_neverHalted_isNothing() throws Exception {
        assertThat(killSwitch.state()).isNull();
        assertThat(killSwitch.describe()).isNull();
    }

    @Test
    void halt_isRememberedByWhoeverComesLater() throws Exception {
        killSwitch.halt(new Halt(NOW, "a runaway strategy"));

        Halt halt = new Halt(NOW, "a runaway strategy");
        assertThat(killSwitch.state()).isEqualTo(halt);
        assertThat(another().state()).isEqualTo(halt);
        assertThat(file).hasContent("2026-05-04T14:30:00Z a runaway strategy");
        assertThat(another().describe()).isEqualTo("orders are halted since 2026-05-04T14:30:00Z: a runaway strategy");
    }

    @Test
    void resume_isRememberedToo() throws Exception {
        killSwitch.halt(new Halt(NOW, "x"));

        killSwitch.resume("looked into");

        assertThat(killSwitch.state()).isNull();
        assertThat(another().state()).isNull();
        assertThat(file).doesNotExist();
    }

    @Test
    void resume_neverHalted_changesNothing() throws Exception {
        killSwitch.resume("to be sure");

        assertThat(killSwitch.state()).isNull();
    }

    @Test
    void state_fileMadeByHand_isHalted() throws Exception {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(killSwitch.state()).isEqualTo(new Halt(null, "no reason was given"));

        Files.writeString(file, "the market\nis mad\u0007 ");
        assertThat(killSwitch.state()).isEqualTo(new Halt(null, "the market is mad"));
        assertThat(killSwitch.describe()).isEqualTo("orders are halted: the market is mad");

        Files.writeString(file, "2026-05-04T14:30:00Z");
        assertThat(killSwitch.state()).isEqualTo(new Halt(NOW, "no reason was given"));

        Files.delete(file);
        assertThat(killSwitch.state()).isNull();
    }

    @Test
    void state_haltedByACall_outlivesTheFile() throws Exception {
        killSwitch.halt(new Halt(NOW, "x"));

        Files.delete(file);

        assertThat(killSwitch.state()).isEqualTo(new Halt(NOW, "x"));
    }

    @Test
    void state_somethingThatCannotBeRead_isNotKnown() throws Exception {
        Files.createDirectories(file);

        assertThatThrownBy(killSwitch::state)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " cannot be read (");
        assertThat(killSwitch.describe())
                .startsWith("whether orders are halted is not known, so none leaves: " + file + " cannot be read (");
    }

    @Test
    void halt_thatCannotBeWritten_haltsAllTheSame() throws Exception {
        Files.writeString(temporary.resolve("state"), "no directory");

        assertThatThrownBy(() -> killSwitch.halt(new Halt(NOW, "x")))
                .isInstanceOf(IbkrException.class)
                .hasMessageStartingWith("orders are halted now, but a restart would forget it: it could not be written"
                        + " to " + file + " (");
        assertThat(killSwitch.state()).isEqualTo(new Halt(NOW, "x"));
    }

    @Test
    void halt_nowhereToWrite_haltsAllTheSame() throws Exception {
        KillSwitch forgetful = new KillSwitch(List.of());

        assertThatThrownBy(() -> forgetful.halt(new Halt(NOW, "x")))
                .hasMessage("orders are halted now, but a restart would forget it: it could not be written to a"
                        + " stateDirectory, since none is set");
        assertThat(forgetful.state()).isEqualTo(new Halt(NOW, "x"));
    }

    @Test
    void resume_thatCannotBeWritten_staysHalted() throws Exception {
        killSwitch.halt(new Halt(NOW, "x"));
        Files.delete(file);
        Files.createDirectories(file.resolve("within"));

        assertThatThrownBy(() -> killSwitch.resume("y"))
                .isInstanceOf(IbkrException.class)
                .hasMessageStartingWith("orders stay halted: " + file + " could not be deleted (");
        assertThat(killSwitch.state()).isEqualTo(new Halt(NOW, "x"));
    }

    @Test
    void O18_halt_whileSomethingLeaves_returnsOnlyOnceItHasLeft() throws Exception {
        Departure.Gate gate = KillSwitch.enter();
        CompletableFuture<Void> halting = CompletableFuture.runAsync(() -> {
            try {
                killSwitch.halt(new Halt(NOW, "x"));
            } catch (IbkrException e) {
                throw new IllegalStateException(e);
            }
        });

        // who comes now is told, although the one who halts still waits
        await().until(() -> killSwitch.state() != null);
        await().until(file.toFile()::exists);
        assertThat(halting).isNotDone();
        gate.close();

        await().untilAsserted(() -> assertThat(halting).isCompleted());
    }

    @Test
    void plain_longText_isCut() {
        assertThat(Halt.plain("a".repeat(501))).isEqualTo("a".repeat(500));
        assertThat(Halt.plain("a".repeat(500))).hasSize(500);
    }
}
