package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.LifecycleEvent;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The component's own events for one consumer. What a route that hangs does not take is kept, up to a bound: then the
 * oldest are dropped, and counted.
 */
public final class LifecycleSink extends MessageInlet implements Consumer<LifecycleEvent> {

    private static final int MOST = 10_000;

    /** For one route. */
    public LifecycleSink(Executor pool, Delivery delivery) {
        super(Topics.LIFECYCLE.name(), pool, delivery);
    }

    @Override
    public void open(Streams streams) {
        streams.listen(this);
    }

    @Override
    public void close(Streams streams) {
        streams.ignore(this);
    }

    @Override
    public void accept(LifecycleEvent event) {
        add(event, MOST);
    }
}
