package io.github.camelibkr.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.camelibkr.model.OrderLeg;
import io.github.camelibkr.model.OrderLeg.State;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.order.OrderAnswer.Accepted;
import io.github.camelibkr.order.OrderAnswer.Asked;
import io.github.camelibkr.order.OrderAnswer.Failed;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeardTest {

    private static final OrderRequest LEG = OrderRequest.builder().build();
    private static final OrderRequest SINGLE =
            OrderRequest.builder().clientOrderId("c-1").build();
    private static final OrderRequest BRACKET =
            SINGLE.toBuilder().children(List.of(LEG, LEG)).build();
    private static final OrderRequest GROUP =
            SINGLE.toBuilder().oca(List.of(LEG, LEG)).build();

    private final Heard bracket = Heard.nothingOf(BRACKET);

    private static Accepted accepted(String orderId, String localId) {
        return new Accepted(orderId, localId, "Submitted", null);
    }

    private static OrderQuestion question(String id) {
        return new OrderQuestion(id, List.of(), List.of());
    }

    @Test
    void nothingOf_order_knowsItsLegsAndTheirIds() {
        assertThat(bracket.legs())
                .extracting(OrderLeg::leg, OrderLeg::state, OrderLeg::clientOrderId)
                .containsExactly(
                        tuple("parent", State.UNKNOWN, "c-1"),
                        tuple("child 1", State.UNKNOWN, null),
                        tuple("child 2", State.UNKNOWN, null));
        assertThat(Heard.nothingOf(GROUP).legs())
                .extracting(OrderLeg::leg, OrderLeg::clientOrderId)
                .containsExactly(tuple("order 1", "c-1"), tuple("order 2", "c-1.oca2"));
        assertThat(Heard.nothingOf(SINGLE).legs()).hasSize(1);
        assertThat(Heard.nothingOf(SINGLE).isSeveral()).isFalse();
        assertThat(bracket.isSeveral()).isTrue();
        assertThat(bracket.order()).isEqualTo(BRACKET);
        assertThat(bracket.all(State.UNKNOWN)).isTrue();
        assertThat(bracket.any(State.ACCEPTED)).isFalse();
    }

    @Test
    void take_rowsWithoutIds_areTheLegsInTheirOrder() {
        bracket.take(List.of(accepted("5", null), new Failed(null, "no"), accepted("7", null)));

        assertThat(bracket.legs())
                .extracting(OrderLeg::state, OrderLeg::orderId, OrderLeg::status, OrderLeg::text)
                .containsExactly(
                        tuple(State.ACCEPTED, "5", "Submitted", null),
                        tuple(State.REJECTED, null, null, "no"),
                        tuple(State.ACCEPTED, "7", "Submitted", null));
        assertThat(bracket.standing()).extracting(OrderLeg::orderId).containsExactly("5", "7");
        assertThat(bracket.first().orderId()).isEqualTo("5");
        assertThat(bracket.all(State.ACCEPTED)).isFalse();
        assertThat(bracket.any(State.UNKNOWN)).isFalse();
        assertThat(bracket.any(State.REJECTED)).isTrue();
    }

    @Test
    void take_namedRow_isThatLegWhereverItStands() {
        bracket.take(List.of(accepted("7", null), accepted("5", "c-1")));

        assertThat(bracket.legs()).extracting(OrderLeg::orderId).containsExactly("5", "7", null);

        Heard group = Heard.nothingOf(GROUP);
        group.take(List.of(new Failed("c-1.oca2", "no"), accepted("5", "c-1")));

        assertThat(group.legs()).extracting(OrderLeg::orderId).containsExactly("5", null);
        assertThat(group.legs().get(1).text()).isEqualTo("no");
    }

    @Test
    void take_nameThatNobodyHas_isTheNextLeg() {
        bracket.take(List.of(accepted("5", "something else")));

        assertThat(bracket.first().orderId()).isEqualTo("5");
        assertThat(bracket.first().clientOrderId()).isEqualTo("c-1");
    }

    @Test
    void take_sameOrderTwice_isOneLeg() {
        bracket.take(List.of(accepted("5", "c-1")));
        bracket.take(List.of(accepted("5", "c-1"), accepted("6", null)));

        assertThat(bracket.legs()).extracting(OrderLeg::orderId).containsExactly("5", "6", null);
    }

    @Test
    void take_moreRowsThanLegs_changesNothing() {
        Heard single = Heard.nothingOf(SINGLE);

        single.take(List.of(accepted("5", null), accepted("6", null), new Failed(null, "no")));

        assertThat(single.legs()).extracting(OrderLeg::orderId).containsExactly("5");
    }

    @Test
    void take_questions_areAskedInTheirOrderAndOnce() {
        bracket.take(List.of(new Asked(question("a")), new Asked(question("b")), new Asked(question("a"))));

        assertThat(bracket.nextQuestion().replyId()).isEqualTo("a");
        assertThat(bracket.nextQuestion().replyId()).isEqualTo("b");
        assertThat(bracket.nextQuestion()).isNull();
        assertThat(bracket.all(State.UNKNOWN)).isTrue();
    }

    @Test
    void take_answerAboutAll_isLeftAlone() {
        bracket.take(List.of(new OrderAnswer.Unclear("?"), new OrderAnswer.Rejected("no")));

        assertThat(bracket.all(State.UNKNOWN)).isTrue();
        assertThat(bracket.nextQuestion()).isNull();
    }

    @Test
    void rest_isWhatNothingWasSaidOf() {
        bracket.take(List.of(accepted("5", null)));

        bracket.rest(State.REJECTED, "not these");

        assertThat(bracket.legs())
                .extracting(OrderLeg::state, OrderLeg::text)
                .containsExactly(
                        tuple(State.ACCEPTED, null),
                        tuple(State.REJECTED, "not these"),
                        tuple(State.REJECTED, "not these"));
    }

    @Test
    void confirmed_questions_areKept() {
        bracket.confirmed(question("a"));
        List<OrderQuestion> before = bracket.confirmed();
        bracket.confirmed(question("b"));

        assertThat(before).hasSize(1);
        assertThat(bracket.confirmed()).extracting(OrderQuestion::replyId).containsExactly("a", "b");
    }

    @Test
    void nothing_orderOfAQuestion_growsWithWhatIsSaid() {
        Heard unknown = Heard.nothing();

        assertThat(unknown.first()).isNull();
        assertThat(unknown.order()).isNull();
        assertThat(unknown.any(State.UNKNOWN)).isTrue();
        assertThat(unknown.any(State.ACCEPTED)).isFalse();
        assertThat(unknown.all(State.UNKNOWN)).isFalse();

        unknown.take(List.of(accepted("5", "x"), new Failed(null, "no")));

        assertThat(unknown.legs())
                .extracting(OrderLeg::leg, OrderLeg::orderId, OrderLeg::clientOrderId)
                .containsExactly(tuple("order 1", "5", "x"), tuple("order 2", null, null));
    }

    @Test
    void nothing_rest_isOneOrder() {
        Heard unknown = Heard.nothing();

        unknown.rest(State.REJECTED, "no");
        unknown.rest(State.DISCARDED, "late");

        assertThat(unknown.legs())
                .extracting(OrderLeg::state, OrderLeg::text)
                .containsExactly(tuple(State.REJECTED, "no"));
    }

    @Test
    void inWords_everyState_isTold() {
        Heard group = Heard.nothingOf(
                SINGLE.toBuilder().oca(List.of(LEG, LEG, LEG, LEG, LEG)).build());
        group.take(List.of(accepted("5", null), new Accepted("6", null, null, "slow"), new Failed(null, "no")));
        group.take(List.of(new Failed(null, null)));

        assertThat(group.inWords())
                .isEqualTo("order 1 is order 5 (Submitted); order 2 is order 6; order 3 was refused: no; order 4 was"
                        + " refused; order 5 was not mentioned");

        group.rest(State.DISCARDED, null);
        assertThat(group.inWords()).endsWith("order 5 was given up over a question");
        bracket.rest(State.DISCARDED, "orders are halted");
        assertThat(bracket.inWords()).startsWith("parent was given up: orders are halted; child 1 was");
    }
}
