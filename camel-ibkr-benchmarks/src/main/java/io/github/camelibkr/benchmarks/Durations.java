package io.github.camelibkr.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long calls, or steps of them, took, by who or what it was. */
final class Durations {

    private final Map<String, long[]> nanos = new LinkedHashMap<>();

    /** {@code calls} of each. */
    Durations(Collection<String> candidates, int calls) {
        candidates.forEach(name -> nanos.put(name, new long[calls]));
    }

    /** Nothing is kept of a call whose number is negative: it was to warm up. */
    void put(String candidate, int call, long duration) {
        if (call >= 0) {
            nanos.get(candidate)[call] = duration;
        }
    }

    /** In their order. */
    Collection<String> candidates() {
        return nanos.keySet();
    }

    /** How long at most that share of the calls took, in microseconds. */
    long percentile(String candidate, double share) {
        long[] sorted = nanos.get(candidate).clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))] / 1_000;
    }

    /** As tables: all, and the first candidate divided by the others. */
    String report() {
        StringBuilder text = new StringBuilder("| per call, µs | p50 | p90 | p99 |\n|---|---|---|---|\n");
        for (String name : nanos.keySet()) {
            text.append(String.format(
                    "| %s | %,d | %,d | %,d |%n",
                    name, percentile(name, 0.5), percentile(name, 0.9), percentile(name, 0.99)));
        }
        List<String> names = List.copyOf(nanos.keySet());
        String first = names.get(0);
        text.append("\n| " + first + " divided by | p50 | p99 |\n|---|---|---|\n");
        for (String other : names.subList(1, names.size())) {
            text.append(String.format(
                    "| %s | %.2f | %.2f |%n", other, ratio(first, other, 0.5), ratio(first, other, 0.99)));
        }
        return text.toString();
    }

    private double ratio(String one, String other, double share) {
        return (double) percentile(one, share) / Math.max(1, percentile(other, share));
    }

    /** As a JSON object. */
    String json() {
        StringBuilder json =
                new StringBuilder("{\"calls\":" + nanos.values().iterator().next().length);
        for (String name : nanos.keySet()) {
            json.append(String.format(
                    ",\"%s\":{\"p50\":%d,\"p90\":%d,\"p99\":%d}",
                    name, percentile(name, 0.5), percentile(name, 0.9), percentile(name, 0.99)));
        }
        return json.append('}').toString();
    }
}
