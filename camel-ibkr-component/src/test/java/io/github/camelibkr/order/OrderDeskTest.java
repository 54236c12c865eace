package io.github.camelibkr.order;

import static io.github.camelibkr.order.OrderDesk.ASKED;
import static io.github.camelibkr.order.OrderDesk.ORDERS;
import static io.github.camelibkr.order.OrderDesk.PLACE;
import static io.github.camelibkr.order.OrderDesk.REPLY;
import static io.github.camelibkr.order.OrderDesk.TAKEN;
import static io.github.camelibkr.order.OrderDesk.TRADES;
import static io.github.camelibkr.order.OrderDesk.failure;
import static io.github.camelibkr.order.OrderDesk.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.gateway.SessionFacts;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.NotFoundException;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderNotSentException;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderPreview;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.model.PartialOrderException;
import io.github.camelibkr.model.Receipt;
import io.github.camelibkr.order.guard.OrderLimits;
import io.github.camelibkr.order.guard.TradingMode;
import io.github.camelibkr.wire.Answer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way into order entry, with a gateway that answers what the test says, and a real journal. */
class OrderDeskTest {

    @TempDir
    Path directory;

    private OrderDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new OrderDesk(directory);
        desk.gateway.on(PLACE, TAKEN);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static NoAnswerException silence() {
        return new NoAnswerException("silence", null);
    }

    private static Answer status(int status, String body) {
        return new Answer(status, body.getBytes(StandardCharsets.UTF_8));
    }

    private JournalState state(String id) {
        JournalEntry entry = desk.noted(id);
        return entry == null ? null : entry.state();
    }

    @Nested
    class Placing {

        @Test
        void order_isSentOnceAndNotedAndReleased() {
            OrderOutcome outcome = outcome(desk.place("c-1"));

            assertThat(outcome.state()).isEqualTo(OrderOutcome.State.ACCEPTED);
            assertThat(outcome.orderId()).isEqualTo("17");
            assertThat(outcome.accountId()).isEqualTo("DU1");
            assertThat(desk.gateway.said())
                    .containsExactly(PLACE + " "
                            + new String(
                                    OrderWire.body(
                                            OrderForm.inFull(Given.order().build())),
                                    StandardCharsets.UTF_8));
            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
            assertThat(desk.noted("c-1").orderId()).isEqualTo("17");
            assertThat(desk.noted("c-1").text()).isEqualTo("Submitted");
            assertThat(desk.gateway.released()).hasSize(1).doesNotContainNull();
            assertThat(desk.gateway.last().conversation())
                    .isSameAs(desk.gateway.released().get(0));
            assertThat(failure(desk.place("c-1"))).isInstanceOf(DuplicateOrderException.class);
            assertThat(desk.gateway.said()).hasSize(1);
        }

        @Test
        void order_withoutAccount_isForTheOnlyOneOfTheLogin() {
            outcome(desk.place(Given.order().accountId(null).build()));

            assertThat(desk.noted("c-1").accountId()).isEqualTo("DU1");
        }

        @Test
        void order_thatIsNotInOrder_isRefusedAndNotNoted() {
            assertThat(failure(desk.place(Given.order().side(null).build()))).isInstanceOf(InvalidOrderException.class);
            assertThat(desk.gateway.said()).isEmpty();
            assertThat(desk.noted("c-1")).isNull();
        }

        @Test
        void readOnly_isDeniedBeforeTheSessionIsLookedAt() {
            desk.mode = TradingMode.readOnly;
            desk.gateway.opening();

            assertThat(failure(desk.place("c-1")))
                    .isInstanceOf(OrderDeniedException.class)
                    .hasMessageStartingWith("order denied, nothing was sent: ");
            assertThat(desk.noted("c-1")).isNull();
        }

        @Test
        void otherAccount_isDenied() {
            assertThat(failure(desk.place(Given.order().accountId("DU2").build())))
                    .isInstanceOf(OrderDeniedException.class);
            assertThat(desk.gateway.said()).isEmpty();
            assertThat(desk.noted("c-1")).isNull();
        }

        @Test
        void session_lost_wasNotSent() {
            desk.gateway.lost();

            assertThat(failure(desk.place("c-1")))
                    .isInstanceOf(OrderNotSentException.class)
                    .hasMessage("order c-1 was not sent: the gateway is down");
        }

        @Test
        void O1_noConnection_isNotSentAndMayBeSentLater() {
            desk.gateway.on(PLACE, new NotConnectedException("refused"), TAKEN);

            assertThat(failure(desk.place("c-1")))
                    .isInstanceOf(OrderNotSentException.class)
                    .hasMessage("order c-1 was not sent: refused");
            assertThat(outcome(desk.place("c-1")).orderId()).isEqualTo("17");
        }

        @Test
        void rejected_isNoted() {
            desk.gateway.on(PLACE, "{\"error\":\"no permissions\"}");

            assertThat(failure(desk.place("c-1"))).isInstanceOf(OrderRejectedException.class);
            assertThat(state("c-1")).isEqualTo(JournalState.REJECTED);
            assertThat(desk.noted("c-1").text()).isEqualTo("IBKR rejected order c-1: no permissions");
            assertThat(desk.gateway.released()).hasSize(1);
        }

        @Test
        void O14_partial_standsInTheJournal() {
            desk.gateway.on(PLACE, "[{\"order_id\":\"17\"},{\"order_id\":\"-1\",\"text\":\"no\"}]");
            OrderRequest child =
                    OrderRequest.builder().side("SELL").orderType("MOC").build();

            assertThat(failure(desk.place(Given.order().children(List.of(child)).build())))
                    .isInstanceOf(PartialOrderException.class);
            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
            assertThat(desk.noted("c-1").orderId()).isEqualTo("17");
            assertThat(desk.noted("c-1").text()).contains("placed in part only");
            assertThat(desk.gateway.events()).isEmpty();
        }

        @Test
        void checkRules_isAskedBeforeAnythingIsNoted() {
            desk.checkRules = true;
            desk.gateway.on(
                    "GET /iserver/contract/1/info-and-rules",
                    "{\"con_id\":1,\"instrument_type\":\"STK\",\"rules\":{\"increment\":0.05}}");
            OrderRequest order =
                    Given.order().orderType("LMT").price(new BigDecimal("1.01")).build();

            assertThat(failure(desk.place(order)))
                    .isInstanceOf(InvalidOrderException.class)
                    .hasMessageContaining("price 1.01 is not a multiple of 0.05");
            assertThat(desk.noted("c-1")).isNull();
            outcome(desk.place(order.toBuilder().price(new BigDecimal("1.05")).build()));
            assertThat(desk.gateway.said("GET /iserver/contract")).hasSize(1);
        }

        @Test
        void halted_isDenied_alsoAtTheLastMoment() {
            desk.gateway.on("GET /iserver/contract/1/info-and-rules", new CompletableFuture<Answer>());
            desk.checkRules = true;
            CompletableFuture<IbkrMessage> waiting = desk.place("c-1");
            assertThat(waiting).isNotDone();

            desk.halt("enough");
            desk.checkRules = false;

            assertThat(failure(desk.place("c-2")))
                    .isInstanceOf(OrderDeniedException.class)
                    .hasMessageContaining("orders are halted");
            assertThat(desk.gateway.said(PLACE)).isEmpty();
            assertThat(state("c-2")).isNull();
        }

