package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderLeg;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderQuestionException;
import io.github.camelibkr.model.OrderRejectedException;
import io.github.camelibkr.model.OrderReply;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.model.OrderRequestReader;
import io.github.camelibkr.model.OrderUnknownException;
import io.github.camelibkr.model.PartialOrderException;
import io.github.camelibkr.order.OrderFormsPage;
import io.github.camelibkr.simulator.ledger.OrderEntry;
import io.github.camelibkr.simulator.ledger.RequestEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Orders in every form, against the simulator; how each looks stands in docs/order-forms.md. */
class OrderFormsTest extends OrderTest {

    private static final String PLACE = "ibkr:order/place";
    private static final String ORDERS = "/iserver/account/*/orders";
    private static final String RULES = "/iserver/contract/*/info-and-rules";

    OrderFormsTest() {
        super(choices -> choices.questions(false));
    }

    @BeforeEach
    void prepare() {
        gateway.trading().holdFills();
        routes.start();
    }

    private static String example(String name) {
        return OrderFormsPage.examples().get(name);
    }

    private OrderOutcome outcome(String uri, Object order) {
        Exchange exchange = routes.send(uri, order);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(OrderOutcome.class);
    }

    private PartialOrderException partial(String uri, Object order) {
        Exchange exchange = routes.send(uri, order);
        assertThat(exchange.getException()).isInstanceOf(PartialOrderException.class);
        return (PartialOrderException) exchange.getException();
    }

    private List<RequestEntry> posts() {
        return gateway.ledger().requests("POST", "/iserver/account/" + gateway.account() + "/orders");
    }

    private String status(long index) {
        return gateway.ledger().orders().get((int) index).status();
    }

    @Nested
    class OnThePage {

        @Test
        void examples_everyOne_isTakenByTheGateway() {
            OrderFormsPage.examples().forEach((name, order) -> {
                OrderOutcome outcome = outcome(PLACE, order);

                assertThat(outcome.state()).as(name).isEqualTo(OrderOutcome.State.ACCEPTED);
                assertThat(outcome.legs() == null
                                || outcome.legs().stream().allMatch(leg -> leg.state() == OrderLeg.State.ACCEPTED))
                        .as(name)
                        .isTrue();
            });
            assertThat(posts()).hasSameSizeAs(OrderFormsPage.examples().keySet());
        }
    }

    @Nested
    class Brackets {

        @Test
        void quirk59_bracket_isOneRequestWhoseChildrenHaveTheirParentAndNoId() throws Exception {
            OrderOutcome outcome = outcome(PLACE, example("a bracket"));

            assertThat(posts())
                    .singleElement()
                    .extracting(RequestEntry::body)
                    .asString()
                    .containsOnlyOnce("\"cOID\":\"bracket-1\"")
                    .contains("\"price\":285.00,\"acctId\":\"" + gateway.account() + "\",\"parentId\":\"bracket-1\"")
                    .contains("\"price\":260.00,\"acctId\":\"" + gateway.account() + "\",\"parentId\":\"bracket-1\"")
                    .doesNotContain("children");
            assertThat(outcome.legs()).extracting(OrderLeg::leg).containsExactly("parent", "child 1", "child 2");
            assertThat(outcome.legs()).extracting(OrderLeg::clientOrderId).containsExactly("bracket-1", null, null);
            assertThat(outcome.orderId()).isEqualTo(outcome.legs().get(0).orderId());
            assertThat(gateway.ledger().orders())
                    .extracting(order -> Long.toString(order.orderId()))
                    .containsExactlyElementsOf(
                            outcome.legs().stream().map(OrderLeg::orderId).toList());
        }

        @Test
        void bracket_oneChildFilled_theOtherIsCancelled() {
            OrderOutcome outcome = outcome(PLACE, example("a bracket"));
            gateway.trading().fill(Long.parseLong(outcome.legs().get(0).orderId()), "10", "271.50");

            gateway.trading().fill(Long.parseLong(outcome.legs().get(1).orderId()), "10", "285.00");

            await().untilAsserted(() -> assertThat(status(2)).isEqualTo("Cancelled"));
        }

