package io.github.camelibkr.catalogue;

import io.github.camelibkr.model.IbkrMessage;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row of the topic catalogue: one websocket topic. In its commands, {@code {target}} stands for what the consumer
 * wants and {@code {fields}} for the fields of all consumers of that target.
 *
 * @param name IBKR's three letters, or a word for what is not IBKR's
 * @param subscribe the command that begins it; null if it is not IBKR's
 * @param unsubscribe the command that ends it; null if it is not IBKR's
 * @param target what it is about
 * @param payload where the data lies in a frame
 * @param delivery what happens when a route is slower than the stream
 * @param parameters what it takes
 * @param options options of the component, beside the parameters, that mean something to it
 * @param event the body it delivers
 * @param doc one sentence for the documentation
 */
public record Topic(
        String name,
        String subscribe,
        String unsubscribe,
        Target target,
        Payload payload,
        Delivery delivery,
        List<Parameter> parameters,
        List<String> options,
        Class<? extends IbkrMessage> event,
        String doc) {

    /** What a topic is about. */
    public enum Target {
        /** The whole session. */
        SESSION,
        /** A contract. */
        CONTRACT,
        /** The component itself: nothing of it comes from IBKR. */
        COMPONENT
    }

    /** Where the data lies in a frame. */
    public enum Payload {
        /** At the top level. */
        TOP(null),
        /** Rows in the array {@code args}. */
        ARGS("args");

        private final String key;

        Payload(String key) {
            this.key = key;
        }

        /** The key that holds the data; null if it is at the top level. */
        public String key() {
            return key;
        }
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
