package io.github.camelibkr.catalogue;

import io.github.camelibkr.model.IbkrMessage;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row of the topic catalogue: one websocket topic.
 *
 * @param name IBKR's three letters
 * @param unsubscribe the command that ends it
 * @param target what follows the name in its commands
 * @param payload where the data lies in a frame
 * @param delivery what happens when a route is slower than the stream
 * @param parameters what it takes
 * @param options options of the component, beside the parameters, that mean something to it
 * @param event the body it delivers
 * @param doc one sentence for the documentation
 */
public record Topic(
        String name,
        String unsubscribe,
        Target target,
        Payload payload,
        Delivery delivery,
        List<Parameter> parameters,
        List<String> options,
        Class<? extends IbkrMessage> event,
        String doc) {

    /** What follows the name in a topic's commands. */
    public enum Target {
        /** Nothing: one stream for the whole session. */
        NONE,
        /** A contract. */
        CONID
    }

    /** Where the data lies in a frame. */
    public enum Payload {
        /** At the top level. */
        TOP,
        /** Rows in the array {@code args}. */
        ARGS
    }

    /** What happens when a route is slower than the stream. */
    public enum Delivery {
        /** The latest state wins; what came between is merged into it, and counted. */
        CONFLATE,
        /** Everything is delivered, in order. */
        EVERY
    }

    /** The name in an endpoint URI. */
    public String operation() {
        return "stream/" + name;
    }

    /** The endpoint options that this topic takes, beside those that every endpoint takes. */
    public Stream<String> takes() {
        return Stream.concat(parameters.stream().map(Parameter::option), options.stream());
    }
}
