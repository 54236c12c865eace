package io.github.camelibkr;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.model.AccountLedgerState;
import io.github.camelibkr.model.AccountSummaryState;
import io.github.camelibkr.model.AccountsReader;
import io.github.camelibkr.model.Bulletin;
import io.github.camelibkr.model.DepthState;
import io.github.camelibkr.model.FieldList;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.MarketDataField;
import io.github.camelibkr.model.Notification;
import io.github.camelibkr.model.ProfitAndLossState;
import io.github.camelibkr.model.SessionChangeState;
import io.github.camelibkr.model.SystemEvent;
import io.github.camelibkr.store.ExecutionLedger;
import io.github.camelibkr.stream.Delivery;
import io.github.camelibkr.stream.EventSink;
import io.github.camelibkr.stream.ExecutionPolicy;
import io.github.camelibkr.stream.ExecutionSink;
import io.github.camelibkr.stream.FillDelivery;
import io.github.camelibkr.stream.HistorySink;
import io.github.camelibkr.stream.Inlet;
import io.github.camelibkr.stream.LifecycleSink;
import io.github.camelibkr.stream.OrderSink;
import io.github.camelibkr.stream.QuotePolicy;
import io.github.camelibkr.stream.QuotePolicy.Refused;
import io.github.camelibkr.stream.QuoteSink;
import io.github.camelibkr.stream.StateSink;
import io.github.camelibkr.stream.StateSink.State;
import io.github.camelibkr.time.Timers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

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
        if (topic == Topics.STR) {
            return List.of(executions(configuration, subscription));
        }
        if (topic == Topics.SMH) {
            return targets.stream().map(this::chart).toList();
        }
        return topic.delivery() == Topic.Delivery.CONFLATE ? states(topic, targets) : List.of(events(topic));
    }

    /** What a chart is to show, as IBKR's JSON. */
    private Inlet chart(String conid) {
        Map<String, String> options = endpoint.options();
        Map<String, Object> arguments = new LinkedHashMap<>();
        String[] parts = conid.split("@");
        if (parts.length > 1) {
            arguments.put("exchange", parts[1]);
        }
        for (String name : List.of("period", "bar", "source")) {
            if (options.get(name) != null) {
                arguments.put(name, options.get(name));
            }
        }
        if (options.get("outsideRth") != null) {
            arguments.put("outsideRth", Boolean.valueOf(options.get("outsideRth")));
        }
        return new HistorySink(
                parts[0],
                new String(IbkrJson.bytes(arguments), StandardCharsets.UTF_8),
                Duration.ofMillis(endpoint.getConfiguration().getRepeat()),
                timers,
                workers,
                delivery);
    }

    private List<Inlet> states(Topic topic, List<String> targets) {
        Function<JsonNode, Map<String, JsonNode>> parts =
                topic == Topics.SPL ? ProfitAndLossState::rows : frame -> Map.of("", frame);
        List<Inlet> inlets = new ArrayList<>();
        for (String target : targets.isEmpty() ? Collections.<String>singletonList(null) : targets) {
            inlets.add(new StateSink(topic, target, parts, key -> state(topic, key, target), workers, delivery));
        }
        return inlets;
    }

    private static State state(Topic topic, String key, String target) {
        return switch (topic.name()) {
            case "spl" -> {
                ProfitAndLossState state = new ProfitAndLossState(key);
                yield new State(state::merge, state::take);
            }
            case "ssd" -> {
                AccountSummaryState state = new AccountSummaryState(target);
                yield new State(state::merge, state::take);
            }
            case "sld" -> {
                AccountLedgerState state = new AccountLedgerState(target);
                yield new State(state::merge, state::take);
            }
            case "sbd" -> {
                DepthState state = new DepthState(target);
                yield new State(state::merge, state::take);
            }
            default -> {
                SessionChangeState state = new SessionChangeState();
                yield new State(state::merge, state::take);
            }
        };
    }

    private Inlet events(Topic topic) {
        Function<JsonNode, IbkrMessage> reader =
                switch (topic.name()) {
                    case "blt" -> Bulletin::read;
                    case "ntf" -> Notification::read;
                    case "act" -> AccountsReader::read;
                    default -> SystemEvent::read;
                };
        // a bulletin comes again with every websocket
        Function<IbkrMessage, String> identity = message -> message instanceof Bulletin bulletin ? bulletin.id() : null;
        return new EventSink(topic, endpoint.getConfiguration().getQueueSize(), reader, identity, workers, delivery);
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
                Since.parse("since", configuration.getSince(), timers.now(), configuration.getRegion()),
                configuration.getQueueSize(),
                rhythm.redelivery());
        ExecutionLedger ledger = new ExecutionLedger(component.stores().database(configuration), subscription);
        return new ExecutionSink(policy, ledger, component.stores().directory(configuration), timers, workers, fills);
    }
}
