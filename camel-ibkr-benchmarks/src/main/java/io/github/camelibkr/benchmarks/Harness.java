package io.github.camelibkr.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs all candidates, interleaved, against the same simulator and the same frames, one frame in each TLS record, and
 * writes what they needed: {@code target/benchmark.json} and {@code target/benchmark.md}. CPU time and ratios within one
 * run are what counts; wall clock on a shared machine is not.
 */
public final class Harness {

    /** A way to receive, how many contracts there are, and how many frames come in each TLS record. */
    record Way(String kind, int contracts, int perRecord) {
        Way(String kind, int contracts) {
            this(kind, contracts, 1);
        }

        @Override
        public String toString() {
            return kind + " " + contracts + (perRecord == 1 ? "" : ", " + perRecord + " in each record");
        }
    }

    /** How much is measured. */
    record Size(int rounds, long warmUp, long frames, int latencySeconds, int stalledSeconds, List<Way> ways) {}

    /** The sender's wake-ups cost nearly nothing then: what remains is the receiver's own work. */
    private static final int MANY = 64;

    private static final Size LONG = new Size(
            Integer.getInteger("rounds", 2),
            1_000_000,
            500_000,
            10,
            60,
            List.of(
                    new Way("floor", 100),
                    new Way("ibkr", 1),
                    new Way("ibkr", 10),
                    new Way("ibkr", 100),
                    new Way("ibkr", 1_000),
                    new Way("choice", 10),
                    new Way("toD", 100),
                    new Way("floor", 100, MANY),
                    new Way("ibkr", 10, MANY),
                    new Way("ibkr", 100, MANY),
                    new Way("choice", 10, MANY),
                    new Way("toD", 100, MANY)));

    private final Size size;
    private final Child server;
    private final String url;
    private final String pin;
    private final Path certificate;
    private final Map<String, List<Measurement>> throughput = new LinkedHashMap<>();
    private final Map<String, Measurement> latency = new LinkedHashMap<>();
    private final Map<String, long[]> heaps = new LinkedHashMap<>();

    Harness(Size size) throws Exception {
        this.size = size;
        Files.createDirectories(Path.of("target"));
        certificate = Path.of("target", "simulator.pem");
        server = new Child(Server.class, "1g", List.of(certificate.toString()));
        String[] words = server.hear();
        url = words[0];
        pin = words[1];
    }

    /** {@code main} without arguments is the long form: about 15 minutes on two cores. */
    public static void main(String[] none) throws Exception {
        Harness harness = new Harness(LONG);
        try {
            harness.run();
            String report = harness.report();
            Files.writeString(Path.of("target", "benchmark.md"), report);
            Files.writeString(Path.of("target", "benchmark.json"), harness.json());
            System.out.println(report);
        } finally {
            harness.server.close();
        }
    }

    void run() throws Exception {
        for (int round = 1; round <= size.rounds(); round++) {
            for (Way way : size.ways()) {
                throughput
                        .computeIfAbsent(way.toString(), first -> new ArrayList<>())
                        .add(throughput(way));
                System.err.println("round " + round + " " + way + ": "
                        + Math.round(last(throughput.get(way.toString())).cpuPerFrame()) + " ns");
            }
        }
        for (long rate : List.of(200L, 2_000L, 20_000L)) {
            for (Way way : size.ways()) {
                if (way.perRecord() == 1 && way.contracts() == 100
                        || size.ways().size() < 4) {
                    latency(way.kind() + " " + way.contracts(), way, rate);
                }
            }
        }
        latency("nobody slow", new Way("ibkr-conflate", 100), 2_000);
        latency("one takes 20 ms", new Way("slow", 100), 2_000);
        stalled();
    }

    void close() {
        server.close();
    }

    private static Measurement last(List<Measurement> all) {
        return all.get(all.size() - 1);
    }

    private Child candidate(Way way, String heap) throws IOException {
        Child child = new Child(
                Candidate.class,
                heap,
                List.of(way.kind(), url, pin, Integer.toString(way.contracts()), certificate.toString()));
        child.hear();
        return child;
    }

    private Measurement send(Child child, Way way, long frames, int latencies, long rate) throws IOException {
        child.tell("expect " + frames + " " + latencies);
        child.hear();
        server.tell("send " + frames + " " + way.contracts() + " " + way.perRecord() + " " + rate);
        Measurement measured = Measurement.of(child.hear());
        server.hear();
        return measured;
    }

    private Measurement throughput(Way way) throws IOException {
        try (Child child = candidate(way, "512m")) {
            memory(child, way + " before");
            send(child, way, size.warmUp(), 0, 0);
            return send(child, way, size.frames(), 0, 0);
        }
    }

