package io.github.camelibkr.order;

import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.OrderDeniedException;

/** Keeps order entry closed unless it was opened, and never trusts a setting alone: the session must agree. */
final class OrderGuard {

    private final TradingMode mode;

    OrderGuard(TradingMode mode) {
        this.mode = mode;
    }

    /** What can be said before there is a session. */
    void checkOpen(String accountId, String clientOrderId) throws OrderDeniedException {
        if (mode == TradingMode.readOnly) {
            throw denied(
                    "order entry is closed: tradingMode is readOnly; set tradingMode=paper to trade on a paper account",
                    accountId,
                    clientOrderId);
        }
        if (mode == TradingMode.live) {
            throw denied("live trading is not possible yet: set tradingMode=paper", accountId, clientOrderId);
        }
    }

    /** What needs the session's own word, but no account. */
    void checkPaper(SessionFacts session, String accountId, String clientOrderId) throws OrderDeniedException {
        checkOpen(accountId, clientOrderId);
        if (!Boolean.TRUE.equals(session.paper())) {
            throw denied(
                    session.paper() == null
                            ? "the gateway has not said that this is a paper login"
                            : "tradingMode is paper, but the gateway is logged in to a live account",
                    accountId,
                    clientOrderId);
        }
    }

    /** What needs the session's own word about an account. */
    void check(SessionFacts session, String accountId, String clientOrderId) throws OrderDeniedException {
        checkPaper(session, accountId, clientOrderId);
        if (!session.accounts().contains(accountId)) {
            throw denied(
                    "account " + accountId + " is not one of this login's: " + String.join(", ", session.accounts()),
                    accountId,
                    clientOrderId);
        }
        if (!accountId.startsWith("D")) {
            throw denied(
                    "account " + accountId + " does not look like a paper account, whose ids begin with D",
                    accountId,
                    clientOrderId);
        }
    }

    private static OrderDeniedException denied(String why, String accountId, String clientOrderId) {
        return new OrderDeniedException("order denied, nothing was sent: " + why, accountId, clientOrderId, null);
    }
}
