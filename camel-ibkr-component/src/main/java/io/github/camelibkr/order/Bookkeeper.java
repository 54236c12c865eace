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
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the journal of one gateway's orders, in the name of this run of this process. It blocks: the disk is slow. */
final class Bookkeeper {

    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeper.class);
    /** Whose orders are still being sent, in this JVM. */
    private static final Set<String> ALIVE = ConcurrentHashMap.newKeySet();

    /** Nobody takes longer to send an order and to hear of it. */
    static final Duration SENDING = Duration.ofMinutes(5);

    /** In characters; longer ones are kept as a hash only. */
    private static final int LONGEST_REQUEST = 16_000;

    private final OrderJournal journal;
    private final boolean shared;
    private final String gateway;
    private final Timers timers;
    private final AuditLog audit = new AuditLog();
    private final String owner = UUID.randomUUID().toString();
    /** What is known and could not be noted, by clientOrderId. */
    private final Map<String, Unheard> unheard = new ConcurrentHashMap<>();

    private boolean opened; // guarded by this
    private volatile String problem;

    private record Unheard(JournalEntry entry, JournalState before) {}

    /** {@code shared}: whether other processes may write the same journal. */
    Bookkeeper(OrderJournal journal, boolean shared, String gateway, Timers timers) {
        this.journal = journal;
        this.shared = shared;
        this.gateway = gateway;
        this.timers = timers;
        ALIVE.add(owner);
    }

    /** What it has not brought to an end counts as left behind from now on. */
    void close() {
        ALIVE.remove(owner);
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
        return intent(order, JournalEntry.Kind.PLACE, null, OrderWire.body(order));
    }

    /** The same of the change of a working order. */
    JournalEntry intent(OrderRequest change, String orderId) throws OrderException {
        return intent(change, JournalEntry.Kind.MODIFY, orderId, OrderWire.change(change));
    }

    private JournalEntry intent(OrderRequest order, JournalEntry.Kind kind, String orderId, byte[] body)
            throws OrderException {
        Instant now = timers.now();
        String request = body.length <= LONGEST_REQUEST ? new String(body, StandardCharsets.UTF_8) : null;
        JournalEntry intent = new JournalEntry(
                order.clientOrderId(),
                order.accountId(),
                gateway,
                kind,
                JournalState.INTENT,
                orderId,
                content(orderId, body),
                request,
                owner,
                null,
                now,
                now);
        try {
            open(intent.begun());
            Optional<JournalEntry> before = journal.find(order.clientOrderId());
            if (before.isPresent()
                    && !(before.get().state().mayBeSent()
                            && before.get().content().equals(intent.content()))) {
                throw Refusals.duplicate(intent, before.get());
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
            open(timers.now());
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
        try {
            Optional<JournalEntry> before = journal.begin(intent);
            if (before.isPresent()) {
                throw Refusals.duplicate(intent, before.get());
            }
        } catch (SQLException e) {
            throw refused(intent, e);
        }
        audit.line(intent);
        return new OrderNote(this, intent);
    }

    private synchronized void open(Instant now) throws SQLException {
        if (!opened) {
            journal.open(now);
            opened = true;
        }
        catchUp();
        problem = null;
    }

    /** What was ordered, so that another order under the same id is noticed. */
    private static String content(String orderId, byte[] body) {
        byte[] whole = orderId == null
                ? body
                : (orderId + ' ' + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(ClientOrderIds.sha256(whole));
    }

    /** Notes that an order leaves, from this route; fails if it must not, and nothing has left then. */
    JournalEntry depart(JournalEntry intent, String route) throws OrderException {
        JournalEntry sent = intent.with(JournalState.SENT, null, null, timers.now());
        try {
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

    /**
     * Notes what is known now. What the disk does not hear of is told it again before the next order is taken up.
     *
     * @return the order as the journal has it then: as noted, or, if somebody else knew more, as he has; null if the disk
     *     has not heard of it
     */
    JournalEntry note(JournalEntry order, JournalState state, String orderId, String text) {
        Unheard next = new Unheard(order.with(state, orderId, text, timers.now()), order.state());
        String id = order.clientOrderId();
        try {
            JournalEntry noted = note(next);
            unheard.remove(id);
            return noted;
        } catch (SQLException e) {
            unheard.put(id, next);
            LOG.error("Order {} is {}, and {}", id, state, failed(e));
            return null;
        }
    }

    private JournalEntry note(Unheard next) throws SQLException {
        JournalEntry entry = next.entry();
        if (journal.move(entry, next.before(), JournalState.UNKNOWN)) {
            audit.line(entry);
            return entry;
        }
        // somebody began a new journal meanwhile, if it is not there
        JournalEntry known = current(entry);
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

    /** A part of an order was asked to be cancelled, since not all of it stands. */
    void withdrew(JournalEntry order, String orderId, String text) {
        audit.cancel(timers.now(), order.accountId(), orderId, text);
    }

    /** Tells the disk what it has not heard of; only then it may hear of something new. */
    private void catchUp() throws SQLException {
        for (Map.Entry<String, Unheard> next : unheard.entrySet()) {
            note(next.getValue());
            unheard.remove(next.getKey(), next.getValue());
        }
    }

    /** What stands in the way, in words. */
    String failed(SQLException e) {
        synchronized (this) {
            // it may be another one once it can be used again
            opened = false;
        }
        problem = "the order journal, " + journal.place() + ", cannot be used: " + e.getMessage();
        return problem;
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

    /** Why orders are refused; null if the journal could be used the last time. */
    String problem() {
        return problem;
    }

    /** The orders of an account that are in doubt, whoever of those that share the journal has sent them. */
    List<OrderNote> doubtful(String accountId) throws SQLException {
        return journal.open(gateway).stream()
                .filter(entry -> entry.state() == JournalState.UNKNOWN
                        && entry.accountId().equals(accountId))
                .map(entry -> new OrderNote(this, entry))
                .toList();
    }

    /** The orders of which it is not known, or not noted, what became of them; those that are being sent are left out. */
    List<OrderNote> leftBehind() throws SQLException {
        Instant now = timers.now();
        open(now);
        // another process may be sending these
        Instant young = now.minus(SENDING);
        return journal.open(gateway).stream()
                .filter(entry -> entry.state() == JournalState.UNKNOWN
                        || !ALIVE.contains(entry.owner())
                                && !(shared && entry.changed().isAfter(young)))
                .map(entry -> new OrderNote(this, entry))
                .toList();
    }
}
