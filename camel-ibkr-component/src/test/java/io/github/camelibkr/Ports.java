package io.github.camelibkr;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers of tests, none twice: what the component remembers of a gateway URL outlives the test, and would count
 * for another gateway there. They lie below those that the system gives out, and each fork has its own, so that nobody
 * takes one that a test gives up and wants again.
 */
public final class Ports {

    // builds that run at once begin at different ones
    private static final int BEFORE_FIRST = 10_000
            + 4_000 * Integer.getInteger("ibkr.fork", 0)
            + (int) (ProcessHandle.current().pid() % 2_000);

    private static final AtomicInteger LAST = new AtomicInteger(BEFORE_FIRST);

    private Ports() {}

    /** One that is free. */
    public static int next() {
        while (true) {
            try (ServerSocket socket = new ServerSocket(LAST.incrementAndGet(), 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // then the one after it
            }
        }
    }
}
