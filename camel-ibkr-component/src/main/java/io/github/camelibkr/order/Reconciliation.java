package io.github.camelibkr.order;

import io.github.camelibkr.gateway.Gateway;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.rest.Rest;
import io.github.camelibkr.time.Timers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Finds out what became of orders that are in doubt. Evidence is an order or an execution at IBKR that bears the
 * client order id; that there is none proves nothing, so it is looked for until it is found, or an operator settles it.
 */
final class Reconciliation {

    private static final long LONGEST_PAUSE = 30;

    private final Gateway gateway;
    private final Search search;
    private final OrderWatch watch;
    private final Bookkeeper keeper;
    private final Executor desk;
    /** Told of every order whose fate was found out. */
    private final Consumer<JournalEntry> found;

    /** Told of every order for which a person is needed. */
    private final Consumer<JournalEntry> unresolved;

    private final HeldUp heldUp;
    private final Escalation escalation = new Escalation();

    private final LeftBehind leftBehind;

    private final Doubts doubts = new Doubts();

    // all below guarded by this
    private Timers.Alarm next = () -> {};
    /** Ends that orders are watched; null if they are not. */
    private Runnable unwatch;
    /** Whether all was looked through since something new came into doubt. */
    private boolean looked;

    private boolean looking;
    /** How many looks have begun, and how many in a row since something new came. */
    private int begun;

    private int looks;

    Reconciliation(
            Gateway gateway,
            Rest rest,
            OrderWatch watch,
            Bookkeeper keeper,
            Executor desk,
            Consumer<JournalEntry> found,
            Consumer<JournalEntry> unresolved) {
        this.gateway = gateway;
        this.search = new Search(rest);
        this.watch = watch;
        this.keeper = keeper;
        this.desk = desk;
        this.found = found;
        this.unresolved = unresolved;
        this.heldUp = new HeldUp(doubts::ofAccount, desk);
        this.leftBehind = new LeftBehind(gateway, keeper, desk, this::takeUp);
    }

    /** Begins with what was left behind by those who are gone; done once, unless the journal could not be read. */
    CompletionStage<Void> begin() {
        return leftBehind.begin();
    }

    /** The same, without waiting for it, and also of the accounts that turn out to be traded here. */
    void watch() {
        leftBehind.watch();
    }

    /** From now on it is looked for, and holds up its account. */
    void doubt(OrderNote note) {
        add(note, false);
    }

    /**
     * A question about it was answered no. What IBKR makes of that is not documented, so its orders tell.
     *
     * @return the order as it stands once that is known: ACCEPTED or DISCARDED
     */
    CompletionStage<JournalEntry> refused(OrderNote note) {
        return add(note, true);
    }

    private synchronized CompletableFuture<JournalEntry> add(OrderNote note, boolean refused) {
        if (note.entry().state().isFinal()) {
            return CompletableFuture.completedFuture(note.entry());
        }
        CompletableFuture<JournalEntry> resolved = new CompletableFuture<>();
        doubts.put(new Doubt(note, refused, begun, resolved));
        looks = 0;
        schedule();
        return resolved;
    }

    /**
     * Waits until no order of an account is in doubt.
     *
     * @param patient whether to wait until somebody finds out; else only until it was looked for once
     * @return fails with {@link OrderNotSentException}
     */
    CompletionStage<Void> clear(String clientOrderId, String accountId, Duration patience, boolean patient) {
        Failures failures = Failures.ofOrder(accountId, clientOrderId);
        try {
            takeUp(keeper.doubtful(accountId));
            hear();
        } catch (SQLException e) {
            return CompletableFuture.failedFuture(failures.notSent(keeper.failed(e), e));
        }
        return begin().handle((done, failure) -> failure == null
                        ? await(clientOrderId, accountId, patience, patient)
                        : CompletableFuture.<Void>failedFuture(failures.before(failure)))
                .thenCompose(then -> then);
    }

    /** What others were in doubt about is looked for here, too: they may be gone. */
    private synchronized void takeUp(List<OrderNote> notes) {
        for (OrderNote note : notes) {
            if (!doubts.holds(note.entry().clientOrderId())) {
                looked = false;
                doubt(note);
            }
        }
    }

    /** What others that share the journal have found out need not be looked for any more. */
    private void hear() throws SQLException {
        for (Doubt doubt : doubts.all()) {
            if (doubt.note().refresh().state().isFinal() && doubts.remove(doubt)) {
                resolved(doubt);
            }
        }
    }

    private synchronized CompletableFuture<Void> await(
            String clientOrderId, String accountId, Duration patience, boolean patient) {
        JournalEntry one = doubts.ofAccount(accountId);
        if (one == null) {
            return CompletableFuture.completedFuture(null);
        }
        if (looked && !HeldUp.waits(patient, one)) {
            return CompletableFuture.failedFuture(Refusals.inDoubt(clientOrderId, one));
        }
        return heldUp.add(clientOrderId, accountId, patient, one, patience, gateway.timers());
    }