        @Test
        void bracket_sentTwice_isOneRequest() {
            outcome(PLACE, example("a bracket"));

            Exchange again = routes.send(PLACE, example("a bracket"));
            Exchange other = routes.send(PLACE, example("a bracket").replace("285.00", "286.00"));

            assertThat(again.getException())
                    .isInstanceOf(DuplicateOrderException.class)
                    .hasMessageStartingWith("order bracket-1 was not sent again: it was answered with ACCEPTED");
            assertThat(other.getException())
                    .isInstanceOf(DuplicateOrderException.class)
                    .hasMessageStartingWith("order bracket-1 was not sent: another order was given this clientOrderId");
            assertThat(posts()).hasSize(1);
        }

        @Test
        void O14_quirk60_childRefused_isReportedForEachLegAndNeverAsSuccess() {
            gateway.trading().nextOrder().failRow(2, "No trailing here.");

            PartialOrderException failure = partial(PLACE, example("a bracket"));

            String parent = failure.legs().get(0).orderId();
            String child = failure.legs().get(1).orderId();
            assertThat(failure)
                    .hasMessage("order bracket-1 was placed in part only: parent is order " + parent
                            + " (PendingSubmit); child 1 is order " + child
                            + " (PendingSubmit); child 2 was refused: No"
                            + " trailing here.. What IBKR has taken stands there: cancel it with ibkr:order/cancel, or"
                            + " add cancelOnPartial=true to the endpoint.");
            assertThat(failure.legs())
                    .extracting(OrderLeg::state)
                    .containsExactly(OrderLeg.State.ACCEPTED, OrderLeg.State.ACCEPTED, OrderLeg.State.REJECTED);
            assertThat(failure.clientOrderId()).isEqualTo("bracket-1");
            assertThat(failure.accountId()).isEqualTo(gateway.account());
            assertThat(failure.orderId()).isEqualTo(parent);
            assertThat(gateway.ledger().orders()).hasSize(2).noneMatch(order -> order.status()
                    .equals("Cancelled"));
            // it stands, so it must not be sent again, and what comes next need not wait
            assertThat(routes.send(PLACE, example("a bracket")).getException())
                    .isInstanceOf(DuplicateOrderException.class)
                    .hasMessageContaining("as order " + parent);
            assertThat(outcome(PLACE, example("a limit order")).state()).isEqualTo(OrderOutcome.State.ACCEPTED);
        }

        @Test
        void O14_cancelOnPartial_parentAndWithItItsChildrenAreCancelled() {
            gateway.trading().nextOrder().failRow(2, "no");

            PartialOrderException failure = partial(PLACE + "?cancelOnPartial=true", example("a bracket"));

            String parent = failure.legs().get(0).orderId();
            assertThat(failure).hasMessageEndingWith(". IBKR was asked to cancel order " + parent + ".");
            await().untilAsserted(() -> assertThat(gateway.ledger().orders())
                    .hasSize(2)
                    .allMatch(order -> order.status().equals("Cancelled")));
        }

        @Test
        void O14_cancelOnPartial_parentThatIsFilled_leavesTheChildThatProtectsThePosition() {
            gateway.trading().releaseFills();
            gateway.trading().nextOrder().failRow(1, "no").fillBeforeItIsShown();

            PartialOrderException failure = partial(
                    PLACE + "?cancelOnPartial=true",
                    example("a bracket")
                            .replace("\"LMT\", \"quantity\": 10, \"price\": 271.50", "\"MKT\", \"quantity\": 10"));

            String parent = failure.legs().get(0).orderId();
            assertThat(failure)
                    .hasMessageEndingWith(
                            "Order " + parent + " could not be cancelled (Order is inactive): look at it.");
            assertThat(gateway.ledger().orders()).extracting(OrderEntry::status).doesNotContain("Cancelled");
        }

        @Test
        void O14_parentRefused_childIsCancelledIfWanted() {
            gateway.trading().nextOrder().failRow(0, "no").failRow(2, "no either");

            PartialOrderException failure = partial(PLACE + "?cancelOnPartial=true", example("a bracket"));

            assertThat(failure)
                    .hasMessageContaining("parent was refused: no; child 1 is order ")
                    .hasMessageContaining("child 2 was refused: no either. IBKR was asked to cancel order "
                            + failure.legs().get(1).orderId());
        }

