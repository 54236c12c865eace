package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.wire.Frame;
import java.time.Instant;
import java.util.Set;

/** One consumer's end of one subscription. Frames come on the event loop, so nothing here may block. */
public interface Sink extends Inlet {

    /** The topic. */
    Topic topic();

    /** What follows the topic's name in its commands; null for topics without a target. */
    String target();

    /** Numbers of the fields that this consumer wants; empty for topics without fields. */
    default Set<String> fields() {
        return Set.of();
    }

    /** How many days back this consumer wants what it has missed. */
    default int days(Instant now) {
        return 1;
    }

    /** Numbers of fields that only other consumers want. */
    default void hide(Set<String> fields) {}

    @Override
    default void open(Streams streams) {
        streams.subscribe(this);
    }

    @Override
    default void close(Streams streams) {
        streams.unsubscribe(this);
    }

    /** A frame came. */
    void frame(Frame frame);

    /**
     * Rows of the same kind were read over REST.
     *
     * @param asked when they were asked for
     * @param first whether these are the first since the subscription was sent
     */
    default void told(JsonNode rows, Instant asked, boolean first) {}
}
