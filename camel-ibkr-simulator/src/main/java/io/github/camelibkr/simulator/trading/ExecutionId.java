package io.github.camelibkr.simulator.trading;

/** The id of an execution: which fill, which leg of it, and how often it was corrected, counted from one. */
record ExecutionId(String fill, int leg, int revision) {

    /** A correction has the id of what it corrects but for the digits behind the last dot. */
    ExecutionId corrected() {
        return new ExecutionId(fill, leg, revision + 1);
    }

    @Override
    public String toString() {
        return String.format("%s.%02d.%02d", fill, leg, revision);
    }
}
