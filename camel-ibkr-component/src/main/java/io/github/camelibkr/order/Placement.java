package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.order.guard.Act;
import io.github.camelibkr.order.guard.Guards;
import io.github.camelibkr.order.guard.OrderGuard;
import io.github.camelibkr.order.guard.Subject;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Departure;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;

/**
 * The way of a new order, or of the change of a working one: read, checked, guarded, noted as meant; when it is its
 * turn, guarded once more, noted as sent, sent once; its questions answered, its outcome noted and told. One order at a
 * time, across all routes and contexts, and nobody else is heard meanwhile: the pacer sees to that.
 */
final class Placement {

    private static final Operation MODIFY = Operations.get("order/modify");

    private final Gateway gateway;
    private final Rest rest;
    private final Guards guards;
    private final Journals journals;
    private final Outcomes outcomes;
    private final Executor desk;
    private final InOrder arrivals;
    private final Turns turns;
    private final RuleBook rules;

    Placement(Gateway gateway, Rest rest, Guards guards, Journals journals, Outcomes outcomes, Executor desk) {
        this.gateway = gateway;
        this.rest = rest;
        this.guards = guards;
        this.journals = journals;
        this.outcomes = outcomes;
        this.desk = desk;
        this.arrivals = new InOrder(desk);
        this.turns = new Turns(desk);
        this.rules = new RuleBook(RuleBook.over(rest), () -> gateway.timers().nanoTime());
    }

    /** Places the order in the body; fails with an {@code OrderException}. */
    CompletionStage<OrderOutcome> place(Exchange exchange, OrderPolicy policy) {
        try {
            return submit(new Submission(OrderReading.read(exchange, policy), null), policy);
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Changes a working order into the one in the body. */
    CompletionStage<OrderOutcome> modify(Exchange exchange, Map<String, String> options, OrderPolicy policy) {
        try {
            OrderRequest order = OrderReading.readChange(exchange, policy);
            // before the journal is looked at: what is closed needs none
            guards.of(policy.guard()).checkOpen(Subject.of(Act.MODIFY, order));
            Arguments arguments = Arguments.of(MODIFY, exchange.getMessage(), options);
            String orderId = journals.of(policy.journal()).keeper().orderId(arguments);
            return submit(new Submission(order, orderId), policy);
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<OrderOutcome> submit(Submission meant, OrderPolicy policy) throws IbkrException {
        long deadline =
                gateway.timers().nanoTime() + policy.patience().maxWait().toNanos();
        OrderRequest order = meant.order();
        OrderGuard guard = guards.of(policy.guard());
        guard.checkOpen(Subject.of(meant.act(), order));
        Journals.Desk journal = journals.of(policy.journal());
        return submit(meant, policy, deadline, guard, journal);
    }

    private CompletionStage<OrderOutcome> submit(
            Submission meant, OrderPolicy policy, long deadline, OrderGuard guard, Journals.Desk journal) {
        return session(deadline, journal)
                .exceptionallyCompose(failure ->
                        CompletableFuture.failedFuture(meant.failures().before(failure)))
                .thenCompose(session -> {
                    try {
                        Submission complete = meant.complete(session);
                        String accountId = complete.order().accountId();
                        guard.checkAccount(Subject.of(meant.act(), complete.order()), session);
                        JournalEntry intent = complete.intent(journal.keeper());
                        // so that nothing is asked about what is denied anyway
                        guard.checkAlone(complete.act(), complete.order());
                        CompletionStage<Void> admitted = held(complete.order(), policy, deadline)
                                .thenCompose(held -> journal.reconciliation()
                                        .clear(
                                                meant.order().clientOrderId(),
                                                accountId,
                                                left(deadline),
                                                policy.onUnknown() == OnUnknown.wait))
                                .thenCompose(clear -> guard.admit(complete.act(), complete.order(), session));
                        return turns.take(
                                        accountId,
                                        admitted,
                                        () -> send(complete, intent, policy, guard, journal, deadline))
                                // what came into doubt while this one waited for its turn is waited for, too
                                .exceptionallyCompose(failure -> policy.onUnknown() == OnUnknown.wait
                                                && Causes.of(failure) instanceof HeldUpException
                                                && !left(deadline).isZero()
                                        ? submit(meant, policy, deadline, guard, journal)
                                        : CompletableFuture.failedFuture(failure));
                    } catch (IbkrException e) {
                        return CompletableFuture.failedFuture(e);
                    }
                });
    }

    /**
     * Held against what IBKR says of its contracts, if the endpoint wants that. What had to be asked may be told by the
     * thread of the timers, which must not wait for the disk.
     */
    private CompletionStage<Void> held(OrderRequest order, OrderPolicy policy, long deadline) {
        CompletableFuture<Void> held = policy.checkRules()
                ? rules.check(order, policy.patience().waiting(left(deadline))).toCompletableFuture()
                : CompletableFuture.completedFuture(null);
        return held.isDone() ? held : held.thenApplyAsync(none -> none, desk);
    }

    /**
     * Once what was left behind was read: it may be this order. Without a change of threads if the session is open, so
     * that orders keep the order in which they came.
     */
    private CompletionStage<SessionFacts> session(long deadline, Journals.Desk journal) {
        CompletableFuture<SessionFacts> session = journal.reconciliation()
                .begin()
                .thenCompose(begun -> gateway.sessionNow(left(deadline)))
                .toCompletableFuture();
        return session.isDone() && arrivals.isIdle() ? session : session.thenApplyAsync(facts -> facts, arrivals);
    }

    private Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - gateway.timers().nanoTime()));
    }

    private CompletionStage<OrderOutcome> send(
            Submission meant,
            JournalEntry intent,
            OrderPolicy policy,
            OrderGuard guard,
            Journals.Desk journal,
            long deadline) {
        OrderNote note;
        Arguments arguments;
        try {
            arguments = meant.arguments();
            note = journal.keeper().begin(intent);
            note.isAbout(meant.order());
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
        Patience patience = policy.patience().waiting(left(deadline));
        Failures failures = meant.failures();
        // it may wait long for its turn, so whatever was true before is asked again
        Departure departure = () -> guard.depart(
                meant.act(),
                meant.order(),
                Sessions.now(gateway, failures),
                () -> note.depart(policy.guard().route()));
        Departure yes = () -> guard.depart(Subject.of(Act.CONFIRM, meant.order()), Sessions.now(gateway, failures));
        CompletionStage<Answer> answer =
                rest.send(meant.operation(), arguments, meant.body(), patience, note, departure);
        return outcomes.told(
                new Conversation(Voice.of(rest, policy.patience(), note), policy, failures, note, yes).follow(answer),
                journal,
                note,
                failures);
    }
}
