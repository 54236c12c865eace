package io.github.camelibkr.store;

import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalRecord;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.JournalStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every order and how far it has come, forced to the disk before the next step is taken. An order changes hands and
 * states only by comparing: whoever finds that somebody else was faster has changed nothing. So two processes may share
 * a journal, and no order leaves twice.
 */
public final class OrderJournal {

    /** Longer than IBKR remembers a client order id (quirk 58), and than a message is redelivered. */
    private static final Duration KEPT = Duration.ofDays(31);

    /** That many are forgotten in a few milliseconds. */
    private static final int SLICE = 25;

    private static final String OPEN = "state IN ('INTENT', 'SENT', 'QUESTION', 'UNKNOWN')";

    /** What keeps an account's next order from leaving. */
    private static final String DOUBTFUL = "account = ? AND state = 'UNKNOWN' ORDER BY changed_ms";

    private final Database database;

    /** Nothing is read yet. */
    public OrderJournal(Database database) {
        this.database = database;
    }

    /** Where it is, for people. */
    public String place() {
        return database.place();
    }

    /** Which it is: journals with equal ones hold the same orders. */
    public Object identity() {
        return database.identity();
    }

    /**
     * Makes its tables, if need be, reads all of them once, so that what is damaged is noticed, and forgets what is old
     * and settled.
     *
     * @throws SQLException if that is not possible now; it may be tried again
     */
    public void open(Instant now) throws SQLException {
        OrderTable.make(database);
        database.transact(connection -> {
            // first, since by a damaged date an order could look old
            OrderTable.check(connection);
            OrderTable.forget(connection, now.minus(KEPT));
            return null;
        });
    }

    /**
     * Forgets some of what is old and settled among a gateway's orders, so few that no order has to wait long meanwhile.
     *
     * @return whether there may be more
     * @throws SQLException if that is not possible now, or something old is damaged: then nothing was forgotten
     */
    public boolean forget(String gateway, Instant now) throws SQLException {
        return database.transact(connection -> OrderTable.forget(connection, gateway, now.minus(KEPT), SLICE)) == SLICE;
    }

    /**
     * Notes a new order, or one of which nothing has left so far.
     *
     * @param intent in state {@link JournalState#INTENT}
     * @param mayBeSent whether nothing of an order has left, and nobody is about to send it
     * @return what is known of an order with this id that stands in the way; empty if it was noted
     * @throws SQLException if nothing could be noted
     */
    public Optional<JournalEntry> begin(JournalEntry intent, Predicate<JournalEntry> mayBeSent) throws SQLException {
        Optional<JournalEntry> before = find(intent.clientOrderId());
        try {
            boolean noted = database.transact(connection -> before.isEmpty()
                    ? insert(connection, intent)
                    : mayBeSent.test(before.get()) && restart(connection, intent, before.get()));
            return noted ? Optional.empty() : find(intent.clientOrderId());
        } catch (SQLException e) {
            // somebody was faster, or the database is in trouble: what is there tells which
            Optional<JournalEntry> now = find(intent.clientOrderId());
            if (now.isPresent() && isSame(now.get(), intent)) {
                return Optional.empty();
            }
            if (now.isPresent() && before.isEmpty()) {
                return now;
            }
            throw e;
        }
    }

    /** The same; whatever others mean is in their hands. */
    public Optional<JournalEntry> begin(JournalEntry intent) throws SQLException {
        return begin(intent, before -> before.state().mayBeSent());
    }

    /** It was noted, and only the answer was lost. */
    private static boolean isSame(JournalEntry noted, JournalEntry meant) {
        return noted.state() == meant.state()
                && noted.owner().equals(meant.owner())
                && noted.content().equals(meant.content())
                && noted.changed().toEpochMilli() == meant.changed().toEpochMilli();
    }

    private static boolean insert(Connection connection, JournalEntry intent) throws SQLException {
        OrderTable.insert(connection, intent);
        return true;
    }

    /** The same order again, and only if it is the same, and as it was. */
    private static boolean restart(Connection connection, JournalEntry intent, JournalEntry before)
            throws SQLException {
        return before.content().equals(intent.content())
                && OrderTable.update(
                        connection,
                        intent,
                        "state = ? AND owner = ?",
                        before.state().name(),
                        before.owner());
    }

    /**
     * Notes that an order is in another state.
     *
     * @param next what is to be noted
     * @param from the states in which it must be, in the same hands
     * @return whether it was; if not, nothing was changed
     * @throws SQLException if nothing could be noted
     */
    public boolean move(JournalEntry next, JournalState... from) throws SQLException {
        return database.transact(connection -> move(connection, next, from));
    }

