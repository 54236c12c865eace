package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.store.Database;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.store.SqliteDatabase;
import io.github.camelibkr.store.StateDirectory;
import io.github.camelibkr.time.VirtualTimers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("O16: orders of a node that seems to be gone, and may not be")
class TakeoverTest {

    @TempDir
    Path directory;

    private final VirtualTimers timers = new VirtualTimers();
    private SqliteDatabase database;
    private Bookkeeper slow;
    private Bookkeeper other;

    @BeforeEach
    void open() {
        database = new SqliteDatabase(new StateDirectory(directory.resolve("state")), "ibkr.db");
        slow = keeper();
        other = keeper();
    }

    @AfterEach
    void close() {
        slow.close();
        other.close();
        database.close();
    }

    private Bookkeeper keeper() {
        return new Bookkeeper(new OrderJournal(database), true, "https://localhost:5000", timers);
    }

    private static OrderRequest order(String id) {
        return Given.order().clientOrderId(id).build();
    }

    private static OrderNote begin(Bookkeeper keeper, String id) throws OrderException {
        return keeper.begin(keeper.intent(order(id)));
    }

    private OrderNote asked() throws OrderException {
        OrderNote note = begin(slow, "c-1");
        note.depart("orders");
        note.asked("o163 sure?");
        return note;
    }

    private JournalState state(String id) throws SQLException {
        return new OrderJournal(database).find(id).orElseThrow().state();
    }

    private void change(String sql) throws SQLException {
        database.transact(connection -> Database.update(connection, sql));
    }

    /** What the other node thinks was left behind by the slow one, of which it hears nothing but what the journal says. */
    private OrderNote leftBehind() throws SQLException {
        slow.close();
        timers.advance(Bookkeeper.SENDING);
        return other.leftBehind().get(0);
    }

    @Test
    void conclude_hasLeftMeanwhile_changesNothing() throws Exception {
        OrderNote waiting = begin(slow, "c-1");
        OrderNote read = leftBehind();
        waiting.depart("orders");

        assertThat(read.conclude(JournalState.NOT_SENT, "its process ended")).isFalse();

        assertThat(read.entry().state()).isEqualTo(JournalState.SENT);
        assertThat(state("c-1")).isEqualTo(JournalState.SENT);
        assertThatThrownBy(() -> begin(other, "c-1")).isInstanceOf(DuplicateOrderException.class);
    }

    @Test
    void conclude_yesWasSaidMeanwhile_changesNothing() throws Exception {
        OrderNote asked = asked();
        OrderNote read = leftBehind();
        assertThat(asked.confirming("o163 sure?")).isTrue();

        assertThat(read.conclude(JournalState.DISCARDED, "not answered")).isFalse();

        assertThat(state("c-1")).isEqualTo(JournalState.SENT);
        assertThat(asked.to(JournalState.ACCEPTED, "17", "Submitted")).isTrue();
    }

    @Test
    void conclude_nextQuestionWasAskedMeanwhile_changesNothing() throws Exception {
        OrderNote asked = asked();
        OrderNote read = leftBehind();
        asked.confirming("o163 sure?");
        asked.asked("o354 really?");

        assertThat(read.conclude(JournalState.DISCARDED, "not answered")).isFalse();

        assertThat(state("c-1")).isEqualTo(JournalState.QUESTION);
        assertThat(read.conclude(JournalState.DISCARDED, "not answered"))
                .as("it knows now how the order stands")
                .isTrue();
        assertThat(asked.confirming("o354 really?")).isFalse();
        assertThat(state("c-1")).isEqualTo(JournalState.DISCARDED);
    }

    @Test
    void conclude_cannotBeNoted_isNotSaidLater() throws Exception {
        begin(slow, "c-1");
        OrderNote read = leftBehind();
        change("CREATE TRIGGER no BEFORE UPDATE ON ibkr_order BEGIN SELECT RAISE(ABORT, 'no'); END");

        assertThatThrownBy(() -> read.conclude(JournalState.NOT_SENT, "its process ended"))
                .isInstanceOf(SQLException.class);

        change("DROP TRIGGER no");
        other.upkeep().recover();
        assertThat(state("c-1")).isEqualTo(JournalState.INTENT);
    }

    @Test
    void depart_takenForGoneWhileItWaited_leavesAllTheSame() throws Exception {
        OrderNote waiting = begin(slow, "c-1");
        assertThat(leftBehind().conclude(JournalState.NOT_SENT, "its process ended"))
                .isTrue();

        waiting.depart("orders");

        assertThat(state("c-1")).isEqualTo(JournalState.SENT);
    }

    @Test
    void depart_takenForGoneAndSentByAnother_isRefused() throws Exception {
        OrderNote waiting = begin(slow, "c-1");
        leftBehind().conclude(JournalState.NOT_SENT, "its process ended");
        begin(other, "c-1").depart("orders");

        assertThatThrownBy(() -> waiting.depart("orders"))
                .isInstanceOf(DuplicateOrderException.class)
                .hasMessageStartingWith("order c-1 was not sent by this node");
    }

