package io.github.camelibkr.order.guard;

import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.OrderDeniedException;
import java.util.Set;

/**
 * Order entry is closed unless it was opened, and a setting alone is never trusted: what the session says of itself, and
 * how its account is called, must agree with it.
 */
final class LoginRule {

    private static final String RULE = "tradingMode";
    /** How ids of paper accounts begin, and no others. */
    private static final String PAPER = "D";

    private LoginRule() {}

    /** What can be said before there is a session. */
    static void checkOpen(TradingMode mode, Subject subject) throws OrderDeniedException {
        if (mode == TradingMode.readOnly) {
            throw subject.denied(
                    RULE,
                    "order entry is closed: tradingMode is readOnly; set tradingMode=paper to trade on a paper account,"
                            + " here and, if it is set there, on the component");
        }
    }

    /** Whether the session is of the kind that was set. */
    static void checkSession(TradingMode mode, SessionFacts session, Subject subject) throws OrderDeniedException {
        checkOpen(mode, subject);
        boolean paper = mode == TradingMode.paper;
        if (session.paper() == null) {
            throw subject.denied(
                    RULE,
                    "tradingMode is " + mode
                            + ", but the gateway has not said whether this is a paper login or a live one");
        }
        if (session.paper() != paper) {
            throw subject.denied(
                    RULE,
                    "tradingMode is " + mode + ", but the gateway is logged in to a " + (paper ? "live" : "paper")
                            + " account");
        }
    }

    /** For what is about an account that is not known: whatever the session could mean must be allowed. */
    static void checkAllAllowed(SessionFacts session, Set<String> allowed, Subject subject)
            throws OrderDeniedException {
        for (String account : session.accounts()) {
            if (allowed != null && !allowed.contains(account)) {
                throw subject.denied(
                        "allowedAccounts",
                        "allowedAccounts is " + LimitText.list(allowed)
                                + ", and for which account this is, is not known; it may be " + account);
            }
        }
    }

    /** Whether an account is allowed; {@code allowed} null: every one is. */
    static void checkAllowed(Set<String> allowed, Subject subject) throws OrderDeniedException {
        if (allowed != null && !allowed.contains(subject.accountId())) {
            throw subject.denied(
                    "allowedAccounts",
                    "allowedAccounts is " + LimitText.list(allowed) + ", the account is " + subject.accountId());
        }
    }

    /** Whether the account is one of the session's, and of the right kind. */
    static void checkAccount(TradingMode mode, SessionFacts session, Subject subject) throws OrderDeniedException {
        checkSession(mode, session, subject);
        String account = subject.accountId();
        if (!session.accounts().contains(account)) {
            throw subject.denied(
                    "accountId",
                    "account " + account + " is not one of this login's: " + String.join(", ", session.accounts()));
        }
        if (account.startsWith(PAPER) != (mode == TradingMode.paper)) {
            throw subject.denied(
                    RULE,
                    "tradingMode is " + mode + ", but account " + account
                            + (mode == TradingMode.paper
                                    ? " does not look like a paper account, whose ids begin with D"
                                    : " looks like a paper account: their ids begin with D"));
        }
    }
}