        @Test
        void sessionThatEndsAtTheLastMoment_isNotSent() {
            CompletableFuture<Answer> rules = new CompletableFuture<>();
            desk.gateway.on("GET /iserver/contract/1/info-and-rules", rules);
            desk.checkRules = true;
            CompletableFuture<IbkrMessage> waiting = desk.place("c-1");

            desk.gateway.opening();
            rules.completeExceptionally(silence());

            assertThat(failure(waiting))
                    .isInstanceOf(OrderNotSentException.class)
                    .hasMessage("order c-1 was not sent: the session is not open any more");
            assertThat(state("c-1")).isEqualTo(JournalState.NOT_SENT);

            desk.gateway.lost();
            desk.gateway.session(new SessionFacts(List.of("DU1"), true));
            assertThat(outcome(desk.place("c-1")).orderId()).isEqualTo("17");
        }

        @Test
        void O11_orders_keepTheOrderInWhichTheyCame() {
            CompletableFuture<Answer> rules = new CompletableFuture<>();
            desk.gateway.on("GET /iserver/contract/1/info-and-rules", rules);
            desk.checkRules = true;
            CompletableFuture<IbkrMessage> first = desk.place("c-1");
            desk.checkRules = false;
            CompletableFuture<IbkrMessage> second = desk.place("c-2");
            assertThat(desk.gateway.said(PLACE)).isEmpty();

            rules.completeExceptionally(silence());

            outcome(first);
            outcome(second);
            assertThat(desk.gateway.said(PLACE).get(0)).contains("c-1");
            assertThat(desk.gateway.said(PLACE).get(1)).contains("c-2");
        }
    }

    @Nested
    class Questions {

        @Test
        void refused_andNotAmongTheOrders_isDiscarded() {
            desk.gateway.on(PLACE, ASKED).on(REPLY, "{}");

            CompletableFuture<IbkrMessage> order = desk.place("c-1");
            desk.gateway.clock().advance(Duration.ofSeconds(1));

            assertThat(failure(order)).isInstanceOf(OrderQuestionException.class);
            assertThat(state("c-1")).isEqualTo(JournalState.DISCARDED);
            assertThat(desk.noted("c-1").text()).isEqualTo("its question was answered no");
            assertThat(desk.gateway.said(REPLY)).containsExactly(REPLY + "question-1 {\"confirmed\":false}");
            assertThat(desk.gateway.released()).hasSize(1);
            assertThat(desk.gateway.events()).isEmpty();
        }

        @Test
        void refused_andAmongTheOrders_isAccepted() {
            desk.gateway
                    .on(PLACE, ASKED)
                    .on(REPLY, "{}")
                    .on(ORDERS, OrderDesk.orders(OrderDesk.row("17", "c-1", "Submitted")));

            CompletableFuture<IbkrMessage> order = desk.place("c-1");
            desk.gateway.clock().advance(Duration.ofSeconds(1));

            assertThat(outcome(order).orderId()).isEqualTo("17");
            assertThat(outcome(order).clientOrderId()).isEqualTo("c-1");
            assertThat(outcome(order).accountId()).isEqualTo("DU1");
            assertThat(outcome(order).text()).isEqualTo("it stands at IBKR, although its question was answered no");
            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
        }

        @Test
        void refused_andTheOrdersCannotBeRead_isUnknownAfterAMinute() {
            desk.gateway.on(PLACE, ASKED).on(REPLY, "{}").on(ORDERS, silence());

            CompletableFuture<IbkrMessage> order = desk.place("c-1");
            desk.gateway.clock().advance(Duration.ofSeconds(59));
            assertThat(order).isNotDone();
            desk.gateway.clock().advance(Duration.ofSeconds(1));

            assertThat(failure(order))
                    .isInstanceOf(OrderUnknownException.class)
                    .hasMessageContaining("its question was answered no, but the orders could not be read since");
        }

        @Test
        void handedBack_answeredYes_isPlaced() {
            desk.gateway.on(PLACE, ASKED).on(REPLY, TAKEN);
            desk.onQuestion = OnQuestion.giveBack;
            OrderOutcome asked = outcome(desk.place("c-1"));
            assertThat(asked.state()).isEqualTo(OrderOutcome.State.QUESTION);
            assertThat(state("c-1")).isEqualTo(JournalState.QUESTION);
            assertThat(desk.gateway.released()).isEmpty();

            OrderOutcome placed = outcome(desk.call("order/reply", new OrderReply("question-1", true), Map.of()));

            assertThat(placed.orderId()).isEqualTo("17");
            assertThat(placed.clientOrderId()).isEqualTo("c-1");
            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
            assertThat(desk.gateway.released()).hasSize(1);
        }

        @Test
        void handedBack_answeredNo_isDiscardedAfterALook() {
            desk.gateway.on(PLACE, ASKED).on(REPLY, "{}");
            desk.onQuestion = OnQuestion.giveBack;
            outcome(desk.place("c-1"));

            CompletableFuture<IbkrMessage> no = desk.call("order/reply", new OrderReply("question-1", false), Map.of());
            desk.gateway.clock().advance(Duration.ofSeconds(1));

            assertThat(outcome(no).state()).isEqualTo(OrderOutcome.State.DISCARDED);
            assertThat(state("c-1")).isEqualTo(JournalState.DISCARDED);
        }

        @Test
        void handedBack_notAnswered_isLookedForAfterHalfAMinute() {
            desk.gateway.on(PLACE, ASKED).on(REPLY, TAKEN);
            desk.onQuestion = OnQuestion.giveBack;
            outcome(desk.place("c-1"));

            desk.gateway.clock().advance(Duration.ofMillis(29_999));
            assertThat(state("c-1")).isEqualTo(JournalState.QUESTION);
            desk.gateway.clock().advance(Duration.ofSeconds(1));

            assertThat(state("c-1")).isEqualTo(JournalState.DISCARDED);
            assertThat(failure(desk.call("order/reply", new OrderReply("question-1", true), Map.of())))
                    .as("a yes would place what has ended")
                    .isInstanceOf(OrderNotSentException.class);
            assertThat(desk.gateway.said("POST /iserver/reply")).isEmpty();
            assertThat(state("c-1")).isEqualTo(JournalState.DISCARDED);
        }

        @Test
        void handedBack_partNotAnswered_stands() {
            desk.gateway.on(PLACE, "[{\"order_id\":\"17\"}," + ASKED.substring(1));
            desk.onQuestion = OnQuestion.giveBack;
            OrderRequest child =
                    OrderRequest.builder().side("SELL").orderType("MOC").build();
            outcome(desk.place(Given.order().children(List.of(child)).build()));

            desk.gateway.clock().advance(Duration.ofSeconds(30));

            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
            assertThat(desk.noted("c-1").orderId()).isEqualTo("17");
            assertThat(desk.noted("c-1").text())
                    .isEqualTo("its question was not answered in time: parent is order 17; child 1 was not mentioned");
        }

