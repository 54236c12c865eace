package io.github.camelibkr.order;

import io.github.camelibkr.catalogue.IbkrConstants;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.time.Timers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the journal of one gateway's orders, in the name of this run of this process. It blocks: the disk is slow. */
final class Bookkeeper {

    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeper.class);

    /** Nobody takes longer to send an order and to hear of it. */
    static final Duration SENDING = Duration.ofMinutes(5);

    private final OrderJournal journal;
    private final boolean shared;
    private final Timers timers;
    private final AuditLog audit = new AuditLog();
    private final Attempts attempts = new Attempts();
    private final Intents intents;
    private final Upkeep upkeep;

    /** {@code shared}: whether other processes may write the same journal. */
    Bookkeeper(OrderJournal journal, boolean shared, String gateway, Timers timers) {
        this.journal = journal;
        this.shared = shared;
        this.timers = timers;
        this.intents = new Intents(gateway, attempts);
        this.upkeep = new Upkeep(journal, gateway, timers);
    }

    /** What it has not brought to an end counts as left behind from now on. */
    void close() {
        upkeep.close();
        attempts.close();
    }

    /** Whether other processes may write the same journal. */
    boolean isShared() {
        return shared;
    }

    /** Where the journal is, for people. */
    String place() {
        return journal.place();
    }

    /**
     * What will be noted of an order. Fails if it was sent before, or if another one was under its id: what is not new
     * need not wait.
     */
    JournalEntry intent(OrderRequest order) throws OrderException {
        return checked(intents.of(order, now()));
    }

    /** The same of the change of a working order. */
    JournalEntry intent(OrderRequest change, String orderId) throws OrderException {
        return checked(intents.of(change, orderId, now()));
    }

    private JournalEntry checked(JournalEntry intent) throws OrderException {
        try {
            open(intent);
            Optional<JournalEntry> before = journal.find(intent.clientOrderId());
            if (before.isPresent()
                    && !(mayBeSent(before.get()) && before.get().content().equals(intent.content()))) {
                throw used(intent, before.get());
            }
        } catch (SQLException e) {
            throw refused(intent, e);
        }
        return intent;
    }

    /**
     * IBKR's id of the order that is meant.
     *
     * @throws InvalidRequestException if it is not clear which one that is
     */
    String orderId(Arguments arguments) throws IbkrException {
        String orderId = arguments.get("orderId");
        String clientOrderId = arguments.get("originalClientOrderId");
        if ((orderId == null) == (clientOrderId == null)) {
            throw new InvalidRequestException("it must be said which order is meant: by orderId (or header "
                    + IbkrConstants.ORDER_ID + ") or by originalClientOrderId (or header "
                    + IbkrConstants.ORIGINAL_CLIENT_ORDER_ID + "), not both");
        }
        return orderId == null ? known(clientOrderId) : orderId;
    }

    private String known(String clientOrderId) throws IbkrException {
        try {
            upkeep.open(entry -> entry.clientOrderId().equals(clientOrderId));
            return journal.find(clientOrderId)
                    .map(JournalEntry::orderId)
                    .orElseThrow(() -> new InvalidRequestException("the order journal, " + journal.place()
                            + ", knows no order " + clientOrderId + " to which IBKR has given an id; use orderId"));
        } catch (SQLException e) {
            throw new InvalidRequestException("which order " + clientOrderId + " is could not be read in the journal, "
                    + journal.place() + " (" + e.getMessage() + "); use orderId");
        }
    }

    /** Notes that an order is to be sent; fails if it must not be, and nothing has left then. */
    OrderNote begin(JournalEntry intent) throws OrderException {
        // before it can be read: nobody must take it for left behind
        attempts.begin(intent.owner());
        Optional<JournalEntry> before;
        try {
            open(intent);
            before = journal.begin(intent, this::mayBeSent);
        } catch (SQLException e) {
            attempts.giveUp(intent);
            throw refused(intent, e);
        }
        if (before.isPresent()) {
            attempts.end(intent.owner());
            throw used(intent, before.get());
        }
        attempts.answered(intent.clientOrderId());
        audit.line(intent);
        return OrderNote.own(this, intent);
    }

    /** The disk hears first of all that is known of the account. */
    private void open(JournalEntry order) throws SQLException {
        upkeep.open(entry -> entry.accountId().equals(order.accountId()));
    }

    /** Nothing of it has left, and nobody is about to send it. */
    private boolean mayBeSent(JournalEntry before) {
        return before.state().mayBeSent() || before.state() == JournalState.INTENT && isLeftBehind(before);
    }

    /** Its id was used before. */
    private static OrderException used(JournalEntry intent, JournalEntry before) {
        boolean isElsewhere = before.state() == JournalState.INTENT && !Attempts.isUnderWay(before.owner());
        return isElsewhere && before.content().equals(intent.content())
                ? Refusals.elsewhere(before)
                : Refusals.duplicate(intent, before);
    }

    /** Now, by the gateway's clock. */
    Instant now() {
        return timers.now();
    }

    /** Notes that an order leaves, from this route; fails if it must not, and nothing has left then. */
    JournalEntry depart(JournalEntry intent, String route) throws OrderException {
        JournalEntry sent = intent.with(JournalState.SENT, null, null, now());
        try {
            open(intent);
            Optional<JournalEntry> obstacle = journal.depart(sent, route);
            if (obstacle.isPresent()) {
                throw obstacle.get().clientOrderId().equals(sent.clientOrderId())
                        ? Refusals.taken(obstacle.get())
                        : Refusals.inDoubt(sent.clientOrderId(), obstacle.get());
            }
        } catch (SQLException e) {
            throw refused(intent, e);
        }
        audit.line(sent);
        return sent;
    }

    /** Tells the disk what is known of an order; whether it has heard. If not, it is told again. */
    boolean tell(OrderNote note) {
        return upkeep.tell(note);
    }

    /**
     * Notes how an order stands.
     *
     * @param before how the journal had it
     * @return the order as the journal has it now: as noted, or, if somebody else knew more, as he has
     */
    JournalEntry note(JournalEntry entry, JournalState before) throws SQLException {
        // SENT: that it leaves may have been noted without an answer, and then it stayed; INTENT and NOT_SENT: the
        // database may have lost that it left
        if (journal.move(
                entry, before, JournalState.UNKNOWN, JournalState.SENT, JournalState.INTENT, JournalState.NOT_SENT)) {
            audit.line(entry);
            return entry;
        }
        JournalEntry known = knownOrRestored(entry);
        if (known.state() != entry.state()) {
            LOG.warn(
                    "Order {} is {}, but the journal, {}, has it as {}",
                    entry.clientOrderId(),
                    entry.state(),
                    journal.place(),
                    known.state());
        }
        return known;
    }

    /**
     * Notes what the silence of its sender says of an order, unless it has changed since it was read.
     *
     * @param read the order as it was read
     * @return the order as the journal has it now
     */
    JournalEntry conclude(JournalEntry entry, JournalEntry read) throws SQLException {
        if (!journal.replace(read, entry)) {
            return knownOrRestored(entry);
        }
        audit.line(entry);
        return entry;
    }

    /** As the journal has it; as given, if somebody began a new one meanwhile, or the database has lost its last changes. */
    private JournalEntry knownOrRestored(JournalEntry entry) throws SQLException {
        Optional<JournalEntry> found = journal.find(entry.clientOrderId());
        if (found.isPresent()) {
            return found.get();
        }
        LOG.warn(
                "The journal, {}, has lost order {}, which is {}",
                journal.place(),
                entry.clientOrderId(),
                entry.state());
        journal.restore(entry);
        audit.line(entry);
        return entry;
    }

    /** Nobody here is at an order any more. */
    void ended(String owner) {
        attempts.end(owner);
    }

    /** A part of an order was asked to be cancelled, since not all of it stands. */
    void withdrew(JournalEntry order, String orderId, String text) {
        audit.cancel(timers.now(), order.accountId(), orderId, text);
    }

    /** What stands in the way, in words. */
    String failed(SQLException e) {
        return upkeep.failed(e);
    }

    private OrderNotSentException refused(JournalEntry order, SQLException e) {
        return new OrderNotSentException(
                "order " + order.clientOrderId() + " was not sent: " + failed(e),
                order.accountId(),
                order.clientOrderId(),
                e);
    }

    /** An order as the journal has it now. */
    JournalEntry current(JournalEntry order) throws SQLException {
        return journal.find(order.clientOrderId()).orElse(order);
    }

    /** What keeps the journal usable. */
    Upkeep upkeep() {
        return upkeep;
    }

    /** The orders of an account that are in doubt, whoever has sent them, and through whatever gateway. */
    List<OrderNote> doubtful(String accountId) throws SQLException {
        return journal.doubtful(accountId).stream()
                .map(entry -> OrderNote.inherited(this, entry))
                .toList();
    }

    /**
     * The orders of which it is not known, or not noted, what became of them, through whatever gateway they were sent;
     * those that are being sent are left out.
     */
    List<OrderNote> leftBehind() throws SQLException {
        upkeep.recover();
        // what one order cannot be noted of must not hold up all others
        upkeep.open(entry -> false);
        return journal.unresolved().stream()
                .filter(entry -> entry.state() == JournalState.UNKNOWN || isLeftBehind(entry))
                .map(entry -> OrderNote.inherited(this, entry))
                .toList();
    }

    /** Whether nobody is at it any more, as far as one can know: another process may be sending what is young. */
    private boolean isLeftBehind(JournalEntry entry) {
        return !Attempts.isUnderWay(entry.owner())
                && (!shared || attempts.isGivenUp(entry) || !entry.changed().isAfter(now().minus(SENDING)));
    }
}
