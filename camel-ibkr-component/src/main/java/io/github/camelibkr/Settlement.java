package io.github.camelibkr;

import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeExchangeException;
import org.apache.camel.spi.Synchronization;

/** Says what became of an exchange once it is complete, whichever exchange that is in the end. */
final class Settlement implements Synchronization {

    private final Consumer<Throwable> settled;

    /** {@code settled} gets null, or why the exchange failed. */
    Settlement(Consumer<Throwable> settled) {
        this.settled = settled;
    }

    @Override
    public void onComplete(Exchange exchange) {
        settled.accept(null);
    }

    @Override
    public void onFailure(Exchange exchange) {
        Exception why = exchange.getException();
        if (why == null) {
            why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        }
        settled.accept(why == null ? new RuntimeExchangeException("the exchange was rolled back", exchange) : why);
    }
}
