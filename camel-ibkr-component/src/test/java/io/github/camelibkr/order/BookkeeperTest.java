package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.AuditLines;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.store.SqliteDatabase;
import io.github.camelibkr.store.StateDirectory;
import io.github.camelibkr.time.VirtualTimers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal as one run of a process writes it; the database is a real one. */
class BookkeeperTest {

    private static final String GATEWAY = "https://localhost:5000";

    @TempDir
    Path directory;

    private final VirtualTimers timers = new VirtualTimers();
    private SqliteDatabase database;
    private Bookkeeper keeper;

    @BeforeEach
    void open() throws Exception {
        database = new SqliteDatabase(new StateDirectory(directory.resolve("state")), "ibkr.db");
        keeper = keeper(false);
    }

    @AfterEach
    void close() {
        keeper.close();
        database.close();
    }

    private Bookkeeper keeper(boolean shared) {
        return new Bookkeeper(new OrderJournal(database), shared, GATEWAY, timers);
    }

    private static OrderRequest order(String id) {
        return Given.order().clientOrderId(id).build();
    }

    private OrderNote sent(Bookkeeper by, String id) throws OrderException {
        OrderNote note = by.begin(by.intent(order(id)));
        note.depart("orders");
        return note;
    }

    private JournalState state(String id) throws SQLException {
        return new OrderJournal(database).find(id).orElseThrow().state();
    }

    private static List<String> ids(List<OrderNote> notes) {
        return notes.stream().map(note -> note.entry().clientOrderId()).toList();
    }

    @Test
    void intent_isTheWholeOrder_andNotedOnlyWhenItBegins() throws Exception {
        JournalEntry intent = keeper.intent(order("c-1"));

        assertThat(intent.clientOrderId()).isEqualTo("c-1");
        assertThat(intent.accountId()).isEqualTo("DU1");
        assertThat(intent.gateway()).isEqualTo(GATEWAY);
        assertThat(intent.kind()).isEqualTo(JournalEntry.Kind.PLACE);
        assertThat(intent.state()).isEqualTo(JournalState.INTENT);
        assertThat(intent.orderId()).isNull();
        assertThat(intent.request()).isEqualTo(new String(OrderWire.body(order("c-1"))));
        assertThat(intent.begun()).isEqualTo(timers.now()).isEqualTo(intent.changed());
        assertThat(new OrderJournal(database).find("c-1")).isEmpty();

        OrderNote note = keeper.begin(intent);

        assertThat(state("c-1")).isEqualTo(JournalState.INTENT);
        note.depart("orders");
        assertThat(state("c-1")).isEqualTo(JournalState.SENT);
        assertThat(note.entry().state()).isEqualTo(JournalState.SENT);
    }

    @Test
    void intent_ofAChange_isOfTheOrderThatIsChanged() throws Exception {
        JournalEntry change = keeper.intent(order("m-1"), "17");
        JournalEntry other = keeper.intent(order("m-1"), "18");

        assertThat(change.kind()).isEqualTo(JournalEntry.Kind.MODIFY);
        assertThat(change.orderId()).isEqualTo("17");
        assertThat(change.request()).isEqualTo(new String(OrderWire.change(order("m-1"))));
        assertThat(change.content()).isNotEqualTo(other.content());
    }

    @Test
    void intent_thatIsLong_isKeptAsAHashOnly() throws Exception {
        JournalEntry intent =
                keeper.intent(Given.order().referrer("x".repeat(16_000)).build());

        assertThat(intent.request()).isNull();
        assertThat(intent.content()).hasSize(64);
    }

    @Test
    void O7_intent_sameIdAgain_isRefused() throws Exception {
        sent(keeper, "c-1");

        assertThatThrownBy(() -> keeper.intent(order("c-1")))
                .isInstanceOf(DuplicateOrderException.class)
                .hasMessage("order c-1 was not sent again: it is being sent. A new order needs a new clientOrderId.");
        assertThatThrownBy(() -> keeper.intent(Given.order().side("SELL").build()))
                .isInstanceOf(DuplicateOrderException.class)
                .hasMessageStartingWith("order c-1 was not sent: another order was given this clientOrderId");
    }

    @Test
    void intent_ofWhichNothingHasLeft_mayBeSentAgainIfItIsTheSame() throws Exception {
        OrderNote note = keeper.begin(keeper.intent(order("c-1")));
        note.to(JournalState.NOT_SENT, null, "down");

        JournalEntry again = keeper.intent(order("c-1"));

        assertThat(keeper.begin(again).entry()).isEqualTo(again);
        assertThatThrownBy(() -> keeper.intent(Given.order().side("SELL").build()))
                .isInstanceOf(DuplicateOrderException.class);
    }