    @Test
    void note_ofAFormerAttempt_changesNothingOfTheNext() throws Exception {
        OrderNote first = begin(slow, "c-1");
        first.to(JournalState.NOT_SENT, null, "late");
        JournalEntry stale = first.entry();
        OrderNote second = begin(slow, "c-1");
        second.depart("orders");

        assertThat(slow.note(stale, JournalState.INTENT).state()).isEqualTo(JournalState.SENT);

        assertThat(state("c-1")).isEqualTo(JournalState.SENT);
        assertThat(second.to(JournalState.UNKNOWN, null, "no answer")).isTrue();
        assertThat(slow.note(stale.with(JournalState.REJECTED, null, "taken", timers.now()), JournalState.INTENT)
                        .state())
                .isEqualTo(JournalState.UNKNOWN);
    }

    @Test
    @DisplayName("a message that comes again within five minutes is not taken for done: its order may never have left")
    void intent_meantByAnotherProcess_isToBeGivenAgain() throws Exception {
        begin(slow, "c-1");
        slow.close();

        assertThatThrownBy(() -> other.intent(order("c-1")))
                .isInstanceOf(OrderNotSentException.class)
                .hasMessage("order c-1 was not sent: another process took it up at " + timers.now()
                        + ", and has not sent it yet. Give it again: if that process is gone, it can be sent from here"
                        + " 5 minutes after that");
        assertThatThrownBy(() -> other.intent(
                        Given.order().clientOrderId("c-1").side("SELL").build()))
                .as("another order under its id")
                .isInstanceOf(DuplicateOrderException.class);

        timers.advance(Duration.ofMinutes(5));
        begin(other, "c-1").depart("orders");
        assertThat(state("c-1")).isEqualTo(JournalState.SENT);
    }

    @Test
    void note_ofAnOrderThatTheJournalHasLost_isRestored() throws Exception {
        OrderNote note = begin(slow, "c-1");
        note.depart("orders");
        // as a database may that took over before it had heard of it
        change("DELETE FROM ibkr_order");
        change("DELETE FROM ibkr_order_step");

        assertThat(note.to(JournalState.ACCEPTED, "17", "Submitted")).isTrue();

        assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
        assertThatThrownBy(() -> other.intent(order("c-1"))).isInstanceOf(DuplicateOrderException.class);
    }

    @Test
    void note_ofAnOrderThatHasGoneBackInTheJournal_isNoted() throws Exception {
        OrderNote note = begin(slow, "c-1");
        JournalEntry meant = note.entry();
        note.depart("orders");
        goBack(meant);
        assertThat(note.to(JournalState.ACCEPTED, "17", "Submitted")).isTrue();
        assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);

        goBack(meant);
        assertThatThrownBy(() -> slow.intent(order("c-1")))
                .as("it has left, whatever the journal says")
                .isInstanceOf(OrderNotSentException.class);
    }

    private void goBack(JournalEntry before) throws SQLException {
        OrderJournal journal = new OrderJournal(database);
        assertThat(journal.replace(journal.find(before.clientOrderId()).orElseThrow(), before))
                .isTrue();
    }

    @Test
    void conclude_theJournalHasLostIt_isWrittenAnew() throws Exception {
        asked();
        OrderNote read = leftBehind();
        change("DELETE FROM ibkr_order");
        change("DELETE FROM ibkr_order_step");

        assertThat(read.conclude(JournalState.DISCARDED, "not answered")).isTrue();

        assertThat(state("c-1")).isEqualTo(JournalState.DISCARDED);
    }

    @Test
    @DisplayName("of several orders that could not be noted each is told again, whatever is wrong with the others")
    void recover_oneCannotBeNoted_theOthersAre() throws Exception {
        List<OrderNote> notes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            notes.add(begin(slow, "c-" + i));
            notes.get(i).depart("orders");
        }
        change("CREATE TRIGGER no BEFORE UPDATE ON ibkr_order BEGIN SELECT RAISE(ABORT, 'no'); END");
        for (OrderNote note : notes) {
            note.to(JournalState.ACCEPTED, null, "Submitted");
        }
        change("DROP TRIGGER no");
        change("CREATE TRIGGER no BEFORE UPDATE ON ibkr_order WHEN OLD.client_order_id = 'c-5'"
                + " BEGIN SELECT RAISE(ABORT, 'no'); END");

        slow.upkeep().recover();

        for (int i = 0; i < 10; i++) {
            assertThat(state("c-" + i)).isEqualTo(i == 5 ? JournalState.SENT : JournalState.ACCEPTED);
        }
        assertThat(slow.upkeep().problem()).isNotNull();
    }

    @Test
    @DisplayName("an order that cannot be noted holds up its own account's orders, and no other's")
    void intent_anotherAccountsOrderCannotBeNoted_isNotHeldUp() throws Exception {
        OrderNote stuck = begin(slow, "c-1");
        stuck.depart("orders");
        change("CREATE TRIGGER no BEFORE UPDATE ON ibkr_order WHEN OLD.client_order_id = 'c-1'"
                + " BEGIN SELECT RAISE(ABORT, 'locked'); END");
        assertThat(stuck.to(JournalState.ACCEPTED, "17", "Submitted")).isFalse();

        assertThatThrownBy(() -> slow.intent(order("c-2")))
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageContaining("locked");
        OrderNote free = slow.begin(
                slow.intent(Given.order().accountId("DU2").clientOrderId("c-3").build()));
        free.depart("orders");
        assertThat(state("c-3")).isEqualTo(JournalState.SENT);
        assertThat(slow.upkeep().problem()).contains("locked");

        change("DROP TRIGGER no");
        slow.upkeep().recover();
        assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
        assertThat(slow.upkeep().problem()).isNull();
    }
}
