package io.github.camelibkr.order.guard;

import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.wire.Departure;
import java.io.IOException;
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
                checkHalt(subject);
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

    /**
     * Looks at all there is to know of an order, before anything is noted of it; one that is several may be sent if each
     * of them may.
     *
     * @return completes at once if nothing must be asked; fails with {@link OrderDeniedException} if it must not be sent
     */
    public CompletionStage<Void> admit(Act act, OrderRequest order, SessionFacts session) {
        Subject subject = Subject.of(act, order);
        try {
            heard(() -> {
                checkHalt(subject);
                account(subject, session);
            });
        } catch (OrderException denied) {
            return CompletableFuture.failedFuture(denied);
        }
        return CompletableFuture.completedFuture(null);
    }

    /**
     * The last look, on the thread that sends. While the gate is open nobody can halt orders.
     *
     * @param note done if the order may leave
     * @throws IbkrException if it must not leave: then the gate is shut
     */
    public Departure.Gate depart(Act act, OrderRequest order, SessionFacts session, Note note) throws IbkrException {
        Subject subject = Subject.of(act, order);
        return through(() -> {
            checkHalt(subject);
            account(subject, session);
            note.down();
        });
    }

    /** The last look at the answer to a question; {@code subject} may be without an account. */
    public Departure.Gate depart(Subject subject, SessionFacts session) throws IbkrException {
        return through(() -> {
            checkHalt(subject);
            if (subject.accountId() == null) {
                LoginRule.checkSession(policy.mode(), session, subject);
            } else {
                account(subject, session);
            }
        });
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
        LoginRule.checkAccount(policy.mode(), session, policy.limits().accounts(), subject);
    }

    private void checkHalt(Subject subject) throws OrderException {
        if (!subject.act().creates()) {
            return;
        }
        Halt halt;
        try {
            halt = gateway.halted(policy.killSwitch());
        } catch (IOException e) {
            throw subject.notSent("whether orders are halted is not known: " + e.getMessage(), e);
        }
        if (halt != null) {
            throw subject.denied("halt", "orders are halted" + halt + ". To go on, call ibkr:control/resume");
        }
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
