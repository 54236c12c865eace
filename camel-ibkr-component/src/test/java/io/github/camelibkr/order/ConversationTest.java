package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderLeg;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.model.PartialOrderException;
import io.github.camelibkr.store.OrderJournal;
import io.github.camelibkr.store.SqliteDatabase;
import io.github.camelibkr.store.StateDirectory;
import io.github.camelibkr.time.VirtualTimers;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Departure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of IBKR's answers, word by word; the order's place in the journal is a real one. */
class ConversationTest {

    private static final Departure LAST_LOOK = () -> () -> {};
    private static final String TAKEN = "[{\"order_id\":\"5\",\"order_status\":\"Submitted\",\"text\":\"careful\"}]";

    @TempDir
    Path directory;

    private SqliteDatabase database;
    private OrderNote note;
    private Bookkeeper keeper;

    private final List<String> said = new ArrayList<>();
    private final Deque<Object> answers = new ArrayDeque<>();
    private final Voice voice = (operation, values, body, lastLook) -> {
        said.add(operation.name() + " "
                + values.getOrDefault("replyId", values.toString()) + " "
                + (body == null ? "" : new String(body, StandardCharsets.UTF_8)) + (lastLook == null ? "" : " looked"));
        return answer(answers.remove());
    };

    private static CompletionStage<Answer> answer(Object said) {
        return said instanceof Throwable failure
                ? CompletableFuture.failedFuture(failure)
                : CompletableFuture.completedFuture(
                        new Answer(200, said.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @BeforeEach
    void open() throws Exception {
        database = new SqliteDatabase(new StateDirectory(directory.resolve("state")), "ibkr.db");
        keeper = new Bookkeeper(new OrderJournal(database), false, "https://localhost:5000", new VirtualTimers());
        begin(Given.order().build());
    }

    @AfterEach
    void close() {
        keeper.close();
        database.close();
    }

    private void begin(OrderRequest order) throws OrderException {
        note = keeper.begin(keeper.intent(order));
        note.isAbout(order);
        note.depart("orders");
    }

    private void beginBracket() throws OrderException {
        OrderRequest child = OrderRequest.builder()
                .side("SELL")
                .orderType("MKT")
                .manualIndicator(true)
                .extOperator("me")
                .build();
        begin(OrderForm.inFull(Given.order()
                .clientOrderId("b-1")
                .manualIndicator(true)
                .extOperator("me")
                .children(List.of(child, child.toBuilder().orderType("MOC").build()))
                .build()));
    }

    private Conversation conversation(OnQuestion onQuestion, boolean cancelOnPartial) {
        OrderPolicy policy = Given.policy(onQuestion, cancelOnPartial);
        Failures failures = Failures.ofOrder("DU1", note.entry().clientOrderId());
        return new Conversation(voice, policy, failures, note, LAST_LOOK);
    }

    private Conversation conversation() {
        return conversation(OnQuestion.refuse, false);
    }

    private static OrderOutcome outcome(CompletionStage<OrderOutcome> conversation) {
        assertThat(conversation.toCompletableFuture()).isCompleted();
        return conversation.toCompletableFuture().join();
    }

    private static Throwable failure(CompletionStage<OrderOutcome> conversation) {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        conversation.whenComplete((outcome, thrown) -> failure.complete(Causes.of(thrown)));
        assertThat(failure).isCompleted();
        return failure.join();
    }

    private static OrderQuestion handedBack(String replyId) {
        return new OrderQuestion(replyId, List.of("o1"), List.of("Really?"));
    }

    private static String question(String... ids) {
        StringBuilder rows = new StringBuilder();
        for (String id : ids) {
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("{\"id\":\"q-")
                    .append(id)
                    .append("\",\"message\":[\"<b>sure</b>?\"],\"messageIds\":[\"")
                    .append(id)
                    .append("\"]}");
        }
        return "[" + rows + "]";
    }

    private JournalState noted() throws Exception {
        return new OrderJournal(database)
                .find(note.entry().clientOrderId())
                .orElseThrow()
                .state();
    }

    @Test
    void accepted_single_isTheOutcome() {
        assertThat(outcome(conversation().follow(answer(TAKEN))))
                .isEqualTo(new OrderOutcome(
                        OrderOutcome.State.ACCEPTED,
                        "DU1",
                        "5",
                        "c-1",
                        "Submitted",
                        null,
                        null,
                        "careful",
                        null,
                        null));
        assertThat(said).isEmpty();
    }

    @Test
    void accepted_bracket_tellsOfEachLeg() throws Exception {
        beginBracket();

        OrderOutcome outcome = outcome(
                conversation()
                        .follow(
                                answer(
                                        "[{\"order_id\":\"5\",\"local_order_id\":\"b-1\"},{\"order_id\":\"6\"},{\"order_id\":\"7\"}]")));

        assertThat(outcome.orderId()).isEqualTo("5");
        assertThat(outcome.legs()).extracting(OrderLeg::orderId).containsExactly("5", "6", "7");
    }

    @Test
    void quirk51_questions_areAnsweredOneByOneAndNotedBefore() throws Exception {
        answers.addAll(List.of(question("o2"), TAKEN));

        OrderOutcome outcome = outcome(conversation().follow(answer(question("o1"))));

        assertThat(outcome.confirmed())
                .containsExactly(
                        new OrderQuestion("q-o1", List.of("o1"), List.of("sure ?")),
                        new OrderQuestion("q-o2", List.of("o2"), List.of("sure ?")));
        assertThat(said)
                .containsExactly(
                        "order/reply q-o1 {\"confirmed\":true} looked", "order/reply q-o2 {\"confirmed\":true} looked");
        assertThat(noted()).isEqualTo(JournalState.SENT);
        assertThat(note.entry().text()).isEqualTo("yes to: o2 sure ?");
    }

    @Test
    void O9_tenQuestions_areAnsweredAndTheEleventhIsNot() {
        for (int i = 0; i < 10; i++) {
            answers.add(question("o1"));
        }
        answers.add("{}");

        assertThat(failure(conversation().follow(answer(question("o1")))))
                .isInstanceOf(OrderQuestionException.class)
                .hasMessage("order c-1 was not placed: IBKR asks (o1) \"sure ?\" and was answered no. To answer it with"
                        + " yes, add confirm=o1 to the endpoint.");
        assertThat(said).hasSize(11).last().isEqualTo("order/reply q-o1 {\"confirmed\":false}");
        assertThat(said.get(9)).contains("true");
    }

    @Test
    void question_notAllowed_isAnsweredNo() throws Exception {
        answers.add("{}");

        OrderException failure = (OrderException) failure(conversation().follow(answer(question("o3"))));

        assertThat(failure)
                .isInstanceOf(OrderQuestionException.class)
                .hasMessage("order c-1 was not placed: IBKR asks (o3) \"sure ?\" and was answered no. To answer it with"
                        + " yes, add confirm=o3 to the endpoint.");
        assertThat(failure.accountId()).isEqualTo("DU1");
        assertThat(failure.clientOrderId()).isEqualTo("c-1");
        assertThat(((OrderQuestionException) failure).question().replyId()).isEqualTo("q-o3");
        assertThat(noted()).isEqualTo(JournalState.QUESTION);
    }

    @Test
    void question_withoutAnId_cannotBeAllowed() {
        answers.add("{}");

        assertThat(failure(conversation().follow(answer("[{\"id\":\"q-1\",\"message\":\"well?\"}]"))))
                .hasMessage(
                        "order c-1 was not placed: IBKR asks (without an id) \"well?\" and was answered no. It cannot"
                                + " be allowed in advance.");
    }

    @Test
    void question_noThatIsLost_isToldAndStillNothingIsPlaced() {
        answers.add(new NoAnswerException("lost", null));

        assertThat(failure(conversation().follow(answer(question("o3")))))
                .isInstanceOf(OrderQuestionException.class)
                .hasMessageContaining("and could not be answered no.");
    }

    @Test
    void question_noThatIsAnsweredWithAnOrder_isUnknown() {
        answers.add(TAKEN);

        assertThat(failure(conversation().follow(answer(question("o3")))))
                .isInstanceOf(OrderUnknownException.class)
                .hasMessageContaining("it was accepted after a no");
    }

    @Test
    void questions_oneNotAllowed_allAreAnsweredNo() throws Exception {
        beginBracket();
        answers.addAll(List.of(new NoAnswerException("lost", null), "{}"));

        assertThat(failure(conversation().follow(answer(question("o3", "o1")))))
                .isInstanceOf(OrderQuestionException.class)
                .hasMessageContaining("IBKR asks (o3)")
                .hasMessageContaining("could not be answered no");
        assertThat(said)
                .containsExactly("order/reply q-o3 {\"confirmed\":false}", "order/reply q-o1 {\"confirmed\":false}");
    }

    @Test
    void question_journalCannotBeWritten_isNotConfirmed() {
        database.close();
        answers.add("{}");

        assertThat(failure(conversation().follow(answer(question("o1"))))).isInstanceOf(OrderQuestionException.class);
        assertThat(said).containsExactly("order/reply q-o1 {\"confirmed\":false}");
    }

    @Test
    void giveBack_question_isTheOutcome() {
        OrderOutcome outcome = outcome(conversation(OnQuestion.giveBack, false).follow(answer(question("o3"))));

        assertThat(outcome)
                .isEqualTo(new OrderOutcome(
                        OrderOutcome.State.QUESTION,
                        "DU1",
                        null,
                        "c-1",
                        null,
                        new OrderQuestion("q-o3", List.of("o3"), List.of("sure ?")),
                        null,
                        null,
                        null,
                        null));
        assertThat(said).isEmpty();
    }

    @Test
    void giveBack_questionAfterAPart_tellsWhatStands() throws Exception {
        beginBracket();

        OrderOutcome outcome = outcome(conversation(OnQuestion.giveBack, false)
                .follow(answer("[{\"order_id\":\"5\"}," + question("o3").substring(1))));

        assertThat(outcome.state()).isEqualTo(OrderOutcome.State.QUESTION);
        assertThat(outcome.orderId()).isNull();
        assertThat(outcome.status()).isNull();
        assertThat(outcome.legs())
                .extracting(OrderLeg::state)
                .containsExactly(OrderLeg.State.ACCEPTED, OrderLeg.State.UNKNOWN, OrderLeg.State.UNKNOWN);
    }

    @Test
    void reply_yes_goesOn() throws Exception {
        answers.add(TAKEN);

        assertThat(outcome(conversation().yes(handedBack("q-1"))).orderId()).isEqualTo("5");
        assertThat(said).containsExactly("order/reply q-1 {\"confirmed\":true} looked");
        assertThat(note.entry().text()).isEqualTo("yes to: o1 Really?");
        assertThat(noted()).isEqualTo(JournalState.SENT);
    }

    @Test
    void reply_yesThatCannotBeNoted_isNotSent() {
        database.close();

        assertThat(failure(conversation().yes(handedBack("q-1"))))
                .isInstanceOf(OrderNotSentException.class)
                .hasMessage("order c-1 was not sent: the yes could not be noted in the journal");
        assertThat(said).isEmpty();
    }

    @Test
    void reply_no_isDiscarded() {
        answers.add("{\"error\":\"Order not confirmed\"}");

        assertThat(outcome(conversation().no("q-1")))
                .isEqualTo(new OrderOutcome(
                        OrderOutcome.State.DISCARDED, "DU1", null, "c-1", null, null, null, null, null, null));
        assertThat(said).containsExactly("order/reply q-1 {\"confirmed\":false}");
    }

    @Test
    void reply_noThatIsLost_isNotDelivered() {
        answers.add(new NoAnswerException("lost", null));

        assertThat(failure(conversation().no("q-1")))
                .isInstanceOf(OrderNotSentException.class)
                .hasMessage(
                        "the no to order c-1 did not arrive: lost. Nothing is placed as long as nobody answers yes.");
    }

    @Test
    void reply_noThatIsAnsweredWithAnOrder_isUnknown() {
        answers.add(TAKEN);

        assertThat(failure(conversation().no("q-1")))
                .isInstanceOf(OrderUnknownException.class)
                .hasMessageContaining("it was accepted after a no");
    }

    @Test
    void reply_noAfterAPart_isPartial() throws Exception {
        beginBracket();
        outcome(conversation(OnQuestion.giveBack, false)
                .follow(answer("[{\"order_id\":\"5\"}," + question("o3", "o4").substring(1))));
        answers.addAll(List.of("{}", "{}"));

        assertThat(failure(conversation().no("q-o3")))
                .isInstanceOf(PartialOrderException.class)
                .hasMessageContaining("parent is order 5; child 1 was given up over a question; child 2 was given up");
        assertThat(said)
                .containsExactly("order/reply q-o3 {\"confirmed\":false}", "order/reply q-o4 {\"confirmed\":false}");
    }

    @Test
    void rejected_bothWays_isRejected() {
        assertThat(failure(conversation().follow(answer("{\"error\":\"No permissions.\"}"))))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessage("IBKR rejected order c-1: No permissions.");
    }

    @Test
    void rejected_row_isRejected() {
        assertThat(failure(conversation().follow(answer("[{\"order_id\":\"-1\",\"text\":\"too far\"}]"))))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessage("IBKR rejected order c-1: too far");
    }

    @Test
    void O14_rejectedAfterAPart_isPartial() throws Exception {
        beginBracket();
        answers.add("{\"error\":\"no more\"}");

        assertThat(failure(conversation()
                        .follow(answer("[{\"order_id\":\"5\"}," + question("o1").substring(1)))))
                .isInstanceOf(PartialOrderException.class)
                .hasMessageContaining(
                        "parent is order 5; child 1 was refused: no more; child 2 was refused: no more. What");
    }

    @Test
    void O14_cancelOnPartial_parentIsCancelledWithItsOperator() throws Exception {
        beginBracket();
        answers.add("{\"msg\":\"Request was submitted\"}");

        assertThat(failure(conversation(OnQuestion.refuse, true)
                        .follow(answer("[{\"order_id\":\"5\"},{\"order_id\":\"6\"},{\"order_id\":\"-1\"}]"))))
                .hasMessageEndingWith("child 2 was refused: the order failed. IBKR was asked to cancel order 5.");
        assertThat(said).singleElement().satisfies(one -> assertThat(one.split("[ {},]+"))
                .containsExactlyInAnyOrder(
                        "order/cancel", "accountId=DU1", "orderId=5", "manualIndicator=true", "extOperator=me"));
    }

    @Test
    void O14_deniedAfterAPart_isPartial() throws Exception {
        beginBracket();
        answers.add(new OrderDeniedException("halt", "orders are halted", "DU1", "b-1"));
        answers.add("{}");

        assertThat(failure(conversation()
                        .follow(answer("[{\"order_id\":\"5\"}," + question("o1").substring(1)))))
                .isInstanceOf(PartialOrderException.class)
                .hasMessageContaining("parent is order 5; child 1 was given up: orders are halted; child 2 was given");
    }

    @Test
    void denied_yes_isDeniedAndAnsweredNo() throws Exception {
        answers.add(new OrderDeniedException("halt", "orders are halted", "DU1", "c-1"));
        answers.add("{}");

        assertThat(failure(conversation().follow(answer(question("o1")))))
                .isInstanceOf(OrderDeniedException.class)
                .hasMessage("orders are halted");
        assertThat(said)
                .containsExactly(
                        "order/reply q-o1 {\"confirmed\":true} looked", "order/reply q-o1 {\"confirmed\":false}");
        assertThat(noted()).isEqualTo(JournalState.QUESTION);
        assertThat(note.entry().text()).isEqualTo("no yes to it may leave: orders are halted");
    }

    @Test
    void denied_yes_allOpenQuestionsAreAnsweredNo() throws Exception {
        beginBracket();
        answers.addAll(List.of(
                new OrderDeniedException("halt", "orders are halted", "DU1", "b-1"),
                new NoAnswerException("lost", null),
                "{}"));

        assertThat(failure(conversation().follow(answer(question("o1", "o2")))))
                .isInstanceOf(OrderDeniedException.class);
        assertThat(said)
                .containsExactly(
                        "order/reply q-o1 {\"confirmed\":true} looked",
                        "order/reply q-o1 {\"confirmed\":false}",
                        "order/reply q-o2 {\"confirmed\":false}");
    }

    @Test
    void denied_yes_noThatIsAnsweredWithAnOrder_isUnknown() {
        answers.addAll(List.of(new OrderDeniedException("halt", "orders are halted", "DU1", "c-1"), TAKEN));

        assertThat(failure(conversation().follow(answer(question("o1")))))
                .isInstanceOf(OrderUnknownException.class)
                .hasMessageContaining("it was accepted after a no");
    }

    /** A bracket whose parent stands and about whose children IBKR asks; the question is handed back. */
    private Conversation parentStands() throws Exception {
        beginBracket();
        outcome(conversation(OnQuestion.giveBack, false)
                .follow(answer("[{\"order_id\":\"5\"}," + question("o3").substring(1))));
        return conversation();
    }

    @Test
    void O14_sessionLostBeforeAYesAfterAPart_isPartial() throws Exception {
        Conversation conversation = parentStands();
        answers.add(new OrderNotSentException("order b-1 was not sent: the session is lost", "DU1", "b-1", null));
        answers.add("{}");

        assertThat(failure(conversation.yes(handedBack("q-o3"))))
                .isInstanceOf(PartialOrderException.class)
                .hasMessageContaining(
                        "parent is order 5; child 1 was given up: order b-1 was not sent: the session is");
    }

    @Test
    void sessionLostBeforeTheYesToTheOnlyQuestion_stayed_andIsAnsweredNo() {
        answers.add(new OrderNotSentException("order c-1 was not sent: the session is lost", "DU1", "c-1", null));
        answers.add("{}");

        assertThat(failure(conversation().follow(answer(question("o1")))))
                .isInstanceOf(OrderDeniedException.class)
                .hasMessageContaining("order c-1 was not sent: the session is lost");
        assertThat(said).last().isEqualTo("order/reply q-o1 {\"confirmed\":false}");
        assertThat(note.entry().state()).isEqualTo(JournalState.QUESTION);
    }

    @Test
    void O14_yesThatCannotBeNotedAfterAPart_isPartial() throws Exception {
        Conversation conversation = parentStands();
        database.close();

        assertThat(failure(conversation.yes(handedBack("q-o3"))))
                .isInstanceOf(PartialOrderException.class)
                .hasMessageContaining("parent is order 5; child 1 was given up: ");
        assertThat(said).isEmpty();
    }

    @Test
    void O14_noThatIsLostAfterAPart_isPartial() throws Exception {
        Conversation conversation = parentStands();
        answers.add(new NoAnswerException("lost", null));

        PartialOrderException failure = (PartialOrderException) failure(conversation.no("q-o3"));

        assertThat(failure.orderId()).isEqualTo("5");
        assertThat(failure).hasMessageContaining("child 1 was given up: the no to order b-1 did not arrive: lost.");
    }

    @Test
    void O14_answerThatIsLostAfterAPart_isUnknownAndTellsOfThePart() throws Exception {
        Conversation conversation = parentStands();
        answers.add(new NoAnswerException("lost", null));

        assertThat(failure(conversation.yes(handedBack("q-o3"))))
                .isInstanceOf(OrderUnknownException.class)
                .hasMessageStartingWith("the outcome of order b-1 is unknown: lost. Do not send it again")
                .hasMessageEndingWith(
                        " So far: parent is order 5; child 1 was not mentioned; child 2 was not mentioned.");
    }

    @Test
    void O14_legThatIsTakenAfterANo_isUnknownAndTellsOfIt() throws Exception {
        Conversation conversation = parentStands();
        answers.add("[{\"order_id\":\"6\"}]");

        assertThat(failure(conversation.no("q-o3")))
                .isInstanceOf(OrderUnknownException.class)
                .hasMessageContaining("it was accepted after a no")
                .hasMessageEndingWith(" So far: parent is order 5; child 1 is order 6; child 2 was not mentioned.");
    }

    @Test
    void partOfTheLegs_isUnknown() throws Exception {
        beginBracket();

        assertThat(failure(conversation().follow(answer("[{\"order_id\":\"5\"},{\"order_id\":\"-1\"}]"))))
                .isInstanceOf(OrderUnknownException.class)
                .hasMessageContaining("IBKR has not answered for all of it. Do not send it again")
                .hasMessageEndingWith(" So far: parent is order 5; child 1 was refused: the order failed; child 2 was"
                        + " not mentioned.");
    }

    @Test
    void quirk58_known_isUnknown_sinceItMayBeThisOne() {
        assertThat(failure(conversation().follow(answer("{\"error\":\"Local order ID=c-1 already registered\"}"))))
                .isInstanceOf(OrderUnknownException.class)
                .hasMessageStartingWith("the outcome of order c-1 is unknown: IBKR has an order with this id already,"
                        + " which may be this one (Local order ID=c-1 already registered). Do not send it again")
                .hasMessageEndingWith("first.");
        assertThat(failure(conversation()
                        .follow(answer("[{\"order_id\":-1,\"text\":\"Local order ID=c-1 already registered\"}]"))))
                .isInstanceOf(OrderUnknownException.class);
    }

    @Test
    void quirk58_knownAfterAPart_isUnknown() throws Exception {
        beginBracket();
        answers.add("{\"error\":\"Local order ID=c-1 already registered\"}");

        assertThat(failure(conversation()
                        .follow(answer("[{\"order_id\":\"5\"}," + question("o1").substring(1)))))
                .isInstanceOf(OrderUnknownException.class)
                .hasMessageEndingWith(
                        " So far: parent is order 5; child 1 was not mentioned; child 2 was not mentioned.");
    }

    @Test
    void quirk16_noSession_isRejectedAtFirst_sinceItHasLeft_andUnknownLater() {
        CompletableFuture<Answer> none = CompletableFuture.completedFuture(
                new Answer(400, "{\"error\":\"no bridge\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(failure(conversation().follow(none)))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessage("IBKR rejected order c-1: IBKR has no brokerage session (no bridge)");

        Voice later = (operation, values, body, lastLook) -> none;
        OrderPolicy policy = Given.policy(OnQuestion.refuse, false);
        Conversation second = new Conversation(later, policy, Failures.ofOrder("DU1", "c-1"), note, LAST_LOOK);
        assertThat(failure(second.follow(answer(question("o1"))))).isInstanceOf(OrderUnknownException.class);
    }

    @Test
    void unclear_answers_areUnknown() {
        for (String unclear : Arrays.asList("[]", "{}", "<html>", "[{}]", "[{\"order_id\":\"5\"},7]")) {
            assertThat(failure(conversation().follow(answer(unclear))))
                    .as(unclear)
                    .isInstanceOf(OrderUnknownException.class)
                    .hasMessageStartingWith("the outcome of order c-1 is unknown: ")
                    .hasMessageEndingWith(
                            ". Do not send it again: look for its clientOrderId in order/list and stream/sor"
                                    + " first.");
        }
    }

    @Test
    void failures_beforeAndAfterItLeft_areToldApart() {
        NotConnectedException down = new NotConnectedException("down");
        assertThat(failure(conversation().follow(CompletableFuture.failedFuture(down))))
                .isInstanceOf(OrderNotSentException.class)
                .hasMessage("order c-1 was not sent: down");
        assertThat(failure(conversation().follow(CompletableFuture.failedFuture(new PacingException("late", null)))))
                .isInstanceOf(OrderNotSentException.class);
        assertThat(failure(
                        conversation().follow(CompletableFuture.failedFuture(new NoAnswerException("silence", null)))))
                .isInstanceOf(OrderUnknownException.class)
                .hasMessageContaining("unknown: silence. Do not");
        answers.add(down);
        assertThat(failure(conversation().follow(answer(question("o1"))))).isInstanceOf(OrderUnknownException.class);
    }
}