        @Test
        void reply_noToAQuestionNobodyKnows_thatIsAnsweredWithAnOrder_isAnnounced() {
            desk.gateway.on(REPLY, TAKEN);

            assertThat(failure(desk.call("order/reply", new OrderReply("question-9", false), Map.of())))
                    .isInstanceOf(OrderUnknownException.class);
            assertThat(desk.gateway.events())
                    .singleElement()
                    .asString()
                    .startsWith("ORDER_IN_DOUBT null the outcome of the order of question question-9 is unknown");
        }

        @Test
        void reply_yesTwice_isSaidOnce_andNobodyIsToldToPlaceItAgain() {
            desk.gateway.on(PLACE, ASKED).on(REPLY, TAKEN);
            desk.onQuestion = OnQuestion.giveBack;
            outcome(desk.place("c-1"));
            outcome(desk.call("order/reply", new OrderReply("question-1", true), Map.of()));

            assertThat(failure(desk.call("order/reply", new OrderReply("question-1", true), Map.of())))
                    .isInstanceOf(OrderNotSentException.class)
                    .hasMessageContaining("it was answered already")
                    .hasMessageContaining("See order/journal before");
            assertThat(desk.gateway.said(REPLY)).hasSize(1);
            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
        }

        @Test
        void reply_yesToAQuestionNobodyKnows_isNotSent() {
            assertThat(failure(desk.call("order/reply", new OrderReply("question-9", true), Map.of())))
                    .isInstanceOf(OrderNotSentException.class)
                    .hasMessage(
                            "the yes to question question-9 was not sent: it was answered already, or was not handed"
                                    + " back here within the last 30 s. See order/journal before you place its order again");
            assertThat(desk.gateway.said()).isEmpty();
            assertThat(desk.gateway.events()).isEmpty();
        }

        @Test
        void reply_yesWhileHalted_isDeniedAndNoIsNot() {
            desk.gateway.on(REPLY, "{}");
            desk.halt("enough");

            assertThat(failure(desk.call("order/reply", new OrderReply("question-9", true), Map.of())))
                    .isInstanceOf(OrderDeniedException.class);
            assertThat(outcome(desk.call("order/reply", new OrderReply("question-9", false), Map.of()))
                            .state())
                    .isEqualTo(OrderOutcome.State.DISCARDED);
        }

        @Test
        void yes_thatIsDenied_andNotAmongTheOrders_isDiscarded() {
            CompletableFuture<IbkrMessage> order = placeAndDenyTheYes();
            assertThat(order).isNotDone();

            desk.gateway.clock().advance(Duration.ofSeconds(1));

            assertThat(failure(order)).isInstanceOf(OrderDeniedException.class).hasMessage("halted meanwhile");
            assertThat(state("c-1")).isEqualTo(JournalState.DISCARDED);
            assertThat(desk.noted("c-1").text()).isEqualTo("its question was answered no");
            assertThat(desk.gateway.events()).isEmpty();
        }

        @Test
        void yes_thatIsDenied_andAmongTheOrders_isAccepted() {
            desk.gateway.on(ORDERS, OrderDesk.orders(OrderDesk.row("17", "c-1", "Submitted")));

            CompletableFuture<IbkrMessage> order = placeAndDenyTheYes();
            desk.gateway.clock().advance(Duration.ofSeconds(1));

            assertThat(outcome(order).orderId()).isEqualTo("17");
            assertThat(outcome(order).text()).isEqualTo("it stands at IBKR, although its question was answered no");
            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
        }

        private CompletableFuture<IbkrMessage> placeAndDenyTheYes() {
            desk.gateway.on(PLACE, "[{\"id\":\"question-1\",\"message\":[\"sure?\"],\"messageIds\":[\"o1\"]}]");
            desk.gateway.on(REPLY, new OrderDeniedException("halt", "halted meanwhile", "DU1", "c-1"), "{}");
            return desk.place("c-1");
        }

        @Test
        void quirk58_idThatIbkrKnows_isUnknownUntilItsOrderIsFound() {
            desk.gateway.on(PLACE, "{\"error\":\"Local order ID=c-1 already registered\"}");

            assertThat(failure(desk.place("c-1"))).isInstanceOf(OrderUnknownException.class);
            assertThat(state("c-1")).isEqualTo(JournalState.UNKNOWN);
            desk.gateway.on(ORDERS, OrderDesk.orders(OrderDesk.row("17", "c-1", "Submitted")));
            desk.gateway.clock().advance(Duration.ofSeconds(1));

            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
            assertThat(desk.noted("c-1").orderId()).isEqualTo("17");
        }

        @Test
        void O14_noThatIsLost_afterAPart_standsInTheJournal() {
            desk.gateway
                    .on(PLACE, "[{\"order_id\":\"17\"}," + ASKED.substring(1))
                    .on(REPLY, silence());
            desk.onQuestion = OnQuestion.giveBack;
            OrderRequest child =
                    OrderRequest.builder().side("SELL").orderType("MOC").build();
            outcome(desk.place(Given.order().children(List.of(child)).build()));

            assertThat(failure(desk.call("order/reply", new OrderReply("question-1", false), Map.of())))
                    .isInstanceOf(PartialOrderException.class);
            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
            assertThat(desk.noted("c-1").orderId()).isEqualTo("17");
        }
    }

    @Nested
    class InDoubt {

        @BeforeEach
        void doubt() {
            desk.gateway.on(PLACE, silence(), TAKEN);
            assertThat(failure(desk.place("c-1"))).isInstanceOf(OrderUnknownException.class);
        }

        private void look() {
            desk.gateway.clock().advance(Duration.ofMillis(1));
        }

        @Test
        void order_isUnknownAndAnnounced() {
            assertThat(state("c-1")).isEqualTo(JournalState.UNKNOWN);
            assertThat(desk.gateway.events())
                    .singleElement()
                    .asString()
                    .startsWith("ORDER_IN_DOUBT c-1 the outcome of order c-1 is unknown: silence.");
            assertThat(desk.entry.status().doubts()).singleElement().satisfies(doubt -> {
                assertThat(doubt.clientOrderId()).isEqualTo("c-1");
                assertThat(doubt.unresolved()).isFalse();
            });
            assertThat(desk.entry.status().problem()).isNull();
        }

        @Test
        void O3_foundAmongTheOrders_isAccepted() {
            desk.gateway.on(ORDERS, OrderDesk.orders(OrderDesk.row("17", "c-1", "Filled")));
            look();

            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
            assertThat(desk.noted("c-1").orderId()).isEqualTo("17");
            assertThat(desk.noted("c-1").text()).isEqualTo("it was found: Filled");
            assertThat(desk.gateway.events().get(1))
                    .isEqualTo("ORDER_SETTLED c-1 ACCEPTED as order 17: it was found: Filled");
            assertThat(desk.entry.status().doubts()).isEmpty();
            outcome(desk.place("c-2"));
        }

