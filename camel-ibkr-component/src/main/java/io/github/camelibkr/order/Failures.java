package io.github.camelibkr.order;

import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderLeg;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.model.PartialOrderException;
import java.util.List;

/**
 * What failed requests mean for one order.
 *
 * @param order how to call it, such as {@code order c-1}
 * @param accountId null if it is not known
 * @param clientOrderId null if it is not known
 */
record Failures(String order, String accountId, String clientOrderId) {

    /** Of an order that is placed. */
    static Failures ofOrder(String accountId, String clientOrderId) {
        return new Failures("order " + clientOrderId, accountId, clientOrderId);
    }

    /** Of an order of which only a question is known. */
    static Failures ofQuestion(String replyId) {
        return new Failures("the order of question " + replyId, null, null);
    }

    OrderNotSentException notSent(String why, Throwable cause) {
        return new OrderNotSentException(order + " was not sent: " + why, accountId, clientOrderId, cause);
    }

    /** Something before the order's request failed. */
    OrderException before(Throwable failure) {
        Throwable cause = Causes.of(failure);
        return cause instanceof OrderException known ? known : notSent(cause.getMessage(), cause);
    }

    /** A request failed: either it is certain that nothing left, or nothing is certain. */
    OrderException of(Throwable failure, boolean firstRequest) {
        Throwable cause = Causes.of(failure);
        if (cause instanceof OrderException known) {
            return known;
        }
        return firstRequest && Causes.hasNotLeft(cause)
                ? notSent(cause.getMessage(), cause)
                : unknown(cause.getMessage(), cause);
    }

    /** A no did not arrive. Nothing is placed, but the question may still be open. */
    OrderException notDelivered(Throwable failure) {
        return new OrderNotSentException(
                "the no to " + order + " did not arrive: " + Causes.of(failure).getMessage()
                        + ". Nothing is placed as long as nobody answers yes.",
                accountId,
                clientOrderId,
                Causes.of(failure));
    }

    OrderUnknownException unknown(String why, Throwable cause) {
        return new OrderUnknownException(
                "the outcome of " + order + " is unknown: " + why
                        + ". Do not send it again: look for its clientOrderId in order/list and stream/sor first.",
                accountId,
                clientOrderId,
                cause);
    }

    /** The same, with what is known of each of several orders, if anything is. */
    OrderUnknownException unknown(OrderUnknownException failure, Heard heard) {
        return !heard.isSeveral() || heard.all(OrderLeg.State.UNKNOWN)
                ? failure
                : new OrderUnknownException(
                        failure.getMessage() + " So far: " + heard.inWords() + ".",
                        accountId,
                        clientOrderId,
                        failure.getCause());
    }

    /** IBKR has refused all of it. */
    OrderRejectedException rejected(Heard heard) {
        List<String> reasons =
                heard.legs().stream().map(OrderLeg::text).distinct().toList();
        return new OrderRejectedException(
                "IBKR rejected " + order + ": " + (reasons.size() == 1 ? reasons.get(0) : heard.inWords()),
                accountId,
                clientOrderId,
                null);
    }

    /** IBKR has taken some of it, and not the rest; {@code withdrawn}: what was done about that. */
    PartialOrderException partial(Heard heard, String withdrawn) {
        return new PartialOrderException(
                order + " was placed in part only: " + heard.inWords() + ". " + withdrawn,
                accountId,
                clientOrderId,
                heard.legs());
    }

    /** As long as its last question has no yes nothing can be placed, so this is certain even if the no was lost. */
    OrderQuestionException refused(OrderQuestion question, boolean delivered) {
        String ids = question.messageIds().isEmpty() ? "without an id" : String.join(",", question.messageIds());
        String advice = question.messageIds().isEmpty()
                ? "It cannot be allowed in advance."
                : "To answer it with yes, add confirm=" + ids + " to the endpoint.";
        return new OrderQuestionException(
                order + " was not placed: IBKR asks (" + ids + ") \"" + String.join(" ", question.messages())
                        + "\" and " + (delivered ? "was answered no" : "could not be answered no") + ". " + advice,
                accountId,
                clientOrderId,
                question);
    }
}
