package io.github.camelibkr.simulator.wire;

import java.util.ArrayDeque;
import java.util.Deque;

/** So many requests are on their way upstream at a time; the others wait for their turn, in order. */
final class Slots {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int free;
    private boolean admitting;

    Slots(int number) {
        free = number;
    }

    /** Begins a request, now or when its turn comes. */
    void enter(Runnable request) {
        waiting.add(request);
        admit();
    }

    /** A request is over, as seen from upstream: it does not matter whether its client has waited for it. */
    void leave() {
        free++;
        admit();
    }

    /** Those that are over at once make room for the next one in the same loop. */
    private void admit() {
        if (admitting) {
            return;
        }
        admitting = true;
        try {
            while (free > 0 && !waiting.isEmpty()) {
                free--;
                waiting.remove().run();
            }
        } finally {
            admitting = false;
        }
    }
}
