package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.cache.Recent;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.model.IbkrMessage;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** What IBKR says unasked: each row is a message of its own. */
public final class EventSink extends QueueSink {

    private static final int REMEMBERED = 1_000;

    private final Function<JsonNode, IbkrMessage> reader;
    private final Function<IbkrMessage, String> identity;
    private final Map<String, Boolean> known = new Recent<>(REMEMBERED); // guarded by reading

    /**
     * For the whole session.
     *
     * @param reader makes a row's message; null if the row makes no sense
     * @param identity by what a message is known that comes again; null where none does
     */
    public EventSink(
            Topic topic,
            int most,
            Function<JsonNode, IbkrMessage> reader,
            Function<IbkrMessage, String> identity,
            Executor pool,
            Delivery delivery) {
        super(topic, null, most, pool, delivery);
        this.reader = reader;
        this.identity = identity;
    }

    @Override
    boolean row(JsonNode row) {
        IbkrMessage message = reader.apply(row);
        if (message == null) {
            return false;
        }
        String id = identity.apply(message);
        if (id != null && known.put(id, true) != null) {
            counts.conflated.incrementAndGet();
        } else {
            deliver(message);
        }
        return true;
    }

    @Override
    void forget() {
        // what was said once is not said again
    }
}
