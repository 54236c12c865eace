package io.github.camelibkr.benchmarks;

/**
 * What one candidate needed for so many frames.
 *
 * @param frames how many arrived at the end of its route
 * @param cpuNanos the CPU time of its whole process
 * @param bytes what its threads allocated
 * @param wallNanos how long it took
 * @param inversions frames that arrived after a later one of the same contract
 * @param p50 the median of how late they arrived, in microseconds; 0 if that was not measured
 * @param p99 99 of 100 came sooner
 * @param p999 999 of 1,000 came sooner
 */
record Measurement(
        long frames, long cpuNanos, long bytes, long wallNanos, long inversions, long p50, long p99, long p999) {

    static Measurement of(String[] words) {
        long[] numbers = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Long.parseLong(words[i]);
        }
        return new Measurement(
                numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7]);
    }

    double cpuPerFrame() {
        return (double) cpuNanos / Math.max(1, frames);
    }

    double bytesPerFrame() {
        return (double) bytes / Math.max(1, frames);
    }

    double framesPerSecond() {
        return frames * 1e9 / Math.max(1, wallNanos);
    }
}
