package io.github.camelibkr;

import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.gateway.GatewaySettings;
import io.github.camelibkr.gateway.OnDemandPool;
import io.github.camelibkr.order.OrderEntry;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.stream.Streams;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/** One gateway with everything that works on it, shared by the endpoints that name its URL. */
final class GatewayLink {

    /** In milliseconds; shorter than what Camel gives its routes by default. */
    private static final long LONGEST_DRAIN = 30_000;

    private final Gateway gateway;
    private final Streams streams = new Streams();
    private final Rest rest;
    private final CamelContext context;
    /** Threads that wait for the disk when orders are noted. */
    private final ExecutorService desk;

    private final OrderEntry orders;

    GatewayLink(CamelContext context, GatewaySettings settings, Function<Object, Timers> clocks) {
        gateway = new Gateway(context, settings, streams, clocks);
        rest = new Rest(gateway);
        streams.attach(gateway, rest);
        this.context = context;
        desk = OnDemandPool.create(context, this, "IbkrOrder", 1, Integer.MAX_VALUE, 0);
        orders = new OrderEntry(gateway, rest, streams, desk);
    }

    void start() {
        gateway.start();
    }

    void stop() {
        drain();
        gateway.stop();
        context.getExecutorServiceManager().shutdownGraceful(desk, 5_000);
    }

    /** Waits for orders that are under way, as long as Camel would; nothing is sent any more. */
    void drain() {
        long shutdown = TimeUnit.MILLISECONDS.convert(
                context.getShutdownStrategy().getTimeout(),
                context.getShutdownStrategy().getTimeUnit());
        orders.close(Duration.ofMillis(Math.min(LONGEST_DRAIN, shutdown)));
    }

    Gateway gateway() {
        return gateway;
    }

    Streams streams() {
        return streams;
    }

    Rest rest() {
        return rest;
    }

    OrderEntry orders() {
        return orders;
    }
}