        @Test
        void O3_foundAmongTheExecutions_isAccepted() {
            desk.gateway.on(
                    TRADES, "[{\"execution_id\":\"e1\",\"order_ref\":\"c-1\",\"order_id\":17,\"account\":\"DU1\"}]");
            look();

            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
            assertThat(desk.noted("c-1").text()).isEqualTo("it was found: executed");
            assertThat(desk.gateway.said(TRADES)).containsExactly(TRADES + "?days=7");
        }

        @Test
        void O4_notFound_provesNothing_andIsLookedForWithLongerAndLongerPauses() {
            desk.gateway.clock().advance(Duration.ZERO);
            int looks = 1;
            assertThat(desk.gateway.said(ORDERS)).hasSize(looks);
            for (long pause : new long[] {1, 3, 7, 15, 30, 30}) {
                desk.gateway.clock().advance(Duration.ofSeconds(pause).minusMillis(1));
                assertThat(desk.gateway.said(ORDERS)).hasSize(looks);
                desk.gateway.clock().advance(Duration.ofMillis(1));
                assertThat(desk.gateway.said(ORDERS)).hasSize(++looks);
            }
            assertThat(state("c-1")).isEqualTo(JournalState.UNKNOWN);
        }

        @Test
        void O4_notFoundForAMinute_callsForAPersonOnce() {
            desk.gateway.clock().advance(Duration.ofMinutes(5));

            assertThat(desk.gateway.events())
                    .filteredOn(event -> event.startsWith("ORDER_UNRESOLVED"))
                    .singleElement()
                    .asString()
                    .startsWith("ORDER_UNRESOLVED c-1 IBKR answers, and does not know it: the outcome of order c-1");
            assertThat(desk.entry.status().doubts()).singleElement().satisfies(doubt -> assertThat(doubt.unresolved())
                    .isTrue());
        }

        @Test
        void anotherOrder_isRefusedOnceItWasLookedFor() {
            CompletableFuture<IbkrMessage> second = desk.place("c-2");
            assertThat(second).isNotDone();

            look();

            assertThat(failure(second))
                    .isInstanceOf(OrderNotSentException.class)
                    .hasMessageStartingWith("order c-2 was not sent: whether order c-1 of account DU1 was placed");
            assertThat(failure(desk.place("c-3"))).isInstanceOf(OrderNotSentException.class);
            assertThat(desk.gateway.said(PLACE)).hasSize(1);
        }

        @Test
        void anotherOrder_thatWaits_goesOnOnceItIsFound() {
            desk.onUnknown = OnUnknown.wait;
            CompletableFuture<IbkrMessage> second = desk.place("c-2");
            look();
            assertThat(second).isNotDone();

            desk.gateway.on(ORDERS, OrderDesk.orders(OrderDesk.row("17", "c-1", "Submitted")));
            desk.gateway.clock().advance(Duration.ofSeconds(2));

            assertThat(outcome(second).state()).isEqualTo(OrderOutcome.State.ACCEPTED);
        }

        @Test
        void anotherOrder_thatWaitsTooLong_isRefused() {
            desk.onUnknown = OnUnknown.wait;
            CompletableFuture<IbkrMessage> second = desk.place("c-2");

            desk.gateway.clock().advance(Duration.ofSeconds(20));

            assertThat(failure(second)).isInstanceOf(OrderNotSentException.class);
        }

        @Test
        void orderOfAnotherAccount_isNotHeldUp() {
            desk.gateway
                    .on("POST /iserver/account/DU2/orders", TAKEN)
                    .session(new SessionFacts(List.of("DU1", "DU2"), true));

            outcome(desk.place(
                    Given.order().accountId("DU2").clientOrderId("c-2").build()));
        }

        @Test
        void settled_byWhoKnows_isSettled() {
            JournalEntry settled = (JournalEntry) OrderDesk.body(desk.call(
                    "order/settle",
                    Map.of("clientOrderId", "c-1", "placed", true, "orderId", "17", "reason", "seen in TWS"),
                    Map.of()));

            assertThat(settled.state()).isEqualTo(JournalState.ACCEPTED);
            assertThat(settled.orderId()).isEqualTo("17");
            assertThat(settled.text()).isEqualTo("settled by hand: seen in TWS");
            outcome(desk.place("c-2"));
            assertThat(failure(desk.call(
                            "order/settle",
                            Map.of("clientOrderId", "c-1", "placed", true, "reason", "again"),
                            Map.of())))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage(
                            "order/settle: order c-1 is not in doubt, or the journal cannot be written now; nothing was"
                                    + " changed");
        }

        @Test
        void settled_withoutARoute_isSettled() throws Exception {
            assertThat(desk.entry.settle(OrderSettlement.of("c-9", true, null, "?")))
                    .isNull();

            JournalEntry settled = desk.entry.settle(OrderSettlement.of("c-1", false, null, "not in TWS"));

            assertThat(settled.state()).isEqualTo(JournalState.REJECTED);
            assertThat(desk.entry.settle(OrderSettlement.of("c-1", false, null, "again")))
                    .isNull();
        }

        @Test
        void O16_afterARestart_isLookedForBeforeTheFirstOrder() {
            desk.end();
            desk.gateway.on(ORDERS, OrderDesk.orders(OrderDesk.row("17", "c-1", "Submitted")));
            desk.open();

            CompletableFuture<IbkrMessage> second = desk.place("c-2");
            look();

            assertThat(outcome(second).orderId()).isEqualTo("17");
            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
        }
    }

    @Nested
    @DisplayName("An order in doubt belongs to its account, by whatever URL it was sent")
    class AtAnotherAddress {

        private OrderDesk other;

        @BeforeEach
        void lose() {
            desk.gateway.on(PLACE, silence(), TAKEN);
            assertThat(failure(desk.place("c-1"))).isInstanceOf(OrderUnknownException.class);
        }

        /** The same journal, and another URL. */
        private void move() throws Exception {
            other = new OrderDesk(directory);
            other.gateway.on(PLACE, TAKEN);
            assertThat(other.gateway.settings().url())
                    .isNotEqualTo(desk.gateway.settings().url());
        }

        @AfterEach
        void close() {
            other.close();
        }

        private void after(Duration time) {
            other.gateway.clock().advance(time);
        }

        private void isFound() {
            other.gateway.on(ORDERS, OrderDesk.orders(OrderDesk.row("17", "c-1", "Submitted")));
        }

        @Test
        void O16_isLookedForBeforeTheFirstOrder() throws Exception {
            desk.end();
            move();
            isFound();

            CompletableFuture<IbkrMessage> second = other.place("c-2");
            after(Duration.ofSeconds(1));

            assertThat(outcome(second).orderId()).isEqualTo("17");
            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
        }

        @Test
        void O16_isLookedForFromTheStart() throws Exception {
            desk.end();
            move();
            isFound();

            other.entry.watch(other.database);
            assertThat(other.entry.status().doubts()).hasSize(1);
            after(Duration.ofSeconds(1));

            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
        }

