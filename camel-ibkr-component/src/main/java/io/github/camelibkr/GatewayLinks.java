package io.github.camelibkr;

import io.github.camelibkr.gateway.GatewaySettings;
import io.github.camelibkr.gateway.GatewayStatus;
import io.github.camelibkr.gateway.GatewayUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** The gateways of one Camel context. The first user of one starts it, the last one out stops it. */
final class GatewayLinks {

    private static final class Shared {
        private final GatewayLink link;
        private int users;

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
            }
            return links;
        }
    }

    synchronized GatewayLink acquire(CamelContext context, GatewaySettings settings) {
        Shared shared = byUrl.get(settings.url());
        if (shared == null) {
            shared = new Shared(new GatewayLink(context, settings));
            shared.link.gateway().start();
            byUrl.put(settings.url(), shared);
        } else if (!shared.link.gateway().settings().equals(settings)) {
            throw new IllegalArgumentException("the gateway at " + settings.url()
                    + " is used already with other settings: its certificate must be the same for all endpoints;"
                    + " set it on the component");
        }
        shared.users++;
        return shared.link;
    }

    synchronized void release(GatewayLink link) {
        GatewayUrl url = link.gateway().settings().url();
        Shared shared = byUrl.get(url);
        if (shared != null && shared.link == link && --shared.users == 0) {
            byUrl.remove(url);
            link.gateway().stop();
        }
    }

    synchronized List<GatewayStatus> statuses() {
        return byUrl.values().stream()
                .map(shared -> shared.link.gateway().status())
                .toList();
    }
}
