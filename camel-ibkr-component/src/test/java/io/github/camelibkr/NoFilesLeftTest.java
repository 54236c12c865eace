package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.SimulatorExtension;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** S2 of the fault catalogue: no file descriptor is left for a new connection. */
@EnabledOnOs(OS.LINUX)
class NoFilesLeftTest {

    @RegisterExtension
    static final SimulatorExtension GATEWAY =
            SimulatorExtension.create(choices -> choices.port(Ports.next()).establishDelay(Duration.ZERO));

    @Test
    void S2_noFileDescriptorIsLeft_noBusyLoop_andItComesBackOnceThereAreSome() throws Exception {
        Simulator gateway = GATEWAY.simulator();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -n 400; exec \"$0\" -cp \"$1\" " + NoFilesLeft.class.getName() + " \"$2\" \"$3\"",
                        java,
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        gateway.url().toString(),
                        gateway.certificateSha256())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.equals("cut")) {
                    gateway.faults().sockets().cutAll();
                }
            }
        }
        process.waitFor();

        assertThat(said).contains("back");
        assertThat(said)
                .filteredOn(line -> line.startsWith("percent "))
                .singleElement()
                .satisfies(
                        line -> assertThat(Integer.parseInt(line.substring(8))).isLessThan(60));
        System.out.println("Without file descriptors: " + said);
    }
}
