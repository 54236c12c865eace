package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.wire.Frame;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream of rows, each of which counts. */
abstract class RowSink extends LaneSink {

    private static final Logger LOG = LoggerFactory.getLogger(RowSink.class);

    RowSink(Topic topic, String target, int most, Executor pool, Delivery delivery) {
        super(topic, target, most, pool, delivery);
    }

    /**
     * Takes one row; called with {@code reading} held.
     *
     * @return false if the row makes no sense
     */
    abstract boolean row(JsonNode row);

    @Override
    void read(Frame message) throws IOException {
        JsonNode frame = message.tree();
        String key = topic().payload().key();
        JsonNode rows = key == null ? frame : frame.path(key);
        // one row without its array is a row all the same
        rows(rows.isObject() ? List.of(rows) : rows);
    }

    final void rows(Iterable<JsonNode> rows) {
        for (JsonNode row : rows) {
            counts.received.incrementAndGet();
            if (!row.isObject() || !row(row)) {
                counts.dropped.incrementAndGet();
                LOG.warn("A row of {} that makes no sense was left out", topic().name());
            }
        }
    }

    @Override
    void unreadable() {
        counts.received.incrementAndGet();
        counts.dropped.incrementAndGet();
    }
}
