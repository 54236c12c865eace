package io.github.camelibkr.order;

import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.model.PacingException;
import java.util.concurrent.CompletionException;

/** What a failed request means for an order. */
final class Failures {

    private Failures() {}

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Whether it is certain that no byte of the order left. */
    static boolean nothingLeft(Throwable failure) {
        return cause(failure) instanceof OrderNotSentException;
    }

    /** Whatever kept an order from being sent. */
    static OrderException notSent(String accountId, String clientOrderId, Throwable failure) {
        return new OrderNotSentException(
                "order " + clientOrderId + " was not sent: " + cause(failure).getMessage(),
                accountId,
                clientOrderId,
                cause(failure));
    }

    /** A request of an order failed: either it is certain that nothing left, or nothing is certain. */
    static OrderException of(String accountId, String clientOrderId, boolean firstRequest, Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof OrderException known) {
            return known;
        }
        boolean notSent = cause instanceof NotConnectedException || cause instanceof PacingException;
        if (notSent && firstRequest) {
            return notSent(accountId, clientOrderId, cause);
        }
        return unknown(accountId, clientOrderId, cause.getMessage(), cause);
    }

    static OrderUnknownException unknown(String accountId, String clientOrderId, String why, Throwable cause) {
        return new OrderUnknownException(
                "the outcome of order " + clientOrderId + " is unknown: " + why
                        + ". Do not send it again: look for its clientOrderId in order/list and stream/sor first.",
                accountId,
                clientOrderId,
                cause);
    }
}
