package io.github.camelibkr;

import io.github.camelibkr.gateway.GatewaySettings;
import io.github.camelibkr.gateway.GatewayStatus;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.order.OrderSettlement;
import io.github.camelibkr.order.OrdersStatus;
import io.github.camelibkr.order.guard.KillSwitch;
import io.github.camelibkr.stream.StrayCounts;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.GatewayUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/** The gateways of one Camel context. The first user of one starts it, the last one out stops it. */
final class GatewayLinks {

    private static final class Shared {
        private final GatewayLink link;
        private int users;
        /** Ends its health check. */
        private Runnable health = () -> {};

        Shared(GatewayLink link) {
            this.link = link;
        }
    }

    private final Map<GatewayUrl, Shared> byUrl = new LinkedHashMap<>();

    /** All components of a context share them, under whatever names they are registered. */
    static GatewayLinks of(CamelContext context) {
        synchronized (GatewayLinks.class) {
            GatewayLinks links = context.getCamelContextExtension().getContextPlugin(GatewayLinks.class);
            if (links == null) {
                links = new GatewayLinks();
                context.getCamelContextExtension().addContextPlugin(GatewayLinks.class, links);
                context.addLifecycleStrategy(links.stopping());
            }
            return links;
        }
    }

    /** Before its routes are stopped, and waited for, nobody may be left who waits for orders that take days. */
    private LifecycleStrategySupport stopping() {
        return new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext context) {
                release();
            }
        };
    }

    private synchronized void release() {
        byUrl.values().forEach(shared -> shared.link.orders().release());
    }

    /** No order is under way after this. */
    void drain() {
        links().forEach(GatewayLink::drain);
    }

    synchronized GatewayLink acquire(CamelContext context, GatewaySettings settings, Function<Object, Timers> clocks) {
        Shared shared = byUrl.get(settings.url());
        if (shared == null) {
            shared = new Shared(new GatewayLink(context, settings, clocks));
            shared.link.start();
            byUrl.put(settings.url(), shared);
            shared.health = GatewayHealthCheck.register(context, shared.link);
        } else if (!shared.link.gateway().settings().equals(settings)) {
            throw new IllegalArgumentException("the gateway at " + settings.url()
                    + " is used already with other settings: its options must be the same for all endpoints; set them on"
                    + " the component. They differ in: "
                    + shared.link.gateway().settings().differences(settings));
        }
        shared.users++;
        return shared.link;
    }

    /** Somebody needs it no more. Whoever waits for its last orders keeps nobody from the others. */
    void release(GatewayLink link) {
        if (isLast(link)) {
            link.stop();
        }
    }

    private synchronized boolean isLast(GatewayLink link) {
        GatewayUrl url = link.gateway().settings().url();
        Shared shared = byUrl.get(url);
        if (shared == null || shared.link != link || --shared.users > 0) {
            return false;
        }
        byUrl.remove(url);
        shared.health.run();
        return true;
    }

    synchronized void resume() {
        byUrl.values().forEach(shared -> shared.link.gateway().resume());
    }

    synchronized List<OrdersStatus> ordersStatuses() {
        return byUrl.values().stream()
                .map(shared -> shared.link.orders().status())
                .toList();
    }

    /** Says what became of an order, at whatever gateway; fails if it is not in doubt. */
    JournalEntry settle(OrderSettlement known) throws InvalidRequestException {
        for (GatewayLink link : links()) {
            JournalEntry settled = link.orders().settle(known);
            if (settled != null) {
                return settled;
            }
        }
        throw new InvalidRequestException("order " + known.clientOrderId()
                + " is not in doubt at any gateway that orders are sent to here; nothing was changed");
    }

    /** Whoever listens hears whether orders are halted, if that has changed. */
    void look(KillSwitch killSwitch, String reason) {
        links().forEach(link -> link.orders().look(killSwitch, reason));
    }

    /** Those in use now; whatever waits for a disk or a gateway keeps nobody from the others. */
    private synchronized List<GatewayLink> links() {
        return byUrl.values().stream().map(shared -> shared.link).toList();
    }

    synchronized List<StrayCounts> strayCounts() {
        return byUrl.values().stream()
                .map(shared -> shared.link.streams().strays())
                .toList();
    }

    synchronized List<GatewayStatus> statuses() {
        return byUrl.values().stream()
                .map(shared -> shared.link.gateway().status())
                .toList();
    }
}