        @Test
        void bracket_everyOrderRefused_isRejected() {
            gateway.trading().nextOrder().failRow(0, "no").failRow(1, "no").failRow(2, "not that");

            Exchange answer = routes.send(PLACE, example("a bracket"));

            assertThat(answer.getException())
                    .isInstanceOf(OrderRejectedException.class)
                    .hasMessage(
                            "IBKR rejected order bracket-1: parent was refused: no; child 1 was refused: no; child 2"
                                    + " was refused: not that");
        }

        @Test
        void bracket_refusedAsAWhole_isRejectedWithOneReason() {
            gateway.trading().nextOrder().refuse("No trading permissions.");

            Exchange answer = routes.send(PLACE, example("a bracket"));

            assertThat(answer.getException())
                    .isInstanceOf(OrderRejectedException.class)
                    .hasMessage("IBKR rejected order bracket-1: No trading permissions.");
        }

        @Test
        void bracket_childNotMentioned_isUnknown() {
            gateway.faults()
                    .on("POST", ORDERS)
                    .carryOutThenAnswer(
                            200,
                            "[{\"order_id\":\"5\",\"local_order_id\":\"bracket-1\",\"order_status\":\"Submitted\"}]");

            Exchange answer = routes.send(PLACE, example("a bracket"));

            assertThat(answer.getException())
                    .isInstanceOf(OrderUnknownException.class)
                    .hasMessageStartingWith(
                            "the outcome of order bracket-1 is unknown: IBKR has not answered for all of it. Do not")
                    .hasMessageEndingWith(" So far: parent is order 5 (Submitted); child 1 was not mentioned; child 2"
                            + " was not mentioned.");
        }

        @Test
        void quirk60_parentAnsweredLast_isTheParentByItsId() {
            gateway.faults()
                    .on("POST", ORDERS)
                    .answer(
                            200,
                            "[{\"order_id\":\"7\"},{\"order_id\":\"-1\",\"order_status\":\"Failed\",\"text\":\"no\"},"
                                    + "{\"order_id\":\"5\",\"local_order_id\":\"bracket-1\"}]");

            PartialOrderException failure = partial(PLACE, example("a bracket"));

            assertThat(failure)
                    .hasMessageStartingWith(
                            "order bracket-1 was placed in part only: parent is order 5; child 1 is order"
                                    + " 7; child 2 was refused: no. ");
        }

        @Test
        void quirk57_idsOver32Bits_areKept() {
            gateway.faults()
                    .on("POST", ORDERS)
                    .answer(
                            200,
                            "[{\"order_id\":1777439171105},{\"order_id\":\"1777439171106\"},"
                                    + "{\"order_id\":9223372036854775808}]");

            assertThat(outcome(PLACE, example("a bracket")).legs())
                    .extracting(OrderLeg::orderId)
                    .containsExactly("1777439171105", "1777439171106", "9223372036854775808");
        }
    }

    @Nested
    class Groups {

        @Test
        void group_isOneRequestWhoseOrdersHaveIdsOfTheirOwn() {
            OrderOutcome outcome = outcome(PLACE, example("a group"));

            assertThat(posts())
                    .singleElement()
                    .extracting(RequestEntry::body)
                    .asString()
                    .containsOnlyOnce("\"cOID\":\"group-1\"")
                    .containsOnlyOnce("\"cOID\":\"group-1.oca2\"")
                    .containsPattern("isSingleGroup\":true.*isSingleGroup\":true");
            assertThat(outcome.legs())
                    .extracting(OrderLeg::leg, OrderLeg::clientOrderId)
                    .containsExactly(tuple("order 1", "group-1"), tuple("order 2", "group-1.oca2"));
        }

        @Test
        void group_oneFilled_theOtherIsCancelled() {
            OrderOutcome outcome = outcome(PLACE, example("a group"));

            gateway.trading().fill(Long.parseLong(outcome.legs().get(1).orderId()), "9", "304.00");

            await().untilAsserted(() -> assertThat(status(0)).isEqualTo("Cancelled"));
        }

