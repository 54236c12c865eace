package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Asks what an order would cost. Nothing is placed, so nothing is noted. */
final class Previews {

    private static final Operation PREVIEW = Operations.get("order/preview");
    private static final Operation SNAPSHOT = Operations.get("marketdata/snapshot");
    private static final Duration PRICE = Duration.ofSeconds(3);

    private final Gateway gateway;
    private final Rest rest;

    Previews(Gateway gateway, Rest rest) {
        this.gateway = gateway;
        this.rest = rest;
    }

    CompletionStage<IbkrMessage> preview(Exchange exchange, OrderPolicy policy) {
        try {
            OrderRequest order = OrderReading.readAny(exchange, policy);
            return gateway.sessionNow(policy.patience().maxWait())
                    .thenCompose(session -> prices(order, policy).thenCompose(done -> {
                        try {
                            OrderRequest complete = OrderReading.complete(order, session);
                            Arguments arguments =
                                    Arguments.of(PREVIEW, null, Map.of("accountId", complete.accountId()));
                            byte[] body = OrderWire.body(named(complete));
                            return rest.read(PREVIEW, arguments, body, policy.patience());
                        } catch (IbkrException e) {
                            return CompletableFuture.failedFuture(e);
                        }
                    }));
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What belongs together must have an id to show it by; that of a preview is forgotten. */
    private static OrderRequest named(OrderRequest order) {
        return order.clientOrderId() != null || order.legs().size() == 1
                ? order
                : order.toBuilder().clientOrderId("preview").build();
    }

    /** IBKR values an order without a price of its own only if it has looked at the market; it is no loss if not. */
    private CompletionStage<Void> prices(OrderRequest order, OrderPolicy policy) {
        String conids = order.legs().stream()
                .map(OrderRequest::conid)
                .filter(conid -> conid != null)
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        if (conids.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            Arguments arguments = Arguments.of(SNAPSHOT, null, Map.of("conid", conids));
            return rest.call(SNAPSHOT, arguments, policy.patience(), PRICE).handle((quotes, failure) -> null);
        } catch (IbkrException e) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
