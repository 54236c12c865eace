package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.wire.Frame;
import java.util.Set;

/** One consumer's end of one subscription. Frames come on the event loop, so nothing here may block. */
public interface Sink extends Inlet {

    /** The topic. */
    Topic topic();

    /** What follows the topic's name in its commands; null for topics without a target. */
    String target();

    /** Numbers of the fields that this consumer wants; empty for topics without fields. */
    Set<String> fields();

    /** Numbers of fields that only other consumers want. */
    void hide(Set<String> fields);

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
}