    @Test
    void begin_whoComesSecond_isRefused() throws Exception {
        JournalEntry first = keeper.intent(order("c-1"));
        JournalEntry second = keeper.intent(order("c-1"));
        keeper.begin(first);

        assertThatThrownBy(() -> keeper.begin(second)).isInstanceOf(DuplicateOrderException.class);
    }

    @Test
    void depart_besideAnOrderInDoubt_isRefused() throws Exception {
        sent(keeper, "c-1").to(JournalState.UNKNOWN, null, "no answer");
        OrderNote second = keeper.begin(keeper.intent(order("c-2")));

        assertThatThrownBy(() -> second.depart("orders"))
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageStartingWith(
                        "order c-2 was not sent: whether order c-1 of account DU1 was placed is not known");
        assertThat(state("c-2")).isEqualTo(JournalState.INTENT);
    }

    @Test
    void depart_takenByAnother_isRefused() throws Exception {
        OrderNote mine = keeper.begin(keeper.intent(order("c-1")));
        mine.to(JournalState.NOT_SENT, null, "late");
        Bookkeeper other = keeper(true);
        sent(other, "c-1");

        assertThatThrownBy(() -> mine.depart("orders"))
                .isInstanceOf(DuplicateOrderException.class)
                .hasMessageStartingWith("order c-1 was not sent by this node");
        other.close();
    }

    @Test
    void note_whatSomebodyElseKnows_isTaken() throws Exception {
        OrderNote mine = sent(keeper, "c-1");
        mine.to(JournalState.UNKNOWN, null, "no answer");
        OrderNote theirs = keeper.doubtful("DU1").get(0);
        theirs.to(JournalState.ACCEPTED, "17", "found");

        assertThat(mine.to(JournalState.REJECTED, null, "no")).isFalse();

        assertThat(mine.entry().state()).isEqualTo(JournalState.ACCEPTED);
        assertThat(mine.entry().orderId()).isEqualTo("17");
        assertThat(keeper.current(mine.entry()).orderId()).isEqualTo("17");
    }

    @Test
    void note_ofTheOutcome_isInTheAuditLogWithoutTheAccount() throws Exception {
        try (AuditLines audit = new AuditLines()) {
            OrderNote note = sent(keeper, "c-1");
            note.asked("o163 sure?");
            assertThat(note.confirming("o163 sure?")).isTrue();
            assertThat(note.to(JournalState.ACCEPTED, "17", "Submitted")).isTrue();
            note.withdrew("17", "taken");

            assertThat(audit.json())
                    .extracting(line -> line.path("state").asText())
                    .containsExactly("INTENT", "SENT", "QUESTION", "SENT", "ACCEPTED", "CANCEL");
            assertThat(audit.json().get(3).path("text").asText()).isEqualTo("yes to: o163 sure?");
            assertThat(audit.json().get(5).path("orderId").asText()).isEqualTo("17");
            assertThat(audit.json().get(5).path("text").asText()).isEqualTo("taken");
        }
    }

    @Test
    void doubtful_areThoseOfTheAccount() throws Exception {
        sent(keeper, "c-1").to(JournalState.UNKNOWN, null, "no answer");
        OrderNote done = keeper.begin(keeper.intent(
                Given.order().accountId("DU2").clientOrderId("c-2").build()));
        done.depart("orders");
        done.to(JournalState.UNKNOWN, null, "no answer");

        assertThat(ids(keeper.doubtful("DU1"))).containsExactly("c-1");
        assertThat(ids(keeper.doubtful("DU2"))).containsExactly("c-2");
        assertThat(keeper.doubtful("DU3")).isEmpty();
    }

    @Test
    void leftBehind_ofWhoIsGone_isFoundAndOfWhoLivesIsNot() throws Exception {
        Bookkeeper gone = keeper(false);
        sent(gone, "c-1");
        sent(keeper, "c-2");
        assertThat(keeper.leftBehind()).isEmpty();

        gone.close();

        assertThat(ids(keeper.leftBehind())).containsExactly("c-1");
    }

    @Test
    void leftBehind_whereOthersMaySend_isFoundAfterFiveMinutes() throws Exception {
        Bookkeeper gone = keeper(true);
        Bookkeeper shared = keeper(true);
        assertThat(shared.isShared()).isTrue();
        assertThat(keeper.isShared()).isFalse();
        sent(gone, "c-1");
        gone.close();

        timers.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(shared.leftBehind()).isEmpty();
        timers.advance(Duration.ofMillis(1));
        assertThat(ids(shared.leftBehind())).containsExactly("c-1");

        shared.leftBehind().get(0).to(JournalState.UNKNOWN, null, "?");
        assertThat(ids(shared.leftBehind())).containsExactly("c-1");
        shared.close();
    }