        @Test
        void O14_cancelOnPartial_everyOrderOfTheGroupThatStandsIsCancelled() {
            gateway.trading().nextOrder().failRow(1, "no");

            PartialOrderException failure = partial(PLACE + "?cancelOnPartial=true", example("a group"));

            assertThat(failure)
                    .hasMessageContaining("order 1 is order ")
                    .hasMessageContaining("order 2 was refused: no. IBKR was asked to cancel order ");
            await().untilAsserted(() -> assertThat(status(0)).isEqualTo("Cancelled"));
        }
    }

    @Nested
    class Questions {

        private static final String TWO = "[{\"id\":\"aaaaaaaa-1\",\"message\":[\"first?\"],\"messageIds\":[\"o1\"]},"
                + "{\"id\":\"aaaaaaaa-2\",\"message\":[\"second?\"],\"messageIds\":[\"o2\"]}]";
        private static final String PARENT = "[{\"order_id\":\"5\",\"local_order_id\":\"bracket-1\"}]";
        private static final String CHILDREN = "[{\"order_id\":\"6\"},{\"order_id\":\"7\"}]";

        private void asked(String first, String second) {
            gateway.faults().on("POST", ORDERS).answer(200, TWO);
            gateway.faults().on("POST", "/iserver/reply/aaaaaaaa-1").answer(200, first);
            gateway.faults().on("POST", "/iserver/reply/aaaaaaaa-2").answer(200, second);
        }

        private List<String> replies() {
            return gateway.ledger().requests().stream()
                    .filter(request -> request.path().contains("/iserver/reply/"))
                    .map(request -> request.path().replaceFirst(".*/", "") + request.body())
                    .toList();
        }

        @Test
        void O9_questionsOfSeveralOrders_areAllAnswered() {
            asked(PARENT, CHILDREN);

            OrderOutcome outcome = outcome(PLACE + "?confirm=o1,o2", example("a bracket"));

            assertThat(outcome.legs()).extracting(OrderLeg::orderId).containsExactly("5", "6", "7");
            assertThat(outcome.confirmed()).hasSize(2);
            assertThat(replies()).containsExactly("aaaaaaaa-1{\"confirmed\":true}", "aaaaaaaa-2{\"confirmed\":true}");
        }

        @Test
        void O9_oneQuestionNotAllowed_nothingIsPlacedAndAllAreAnsweredNo() {
            asked("{}", "{}");

            Exchange answer = routes.send(PLACE + "?confirm=o2", example("a bracket"));

            assertThat(answer.getException())
                    .isInstanceOf(OrderQuestionException.class)
                    .hasMessage(
                            "order bracket-1 was not placed: IBKR asks (o1) \"first?\" and was answered no. To answer"
                                    + " it with yes, add confirm=o1 to the endpoint.");
            assertThat(replies()).containsExactly("aaaaaaaa-1{\"confirmed\":false}", "aaaaaaaa-2{\"confirmed\":false}");
        }

        @Test
        void O14_secondQuestionNotAllowed_whatStandsIsTold() {
            asked(PARENT, "{}");

            PartialOrderException failure = partial(PLACE + "?confirm=o1", example("a bracket"));

            assertThat(failure)
                    .hasMessageStartingWith(
                            "order bracket-1 was placed in part only: parent is order 5; child 1 was given"
                                    + " up over a question; child 2 was given up over a question. ");
            assertThat(failure.legs())
                    .extracting(OrderLeg::state)
                    .containsExactly(OrderLeg.State.ACCEPTED, OrderLeg.State.DISCARDED, OrderLeg.State.DISCARDED);
        }

        @Test
        void giveBack_questionsOfSeveralOrders_areHandedOverOneByOne() {
            asked(PARENT, CHILDREN);
            OrderOutcome first = outcome(PLACE + "?onQuestion=giveBack", example("a bracket"));

            OrderOutcome second = outcome(
                    "ibkr:order/reply?onQuestion=giveBack",
                    new OrderReply(first.question().replyId(), true));
            OrderOutcome last =
                    outcome("ibkr:order/reply", new OrderReply(second.question().replyId(), true));

            assertThat(first.question().messageIds()).containsExactly("o1");
            assertThat(second.question().messageIds()).containsExactly("o2");
            assertThat(second.legs().get(0).state()).isEqualTo(OrderLeg.State.ACCEPTED);
            assertThat(last.state()).isEqualTo(OrderOutcome.State.ACCEPTED);
            assertThat(last.legs()).extracting(OrderLeg::orderId).containsExactly("5", "6", "7");
        }

