package io.github.camelibkr.catalogue;

import io.github.camelibkr.catalogue.Topic.Payload;
import io.github.camelibkr.catalogue.Topic.Target;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.Quote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The topic catalogue. */
public final class Topics {

    /** Quotes. */
    public static final Topic SMD = Topic.named("smd")
            .commands("smd+{target}+{\"fields\":[{fields}]}", "umd+{target}+{}")
            .about(Target.CONTRACT)
            .conflated()
            .answers()
            .askedWhenSilent()
            .renewed()
            .brokerage()
            .takes("conid", Parameter.Type.CONIDS, false)
            .takes("symbol", Parameter.Type.SYMBOLS, false)
            .takes("fields", Parameter.Type.FIELDS, false)
            .options("overflow", "queueSize", "refuseData")
            .delivers(Quote.class, "Quotes of one or several contracts");

    /** Orders. */
    public static final Topic SOR = Topic.named("sor")
            .commands("sor+{}", "uor+{}")
            .in(Payload.ARGS)
            .rank(1)
            .brokerage()
            .options("queueSize")
            .delivers(OrderUpdate.class, "Orders of the session, each time one changes");

    /** Executions. */
    public static final Topic STR = Topic.named("str")
            .commands("str+{\"realtimeUpdatesOnly\":false,\"days\":{days}}", "utr")
            .in(Payload.ARGS)
            .rank(0)
            .answers()
            .brokerage()
            .options(
                    "executionDetail",
                    "commissionWait",
                    "since",
                    "subscriptionName",
                    "stateDirectory",
                    "dataSource",
                    "queueSize")
            .delivers(Execution.class, "Executions, each once in effect, also across restarts");

    /** The component's own events. */
    public static final Topic LIFECYCLE = Topic.named("lifecycle")
            .about(Target.COMPONENT)
            .delivers(
                    LifecycleEvent.class,
                    "What happens to the gateway, its session and the streams: connected, subscribed, stale, gap,"
                            + " resumed, degraded, new ledger, competing, login required, maintenance, penalty,"
                            + " quarantined, order in doubt, disconnected");

    private static final Map<String, Topic> BY_NAME = new LinkedHashMap<>();

    static {
        Stream.of(SMD, SOR, STR, LIFECYCLE).forEach(topic -> BY_NAME.put(topic.operation(), topic));
    }

    private Topics() {}

    /** The topic with this operation name, such as {@code stream/smd}. */
    public static Optional<Topic> find(String operation) {
        return Optional.ofNullable(BY_NAME.get(operation));
    }

    /** All topics. */
    public static List<Topic> all() {
        return List.copyOf(BY_NAME.values());
    }
}
