package io.github.camelibkr.wire;

import io.github.camelibkr.time.Timers;
import io.vertx.core.net.NetClient;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Sees a gateway come back whose port was closed. It only connects, a second at a time, and sends nothing; so the pause
 * before the next attempt can be long while nobody is there, and short when somebody is. A port that was found closed
 * only once is not watched: one that flaps must not undo the growing of the pauses.
 */
public final class PortWatch {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final GatewayUrl url;
    private final NetClient client;
    private final Timers timers;

    /** Not looking yet. */
    public PortWatch(GatewayUrl url, NetClient client, Timers timers) {
        this.url = url;
        this.client = client;
        this.timers = timers;
    }

    /**
     * Looks as long as {@code wanted}, and runs {@code back} once when the port is open after it was closed.
     *
     * @param closed whether it is known to have been closed for a while; it may open before the first look
     */
    public void until(boolean closed, BooleanSupplier wanted, Runnable back) {
        look(closed, wanted, back);
    }

    private void look(boolean closed, BooleanSupplier wanted, Runnable back) {
        timers.after(LOOK, () -> {
            if (wanted.getAsBoolean()) {
                client.connect(url.port(), url.host()).onComplete(connected -> {
                    if (connected.succeeded()) {
                        connected.result().close();
                    }
                    if (connected.failed()) {
                        look(true, wanted, back);
                    } else if (closed) {
                        back.run();
                    }
                });
            }
        });
    }

    /** Looks no more. */
    public void close() {
        client.close();
    }
}