    private void latency(String name, Way way, long rate) throws IOException {
        try (Child child = candidate(way, "512m")) {
            send(child, way, Math.min(size.warmUp(), 100_000), 0, 0);
            int frames = (int) (rate * size.latencySeconds());
            latency.put(name + " at " + rate + "/s", send(child, way, frames, frames, rate));
            System.err.println("latency " + name + " at " + rate + "/s: "
                    + latency.get(name + " at " + rate + "/s").p50() + " us");
        }
    }

    /** 256 MB, a route that never comes back, and 20,000 frames a second. */
    private void stalled() throws IOException {
        Way way = new Way("stalled", 100);
        try (Child child = candidate(way, "256m")) {
            long rate = 20_000;
            send(child, way, Math.min(size.warmUp(), 100_000), 0, 0);
            memory(child, "stalled, at the start");
            latency.put(
                    "stalled, the others at " + rate + "/s",
                    send(child, way, rate * size.stalledSeconds(), 100_000, rate));
            memory(child, "stalled, at the end");
        }
    }

    private void memory(Child child, String name) throws IOException {
        child.tell("memory");
        String[] words = child.hear();
        heaps.put(name, new long[] {Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2])});
    }

    Map<String, List<Measurement>> throughput() {
        return throughput;
    }

    Map<String, Measurement> latency() {
        return latency;
    }

    /** Heap in use, received, and accounted for, by when. */
    Map<String, long[]> heaps() {
        return heaps;
    }

    private Measurement median(String way) {
        List<Measurement> sorted = new ArrayList<>(throughput.get(way));
        sorted.sort(Comparator.comparingDouble(Measurement::cpuPerFrame));
        return sorted.get(sorted.size() / 2);
    }

    private double floor(int perRecord) {
        return size.ways().stream()
                .filter(way -> way.perRecord() == perRecord)
                .findFirst()
                .map(way -> median(way.toString()).cpuPerFrame())
                .orElseThrow();
    }

    String report() {
        StringBuilder text = new StringBuilder();
        text.append("| candidate and contracts | CPU per frame, µs (all rounds) | floor's as a part of it | frames/s"
                + " | bytes per frame | inversions |\n|---|---|---|---|---|---|\n");
        for (Way way : size.ways()) {
            Measurement median = median(way.toString());
            double floor = floor(way.perRecord());
            String rounds = throughput.get(way.toString()).stream()
                    .map(one -> String.format("%.2f", one.cpuPerFrame() / 1_000))
                    .reduce((one, next) -> one + " " + next)
                    .orElse("");
            text.append(String.format(
                    "| %s | **%.2f** (%s) | %.0f %% | %,.0f | %,.0f | %d |%n",
                    way,
                    median.cpuPerFrame() / 1_000,
                    rounds,
                    100 * floor / median.cpuPerFrame(),
                    median.framesPerSecond(),
                    median.bytesPerFrame(),
                    throughput.get(way.toString()).stream()
                            .mapToLong(Measurement::inversions)
                            .sum()));
        }
        text.append(
                "\n| latency from the due time, µs | p50 | p99 | p99.9 | CPU per frame, µs |\n|---|---|---|---|---|\n");
        latency.forEach((name, one) -> text.append(String.format(
                "| %s | %,d | %,d | %,d | %.1f |%n",
                name, one.p50(), one.p99(), one.p999(), one.cpuPerFrame() / 1_000)));
        text.append("\n| heap in use after a collection | MB | received | accounted for |\n|---|---|---|---|\n");
        heaps.forEach((name, heap) ->
                text.append(String.format("| %s | %.1f | %,d | %,d |%n", name, heap[0] / 1e6, heap[1], heap[2])));
        return text.toString();
    }

    String json() {
        StringBuilder json = new StringBuilder("{\"throughput\":{");
        String comma = "";
        for (Map.Entry<String, List<Measurement>> entry : throughput.entrySet()) {
            json.append(comma).append('"').append(entry.getKey()).append("\":[");
            json.append(entry.getValue().stream()
                    .map(Harness::json)
                    .reduce((one, next) -> one + "," + next)
                    .orElse(""));
            json.append(']');
            comma = ",";
        }
        json.append("},\"latency\":{");
        comma = "";
        for (Map.Entry<String, Measurement> entry : latency.entrySet()) {
            json.append(comma).append('"').append(entry.getKey()).append("\":").append(json(entry.getValue()));
            comma = ",";
        }
        return json.append("}}\n").toString();
    }

    private static String json(Measurement one) {
        return String.format(
                "{\"frames\":%d,\"cpuNanos\":%d,\"bytes\":%d,\"wallNanos\":%d,\"inversions\":%d,\"p50\":%d,\"p99\":%d,"
                        + "\"p999\":%d}",
                one.frames(),
                one.cpuNanos(),
                one.bytes(),
                one.wallNanos(),
                one.inversions(),
                one.p50(),
                one.p99(),
                one.p999());
    }
}
