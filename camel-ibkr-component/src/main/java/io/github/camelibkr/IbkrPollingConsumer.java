package io.github.camelibkr;

import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.PollingConsumerSupport;
import org.apache.camel.support.service.ServiceHelper;

/** Asks a read-only operation when it is told to: for {@code pollEnrich} and {@code ConsumerTemplate}. */
public class IbkrPollingConsumer extends PollingConsumerSupport {

    private final Reading reading;

    /** Made by the endpoint. */
    public IbkrPollingConsumer(IbkrEndpoint endpoint) {
        super(endpoint);
        this.reading = new Reading(endpoint);
    }

    @Override
    protected void doStart() throws Exception {
        ServiceHelper.startService(reading);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(reading);
    }

    /** Waits as long as {@code maxWait} and {@code requestTimeout} say. */
    @Override
    public Exchange receive() {
        Exchange exchange = getEndpoint().createExchange();
        try {
            EventHeaders.set(exchange.getMessage(), null, reading.read(null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        } catch (Exception e) {
            exchange.setException(e);
        }
        return exchange;
    }

    /** A request takes its time whatever is wanted: the same as {@link #receive()}. */
    @Override
    public Exchange receiveNoWait() {
        return receive();
    }

    /** The same as {@link #receive()}: how long a request may take is said by {@code requestTimeout} and {@code maxWait}. */
    @Override
    public Exchange receive(long timeout) {
        return receive();
    }
}
