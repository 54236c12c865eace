package io.github.camelibkr;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.gateway.Region;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.store.JournalQuery;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Reads from an endpoint's options, and the header {@link IbkrConstants#CLIENT_ORDER_ID}, what {@code order/journal} is asked. */
final class JournalLookUp {

    private static final int USUAL_LIMIT = 100;

    private JournalLookUp() {}

    static JournalQuery read(Exchange exchange, IbkrEndpoint endpoint, Instant now) throws InvalidRequestException {
        Map<String, String> options = new HashMap<>(endpoint.options());
        options.put("clientOrderId", endpoint.orders().clientOrderId(exchange));
        Arguments arguments = Arguments.of(endpoint.name().operation(), exchange.getMessage(), options);
        if (arguments.get("clientOrderId") == null
                && endpoint.getConfiguration().getClientOrderId() != null) {
            // all orders are no answer to a question for one
            throw new InvalidRequestException("order/journal: the expression clientOrderId gives no id");
        }
        String limit = arguments.get("limit");
        return new JournalQuery(
                arguments.get("clientOrderId"),
                arguments.get("accountId"),
                states(arguments.get("state")),
                since(
                        arguments.get("changedSince"),
                        now,
                        endpoint.getConfiguration().getRegion()),
                limit == null ? USUAL_LIMIT : Integer.parseInt(limit));
    }

    private static Set<JournalState> states(String list) {
        return GatewayOptions.split(list)
                .map(JournalState::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(JournalState.class)));
    }

    private static Instant since(String text, Instant now, Region region) throws InvalidRequestException {
        try {
            return text == null ? null : Since.parse("changedSince", text, now, region);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("order/journal: " + e.getMessage(), e);
        }
    }
}
