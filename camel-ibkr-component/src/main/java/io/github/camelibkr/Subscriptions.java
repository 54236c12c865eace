package io.github.camelibkr;

import io.github.camelibkr.store.StateDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names under which the ledger remembers what was delivered: each has one consumer at a time. */
final class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private Subscriptions() {}

    /** The name of a consumer's subscription. */
    static String name(IbkrEndpoint endpoint, String routeId) {
        String name = endpoint.getConfiguration().getSubscriptionName();
        if (name != null && !name.isBlank()) {
            return name.strip();
        }
        if (routeId == null) {
            throw new IllegalArgumentException("ibkr:stream/str needs the option subscriptionName here, since its"
                    + " route has no id under which the ledger could remember what was delivered");
        }
        if (routeId.matches("route\\d+")) {
            LOG.warn(
                    "Route {} has no id of its own: should it be numbered differently one day, its executions would be"
                            + " delivered again, or those of another route be taken for delivered. Give it a routeId or"
                            + " a subscriptionName",
                    routeId);
        }
        return routeId;
    }

    /** Takes the name, and the database; to be closed when the consumer stops. */
    static AutoCloseable claim(IbkrEndpoint endpoint, String name) throws Exception {
        StateStores stores = endpoint.getComponent().stores();
        StateDirectory directory = stores.directory(endpoint.getConfiguration());
        AutoCloseable claim = directory.claim(name);
        if (claim == null) {
            throw new IllegalStateException("the subscription '" + name + "' in " + directory.path()
                    + " is in use by another route or program: give this one its own subscriptionName, or use master:"
                    + " so that only one of several nodes takes it");
        }
        try {
            AutoCloseable database = stores.use(endpoint.getConfiguration());
            return () -> {
                database.close();
                claim.close();
            };
        } catch (Exception e) {
            claim.close();
            throw e;
        }
    }
}