        @Test
        void O16_isLookedForAsSoonAsTheSessionTellsItsAccounts() throws Exception {
            desk.end();
            move();
            isFound();
            other.gateway.opening();
            other.entry.watch(other.database);
            assertThat(other.entry.status().doubts()).isEmpty();

            other.gateway.session(new SessionFacts(List.of("DU1"), true));
            after(Duration.ofSeconds(1));

            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
        }

        @Test
        void ofAnAccountThatIsNotTradedThere_isLeftAlone_butMayBeSettled() throws Exception {
            desk.end();
            move();
            other.gateway.session(new SessionFacts(List.of("DU2"), true));
            other.entry.watch(other.database);
            after(Duration.ofMinutes(5));
            assertThat(other.entry.status().doubts()).isEmpty();
            assertThat(other.gateway.said()).isEmpty();

            OrderDesk.body(other.call(
                    "order/settle", Map.of("clientOrderId", "c-1", "placed", true, "reason", "seen"), Map.of()));

            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
        }

        @Test
        void settledWithoutARoute_isSettled() throws Exception {
            desk.end();
            move();
            other.gateway.session(new SessionFacts(List.of("DU2"), true));
            other.entry.watch(other.database);

            assertThat(other.entry
                            .settle(OrderSettlement.of("c-1", false, null, "not in TWS"))
                            .state())
                    .isEqualTo(JournalState.REJECTED);
            assertThat(other.entry.settle(OrderSettlement.of("c-1", false, null, "again")))
                    .isNull();
        }

        @Test
        void whileBothAreUsed_whatOneFindsOutHoldsUpTheOtherNoMore() throws Exception {
            move();
            CompletableFuture<IbkrMessage> second = other.place("c-2");
            after(Duration.ofSeconds(1));
            assertThat(failure(second)).hasMessageContaining("whether order c-1 of account DU1 was placed");

            desk.entry.settle(OrderSettlement.of("c-1", false, null, "not in TWS"));

            assertThat(outcome(other.place("c-2")).orderId()).isEqualTo("17");
            assertThat(other.entry.status().doubts()).isEmpty();
        }
    }

    @Test
    void question_ofAnAccountThatThisLoginDoesNotHave_isNotDecidedByAbsence() {
        desk.gateway.on(PLACE, ASKED);
        desk.onQuestion = OnQuestion.giveBack;
        outcome(desk.place("c-1"));

        desk.gateway.session(new SessionFacts(List.of("DU9"), true));
        desk.gateway.clock().advance(Duration.ofMinutes(2));
        assertThat(state("c-1")).isEqualTo(JournalState.QUESTION);

        desk.gateway.session(new SessionFacts(List.of("DU1"), true));
        desk.gateway.clock().advance(Duration.ofSeconds(31));
        assertThat(state("c-1")).isEqualTo(JournalState.DISCARDED);
    }

    @Nested
    @DisplayName("C4: while the journal cannot be written")
    class WithoutTheJournal {

        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private CompletableFuture<IbkrMessage> order;

        /** IBKR answers only once the journal is gone. */
        private void send(OnQuestion onQuestion) throws Exception {
            desk.onQuestion = onQuestion;
            desk.gateway.on(PLACE, answer, TAKEN);
            order = desk.place("c-1");
            desk.hideJournal();
        }

        private void answered(String words) {
            answer.complete(status(200, words));
        }

        private void after(Duration time) {
            desk.gateway.clock().advance(time);
        }

        private void isInStepWithoutAnotherOrder(String... steps) throws Exception {
            assertThat(desk.entry.status().problem()).isNotNull();
            desk.showJournal();
            after(Duration.ofSeconds(30));
            assertThat(desk.steps("c-1")).containsExactly(steps);
            assertThat(desk.entry.status().problem()).isNull();
            assertThat(desk.entry.status().doubts()).isEmpty();
        }

        @Test
        void taken_isNotedOnceItCanBe() throws Exception {
            send(OnQuestion.refuse);
            answered(TAKEN);
            assertThat(outcome(order).orderId()).isEqualTo("17");
            after(Duration.ofMinutes(5));

            isInStepWithoutAnotherOrder("INTENT", "SENT", "ACCEPTED Submitted");
            assertThat(outcome(desk.place("c-2")).state()).isEqualTo(OrderOutcome.State.ACCEPTED);
        }

        @Test
        void question_thatIsAnsweredNo_ends() throws Exception {
            send(OnQuestion.refuse);
            desk.gateway.on(REPLY, "{}");
            answered(ASKED);
            after(Duration.ofSeconds(10));
            assertThat(failure(order)).isInstanceOf(OrderQuestionException.class);

            isInStepWithoutAnotherOrder(
                    "INTENT", "SENT", "QUESTION o3 sure?", "DISCARDED its question was answered no");
        }

        @Test
        void yes_thatCannotBeNoted_isNotSaidAndNowhereNoted() throws Exception {
            send(OnQuestion.refuse);
            desk.gateway.on(REPLY, "{}");
            answered(ASKED.replace("o3", "o1"));
            after(Duration.ofSeconds(1));
            assertThat(failure(order)).isInstanceOf(OrderQuestionException.class);
            assertThat(desk.gateway.said(REPLY)).containsExactly(REPLY + "question-1 {\"confirmed\":false}");

            isInStepWithoutAnotherOrder(
                    "INTENT", "SENT", "QUESTION o1 sure?", "DISCARDED its question was answered no");
        }

        @Test
        void questionThatIsHandedBack_isAnsweredOnceTheJournalIsThereAgain() throws Exception {
            send(OnQuestion.giveBack);
            desk.gateway.on(REPLY, TAKEN);
            answered(ASKED);
            assertThat(outcome(order).state()).isEqualTo(OrderOutcome.State.QUESTION);
            desk.showJournal();

            outcome(desk.call("order/reply", new OrderReply("question-1", true), Map.of()));

            assertThat(desk.steps("c-1"))
                    .containsExactly(
                            "INTENT", "SENT", "QUESTION o3 sure?", "SENT yes to: o3 sure?", "ACCEPTED Submitted");
        }

        @Test
        void questionThatIsHandedBack_andCannotBeAnswered_ends() throws Exception {
            send(OnQuestion.giveBack);
            desk.gateway.on(REPLY, "{}");
            answered(ASKED);

            assertThat(failure(desk.call("order/reply", new OrderReply("question-1", true), Map.of())))
                    .isInstanceOf(OrderNotSentException.class);
            after(Duration.ofSeconds(1));

            isInStepWithoutAnotherOrder(
                    "INTENT", "SENT", "QUESTION o3 sure?", "DISCARDED its question was answered no");
        }

        @Test
        void lost_isFoundAndNotedOnceItCanBe() throws Exception {
            send(OnQuestion.refuse);
            answer.completeExceptionally(silence());
            assertThat(failure(order)).isInstanceOf(OrderUnknownException.class);
            desk.gateway.on(ORDERS, OrderDesk.orders(OrderDesk.row("17", "c-1", "Submitted")));
            after(Duration.ofMinutes(2));

            desk.showJournal();
            after(Duration.ofSeconds(30));

            assertThat(state("c-1")).isEqualTo(JournalState.ACCEPTED);
            assertThat(desk.entry.status().problem()).isNull();
            assertThat(desk.entry.status().doubts()).isEmpty();
        }

