package io.github.camelibkr.examples;

import io.github.camelibkr.model.OrderUnknownException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Counts what the routes do, from Camel's own events: read by each route, sent to each kind of endpoint, orders. */
final class Traffic extends SimpleEventNotifierSupport {

    private static final String QUOTES = "ibkr://stream/smd";
    private static final String FILLS = "ibkr://stream/str";
    private static final String ORDERS = "ibkr://order/place";

    private final Map<String, LongAdder> read = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> failed = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> sent = new ConcurrentHashMap<>();
    private final Map<String, Boolean> orderRoutes = new ConcurrentHashMap<>();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder fillsInJms = new LongAdder();
    private final AtomicReference<Runnable> firstQuoteInKafka;

    /** With what to do when the first quote has been sent to Kafka. */
    Traffic(Runnable firstQuoteInKafka) {
        this.firstQuoteInKafka = new AtomicReference<>(firstQuoteInKafka);
        setIgnoreExchangeEvents(false);
        setIgnoreExchangeCreatedEvent(false);
        setIgnoreExchangeCompletedEvent(false);
        setIgnoreExchangeFailedEvents(false);
        setIgnoreExchangeSendingEvents(false);
        setIgnoreExchangeSentEvents(false);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSendingEvent sending) {
            if (isOrder(sending.getEndpoint())) {
                orderRoutes.put(String.valueOf(sending.getExchange().getFromRouteId()), true);
            }
        } else if (event instanceof ExchangeSentEvent done) {
            sent(done.getExchange(), done.getEndpoint());
        } else if (event instanceof ExchangeCreatedEvent created) {
            count(read, created);
        } else if (event instanceof ExchangeFailedEvent failure) {
            count(failed, failure);
        } else if (event instanceof ExchangeCompletedEvent completed) {
            duplicate(completed.getExchange());
        }
    }

    private void sent(Exchange exchange, Endpoint to) {
        String scheme = scheme(to);
        if (isOrder(to)) {
            orderDone(exchange.getException());
        } else if (exchange.getException() == null) {
            sent.computeIfAbsent(scheme, key -> new LongAdder()).increment();
            if (scheme.equals("kafka") && isFrom(exchange, QUOTES)) {
                Optional.ofNullable(firstQuoteInKafka.getAndSet(null)).ifPresent(Runnable::run);
            } else if (scheme.equals("jms") && isFrom(exchange, FILLS)) {
                fillsInJms.increment();
            }
        }
    }

    private void orderDone(Exception problem) {
        if (problem == null) {
            accepted.increment();
        } else if (problem instanceof OrderUnknownException) {
            unknown.increment();
        } else {
            refused.increment();
        }
    }

    private void duplicate(Exchange exchange) {
        if (exchange.getProperty(Exchange.DUPLICATE_MESSAGE, false, boolean.class)) {
            duplicates.increment();
        }
    }

    /** Counts an exchange that a consumer made, and none of the copies that a route makes of it. */
    private static void count(Map<String, LongAdder> counters, ExchangeEvent event) {
        String route = event.getExchange().getFromRouteId();
        if (route != null && event.getExchange().getProperty(Exchange.CORRELATION_ID) == null) {
            counters.computeIfAbsent(route, key -> new LongAdder()).increment();
        }
    }

    /** What each route has read. */
    SortedMap<String, Long> read() {
        return sums(read);
    }

    /** In how many exchanges each route has failed. */
    SortedMap<String, Long> failed() {
        return sums(failed);
    }

    /** What was sent, by scheme. */
    SortedMap<String, Long> sent() {
        return sums(sent);
    }

    /** The routes that orders were read by. */
    Set<String> orderRoutes() {
        return Set.copyOf(orderRoutes.keySet());
    }

    /** What the routes that place orders have read. */
    long ordersRead() {
        return orderRoutes.keySet().stream()
                .mapToLong(route -> read().getOrDefault(route, 0L))
                .sum();
    }

    long ordersAccepted() {
        return accepted.sum();
    }

    long ordersRefused() {
        return refused.sum();
    }

    long ordersUnknown() {
        return unknown.sum();
    }

    long ordersSeenBefore() {
        return duplicates.sum();
    }

    long fillsInJms() {
        return fillsInJms.sum();
    }

    private static SortedMap<String, Long> sums(Map<String, LongAdder> counters) {
        SortedMap<String, Long> sums = new TreeMap<>();
        counters.forEach((name, counter) -> sums.put(name, counter.sum()));
        return sums;
    }

    private static boolean isOrder(Endpoint endpoint) {
        return endpoint.getEndpointUri().startsWith(ORDERS);
    }

    private static boolean isFrom(Exchange exchange, String uri) {
        return exchange.getFromEndpoint() != null
                && exchange.getFromEndpoint().getEndpointUri().startsWith(uri);
    }

    private static String scheme(Endpoint endpoint) {
        String uri = endpoint.getEndpointUri();
        return uri.substring(0, Math.max(0, uri.indexOf(':')));
    }
}
