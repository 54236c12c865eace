package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;

/** Order entry of one gateway: all that changes something about orders comes through here. */
public final class OrderEntry {

    private static final Operation CANCEL = Operations.get("order/cancel");

    private final Gateway gateway;
    private final Rest rest;
    private final Journals journals;
    private final Executor desk;
    private final Outcomes outcomes;
    private final Placement placement;

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
        this.outcomes = new Outcomes(gateway, desk);
        this.journals = new Journals(gateway, rest, desk, outcomes::found);
        this.placement = new Placement(gateway, rest, journals, outcomes, desk);
    }

    /** Nothing is sent any more. */
    public void close() {
        journals.close();
    }

    /** Places the order in the body; fails with an {@code OrderException}. */
    public CompletionStage<OrderOutcome> place(Exchange exchange, OrderPolicy policy) {
        return placement.place(exchange, policy);
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
            OrderNote note = outcomes.takeBack(reply.replyId());
            if (note == null) {
                Failures failures = Failures.ofQuestion(reply.replyId());
                return new Conversation(rest, policy, failures, null)
                        .reply(reply.replyId(), reply.confirmed())
                        .whenComplete((outcome, failure) -> {
                            if (failure != null && Outcomes.state(Causes.of(failure)) == JournalState.UNKNOWN) {
                                outcomes.doubt(
                                        policy.accountId(),
                                        null,
                                        Causes.of(failure).getMessage());
                            }
                        });
            }
            Failures failures =
                    Failures.ofOrder(note.entry().accountId(), note.entry().clientOrderId());
            Conversation conversation = new Conversation(rest, policy, failures, note);
            return outcomes.told(conversation.reply(reply.replyId(), reply.confirmed()), journal, note);
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
}
