package io.github.camelibkr;

import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.model.FieldList;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.MarketDataField;
import io.github.camelibkr.store.ExecutionLedger;
import io.github.camelibkr.stream.Delivery;
import io.github.camelibkr.stream.ExecutionPolicy;
import io.github.camelibkr.stream.ExecutionSink;
import io.github.camelibkr.stream.FillDelivery;
import io.github.camelibkr.stream.Inlet;
import io.github.camelibkr.stream.LifecycleSink;
import io.github.camelibkr.stream.OrderSink;
import io.github.camelibkr.stream.QuotePolicy;
import io.github.camelibkr.stream.QuotePolicy.Refused;
import io.github.camelibkr.stream.QuoteSink;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** Makes what feeds a consumer's route: one inlet for each thing that it is about. */
final class Inlets {

    private final IbkrEndpoint endpoint;
    private final Executor workers;
    private final Timers timers;
    private final Delivery delivery;
    private final FillDelivery fills;

    Inlets(IbkrEndpoint endpoint, Executor workers, Timers timers, Delivery delivery, FillDelivery fills) {
        this.endpoint = endpoint;
        this.workers = workers;
        this.timers = timers;
        this.delivery = delivery;
        this.fills = fills;
    }

    /** {@code targets}: what the consumer is about; empty for topics of the whole session. */
    List<Inlet> make(List<String> targets, String subscription) throws InvalidRequestException {
        Topic topic = endpoint.name().topic();
        if (topic == Topics.SMD) {
            QuotePolicy policy = quotes();
            return targets.stream()
                    .<Inlet>map(conid -> new QuoteSink(conid, policy, workers, delivery))
                    .toList();
        }
        if (topic == Topics.LIFECYCLE) {
            return List.of(new LifecycleSink(workers, delivery));
        }
        IbkrConfiguration configuration = endpoint.getConfiguration();
        if (topic == Topics.SOR) {
            return List.of(new OrderSink(configuration.getQueueSize(), workers, delivery));
        }
        return List.of(executions(configuration, subscription));
    }

    private QuotePolicy quotes() throws InvalidRequestException {
        IbkrConfiguration configuration = endpoint.getConfiguration();
        Set<String> fields = FieldList.ids(endpoint.options().get("fields"));
        Set<Refused> refused = EnumSet.noneOf(Refused.class);
        GatewayOptions.split(configuration.getRefuseData())
                .map(Refused::valueOf)
                .forEach(refused::add);
        if (!refused.isEmpty()) {
            fields = new LinkedHashSet<>(fields);
            fields.add(MarketDataField.AVAILABILITY.id());
        }
        return new QuotePolicy(fields, configuration.getOverflow(), configuration.getQueueSize(), refused);
    }

    private Inlet executions(IbkrConfiguration configuration, String subscription) {
        IbkrComponent component = endpoint.getComponent();
        Rhythm rhythm = component.rhythm();
        ExecutionPolicy policy = new ExecutionPolicy(
                subscription,
                configuration.getExecutionDetail(),
                Duration.ofMillis(configuration.getCommissionWait()),
                Since.parse(configuration.getSince(), timers.now(), configuration.getRegion()),
                configuration.getQueueSize(),
                rhythm.redelivery());
        ExecutionLedger ledger = new ExecutionLedger(component.stores().database(configuration), subscription);
        return new ExecutionSink(policy, ledger, component.stores().directory(configuration), timers, workers, fills);
    }
}
