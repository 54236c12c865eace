package io.github.camelibkr.order.guard;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.gateway.Region;
import io.github.camelibkr.model.ContractDefinitions;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.Quotes;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.stream.Streams;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Patience;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A gateway that is in use, before the guard. */
public final class LiveGateway implements GatewayView {

    private static final Operation SNAPSHOT = Operations.get("marketdata/snapshot");
    private static final Operation DEFINITION = Operations.get("contract/definition");
    private static final Operation ORDERS = Operations.get("order/list");

    private static final String WHO = "the order guard";
    /** Last, bid, ask, and whether they are late. */
    private static final String FIELDS = "31,84,86,6509";
    /** Where IBKR's books are closed, if the region of the login is not known. */
    private static final Region USUAL = Region.america;

    private static final Patience FOR_DEFINITIONS = patience(Duration.ofSeconds(5));
    /** The list is read once in five seconds at most, and may have to be read twice. */
    private static final Patience FOR_ORDERS = patience(Duration.ofSeconds(15));

    private final Gateway gateway;
    private final Rest rest;
    private final Streams streams;

    /** Asks nothing yet. */
    public LiveGateway(Gateway gateway, Rest rest, Streams streams) {
        this.gateway = gateway;
        this.rest = rest;
        this.streams = streams;
    }

    private static Patience patience(Duration time) {
        return new Patience(WHO, time, time);
    }

    @Override
    public URI url() {
        return gateway.settings().url().base();
    }

    @Override
    public Timers timers() {
        return gateway.timers();
    }

    @Override
    public ZoneId zone() {
        Region region = gateway.settings().conduct().region();
        return (region == null ? USUAL : region).zone();
    }

    @Override
    public Quote streamed(String contract, Duration youngest) {
        return streams.latest(contract, youngest);
    }

    @Override
    public CompletionStage<Quotes> snapshot(String contract, Duration time) {
        return call(SNAPSHOT, Map.of("conid", contract, "fields", FIELDS), patience(time), Quotes.class);
    }

    @Override
    public CompletionStage<ContractDefinitions> definitions(String conids) {
        return call(DEFINITION, Map.of("conid", conids), FOR_DEFINITIONS, ContractDefinitions.class);
    }

    private <T extends IbkrMessage> CompletionStage<T> call(
            Operation operation, Map<String, String> options, Patience patience, Class<T> answer) {
        try {
            return rest.call(operation, Arguments.of(operation, null, options), patience, Duration.ZERO)
                    .thenApply(answer::cast);
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<JsonNode> orders(String account) {
        try {
            return rest.tree(ORDERS, Arguments.of(ORDERS, null, Map.of("accountId", account)), FOR_ORDERS);
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
