package io.github.camelibkr.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.order.guard.Act;
import io.github.camelibkr.order.guard.Guards;
import io.github.camelibkr.order.guard.KillSwitch;
import io.github.camelibkr.order.guard.LiveGateway;
import io.github.camelibkr.order.guard.Subject;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.store.Database;
import io.github.camelibkr.store.JournalQuery;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.stream.Streams;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;

/** Order entry of one gateway: all that changes something about orders comes through here. */
public final class OrderEntry {

    private final Gateway gateway;
    private final Guards guards;
    private final Journals journals;
    private final Executor desk;
    private final Outcomes outcomes;
    private final Placement placement;
    private final Previews previews;
    private final Replies replies;
    private final Cancellations cancellations;
    private final Changes changes;
    private final Endings endings;
    private final GuardedRequests guarded;
    private final Map<String, Way> ways;

    /** For all endpoints of this gateway; {@code pool} has the threads that wait for the disk. */
    public OrderEntry(Gateway gateway, Rest rest, Streams streams, ExecutorService pool) {
        this.gateway = gateway;
        this.desk = work -> {
            try {
                pool.execute(work);
            } catch (RejectedExecutionException stopping) {
                // whoever waits must hear of it all the same
                work.run();
            }
        };
        this.guards = new Guards(new LiveGateway(gateway, rest, streams), new GuardNews(gateway));
        this.outcomes = new Outcomes(gateway, desk);
        OrderWatch watch = new OrderWatch(streams, desk);
        this.endings = new Endings(watch::watch);
        this.journals = new Journals(gateway, rest, watch, desk, outcomes);
        this.replies = new Replies(gateway, rest, guards, journals, outcomes);
        this.cancellations = new Cancellations(gateway, rest, guards, journals);
        this.changes = new Changes(gateway, rest, guards);
        this.previews = new Previews(gateway, rest);
        this.placement = new Placement(gateway, rest, guards, journals, outcomes, desk);
        this.guarded = new GuardedRequests(gateway, rest, guards);
        this.ways = ways();
    }

    /** Whoever waits for the end of an order need not wait any longer: the application is about to stop. */
    public void release() {
        endings.release();
    }

    /**
     * Waits for orders that are being sent; of those that are still unanswered then the journal says that they are in
     * doubt.
     *
     * @param patience how long, in real time
     */
    public void close(Duration patience) {
        endings.release();
        outcomes.drain(patience);
        journals.close();
    }

    /** Begins with what was left behind in a journal by those who are gone; does not wait for that. */
    public void watch(Database journal) {
        journals.of(journal).reconciliation().watch();
    }

    /** How it is: whether the journals can be written, and which orders are in doubt. */
    public OrdersStatus status() {
        return journals.status();
    }

    /** What a journal knows of the orders that are asked for; nothing is noted, and nobody is kept out. */
    public CompletionStage<JournalRecords> journal(JournalQuery asked, Database journal) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new OrderJournal(journal).report(asked);
                    } catch (SQLException e) {
                        throw new CompletionException(new IbkrException(
                                "order/journal: the order journal, " + journal.place() + ", cannot be used: "
                                        + e.getMessage(),
                                e));
                    }
                },
                desk);
    }

    /** One way into order entry. */
    private interface Way {
        CompletionStage<? extends IbkrMessage> go(Exchange exchange, Map<String, String> options, OrderPolicy policy)
                throws IbkrException;
    }

    private Map<String, Way> ways() {
        return Map.of(
                "order/place",
                (exchange, options, policy) -> placement.place(exchange, policy),
                "order/modify",
                (exchange, options, policy) -> placement.modify(exchange, options, policy),
                "order/preview",
                (exchange, options, policy) -> previews.preview(exchange, policy),
                "order/reply",
                (exchange, options, policy) -> replies.reply(OrderReplyReader.read(exchange, options), policy),
                "order/settle",
                (exchange, options, policy) -> settle(OrderSettlement.read(exchange), policy),
                "order/cancel",
                cancellations::cancel,
                "order/cancelAll",
                cancellations::cancelAll,
                "order/suppress",
                change("order/suppress"),
                "order/resetSuppression",
                change("order/resetSuppression"),
                "order/answerPrompt",
                change("order/answerPrompt"));
    }

    private Way change(String name) {
        return (exchange, options, policy) -> changes.change(name, exchange, options, policy);
    }

    /** Whether this operation belongs to order entry. */
    public boolean takes(Operation operation) {
        return ways.containsKey(operation.name());
    }

    /**
     * Does what an operation of order entry says.
     *
     * @param options the endpoint's options, by name
     * @return the body of the answer; fails with an {@link IbkrException}
     * @throws IbkrException if the exchange does not say what is wanted
     */
    public CompletionStage<? extends IbkrMessage> call(
            Operation operation, Exchange exchange, Map<String, String> options, OrderPolicy policy)
            throws IbkrException {
        CompletionStage<? extends IbkrMessage> answer =
                ways.get(operation.name()).go(exchange, options, policy);
        return policy.untilFinal() ? answer.thenCompose(this::ended) : answer;
    }

    /**
     * Sends what is no order, but needs the permission to trade.
     *
     * @return fails with an {@link IbkrException}
     * @throws IbkrException if it is denied already
     */
    public CompletionStage<JsonNode> guarded(Operation operation, Arguments arguments, byte[] body, OrderPolicy policy)
            throws IbkrException {
        return guarded.send(operation, arguments, body, policy);
    }

    private CompletionStage<IbkrMessage> ended(IbkrMessage body) {
        return body instanceof OrderOutcome outcome
                ? endings.of(outcome).thenApply(end -> end)
                : CompletableFuture.completedFuture(body);
    }

    /** From now on this may halt orders of the gateway. */
    public void obey(KillSwitch killSwitch) {
        guards.obey(killSwitch);
    }

    /** Tells whoever listens whether orders are halted, if that has changed, and for what reason. */
    public void look(KillSwitch killSwitch, String reason) {
        guards.look(killSwitch, reason);
    }

    /** Somebody knows what became of an order that is in doubt; fails if it is not. */
    private CompletionStage<JournalEntry> settle(OrderSettlement known, OrderPolicy policy) {
        Journals.Desk journal;
        try {
            guards.of(policy.guard()).checkOpen(new Subject(Act.SETTLE, null, known.clientOrderId()));
            journal = journals.of(policy.journal());
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
        return journal.reconciliation()
                .begin()
                .thenApplyAsync(
                        ready -> {
                            try {
                                return settle(known, journal);
                            } catch (InvalidRequestException e) {
                                throw new CompletionException(e);
                            }
                        },
                        desk);
    }

    /**
     * The same, in whatever journal of this gateway it is in doubt.
     *
     * @return null if it is in none
     * @throws InvalidRequestException if it could not be noted
     */
    public JournalEntry settle(OrderSettlement known) throws InvalidRequestException {
        Journals.Desk journal = journals.inDoubt(known.clientOrderId());
        return journal == null ? null : settle(known, journal);
    }

    private static JournalEntry settle(OrderSettlement known, Journals.Desk journal) throws InvalidRequestException {
        JournalState state = known.placed() ? JournalState.ACCEPTED : JournalState.REJECTED;
        JournalEntry settled = journal.reconciliation()
                .settle(known.clientOrderId(), state, known.orderId(), "settled by hand: " + known.reason());
        if (settled == null) {
            throw new InvalidRequestException("order/settle: order " + known.clientOrderId()
                    + " is not in doubt, or the journal cannot be written now; nothing was changed");
        }
        return settled;
    }
}
