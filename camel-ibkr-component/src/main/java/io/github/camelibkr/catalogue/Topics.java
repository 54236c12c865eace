package io.github.camelibkr.catalogue;

import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Topic.Delivery;
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
    public static final Topic SMD = new Topic(
            "smd",
            "smd+{target}+{\"fields\":[{fields}]}",
            "umd+{target}+{}",
            Target.CONTRACT,
            Payload.TOP,
            Delivery.CONFLATE,
            List.of(
                    new Parameter("conid", null, "conid", Place.LOCAL, Parameter.Type.CONIDS, true),
                    new Parameter("fields", null, "fields", Place.LOCAL, Parameter.Type.FIELDS, false)),
            List.of(),
            Quote.class,
            "Quotes of one or several contracts");

    /** Orders. */
    public static final Topic SOR = new Topic(
            "sor",
            "sor+{}",
            "uor+{}",
            Target.SESSION,
            Payload.ARGS,
            Delivery.EVERY,
            List.of(),
            List.of(),
            OrderUpdate.class,
            "Orders of the session, each time one changes");

    /** Executions. */
    public static final Topic STR = new Topic(
            "str",
            "str+{\"realtimeUpdatesOnly\":false,\"days\":1}",
            "utr",
            Target.SESSION,
            Payload.ARGS,
            Delivery.EVERY,
            List.of(),
            List.of("executionDetail", "commissionWait"),
            Execution.class,
            "Executions of today and from now on");

    /** The component's own events. */
    public static final Topic LIFECYCLE = new Topic(
            "lifecycle",
            null,
            null,
            Target.COMPONENT,
            Payload.TOP,
            Delivery.EVERY,
            List.of(),
            List.of(),
            LifecycleEvent.class,
            "What happens to the gateway, its session and the streams: connected, subscribed, stale, gap, resumed,"
                    + " competing, login required, maintenance, penalty, quarantined, order in doubt, disconnected");

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
