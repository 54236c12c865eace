package io.github.camelibkr.benchmarks;

import io.github.camelibkr.simulator.Gait;
import io.github.camelibkr.simulator.Simulator;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The simulator in a process of its own, told by lines of text: {@code send FRAMES CONTRACTS PER_WRITE PER_SECOND}. */
public final class Server {

    private Server() {}

    static Simulator simulator() {
        return Simulator.builder()
                .establishDelay(Duration.ZERO)
                .syntheticContracts(1_100)
                .marketDataLines(2_000)
                .quoteInterval(Duration.ofHours(12))
                .streamLife(Duration.ofHours(12))
                .pacing(false)
                .binaryFrames(false)
                .build()
                .start();
    }

    /** Writes its certificate into the file, says {@code URL pin}, and {@code sent} after each order. */
    public static void main(String[] file) throws Exception {
        try (Simulator simulator = simulator();
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Files.writeString(Path.of(file[0]), simulator.certificatePem());
            System.out.println(simulator.url() + " " + simulator.certificateSha256());
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                String[] words = line.split(" ");
                long perSecond = Long.parseLong(words[4]);
                Frames frames = new Frames(Integer.parseInt(words[2]), perSecond);
                simulator
                        .blast(Long.parseLong(words[1]), new Gait(Integer.parseInt(words[3]), perSecond), frames::frame)
                        .handle((sent, gone) -> null)
                        .join();
                System.out.println("sent");
            }
        }
    }
}
