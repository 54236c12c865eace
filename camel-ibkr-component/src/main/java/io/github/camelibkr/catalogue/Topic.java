package io.github.camelibkr.catalogue;

import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.model.IbkrMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row of the topic catalogue: one websocket topic. In its commands, {@code {target}} stands for what the consumer
 * wants, {@code {fields}} for the fields of all consumers of that target, {@code {days}} for how far back they look, and
 * {@code {account}} for the account within the target.
 *
 * @param name IBKR's three letters, or a word for what is not IBKR's
 * @param subscribe the command that begins it; null if it comes without being asked for
 * @param unsubscribe the command that ends it; null if there is none
 * @param target what it is about
 * @param payload where the data lies in a frame
 * @param delivery what happens when a route is slower than the stream
 * @param rank which topics are subscribed first after an interruption: 0 before 1
 * @param answers whether a subscription is always answered by a frame, so that one that is not was lost
 * @param asked whether it is sent again after a silence, since only a missing answer means that it is dead; a topic
 *     whose silence means nothing is not
 * @param renewed whether IBKR ends it silently unless it is sent again in time (quirk 97)
 * @param kept whether what it said last is kept for a route that begins later
 * @param brokerage whether it needs the brokerage session
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
        int rank,
        boolean answers,
        boolean asked,
        boolean renewed,
        boolean kept,
        boolean brokerage,
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
        /** An account. */
        ACCOUNT,
        /** A contract seen from an account, which has one of these at a time. */
        LADDER,
        /** The component itself: nothing of it comes from IBKR. */
        COMPONENT
    }

    /** Where the data lies in a frame. */
    public enum Payload {
        /** At the top level. */
        TOP(null),
        /** In {@code args}. */
        ARGS("args"),
        /** Rows in the array {@code result}. */
        RESULT("result"),
        /** Rows in the array {@code data}. */
        DATA("data");

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
        EVERY,
        /** One answer for each question. */
        ONCE
    }

    /** Starts a row. */
    static Row named(String name) {
        return new Row(name);
    }

    /** The name in an endpoint URI. */
    public String operation() {
        return "stream/" + name;
    }

    /** The endpoint options that this topic takes, beside those that every endpoint takes. */
    public Stream<String> takes() {
        return Stream.concat(parameters.stream().map(Parameter::option), options.stream());
    }

    /** A row being written; {@link #delivers} completes it. */
    static final class Row {
        private final String name;
        private String subscribe;
        private String unsubscribe;
        private Target target = Target.SESSION;
        private Payload payload = Payload.TOP;
        private Delivery delivery = Delivery.EVERY;
        private int rank = 2;
        private boolean answers;
        private boolean asked;
        private boolean renewed;
        private boolean kept;
        private boolean brokerage;
        private final List<Parameter> parameters = new ArrayList<>();
        private List<String> options = List.of();

        private Row(String name) {
            this.name = name;
        }

        Row commands(String begin, String end) {
            subscribe = begin;
            unsubscribe = end;
            return this;
        }

        Row about(Target what) {
            target = what;
            return this;
        }

        Row in(Payload place) {
            payload = place;
            return this;
        }

        Row conflated() {
            delivery = Delivery.CONFLATE;
            return this;
        }

        Row once() {
            delivery = Delivery.ONCE;
            return this;
        }

        Row rank(int first) {
            rank = first;
            return this;
        }

        Row answers() {
            answers = true;
            return this;
        }

        Row askedWhenSilent() {
            asked = true;
            return this;
        }

        Row renewed() {
            renewed = true;
            return this;
        }

        Row kept() {
            kept = true;
            return this;
        }

        Row brokerage() {
            brokerage = true;
            return this;
        }

        Row takes(String option, Parameter.Type type, boolean required) {
            parameters.add(new Parameter(option, null, option, Place.LOCAL, type, required));
            return this;
        }

        Row options(String... names) {
            options = List.of(names);
            return this;
        }

        Topic delivers(Class<? extends IbkrMessage> event, String doc) {
            return new Topic(
                    name,
                    subscribe,
                    unsubscribe,
                    target,
                    payload,
                    delivery,
                    rank,
                    answers,
                    asked,
                    renewed,
                    kept,
                    brokerage,
                    List.copyOf(parameters),
                    options,
                    event,
                    doc);
        }
    }
}
