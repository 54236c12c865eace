package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Departure;
import io.github.camelibkr.wire.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;

/**
 * Order entry of one gateway. The way of an order: read, checked, guarded, noted as meant; when it is its turn, guarded
 * once more, noted as sent, sent once; its questions answered, its outcome noted and told. One order at a time, across
 * all routes and contexts, and nobody else is heard meanwhile: the pacer sees to that.
 */
public final class OrderEntry {

    private static final Operation PLACE = Operations.get("order/place");
    /** As long as the pacer lets nobody interrupt it. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(30);

    private static final Operation CANCEL = Operations.get("order/cancel");

    private final Gateway gateway;
    private final Rest rest;
    private final Journals journals;
    private final Executor desk;
    private final InOrder arrivals;
    /** Questions that were handed to a route, by the id to answer with. */
    private final Map<String, OrderNote> handedBack = new ConcurrentHashMap<>();

    /** For all endpoints of this gateway; {@code pool} has the threads that wait for the disk. */
    public OrderEntry(Gateway gateway, Rest rest, ExecutorService pool) {
        this.gateway = gateway;
        this.rest = rest;
        this.desk = work -> {
            try {
                pool.execute(work);
            } catch (RejectedExecutionException stopping) {
                // whoever waits must hear of it all the same
                work.run();
            }
        };
        this.arrivals = new InOrder(desk);
        this.journals = new Journals(gateway, rest, desk, this::found);
    }

    /** Nothing is sent any more. */
    public void close() {
        journals.close();
    }

    /** Places the order in the body; fails with an {@code OrderException}. */
    public CompletionStage<OrderOutcome> place(Exchange exchange, OrderPolicy policy) {
        long deadline =
                gateway.timers().nanoTime() + policy.patience().maxWait().toNanos();
        OrderRequest order;
        Journals.Desk journal;
        try {
            order = OrderReading.read(exchange, policy);
            new OrderGuard(policy.mode()).checkOpen(order.accountId(), order.clientOrderId());
            journal = journals.of(policy.journal());
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
        Failures failures = Failures.ofOrder(order.accountId(), order.clientOrderId());
        return session(deadline)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(failures.before(failure)))
                .thenCompose(session -> {
                    try {
                        OrderRequest complete = OrderReading.complete(order, session);
                        new OrderGuard(policy.mode()).check(session, complete.accountId(), complete.clientOrderId());
                        JournalEntry intent = journal.keeper().intent(complete);
                        return journal.reconciliation()
                                .clear(
                                        complete.clientOrderId(),
                                        complete.accountId(),
                                        left(deadline),
                                        policy.onUnknown() == OnUnknown.wait)
                                .thenCompose(clear -> send(complete, intent, policy, journal, deadline));
                    } catch (IbkrException e) {
                        return CompletableFuture.failedFuture(e);
                    }
                });
    }

    /** Without a change of threads if the session is open, so that orders keep the order in which they came. */
    private CompletionStage<SessionFacts> session(long deadline) {
        CompletableFuture<SessionFacts> session =
                gateway.sessionNow(left(deadline)).toCompletableFuture();
        return session.isDone() && arrivals.isIdle() ? session : session.thenApplyAsync(facts -> facts, arrivals);
    }

