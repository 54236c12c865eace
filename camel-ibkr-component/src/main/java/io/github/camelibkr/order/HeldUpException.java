package io.github.camelibkr.order;

import io.github.camelibkr.model.OrderNotSentException;

/** The order was not sent, since another one of its account is in doubt: it may go once that is found out. */
final class HeldUpException extends OrderNotSentException {

    private static final long serialVersionUID = 1L;

    HeldUpException(String message, String accountId, String clientOrderId) {
        super(message, accountId, clientOrderId, null);
    }
}
