package io.github.camelibkr;

import static org.awaitility.Awaitility.await;

import io.github.camelibkr.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An {@link OrderNode}, seen from outside. */
final class OrderNodeProcess implements AutoCloseable {

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();

    /** {@code where}: {@code state=…} or {@code jdbc=…}. */
    OrderNodeProcess(Simulator gateway, String where) throws IOException {
        this(gateway, where, List.of());
    }

    /** {@code wrapper}: a command that runs what follows it. */
    OrderNodeProcess(Simulator gateway, String where, List<String> wrapper) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OrderNode.class.getName(),
                "gateway=" + gateway.url(),
                "pin=" + Objects.toString(gateway.certificateSha256(), ""),
                where));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread reader = new Thread(this::read, "node-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException ended) {
            // there is no more
        }
    }

    long pid() {
        return process.pid();
    }

    void tell(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** The first line that begins so, once it is there; the process may have ended. */
    String awaitLine(String beginning) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> lines(beginning).findFirst().isPresent() || !process.isAlive());
        return await().until(() -> lines(beginning).findFirst().orElse(null), line -> line != null);
    }

    Stream<String> lines(String beginning) {
        return said.stream().filter(line -> line.startsWith(beginning));
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Lets it end by itself. */
    void end() throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }

    @Override
    public void close() {
        kill();
    }
}
