package io.github.camelibkr;

import java.util.concurrent.TimeoutException;
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

    /** Waits as long as {@code maxWait} and {@code requestTimeout} say; the exchange has the exception if it failed. */
    @Override
    public Exchange receive() {
        return receive(Long.MAX_VALUE);
    }

    /** The same as {@link #receive()}: an answer is never there before it is asked for. */
    @Override
    public Exchange receiveNoWait() {
        return receive();
    }

    /** The same as {@link #receive()}, but null if there is no answer within so many milliseconds. */
    @Override
    public Exchange receive(long timeout) {
        Exchange exchange = getEndpoint().createExchange();
        try {
            EventHeaders.set(exchange.getMessage(), null, reading.read(null, timeout));
        } catch (TimeoutException noAnswerYet) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        } catch (Exception e) {
            exchange.setException(e);
        }
        return exchange;
    }
}