        @Test
        void settled_isNotSettledAndMayBeSettledOtherwiseLater() throws Exception {
            send(OnQuestion.refuse);
            answer.completeExceptionally(silence());
            assertThat(failure(order)).isInstanceOf(OrderUnknownException.class);

            assertThatThrownBy(() -> desk.entry.settle(OrderSettlement.of("c-1", true, null, "seen")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageEndingWith("the journal cannot be written now; nothing was changed");
            desk.showJournal();
            desk.entry.settle(OrderSettlement.of("c-1", false, null, "not in TWS"));

            assertThat(state("c-1")).isEqualTo(JournalState.REJECTED);
            assertThat(desk.steps("c-1")).noneMatch(step -> step.contains("seen"));
        }

        @Test
        void endOfTheRun_endsTheRepairs() throws Exception {
            send(OnQuestion.refuse);
            answered(TAKEN);
            desk.end();
            after(Duration.ofMinutes(5));
            assertThat(desk.entry.status().problem()).isNotNull();
        }
    }

    @Test
    void settledOrders_areForgottenAfterAMonth_whileTheApplicationRuns() {
        for (int i = 0; i < 150; i++) {
            outcome(desk.place("c-" + i));
        }
        desk.gateway.clock().advance(Duration.ofDays(31));
        assertThat(state("c-0")).isEqualTo(JournalState.ACCEPTED);
        outcome(desk.place("last"));

        desk.gateway.clock().advance(Duration.ofDays(1).plusMinutes(1));

        assertThat(state("c-0")).isNull();
        assertThat(state("c-149")).isNull();
        assertThat(state("last")).isEqualTo(JournalState.ACCEPTED);
        assertThat(desk.entry.status().problem()).isNull();
    }

    @Nested
    class Ending {

        @Test
        void O15_orderThatIsStillUnanswered_isInDoubt() {
            desk.gateway.on(PLACE, new CompletableFuture<Answer>());
            CompletableFuture<IbkrMessage> order = desk.place("c-1");
            assertThat(state("c-1")).isEqualTo(JournalState.SENT);

            desk.end();

            assertThat(order).isNotDone();
            assertThat(state("c-1")).isEqualTo(JournalState.UNKNOWN);
            assertThat(desk.noted("c-1").text()).isEqualTo("the application stopped before it was answered");
        }

        @Test
        void O16_whatWasLeftBehind_isSortedOut() {
            CompletableFuture<Answer> rules = new CompletableFuture<>();
            desk.gateway.on(PLACE, new CompletableFuture<Answer>());
            desk.place("c-1");
            desk.entry.release();
            desk.entry.close(Duration.ofMillis(1));
            assertThat(state("c-1")).isEqualTo(JournalState.UNKNOWN);

            desk.open();
            desk.entry.watch(desk.database);

            assertThat(desk.entry.status().doubts()).hasSize(1);
            rules.cancel(false);
        }

        @Test
        void takes_whatChangesOrders() {
            assertThat(desk.entry.takes(Operations.get("order/place"))).isTrue();
            assertThat(desk.entry.takes(Operations.get("order/list"))).isFalse();
        }
    }

    @Nested
    class Changing {

        private static final String CHANGE = "POST /iserver/account/DU1/order/17";

        @Test
        void change_isSentToItsOrder() {
            desk.gateway.on(CHANGE, TAKEN);

            OrderOutcome outcome = outcome(
                    desk.call("order/modify", Given.order().clientOrderId("m-1").build(), Map.of("orderId", "17")));

            assertThat(outcome.orderId()).isEqualTo("17");
            assertThat(desk.gateway.said(CHANGE)).singleElement().asString().doesNotContain("cOID");
            assertThat(desk.noted("m-1").kind()).isEqualTo(JournalEntry.Kind.MODIFY);
            assertThat(state("m-1")).isEqualTo(JournalState.ACCEPTED);
        }

        @Test
        void change_byTheOrdersOwnId_isSentToIt() {
            outcome(desk.place("c-1"));
            desk.gateway.on(CHANGE, TAKEN);

            outcome(desk.call(
                    "order/modify",
                    Given.order().clientOrderId("m-1").build(),
                    Map.of("originalClientOrderId", "c-1")));

            assertThat(desk.gateway.said(CHANGE)).hasSize(1);
        }

        @Test
        void change_ofNothing_isRefused() {
            assertThat(failure(desk.call("order/modify", Given.order().build(), Map.of())))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("it must be said which order is meant");
            desk.mode = TradingMode.readOnly;
            assertThat(failure(desk.call("order/modify", Given.order().build(), Map.of())))
                    .isInstanceOf(OrderDeniedException.class);
        }

        @Test
        void O13_lostChange_isFoundByItsValues() {
            desk.gateway.on(CHANGE, silence());
            assertThat(failure(desk.call(
                            "order/modify", Given.order().clientOrderId("m-1").build(), Map.of("orderId", "17"))))
                    .isInstanceOf(OrderUnknownException.class);

            desk.gateway.on(
                    ORDERS,
                    OrderDesk.orders("{\"orderId\":17,\"totalSize\":1,\"orderType\":\"Market\","
                            + "\"timeInForce\":\"CLOSE\",\"status\":\"Submitted\"}"));
            desk.gateway.clock().advance(Duration.ofSeconds(1));

            assertThat(state("m-1")).isEqualTo(JournalState.ACCEPTED);
            assertThat(desk.noted("m-1").text()).isEqualTo("the order has the new values");
        }

        @Test
        void O13_lostChangeOfAnOrderThatIsOver_wasNotTaken() {
            desk.gateway.on(CHANGE, silence());
            failure(desk.call("order/modify", Given.order().clientOrderId("m-1").build(), Map.of("orderId", "17")));

            desk.gateway.on(ORDERS, OrderDesk.orders("{\"orderId\":17,\"totalSize\":2,\"status\":\"Filled\"}"));
            desk.gateway.clock().advance(Duration.ofSeconds(1));

            assertThat(state("m-1")).isEqualTo(JournalState.REJECTED);
        }

        @Test
        void suppressed_questions_areRememberedForTheNextSession() {
            desk.gateway.on("POST /iserver/questions/suppress", "{\"status\":\"submitted\"}");

            assertThat(OrderDesk.body(desk.call("order/suppress", null, Map.of("messageIds", "o163,o354"))))
                    .isEqualTo(new Receipt("submitted"));
            assertThat(desk.gateway.said("POST /iserver/questions/suppress"))
                    .containsExactly("POST /iserver/questions/suppress {\"messageIds\":[\"o163\",\"o354\"]}");
            assertThat(desk.gateway.suppressions().ids()).containsExactlyInAnyOrder("o163", "o354");

            OrderDesk.body(desk.call("order/resetSuppression", null, Map.of()));
            assertThat(desk.gateway.suppressions().ids()).isEmpty();
        }

        @Test
        void suppress_thatFails_isNotRemembered() {
            desk.gateway.on("POST /iserver/questions/suppress", silence());

            assertThat(desk.call("order/suppress", null, Map.of("messageIds", "o163")))
                    .isCompletedExceptionally();
            assertThat(desk.gateway.suppressions().ids()).isEmpty();
            desk.mode = TradingMode.readOnly;
            assertThat(failure(desk.call("order/suppress", null, Map.of("messageIds", "o163"))))
                    .isInstanceOf(OrderDeniedException.class);
        }

        @Test
        void quirk76_prompt_isAnsweredUnlessOrdersAreHalted() {
            desk.gateway
                    .on("POST /iserver/notification", "\"ok\"")
                    .on("GET /iserver/account/order/status/17", silence());
            Map<String, String> answer = prompt("17");

            OrderDesk.body(desk.call("order/answerPrompt", null, answer));
            desk.halt("enough");

            assertThat(failure(desk.call("order/answerPrompt", null, answer))).isInstanceOf(OrderDeniedException.class);
            assertThat(desk.gateway.said("POST /iserver/notification")).hasSize(1);
            assertThat(desk.gateway.suppressions().ids()).isEmpty();
        }

        @Test
        void O20_prompt_isHeldAgainstTheAccountOfItsOrder() {
            desk.gateway.session(new SessionFacts(List.of("DU1", "DU2"), true));
            desk.gateway
                    .on("POST /iserver/notification", "\"ok\"")
                    .on("GET /iserver/account/order/status/17", "{\"order_id\":17,\"account\":\"DU1\"}")
                    .on("GET /iserver/account/order/status/18", "{\"order_id\":18,\"account\":\"DU2\"}")
                    .on("GET /iserver/account/order/status/19", silence());
            desk.limits = new OrderLimits(null, null, null, null, null, null, null, Set.of("DU1"));
            desk.accountId = "DU1";

            OrderDesk.body(desk.call("order/answerPrompt", null, prompt("17")));
            assertThat(failure(desk.call("order/answerPrompt", null, prompt("18"))))
                    .isInstanceOf(OrderDeniedException.class)
                    .hasMessageEndingWith("allowedAccounts is DU1, the account is DU2");
            assertThat(failure(desk.call("order/answerPrompt", null, prompt("19"))))
                    .isInstanceOf(OrderDeniedException.class)
                    .hasMessageEndingWith("for which account this is, is not known; it may be DU2");
            assertThat(desk.gateway.said("POST /iserver/notification")).hasSize(1);
        }

        private static Map<String, String> prompt(String orderId) {
            return Map.of("orderId", orderId, "requestId", "12", "choice", "Yes");
        }
    }

    @Nested
    class Cancelling {

        private static final String CANCEL = "DELETE /iserver/account/DU1/order/";

        private CompletableFuture<IbkrMessage> cancel() {
            return desk.call("order/cancel", null, Map.of("orderId", "17"));
        }

        private void orderIs(String status) {
            desk.gateway.on(
                    ORDERS, OrderDesk.orders(OrderDesk.row("16", "x", "Filled"), OrderDesk.row("17", "y", status)));
        }

        @Test
        void cancel_isTaken() {
            desk.gateway.on(CANCEL, "{\"msg\":\"Request was submitted\"}");

            assertThat(OrderDesk.body(cancel()))
                    .isEqualTo(new CancelReceipt("DU1", "17", null, "Request was submitted"));
            assertThat(desk.gateway.said()).containsExactly(CANCEL + "17");
        }

        @Test
        void cancel_byTheOrdersOwnId_isTaken() {
            outcome(desk.place("c-1"));
            desk.gateway.on(CANCEL, "{\"msg\":\"Request was submitted\"}");

            OrderDesk.body(desk.call("order/cancel", null, Map.of("originalClientOrderId", "c-1")));

            assertThat(desk.gateway.said(CANCEL)).containsExactly(CANCEL + "17");
            assertThat(failure(desk.call("order/cancel", null, Map.of()))).isInstanceOf(InvalidRequestException.class);
            assertThat(failure(
                            desk.call("order/cancel", null, Map.of("originalClientOrderId", "c-1", "orderId", "17"))))
                    .isInstanceOf(InvalidRequestException.class);
        }

        @Test
        void cancel_ofAnotherLogin_isDenied() {
            desk.gateway.session(new SessionFacts(List.of("U1"), false));

            assertThat(failure(cancel())).isInstanceOf(OrderDeniedException.class);
            desk.mode = TradingMode.readOnly;
            assertThat(failure(cancel())).isInstanceOf(OrderDeniedException.class);
            assertThat(desk.gateway.said()).isEmpty();
        }

        @Test
        void cancel_whileHalted_isPossible() {
            desk.halt("enough");
            desk.gateway.on(CANCEL, "{\"msg\":\"Request was submitted\"}");

            OrderDesk.body(cancel());
        }

        @Test
        void O12_unknownOrder_isNotFound() {
            desk.gateway.on(CANCEL, "{\"error\":\"OrderID 17 doesn't exist\"}");

            assertThat(failure(cancel())).isInstanceOf(NotFoundException.class);
        }

        @Test
        void O12_notConnected_wasNotSent() {
            desk.gateway.on(CANCEL, new NotConnectedException("down"));

            OrderException failure = (OrderException) failure(cancel());

            assertThat(failure)
                    .isInstanceOf(OrderNotSentException.class)
                    .hasMessage("the request to cancel order 17 was not sent: down");
            assertThat(failure.accountId()).isEqualTo("DU1");
        }

        @Test
        void O12_lost_isAskedAgainAsLongAsTheOrderWorks() {
            desk.gateway.on(CANCEL, silence(), silence(), "{\"msg\":\"Request was submitted\"}");
            orderIs("Submitted");

            assertThat(OrderDesk.body(cancel()))
                    .isEqualTo(new CancelReceipt("DU1", "17", null, "Request was submitted"));
            assertThat(desk.gateway.said(CANCEL)).hasSize(3);
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource({
            "500,{\"error\":\"Internal Server Error\"}",
            "503,''",
            "503,{\"error\":\"Service Unavailable\"}",
            "503,<html>bad gateway</html>",
            "404,<html>not found</html>"
        })
        void O12_statusOfAnIllGateway_provesNothing_andIsAskedAgain(int status, String body) {
            desk.gateway.on(CANCEL, status(status, body), "{\"msg\":\"Request was submitted\"}");
            orderIs("Submitted");

            OrderDesk.body(cancel());

            assertThat(desk.gateway.said(CANCEL)).hasSize(2);
        }

        @Test
        void O12_lostThreeTimes_isUnknown() {
            desk.gateway.on(CANCEL, silence());
            orderIs("Submitted");

            assertThat(failure(cancel()))
                    .isInstanceOf(OrderUnknownException.class)
                    .hasMessage("whether order 17 is cancelled is unknown: silence. To cancel it again does no harm;"
                            + " stream/sor tells how it is.");
            assertThat(desk.gateway.said(CANCEL)).hasSize(3);
        }

        @Test
        void O12_lostAndCancelled_isCancelled() {
            for (String status : List.of("Cancelled", "PendingCancel")) {
                desk.gateway.on(CANCEL, silence());
                orderIs(status);

                assertThat(OrderDesk.body(cancel())).isEqualTo(new CancelReceipt("DU1", "17", status, null));
            }
        }

        @Test
        void O12_over_isTold() {
            desk.gateway.on(CANCEL, status(400, "{\"error\":\"Order is inactive\"}"));
            orderIs("Filled");

            assertThat(failure(cancel()))
                    .isInstanceOf(OrderRejectedException.class)
                    .hasMessage("order 17 was not cancelled: it is Filled");
        }

        @Test
        void O12_rejectedByItsExchange_isOver() {
            desk.gateway.on(CANCEL, silence());
            desk.gateway.on(
                    ORDERS,
                    OrderDesk.orders(
                            OrderDesk.row("17", "y", "Inactive").replace("}", ",\"order_ccp_status\":\"Rejected\"}")));

            assertThat(failure(cancel()))
                    .isInstanceOf(OrderRejectedException.class)
                    .hasMessage("order 17 was not cancelled: it is Inactive");
        }

        @Test
        void O12_lostAndNotShown_isUnknown() {
            desk.gateway.on(CANCEL, silence());
            assertThat(failure(cancel())).isInstanceOf(OrderUnknownException.class);
            desk.gateway.on(ORDERS, silence());
            assertThat(failure(cancel())).isInstanceOf(OrderUnknownException.class);
            assertThat(desk.gateway.said(CANCEL)).hasSize(2);
        }

        @Test
        void cancelAll_withoutAnAnswer_isUnknown_andNotAskedAgain() {
            desk.allowCancelAll = true;
            desk.gateway.on(CANCEL + "-1", silence());

            assertThat(failure(desk.call("order/cancelAll", null, Map.of())))
                    .isInstanceOf(OrderUnknownException.class)
                    .hasMessageStartingWith("which orders of account DU1 are cancelled is unknown: ")
                    .hasMessageEndingWith(". See order/list for those that still work; order/cancelAll, sent again,"
                            + " also cancels what was placed since.")
                    .extracting(failure -> ((OrderException) failure).accountId())
                    .isEqualTo("DU1");
            assertThat(desk.gateway.said(CANCEL)).hasSize(1);
        }

        @Test
        void cancelAll_thatHasNotLeft_orIsRefused_isNotInDoubt() {
            desk.allowCancelAll = true;
            desk.gateway.on(CANCEL + "-1", new NotConnectedException("down"));
            assertThat(failure(desk.call("order/cancelAll", null, Map.of())))
                    .isInstanceOf(OrderNotSentException.class)
                    .hasMessage("the request to cancel all orders of account DU1 was not sent: down");

            desk.gateway.on(CANCEL + "-1", "{\"error\":\"account DU1 does not exist\"}");
            assertThat(failure(desk.call("order/cancelAll", null, Map.of()))).isInstanceOf(NotFoundException.class);
        }

        @Test
        void quirk64_cancelAll_mustBeAllowed() {
            desk.gateway.on(CANCEL + "-1", "{\"msg\":\"Request was submitted\"}");

            assertThat(failure(desk.call("order/cancelAll", null, Map.of())))
                    .isInstanceOf(OrderDeniedException.class)
                    .hasMessage(
                            "order/cancelAll was not sent: it cancels all orders of the account, whoever placed them;"
                                    + " set allowCancelAll=true if that is meant");
            desk.allowCancelAll = true;
            OrderDesk.body(desk.call("order/cancelAll", null, Map.of()));
            assertThat(desk.gateway.said(CANCEL)).hasSize(1);
            desk.mode = TradingMode.readOnly;
            assertThat(failure(desk.call("order/cancelAll", null, Map.of()))).isInstanceOf(OrderDeniedException.class);
        }
    }

    @Nested
    class Looking {

        private static final String WHATIF = "POST /iserver/account/DU1/orders/whatif";
        private static final String PREVIEW =
                "{\"amount\":{\"amount\":\"1 USD\",\"commission\":\"0.01 USD\",\"total\":\"1.01 USD\"}}";

        @Test
        void preview_looksAtTheMarketFirst_andPlacesNothing() {
            desk.gateway.on("GET /iserver/marketdata/snapshot", silence()).on(WHATIF, PREVIEW);

            OrderPreview preview = (OrderPreview) OrderDesk.body(
                    desk.call("order/preview", Given.order().clientOrderId(null).build(), Map.of()));

            assertThat(preview.accountId()).isEqualTo("DU1");
            assertThat(desk.gateway.said()).hasSize(2);
            assertThat(desk.gateway.said().get(0)).startsWith("GET /iserver/marketdata/snapshot?conids=1");
            assertThat(desk.gateway.said(WHATIF)).singleElement().asString().doesNotContain("cOID");
        }

        @Test
        void preview_ofACombination_doesNot() {
            desk.gateway.on(WHATIF, PREVIEW);

            OrderDesk.body(desk.call(
                    "order/preview",
                    Given.order().conid(null).conidex("5;;;1/1,2/-1").build(),
                    Map.of()));

            assertThat(desk.gateway.said()).hasSize(1);
        }

        @Test
        void preview_ofABracketWithoutId_namesIt() {
            desk.gateway.on("GET /iserver/marketdata/snapshot", silence()).on(WHATIF, PREVIEW);
            OrderRequest child =
                    OrderRequest.builder().side("SELL").orderType("MOC").build();

            OrderDesk.body(desk.call(
                    "order/preview",
                    Given.order().clientOrderId(null).children(List.of(child)).build(),
                    Map.of()));
            OrderDesk.body(desk.call(
                    "order/preview", Given.order().children(List.of(child)).build(), Map.of()));

            assertThat(desk.gateway.said(WHATIF).get(0)).contains("\"cOID\":\"preview\"", "\"parentId\":\"preview\"");
            assertThat(desk.gateway.said(WHATIF).get(1)).contains("\"cOID\":\"c-1\"", "\"parentId\":\"c-1\"");
        }

        @Test
        void preview_thatIsNotInOrder_isRefused() {
            assertThat(failure(
                            desk.call("order/preview", Given.order().side(null).build(), Map.of())))
                    .isInstanceOf(InvalidOrderException.class);
            desk.gateway.session(new SessionFacts(List.of("DU1", "DU2"), true));
            desk.gateway.on("GET /iserver/marketdata/snapshot", silence());
            assertThat(failure(desk.call(
                            "order/preview", Given.order().accountId(null).build(), Map.of())))
                    .isInstanceOf(InvalidOrderException.class)
                    .hasMessageContaining("this login has several");
        }
    }

    @Nested
    class Halting {

        @Test
        void haltAndResume_areToldOnce() {
            desk.halt("enough");
            desk.halt("enough");
            assertThat(failure(desk.place("c-1"))).isInstanceOf(OrderDeniedException.class);

            desk.resume("all is well");

            outcome(desk.place("c-1"));
            assertThat(desk.gateway.events())
                    .containsExactly("TRADING_HALTED null enough", "TRADING_RESUMED null all is well");
        }
    }
}
