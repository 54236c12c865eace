package io.github.camelibkr.order;

import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.OrderNotSentException;

/** Why an order is not sent, because of what its journal knows. */
final class Refusals {

    private Refusals() {}

    /** Its id was used before. */
    static DuplicateOrderException duplicate(JournalEntry intent, JournalEntry before) {
        String id = intent.clientOrderId();
        String text = before.content().equals(intent.content())
                ? "order " + id + " was not sent again: it " + became(before) + "."
                : "order " + id + " was not sent: another order was given this clientOrderId at " + before.begun()
                        + " and " + became(before) + ".";
        return new DuplicateOrderException(
                text + " A new order needs a new clientOrderId.", intent.accountId(), id, before, null);
    }

    /** What became of an order, after the word "it". */
    private static String became(JournalEntry before) {
        String text = before.text() == null ? "" : ": " + before.text();
        return switch (before.state()) {
            case ACCEPTED ->
                "was answered with ACCEPTED" + (before.orderId() == null ? "" : " as order " + before.orderId());
            case INTENT, SENT -> "is being sent";
            case QUESTION -> "waits for an answer to a question" + text;
            case REJECTED -> "was rejected" + text;
            case DISCARDED -> "was given up over a question" + text;
            case UNKNOWN -> "was sent before, and its outcome is unknown" + text;
            case DENIED -> "was denied" + text;
            case NOT_SENT -> "was not sent" + text;
        };
    }

    /** Another process that may be gone has taken it up. */
    static OrderNotSentException elsewhere(JournalEntry before) {
        return new OrderNotSentException(
                "order " + before.clientOrderId() + " was not sent: another process took it up at " + before.changed()
                        + ", and has not sent it yet. Give it again: if that process is gone, it can be sent from here "
                        + Bookkeeper.SENDING.toMinutes() + " minutes after that",
                before.accountId(),
                before.clientOrderId(),
                null);
    }

    /** It is in other hands by now. */
    static DuplicateOrderException taken(JournalEntry now) {
        String id = now.clientOrderId();
        return new DuplicateOrderException(
                "order " + id
                        + " was not sent by this node: while it waited for its turn, another one took it up, and it "
                        + became(now) + ".",
                now.accountId(),
                id,
                now,
                null);
    }

    /** Another order of its account is in doubt. */
    static OrderNotSentException inDoubt(String clientOrderId, JournalEntry doubtful) {
        return new HeldUpException(
                "order " + clientOrderId + " was not sent: whether order " + doubtful.clientOrderId() + " of account "
                        + doubtful.accountId() + " was placed is not known since " + doubtful.changed()
                        + ". It is looked for; settle it with ibkr:order/settle if you know.",
                doubtful.accountId(),
                clientOrderId);
    }
}
