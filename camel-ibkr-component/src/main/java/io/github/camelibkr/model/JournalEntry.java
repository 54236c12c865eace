package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;

/**
 * What the journal knows of one order ({@code order/journal}).
 *
 * @param clientOrderId the order's own id
 * @param accountId the account
 * @param gateway the gateway that it was meant for
 * @param kind what was asked of IBKR
 * @param state how far it has come
 * @param orderId IBKR's id; null if it has none, or it is not known
 * @param content a hash of what was ordered
 * @param request what was ordered, as it was sent: JSON; null if it is longer than the journal keeps
 * @param owner who sends it: a token of one attempt of one run of one process
 * @param text what was said last: a reason, a question, an operator's words
 * @param begun when it was taken up; again, if nothing of it had left before
 * @param changed when its state was noted
 */
public record JournalEntry(
        String clientOrderId,
        String accountId,
        String gateway,
        Kind kind,
        JournalState state,
        String orderId,
        String content,
        String request,
        String owner,
        String text,
        @JsonDeserialize(using = InstantReader.class) Instant begun,
        @JsonDeserialize(using = InstantReader.class) Instant changed)
        implements IbkrMessage {

    /** What was asked of IBKR. */
    public enum Kind {
        /** To place a new order. */
        PLACE,
        /** To change a working one, which then has its {@code orderId} from the beginning. */
        MODIFY
    }

    /** The same order in another state. */
    public JournalEntry with(JournalState next, String newOrderId, String newText, Instant now) {
        return new JournalEntry(
                clientOrderId,
                accountId,
                gateway,
                kind,
                next,
                newOrderId == null ? orderId : newOrderId,
                content,
                request,
                owner,
                newText,
                begun,
                now);
    }
}