    @Test
    void journalThatCannotBeUsed_refusesOrdersAndSaysSo() throws Exception {
        JournalEntry intent = keeper.intent(order("c-1"));
        assertThat(keeper.upkeep().problem()).isNull();
        hide();

        assertThatThrownBy(() -> keeper.orderId(meant(null, "c-1")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("which order c-1 is could not be read in the journal");
        assertThatThrownBy(() -> keeper.intent(order("c-2")))
                .isInstanceOf(OrderNotSentException.class)
                .hasMessageStartingWith(
                        "order c-2 was not sent: the order journal, " + keeper.place() + ", cannot be used: ");
        assertThat(keeper.upkeep().problem()).startsWith("the order journal, " + keeper.place() + ", cannot be used: ");
        assertThatThrownBy(() -> keeper.begin(intent)).isInstanceOf(OrderNotSentException.class);
        assertThatThrownBy(() -> keeper.depart(intent, "orders")).isInstanceOf(OrderNotSentException.class);
    }

    @Test
    void note_thatTheDiskDoesNotHear_isToldAgainBeforeTheNextOrder() throws Exception {
        OrderNote note = sent(keeper, "c-1");
        hide();

        assertThat(note.to(JournalState.ACCEPTED, "17", "Submitted")).isFalse();
        assertThat(note.entry().state()).isEqualTo(JournalState.ACCEPTED);
        assertThat(keeper.upkeep().problem()).isNotNull();

        show();
        assertThat(state("c-1")).isEqualTo(JournalState.SENT);
        keeper.intent(order("c-2"));
        assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
        assertThat(keeper.upkeep().problem()).isNull();
    }

    @Test
    void note_thatTheDiskDoesNotHear_isToldBeforeAnotherOrderBeginsOrDeparts() throws Exception {
        OrderNote first = sent(keeper, "c-1");
        JournalEntry second = keeper.intent(order("c-2"));
        hide();
        first.asked("sure?");
        show();

        OrderNote begun = keeper.begin(second);
        assertThat(state("c-1")).isEqualTo(JournalState.QUESTION);

        hide();
        first.to(JournalState.ACCEPTED, "17", null);
        show();
        begun.depart("orders");
        assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
    }

    @Test
    void note_ofWhatHasEndedMeanwhile_changesNothing() throws Exception {
        OrderNote mine = sent(keeper, "c-1");
        mine.to(JournalState.UNKNOWN, null, "no answer");
        OrderNote theirs = keeper.doubtful("DU1").get(0);
        hide();
        mine.to(JournalState.ACCEPTED, "17", "found");
        mine.to(JournalState.ACCEPTED, "17", "found again");
        show();
        theirs.decide(JournalState.REJECTED, null, "settled");

        assertThat(mine.refresh().state()).isEqualTo(JournalState.REJECTED);
        keeper.upkeep().recover();

        assertThat(mine.entry().state()).isEqualTo(JournalState.REJECTED);
        assertThat(state("c-1")).isEqualTo(JournalState.REJECTED);
        assertThat(mine.to(JournalState.DISCARDED, null, null)).isFalse();
        assertThat(state("c-1")).isEqualTo(JournalState.REJECTED);
    }

    /** The file is gone for a while: whatever is asked of it fails. */
    private void hide() throws IOException {
        Path file = Path.of(database.place());
        Files.move(file, file.resolveSibling("elsewhere"));
    }

    private void show() throws IOException {
        Path file = Path.of(database.place());
        Files.move(file.resolveSibling("elsewhere"), file);
    }

    private static Arguments meant(String orderId, String clientOrderId) throws InvalidRequestException {
        Map<String, String> options = new HashMap<>();
        options.put("orderId", orderId);
        options.put("originalClientOrderId", clientOrderId);
        return Arguments.of(Operations.get("order/modify"), null, options);
    }

    @Test
    void orderId_byEitherName_isFound() throws Exception {
        sent(keeper, "c-1").to(JournalState.ACCEPTED, "17", null);
        sent(keeper, "c-2").to(JournalState.REJECTED, null, null);

        assertThat(keeper.orderId(meant("5", null))).isEqualTo("5");
        assertThat(keeper.orderId(meant(null, "c-1"))).isEqualTo("17");
        for (String unknown : List.of("c-2", "c-3")) {
            assertThatThrownBy(() -> keeper.orderId(meant(null, unknown)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage("the order journal, " + keeper.place() + ", knows no order " + unknown
                            + " to which IBKR has given an id; use orderId");
        }
        assertThatThrownBy(() -> keeper.orderId(meant("5", "c-1")))
                .hasMessageStartingWith("it must be said which order is meant");
        assertThatThrownBy(() -> keeper.orderId(meant(null, null)))
                .hasMessageStartingWith("it must be said which order is meant");
    }
}