        @Test
        void giveBack_answeredNo_nothingStands() {
            asked("{}", "{}");
            OrderOutcome first = outcome(PLACE + "?onQuestion=giveBack", example("a bracket"));

            OrderOutcome last =
                    outcome("ibkr:order/reply", new OrderReply(first.question().replyId(), false));

            assertThat(last.state()).isEqualTo(OrderOutcome.State.DISCARDED);
            assertThat(replies()).containsExactly("aaaaaaaa-1{\"confirmed\":false}", "aaaaaaaa-2{\"confirmed\":false}");
        }
    }

    @Nested
    class Rules {

        private static final String OFF = "{\"clientOrderId\":\"off-1\",\"conid\":265598,\"side\":\"BUY\","
                + "\"orderType\":\"LMT\",\"quantity\":1,\"price\":271.505}";

        private int asked() {
            return (int) gateway.ledger().requests().stream()
                    .filter(request -> request.path().endsWith("/info-and-rules"))
                    .count();
        }

        @Test
        void checkRules_priceBetweenTwo_isRefusedAndNothingIsSent() {
            Exchange answer = routes.send(PLACE, OFF);

            assertThat(answer.getException())
                    .isInstanceOf(InvalidOrderException.class)
                    .hasMessage(
                            "invalid order, nothing was sent: price 271.505 is not a multiple of 0.01: the nearest are"
                                    + " 271.50 and 271.51");
            assertThat(posts()).isEmpty();
            // nothing was noted either: the same id serves for the order that was meant
            outcome(PLACE, OFF.replace("271.505", "271.51"));
        }

        @Test
        void quirk65_future_ofWhichOnlyIbkrKnowsThatItIsOne_isRefused() {
            Exchange answer = routes.send(PLACE, example("a future").replaceAll(",\\s*\"manualIndicator.*\"", ""));

            assertThat(answer.getException())
                    .isInstanceOf(InvalidOrderException.class)
                    .hasMessageStartingWith("invalid order, nothing was sent: futures and their options in the United");
            assertThat(posts()).isEmpty();
        }

        @Test
        void checkRules_manyOrders_askOnceForEachContract() {
            for (int i = 0; i < 3; i++) {
                outcome(PLACE, example("a limit order").replace("limit-1", "limit-" + i));
                outcome(PLACE, example("a group").replace("group-1", "group-" + i));
            }

            assertThat(asked()).isEqualTo(2);
        }

        @Test
        void checkRules_false_asksNothing() {
            outcome(PLACE + "?checkRules=false", OFF);

            assertThat(asked()).isZero();
        }

        @Test
        void checkRules_noAnswer_orderIsSentAndTheNextDoesNotWait() {
            gateway.faults().on("GET", RULES).answer(503, "{\"error\":\"busy\"}");

            outcome(PLACE, OFF);
            outcome(PLACE, OFF.replace("off-1", "off-2"));

            assertThat(asked()).isEqualTo(1);
        }

        @Test
        void O11_checkRules_ordersKeepTheirOrderWhileOneOfThemIsLookedUp() throws Exception {
            outcome(PLACE, example("a limit order"));
            gateway.faults().on("GET", RULES).answerLate(Duration.ofMillis(300));
            List<Future<Exchange>> orders = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String json = example("a limit order")
                        .replace("limit-1", "turn-" + i)
                        .replace("265598", i == 0 ? "272093" : "265598");
                orders.add(routes.template()
                        .asyncSend(PLACE, exchange -> exchange.getMessage().setBody(json)));
                if (i == 0) {
                    await().until(() -> asked() == 2);
                }
            }
            for (Future<Exchange> order : orders) {
                assertThat(order.get().getException()).isNull();
            }

            assertThat(gateway.ledger().orders().get(1).clientOrderId()).isEqualTo("turn-0");
        }