    private Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - gateway.timers().nanoTime()));
    }

    private CompletionStage<OrderOutcome> send(
            OrderRequest order, JournalEntry intent, OrderPolicy policy, Journals.Desk journal, long deadline) {
        OrderNote note;
        Arguments arguments;
        try {
            arguments = Arguments.of(PLACE, null, Map.of("accountId", order.accountId()));
            note = journal.keeper().begin(intent);
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
        Patience patience = policy.patience().waiting(left(deadline));
        CompletionStage<Answer> answer =
                rest.send(PLACE, arguments, OrderWire.body(order), patience, note, () -> depart(order, policy, note));
        Failures failures = Failures.ofOrder(order.accountId(), order.clientOrderId());
        return told(new Conversation(rest, policy, failures, note).follow(answer), journal, note);
    }

    /** It may have waited long for its turn, so whatever was true before is asked again. */
    private Departure.Gate depart(OrderRequest order, OrderPolicy policy, OrderNote note) throws IbkrException {
        new OrderGuard(policy.mode()).check(sessionNow(order), order.accountId(), order.clientOrderId());
        note.depart();
        return () -> {};
    }

    private SessionFacts sessionNow(OrderRequest order) throws OrderNotSentException {
        Failures failures = Failures.ofOrder(order.accountId(), order.clientOrderId());
        try {
            SessionFacts session =
                    gateway.sessionNow(Duration.ZERO).toCompletableFuture().getNow(null);
            if (session != null) {
                return session;
            }
        } catch (CompletionException lost) {
            throw failures.notSent(Causes.of(lost).getMessage(), Causes.of(lost));
        }
        throw failures.notSent("the session is not open any more", null);
    }

    /** Notes what became of it before anybody hears of it. */
    private CompletionStage<OrderOutcome> told(
            CompletionStage<OrderOutcome> conversation, Journals.Desk journal, OrderNote note) {
        return conversation.whenCompleteAsync(
                (outcome, failure) -> {
                    boolean open = failure == null && outcome.state() == OrderOutcome.State.QUESTION;
                    if (open) {
                        handBack(outcome.question().replyId(), note);
                    } else if (failure == null) {
                        boolean accepted = outcome.state() == OrderOutcome.State.ACCEPTED;
                        note.to(
                                accepted ? JournalState.ACCEPTED : JournalState.DISCARDED,
                                outcome.orderId(),
                                outcome.status());
                    } else {
                        failed(Causes.of(failure), journal, note);
                    }
                    if (!open) {
                        gateway.release(note);
                    }
                },
                desk);
    }

    /** A question that nobody answers is forgotten by IBKR, and then nothing was placed. */
    private void handBack(String replyId, OrderNote note) {
        handedBack.put(replyId, note);
        gateway.timers()
                .after(
                        LONGEST_QUESTION,
                        () -> desk.execute(() -> {
                            if (handedBack.remove(replyId, note)) {
                                note.to(JournalState.DISCARDED, null, "its question was not answered in time");
                            }
                        }));
    }

    private void failed(Throwable failure, Journals.Desk journal, OrderNote note) {
        JournalState state = state(failure);
        note.to(state, null, failure.getMessage());
        if (state == JournalState.UNKNOWN) {
            journal.reconciliation().doubt(note);
            doubt(note.entry().accountId(), note.entry().clientOrderId(), failure.getMessage());
        }
    }

    private static JournalState state(Throwable failure) {
        if (failure instanceof OrderNotSentException || failure instanceof NotConnectedException) {
            return JournalState.NOT_SENT;
        }
        if (failure instanceof OrderDeniedException) {
            return JournalState.DENIED;
        }
        if (failure instanceof OrderRejectedException || failure instanceof DuplicateOrderException) {
            return JournalState.REJECTED;
        }
        return failure instanceof OrderQuestionException ? JournalState.DISCARDED : JournalState.UNKNOWN;
    }

    /** Answers a question that was handed back. */
    public CompletionStage<OrderOutcome> reply(OrderReply reply, OrderPolicy policy) {
        Journals.Desk journal;
        try {
            new OrderGuard(policy.mode()).checkOpen(policy.accountId(), null);
            journal = journals.of(policy.journal());
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
        return gateway.sessionNow(policy.patience().maxWait()).thenCompose(session -> {
            try {
                new OrderGuard(policy.mode()).checkPaper(session, null, null);
            } catch (IbkrException e) {
                return CompletableFuture.failedFuture(e);
            }
            OrderNote note = handedBack.remove(reply.replyId());
            if (note == null) {
                Failures failures = Failures.ofQuestion(reply.replyId());
                return new Conversation(rest, policy, failures, null)
                        .reply(reply.replyId(), reply.confirmed())
                        .whenComplete((outcome, failure) -> {
                            if (failure != null && state(Causes.of(failure)) == JournalState.UNKNOWN) {
                                doubt(
                                        policy.accountId(),
                                        null,
                                        Causes.of(failure).getMessage());
                            }
                        });
            }
            Failures failures =
                    Failures.ofOrder(note.entry().accountId(), note.entry().clientOrderId());
            Conversation conversation = new Conversation(rest, policy, failures, note);
            return told(conversation.reply(reply.replyId(), reply.confirmed()), journal, note);
        });
    }

    /** Somebody knows what became of an order that is in doubt; fails if it is not. */
    public CompletionStage<JournalEntry> settle(OrderSettlement known, OrderPolicy policy) {
        Journals.Desk journal;
        try {
            new OrderGuard(policy.mode()).checkOpen(null, known.clientOrderId());
            journal = journals.of(policy.journal());
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
        return journal.reconciliation().begin().thenApplyAsync(ready -> settle(known, journal), desk);
    }

    private static JournalEntry settle(OrderSettlement known, Journals.Desk journal) {
        JournalState state = known.placed() ? JournalState.ACCEPTED : JournalState.REJECTED;
        JournalEntry settled = journal.reconciliation()
                .settle(known.clientOrderId(), state, known.orderId(), "settled by hand: " + known.reason());
        if (settled == null) {
            throw new CompletionException(new InvalidRequestException("order/settle: order " + known.clientOrderId()
                    + " is not in doubt, or the journal cannot be written now; nothing was changed"));
        }
        return settled;
    }

    /** Asks to cancel an order. */
    public CompletionStage<IbkrMessage> cancel(Arguments arguments, OrderPolicy policy) {
        try {
            new OrderGuard(policy.mode()).checkOpen(policy.accountId(), null);
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
        return gateway.sessionNow(policy.patience().maxWait()).thenCompose(session -> {
            try {
                String accountId = OrderReading.account(arguments.get("accountId"), session, null);
                new OrderGuard(policy.mode()).check(session, accountId, null);
                return rest.call(CANCEL, arguments.with("accountId", accountId), policy.patience(), Duration.ZERO);
            } catch (IbkrException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    /** Whoever watches should know at once that it must be found out whether an order was placed. */
    private void doubt(String accountId, String clientOrderId, String reason) {
        announce(LifecycleEvent.Type.ORDER_IN_DOUBT, accountId, clientOrderId, reason);
    }

    private void found(JournalEntry order) {
        announce(
                LifecycleEvent.Type.ORDER_SETTLED,
                order.accountId(),
                order.clientOrderId(),
                order.state() + (order.orderId() == null ? "" : " as order " + order.orderId()) + ": " + order.text());
    }

    private void announce(LifecycleEvent.Type type, String accountId, String clientOrderId, String reason) {
        gateway.announcer()
                .announce(LifecycleEvent.ofOrder(
                        type,
                        gateway.settings().url().toString(),
                        gateway.timers().now(),
                        accountId,
                        clientOrderId,
                        reason));
    }
}
