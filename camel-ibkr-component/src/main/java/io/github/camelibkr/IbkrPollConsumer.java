package io.github.camelibkr;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceHelper;

/** Asks a read-only operation again and again, on Camel's own schedule, and sends each answer down the route. */
public class IbkrPollConsumer extends ScheduledPollConsumer {

    private final Reading reading;
    /** Null if everything is sent. */
    private final Novelty novelty;

    /** Made by the endpoint. */
    public IbkrPollConsumer(IbkrEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.reading = new Reading(endpoint);
        this.novelty = endpoint.onlyChanges() ? new Novelty() : null;
    }

    @Override
    public IbkrEndpoint getEndpoint() {
        return (IbkrEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        ServiceHelper.startService(reading);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        // first, so that nobody waits for an answer that is under way
        ServiceHelper.stopService(reading);
        super.doStop();
    }

    @Override
    protected int poll() throws Exception {
        Object answer = reading.read(getRouteId());
        forceConsumerAsReady();
        Object news = novelty == null ? answer : novelty.of(answer);
        if (news == null) {
            return 0;
        }
        Exchange exchange = createExchange(false);
        try {
            EventHeaders.set(exchange.getMessage(), null, news);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                getExceptionHandler()
                        .handleException(
                                "the answer of " + getEndpoint().name().name() + " was not processed",
                                exchange,
                                exchange.getException());
            } else if (novelty != null && !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast()) {
                // what a route could not process is still news the next time
                novelty.told();
            }
        } finally {
            releaseExchange(exchange, false);
        }
        return 1;
    }
}
