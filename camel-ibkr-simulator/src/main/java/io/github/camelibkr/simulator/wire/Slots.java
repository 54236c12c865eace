package io.github.camelibkr.simulator.wire;

import java.util.ArrayDeque;
import java.util.Deque;

/** So many requests are on their way upstream at a time; the others wait for their turn, in order. */
final class Slots {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Slots(int number) {
        free = number;
    }

    /** Begins a request, now or when its turn comes. */
    void enter(Runnable request) {
        if (free > 0) {
            free--;
            request.run();
        } else {
            waiting.add(request);
        }
    }

    /** A request is over, as seen from upstream: it does not matter whether its client has waited for it. */
    void leave() {
        Runnable next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.run();
        }
    }
}
