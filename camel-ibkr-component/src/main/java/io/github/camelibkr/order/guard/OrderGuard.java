package io.github.camelibkr.order.guard;

import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.wire.Departure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Says whether an order may leave, as one endpoint and its component allow it. It is asked three times: before there is
 * a session, when there is one, and when the order is about to leave, since it may have waited meanwhile.
 */
public final class OrderGuard {

    /** What is done when an order may leave, before it does. */
    public interface Note {
        /** Fails if the order must not leave after all. */
        void down() throws IbkrException;
    }

    /** A check that says no by failing. */
    private interface Check {
        void run() throws OrderException;
    }

    private final GuardPolicy policy;
    private final Guards gateway;

    OrderGuard(GuardPolicy policy, Guards gateway) {
        this.policy = policy;
        this.gateway = gateway;
    }

    /** What can be said before there is a session. */
    public void checkOpen(Subject subject) throws OrderException {
        heard(() -> {
            LoginRule.checkOpen(policy.mode(), subject);
            try {
                gateway.checkHalt(policy.killSwitch(), subject);
            } catch (OrderNotSentException unknown) {
                // by the time it leaves it must be known
            }
        });
    }

    /** What needs the session's own word, but no account. */
    public void checkSession(Subject subject, SessionFacts session) throws OrderException {
        heard(() -> LoginRule.checkSession(policy.mode(), session, subject));
    }

    /** What needs the session's own word about the account, which must be known by now. */
    public void checkAccount(Subject subject, SessionFacts session) throws OrderException {
        heard(() -> account(subject, session));
    }

    /** What can be said of an order without asking anybody; its account must be checked already. */
    public void checkAlone(Act act, OrderRequest order) throws OrderException {
        heard(() -> new OrderCheck(policy, gateway, act, order).alone());
    }

    /**
     * Looks at all there is to know of an order, before anything is noted of it; one that is several may be sent if each
     * of them may.
     *
     * @return completes at once if nothing must be asked; fails with {@link OrderDeniedException} if it must not be sent
     */
    public CompletionStage<Void> admit(Act act, OrderRequest order, SessionFacts session) {
        Subject subject = Subject.of(act, order);
        OrderCheck check = new OrderCheck(policy, gateway, act, order);
        try {
            heard(() -> {
                gateway.checkHalt(policy.killSwitch(), subject);
                account(subject, session);
                check.alone();
            });
        } catch (OrderException no) {
            return CompletableFuture.failedFuture(no);
        }
        return inquired(check)
                .thenCompose(evidence -> {
                    try {
                        check.whole(evidence);
                        return CompletableFuture.<Void>completedFuture(null);
                    } catch (OrderDeniedException no) {
                        return CompletableFuture.<Void>failedFuture(no);
                    }
                })
                .whenComplete((passed, failure) -> {
                    if (failure != null && Causes.of(failure) instanceof OrderDeniedException denied) {
                        gateway.listener().denied(denied);
                    }
                });
    }

    private CompletionStage<Evidence> inquired(OrderCheck check) {
        try {
            return new Inquiry(policy, gateway, check).ask();
        } catch (OrderDeniedException denied) {
            return CompletableFuture.failedFuture(denied);
        }
    }

    /**
     * The last look, on the thread that sends. While the gate is open nobody can halt orders.
     *
     * @param note done if the order may leave
     * @throws IbkrException if it must not leave: then the gate is shut
     */
    public Departure.Gate depart(Act act, OrderRequest order, SessionFacts session, Note note) throws IbkrException {
        Subject subject = Subject.of(act, order);
        OrderCheck check = new OrderCheck(policy, gateway, act, order);
        return through(() -> {
            gateway.checkHalt(policy.killSwitch(), subject);
            account(subject, session);
            check.alone();
            check.whole(new Inquiry(policy, gateway, check).now());
            check.leave(note);
        });
    }

    /** The last look at the answer to a question; {@code subject} may be without an account, and without an order. */
    public Departure.Gate depart(Subject subject, SessionFacts session) throws IbkrException {
        return through(() -> answer(subject, session));
    }

    /**
     * The same for a question that was handed back: somebody else may have placed its order, and his halt forbids it.
     */
    public Departure.Gate departReply(Subject subject, SessionFacts session) throws IbkrException {
        return through(() -> {
            gateway.checkAllHalts(policy.killSwitch(), subject);
            account(subject, session);
        });
    }

    /** The same before it is its turn. */
    public void checkAnswer(Subject subject, SessionFacts session) throws OrderException {
        heard(() -> answer(subject, session));
    }

    private void answer(Subject subject, SessionFacts session) throws OrderException {
        if (subject.clientOrderId() == null) {
            gateway.checkAllHalts(policy.killSwitch(), subject);
        } else {
            gateway.checkHalt(policy.killSwitch(), subject);
        }
        if (subject.accountId() != null) {
            account(subject, session);
            return;
        }
        LoginRule.checkSession(policy.mode(), session, subject);
        for (OrderLimits limits : policy.limits()) {
            LoginRule.checkAllAllowed(session, limits.accounts(), subject);
        }
    }

    private static Departure.Gate through(Note checks) throws IbkrException {
        Departure.Gate gate = KillSwitch.enter();
        boolean open = false;
        try {
            checks.down();
            open = true;
            return gate;
        } finally {
            if (!open) {
                gate.close();
            }
        }
    }

    private void account(Subject subject, SessionFacts session) throws OrderDeniedException {
        for (OrderLimits limits : policy.limits()) {
            LoginRule.checkAllowed(limits.accounts(), subject);
        }
        LoginRule.checkAccount(policy.mode(), session, subject);
    }

    /** Whoever listens hears of what is denied. */
    private void heard(Check check) throws OrderException {
        try {
            check.run();
        } catch (OrderDeniedException denied) {
            gateway.listener().denied(denied);
            throw denied;
        }
    }
}