    private void schedule() {
        next.cancel();
        if (doubts.isEmpty()) {
            if (unwatch != null) {
                desk.execute(unwatch);
                unwatch = null;
            }
        } else if (!looking) {
            Duration pause = Duration.ofSeconds(Math.min(LONGEST_PAUSE, (1L << Math.min(looks, 5)) - 1));
            next = gateway.timers().after(pause, () -> desk.execute(this::look));
        }
    }

    private void look() {
        keeper.upkeep().recover();
        try {
            hear();
        } catch (SQLException e) {
            // it is asked again, and what IBKR says is worth knowing all the same
            keeper.failed(e);
        }
        int number;
        synchronized (this) {
            if (looking || doubts.isEmpty()) {
                schedule();
                return;
            }
            looking = true;
            number = ++begun;
            // not worth a websocket of its own, which may not come up: the orders are read anyhow
            if (unwatch == null && gateway.isStreaming()) {
                unwatch = watch.watch(order -> desk.execute(() -> shown(order)));
            }
        }
        search.ask(doubts.accounts(), gateway.accounts(), this::shown, this::placed)
                .whenCompleteAsync(
                        (read, failure) -> looked(number, failure == null ? read : new Search.Read(false, Set.of())),
                        desk);
    }

    /** IBKR shows an order: one that was sent, or one that was to be changed. */
    private void shown(OrderUpdate order) {
        String orderId = Long.toString(order.orderId());
        if (order.clientOrderId() != null) {
            placed(order.accountId(), order.clientOrderId(), orderId, order.status());
        }
        doubts.takeChanged(order)
                .forEach((doubt, evidence) -> resolve(doubt, evidence.state(), orderId, evidence.words(order)));
    }

    /** IBKR has an order with this client order id, or an execution of one. */
    private void placed(String accountId, String clientOrderId, String orderId, String status) {
        Doubt doubt = doubts.takePlaced(accountId, clientOrderId);
        if (doubt != null) {
            resolve(doubt, JournalState.ACCEPTED, orderId, LegEvidence.words(doubt.entry(), status));
        }
    }

    private void resolve(Doubt doubt, JournalState state, String orderId, String text) {
        // somebody else may have found it, too
        ended(doubt, doubt.note().to(state, orderId, text));
    }

    private void ended(Doubt doubt, boolean noted) {
        if (noted || doubt.entry().state().isFinal()) {
            resolved(doubt);
        } else {
            doubts.put(doubt);
        }
    }

    private void resolved(Doubt doubt) {
        if (!doubt.refused() || doubt.entry().state() == JournalState.ACCEPTED) {
            found.accept(doubt.entry());
        }
        doubt.resolved().complete(doubt.entry());
        tell();
    }

    /** Whether it is in doubt, here or wherever its account is traded. */
    boolean isInDoubt(String clientOrderId) {
        return doubts.holds(clientOrderId) || leftBehind.find(clientOrderId) != null;
    }

    /** Somebody knows. The order as it stands now; null if it was not in doubt, or that could not be noted. */
    JournalEntry settle(String clientOrderId, JournalState state, String orderId, String text) {
        if (!doubts.holds(clientOrderId)) {
            OrderNote note = leftBehind.find(clientOrderId);
            takeUp(note == null ? List.of() : List.of(note));
        }
        Doubt doubt = doubts.take(clientOrderId);
        if (doubt == null) {
            return null;
        }
        boolean decided = doubt.note().decide(state, orderId, text);
        ended(doubt, decided);
        return decided ? doubt.entry() : null;
    }

    /** The orders in doubt. */
    List<OrderDoubt> doubts() {
        return doubts.entries().stream()
                .map(entry -> OrderDoubt.of(entry, escalation.isCalled(entry.clientOrderId())))
                .toList();
    }

    private void escalate() {
        escalation.due(doubts.entries(), gateway.timers().nanoTime()).forEach(unresolved);
    }

    private void looked(int number, Search.Read read) {
        List<Doubt> discarded = doubts.takeUnplaced(number, read.accounts());
        synchronized (this) {
            looking = false;
            looks++;
            looked |= read.whole();
        }
        discarded.forEach(doubt -> ended(doubt, doubt.discard(keeper)));
        tell();
        if (read.whole() && escalation.asked(doubts.entries(), gateway.timers().nanoTime())) {
            gateway.timers().after(Escalation.PATIENCE, () -> desk.execute(this::escalate));
        }
        synchronized (this) {
            schedule();
        }
    }

    /** Lets those go on who waited for it. */
    private void tell() {
        boolean once;
        synchronized (this) {
            once = looked;
        }
        heldUp.tell(once);
    }
}
