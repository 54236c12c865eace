package io.github.camelibkr;

import io.github.camelibkr.gateway.Announcer;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.model.NotConnectedException;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.LoggingExceptionHandler;

/**
 * Tells a consumer's own exception handler, or with {@code bridgeErrorHandler} the route's, that the gateway was lost:
 * once for each outage, not for each attempt. A handler that would only log it is spared, since that is logged anyway.
 */
final class OutageReports implements Consumer<LifecycleEvent>, AutoCloseable {

    private final Announcer announcer;
    private final Executor workers;
    private final ExceptionHandler handler;
    private final Instant begun;
    private boolean out; // guarded by this

    /** {@code begun}: what was before is no news. */
    OutageReports(Announcer announcer, Executor workers, ExceptionHandler handler, Instant begun) {
        this.begun = begun;
        this.announcer = announcer;
        this.workers = workers;
        this.handler = handler;
        if (!(handler instanceof LoggingExceptionHandler)) {
            announcer.listen(this);
        }
    }

    @Override
    public void accept(LifecycleEvent event) {
        if (event.topic() != null || event.at().isBefore(begun)) {
            return;
        }
        synchronized (this) {
            if (event.type() == Type.CONNECTED) {
                out = false;
                return;
            }
            boolean outage = event.type() == Type.DISCONNECTED
                    || event.type() == Type.LOGIN_REQUIRED
                    || event.type() == Type.COMPETING;
            if (!outage || out) {
                return;
            }
            out = true;
        }
        NotConnectedException lost = new NotConnectedException(
                event.gateway() + ": " + event.type() + (event.reason() == null ? "" : ", " + event.reason()));
        try {
            // never on the thread that brought the news: a route may follow
            workers.execute(() -> handler.handleException(lost.getMessage(), lost));
        } catch (RejectedExecutionException stopped) {
            // nobody is left who could hear it
        }
    }

    @Override
    public void close() {
        announcer.ignore(this);
    }
}
