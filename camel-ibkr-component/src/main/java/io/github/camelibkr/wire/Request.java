package io.github.camelibkr.wire;

import io.github.camelibkr.catalogue.Pace;
import io.github.camelibkr.catalogue.Paces;
import io.github.camelibkr.catalogue.Priority;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One request to the gateway.
 *
 * @param operation the operation's name, for errors and logs
 * @param method the HTTP method
 * @param path below {@code /v1/api}, with its query
 * @param body JSON; null for none. A POST without a body is sent with length 0 (quirk 4)
 * @param priority how urgent it is
 * @param repeatable whether it changes nothing, so that it may be asked again if the gateway breaks down over it
 * @param patience who asks, and how long he will wait
 * @param conversation what it is a part of, while which nobody else is heard; null: it stands alone
 * @param departure the last look before it leaves; null: none
 * @param late is given an answer that came after nobody waited for it any more; null: nobody
 */
public record Request(
        String operation,
        String method,
        String path,
        byte[] body,
        Priority priority,
        boolean repeatable,
        Patience patience,
        Object conversation,
        Departure departure,
        Consumer<Answer> late) {

    /** One that stands alone. */
    public Request(
            String operation,
            String method,
            String path,
            byte[] body,
            Priority priority,
            boolean repeatable,
            Patience patience) {
        this(operation, method, path, body, priority, repeatable, patience, null, null, null);
    }

    /** Its own limit beside the one for all; null if it has none. */
    public Pace pace() {
        return Paces.of(method, path).orElse(null);
    }

    /** The same, with another wait. */
    public Request waiting(Duration maxWait) {
        return new Request(
                operation,
                method,
                path,
                body,
                priority,
                repeatable,
                patience.waiting(maxWait),
                conversation,
                departure,
                late);
    }

    /** The same, as a part of a conversation, and with a last look, if that is not null. */
    public Request within(Object someConversation, Departure lastLook) {
        return new Request(
                operation, method, path, body, priority, repeatable, patience, someConversation, lastLook, late);
    }

    /** The same, of which somebody wants to know the answer however late it comes. */
    public Request keeping(Consumer<Answer> whoever) {
        return new Request(
                operation, method, path, body, priority, repeatable, patience, conversation, departure, whoever);
    }

    @Override
    public String toString() {
        return operation;
    }
}
