package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Departure;
import io.github.camelibkr.wire.Patience;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How one order speaks to IBKR: everything that is said with it belongs to one conversation. */
interface Voice {

    /**
     * Says something, once.
     *
     * @param values the values of the operation's parameters, by IBKR's names
     * @param body null if there is none
     * @param lastLook asked before it leaves; may be null
     */
    CompletionStage<Answer> say(Operation operation, Map<String, String> values, byte[] body, Departure lastLook);

    /** One that speaks over the gateway; {@code conversation} marks what belongs together, and may be null. */
    static Voice of(Rest rest, Patience patience, Object conversation) {
        return (operation, values, body, lastLook) -> {
            try {
                Arguments arguments = Arguments.of(operation, null, values);
                return rest.send(operation, arguments, body, patience, conversation, lastLook);
            } catch (InvalidRequestException e) {
                return CompletableFuture.failedFuture(e);
            }
        };
    }
}
