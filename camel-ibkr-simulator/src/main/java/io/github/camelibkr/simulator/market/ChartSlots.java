package io.github.camelibkr.simulator.market;

/** The five places for bars, which requests and websocket charts share. */
public final class ChartSlots {

    private static final int SLOTS = 5;
    private static final long FIRST_SERVER_ID = 34_101;

    private int taken;
    private long served;

    /** Takes a place, if one is free. */
    boolean take() {
        if (taken == SLOTS) {
            return false;
        }
        taken++;
        return true;
    }

    /** Gives a place back. */
    void free() {
        taken--;
    }

    /** The name under which the next chart is known. */
    String nextServerId() {
        return Long.toString(FIRST_SERVER_ID + served++);
    }
}
