package io.github.camelibkr;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeExchangeException;
import org.apache.camel.spi.Synchronization;

/** Says what became of an exchange once it is complete, whichever exchange that is in the end. */
final class Settlement implements Synchronization {

    private final Consumer<Throwable> settled;
    private final AtomicBoolean once = new AtomicBoolean();

    /** {@code settled} gets null, or why the exchange failed. */
    Settlement(Consumer<Throwable> settled) {
        this.settled = settled;
    }

    @Override
    public void onComplete(Exchange exchange) {
        settle(null);
    }

    /** The exchange will never be complete. */
    void failed(Throwable why) {
        settle(why);
    }

    private void settle(Throwable why) {
        if (once.compareAndSet(false, true)) {
            settled.accept(why);
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        Exception why = exchange.getException();
        if (why == null) {
            why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        }
        settle(why == null ? new RuntimeExchangeException("the exchange was rolled back", exchange) : why);
    }
}
