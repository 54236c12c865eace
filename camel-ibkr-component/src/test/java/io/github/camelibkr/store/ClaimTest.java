package io.github.camelibkr.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C5: a name in the state directory")
class ClaimTest {

    @TempDir
    Path directory;

    /** What another process is told. */
    private String elsewhere() throws Exception {
        Process other = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Claimant.class.getName(),
                        directory.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        other.waitFor();
        return said.strip();
    }

    @Test
    @DisplayName("is taken once in this process, and whoever is refused here gives it to nobody elsewhere")
    void claim_refusedInThisProcess_keepsOtherProcessesOut() throws Exception {
        AutoCloseable mine = new StateDirectory(directory).claim("ibkr.db");
        assertThat(mine).isNotNull();
        assertThat(elsewhere()).isEqualTo("refused");

        assertThat(new StateDirectory(directory).claim("ibkr.db")).isNull();

        assertThat(elsewhere()).isEqualTo("refused");
        mine.close();
        assertThat(elsewhere()).isEqualTo("granted");
    }

    /** Another process. */
    static final class Claimant {

        private Claimant() {}

        public static void main(String[] arguments) throws Exception {
            AutoCloseable claim = new StateDirectory(Path.of(arguments[0])).claim("ibkr.db");
            System.out.println(claim == null ? "refused" : "granted");
        }
    }
}