    private static boolean move(Connection connection, JournalEntry next, JournalState... from) throws SQLException {
        String states = Stream.of(from).map(state -> "'" + state + "'").collect(Collectors.joining(", "));
        return OrderTable.update(connection, next, "owner = ? AND state IN (" + states + ")", next.owner());
    }

    /**
     * Notes that an order is in another state, if it is as it was read: nobody has done anything since.
     *
     * @return whether it was; if not, nothing was changed
     * @throws SQLException if nothing could be noted
     */
    public boolean replace(JournalEntry read, JournalEntry next) throws SQLException {
        return database.transact(connection -> OrderTable.update(
                connection,
                next,
                "owner = ? AND state = ? AND changed_ms = ?",
                read.owner(),
                read.state().name(),
                read.changed().toEpochMilli()));
    }

    /**
     * Notes an order that it does not know any more.
     *
     * @throws SQLException if it knows it, or nothing could be noted
     */
    public void restore(JournalEntry order) throws SQLException {
        database.transact(connection -> insert(connection, order));
    }

    /**
     * Notes that an order is about to leave, unless another of its account is in doubt.
     *
     * @param sent in state {@link JournalState#SENT}
     * @param route who sends it
     * @return what stands in the way: the order that is in doubt, or this one as it is now, if it is in other hands;
     *     empty if it may leave
     * @throws SQLException if nothing could be noted
     */
    public Optional<JournalEntry> depart(JournalEntry sent, String route) throws SQLException {
        try {
            return leaving(sent, route);
        } catch (SQLException e) {
            if (find(sent.clientOrderId()).filter(now -> isSame(now, sent)).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<JournalEntry> leaving(JournalEntry sent, String route) throws SQLException {
        return database.transact(connection -> {
            List<JournalEntry> obstacles = OrderTable.query(connection, DOUBTFUL, sent.accountId());
            // NOT_SENT: another node has taken the one who waits for his turn for gone
            if (obstacles.isEmpty() && !move(connection, sent, JournalState.INTENT, JournalState.NOT_SENT)) {
                obstacles = OrderTable.query(connection, "client_order_id = ?", sent.clientOrderId());
                if (obstacles.isEmpty()) {
                    throw new SQLException("it does not know order " + sent.clientOrderId() + " any more");
                }
            } else if (obstacles.isEmpty()) {
                OrderTable.route(connection, sent.clientOrderId(), route);
            }
            return obstacles.stream().findFirst();
        });
    }

    /**
     * How many orders for a gateway that were taken up since then have left, whatever became of them.
     *
     * @param route who sent them; null: whoever it was
     */
    public int departed(String gateway, String route, Instant since) throws SQLException {
        return database.read(connection -> OrderTable.departed(connection, gateway, route, since));
    }

    /** What is known of an order. */
    public Optional<JournalEntry> find(String clientOrderId) throws SQLException {
        return database.read(connection -> OrderTable.query(connection, "client_order_id = ?", clientOrderId)).stream()
                .findFirst();
    }

    /** The orders of which something is still to be found out, through whatever gateway they were sent, oldest first. */
    public List<JournalEntry> unresolved() throws SQLException {
        return database.read(connection -> OrderTable.query(connection, OPEN + " ORDER BY begun_ms, client_order_id"));
    }

    /** The orders of an account of which nobody knows what became of them, oldest first. */
    public List<JournalEntry> doubtful(String accountId) throws SQLException {
        return database.read(connection -> OrderTable.query(connection, DOUBTFUL, accountId));
    }

    /** The steps of an order, oldest first; none if it is not known. */
    public List<JournalStep> steps(String clientOrderId) throws SQLException {
        return database.read(connection -> OrderTable.steps(connection, clientOrderId));
    }

    /** What it knows of the orders that are asked for, newest first; nothing if there is no journal. */
    public JournalRecords report(JournalQuery asked) throws SQLException {
        return database.read(connection -> {
            List<JournalRecord> records = new ArrayList<>();
            if (!OrderTable.exists(connection)) {
                return new JournalRecords(records, null);
            }
            List<JournalEntry> found = OrderTable.query(
                    connection,
                    asked.condition() + " ORDER BY begun_ms DESC, client_order_id LIMIT ?",
                    asked.values(asked.limit() + 1));
            for (JournalEntry order : found.subList(0, Math.min(asked.limit(), found.size()))) {
                records.add(new JournalRecord(order, OrderTable.steps(connection, order.clientOrderId())));
            }
            return new JournalRecords(records, found.size() > asked.limit() ? true : null);
        });
    }
}