        @Test
        void infoAndRules_tellsWhatAContractIs() {
            ContractRules rules = routes.send("ibkr:contract/info-and-rules?conid=495512572&isBuy=false", null)
                    .getMessage()
                    .getBody(ContractRules.class);

            assertThat(rules.secType()).isEqualTo("FUT");
            assertThat(rules.exchange()).isEqualTo("CME");
            assertThat(rules.validExchanges()).containsExactly("CME");
            assertThat(rules.increments()).singleElement().satisfies(step -> assertThat(step.increment())
                    .isEqualByComparingTo("0.25"));
            assertThat(rules.negativePrices()).isFalse();
            assertThat(rules.orderTypes()).contains("stop_limit");
            assertThat(rules.fields()).containsEntry("algoEligible", true).doesNotContainKey("rules");
        }
    }

    @Nested
    class InDoubt {

        private JournalEntry settled(String id) {
            await().untilAsserted(() -> assertThat(recorded(id).state()).isEqualTo(JournalState.ACCEPTED));
            return recorded(id);
        }

        private JournalEntry recorded(String id) {
            return routes.send("ibkr:order/journal?clientOrderId=" + id, null)
                    .getMessage()
                    .getBody(JournalRecords.class)
                    .orders()
                    .get(0)
                    .order();
        }

        @Test
        void O14_bracketOfWhichTheAnswerWasLost_isFoundByItsParentAndNotSaidToBeWhole() {
            gateway.trading().nextOrder().failRow(2, "no");
            gateway.faults().on("POST", ORDERS).closeInsteadOfAnswer();

            assertThat(routes.send(PLACE, example("a bracket")).getException())
                    .isInstanceOf(OrderUnknownException.class);

            assertThat(settled("bracket-1").text())
                    .startsWith("it was found: ")
                    .endsWith("; IBKR may have refused other orders of the same bracket or group: look at order/list");
            assertThat(posts()).hasSize(1);
        }

        @Test
        void O14_groupOfWhichOnlyTheSecondStands_isFoundByThat() {
            gateway.trading().nextOrder().failRow(0, "no");
            gateway.faults().on("POST", ORDERS).closeInsteadOfAnswer();

            assertThat(routes.send(PLACE, example("a group")).getException()).isInstanceOf(OrderUnknownException.class);

            assertThat(settled("group-1").orderId())
                    .isEqualTo(Long.toString(gateway.ledger().orders().get(0).orderId()));
        }
    }

    @Test
    void preview_ofABracketWithoutAnId_isAsked() {
        String bracket = example("a bracket").replace("\"clientOrderId\": \"bracket-1\", ", "");

        Exchange answer = routes.send("ibkr:order/preview", bracket);

        assertThat(answer.getException()).isNull();
        assertThat(gateway.ledger().requests("POST", "/iserver/account/" + gateway.account() + "/orders/whatif"))
                .singleElement()
                .extracting(RequestEntry::body)
                .asString()
                .contains("\"parentId\":\"preview\"");
    }

    @Test
    void modify_withChildren_isRefused() {
        Exchange answer = routes.template().request("ibkr:order/modify?orderId=5", exchange -> exchange.getMessage()
                .setBody(example("a bracket")));

        assertThat(answer.getException())
                .isInstanceOf(InvalidOrderException.class)
                .hasMessage(
                        "invalid order, nothing was sent: a change is of one order, and has neither children nor oca:"
                                + " each order of a bracket or a group is changed by its own orderId");
        assertThat(gateway.ledger().requests("POST", "/iserver/account/" + gateway.account() + "/order/5"))
                .isEmpty();
    }

    @Test
    void bracket_asRecordAndAsMap_isTheSame() throws Exception {
        OrderRequest record = OrderRequestReader.read(example("a bracket").getBytes(StandardCharsets.UTF_8));
        Map<?, ?> map = new ObjectMapper().convertValue(record, Map.class);

        outcome(PLACE, record);

        assertThat(routes.send(PLACE, map).getException())
                .isInstanceOf(DuplicateOrderException.class)
                .hasMessageStartingWith("order bracket-1 was not sent again");
    }
}
