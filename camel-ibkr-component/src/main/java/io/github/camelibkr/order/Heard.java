package io.github.camelibkr.order;

import io.github.camelibkr.model.OrderLeg;
import io.github.camelibkr.model.OrderLeg.State;
import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.model.OrderRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What IBKR has said about an order so far: what it asks, and which legs it has taken. Only one thread at a time has to
 * do with it.
 */
final class Heard {

    /** Null of an order of which only a question is known. */
    private final OrderRequest order;

    private final List<OrderLeg> legs = new ArrayList<>();
    private final Deque<OrderQuestion> open = new ArrayDeque<>();
    private final List<OrderQuestion> confirmed = new ArrayList<>();

    private Heard(OrderRequest order) {
        this.order = order;
    }

    /** Nothing yet about the legs of an order. */
    static Heard nothingOf(OrderRequest order) {
        Heard heard = new Heard(order);
        for (int i = 0; i < order.legs().size(); i++) {
            heard.legs.add(
                    new OrderLeg(order.legName(i), State.UNKNOWN, null, OrderWire.clientOrderId(order, i), null, null));
        }
        return heard;
    }

    /** Nothing yet about an order of which only a question is known. */
    static Heard nothing() {
        return new Heard(null);
    }

    /** Takes in an answer about single orders; parts of another kind are left alone. */
    void take(List<OrderAnswer> answer) {
        // those that are named leave no doubt about which of the others is meant
        answer.stream().filter(Heard::isNamed).forEach(this::take);
        answer.stream().filter(part -> !isNamed(part)).forEach(this::take);
    }

    private static boolean isNamed(OrderAnswer part) {
        return part instanceof OrderAnswer.Accepted taken && taken.localId() != null
                || part instanceof OrderAnswer.Failed failed && failed.localId() != null;
    }

    private void take(OrderAnswer part) {
        if (part instanceof OrderAnswer.Asked asked) {
            boolean repeated = open.stream()
                    .anyMatch(one -> one.replyId().equals(asked.question().replyId()));
            if (!repeated) {
                open.add(asked.question());
            }
        } else if (part instanceof OrderAnswer.Accepted taken) {
            boolean repeated = legs.stream().anyMatch(leg -> taken.orderId().equals(leg.orderId()));
            if (!repeated) {
                said(taken.localId(), State.ACCEPTED, taken.orderId(), taken.status(), taken.text());
            }
        } else if (part instanceof OrderAnswer.Failed failed) {
            said(failed.localId(), State.REJECTED, null, null, failed.reason());
        }
    }

    private void said(String localId, State state, String orderId, String status, String text) {
        int index = indexOf(localId);
        if (index < 0) {
            if (order == null) {
                legs.add(new OrderLeg("order " + (legs.size() + 1), state, orderId, localId, status, text));
            }
            return;
        }
        OrderLeg leg = legs.get(index);
        legs.set(index, new OrderLeg(leg.leg(), state, orderId, leg.clientOrderId(), status, text));
    }

    /** The leg with this id, if IBKR repeats it; else the first of which nothing is known. -1 if there is none. */
    private int indexOf(String localId) {
        int next = -1;
        for (int i = legs.size() - 1; i >= 0; i--) {
            if (legs.get(i).state() == State.UNKNOWN) {
                boolean named = localId != null && localId.equals(legs.get(i).clientOrderId());
                if (named) {
                    return i;
                }
                next = i;
            }
        }
        return next;
    }

    /** What was said of all of them: of those of which nothing was said before. */
    void rest(State state, String text) {
        if (order == null && legs.isEmpty()) {
            said(null, state, null, null, text);
        }
        legs.replaceAll(leg -> leg.state() == State.UNKNOWN
                ? new OrderLeg(leg.leg(), state, null, leg.clientOrderId(), null, text)
                : leg);
    }

    /** The next question to answer; null if none is open. */
    OrderQuestion nextQuestion() {
        return open.poll();
    }

    void confirmed(OrderQuestion question) {
        confirmed.add(question);
    }

    /** The questions that were answered with yes, in order. */
    List<OrderQuestion> confirmed() {
        return List.copyOf(confirmed);
    }

    /** What was said of each leg. */
    List<OrderLeg> legs() {
        return List.copyOf(legs);
    }

    /** The first leg; null if nothing at all was said about an order of which only a question was known. */
    OrderLeg first() {
        return legs.isEmpty() ? null : legs.get(0);
    }

    /** The legs that IBKR has taken. */
    List<OrderLeg> standing() {
        return legs.stream().filter(leg -> leg.state() == State.ACCEPTED).toList();
    }

    /** Whether there are several. */
    boolean isSeveral() {
        return legs.size() > 1;
    }

    boolean all(State state) {
        return !legs.isEmpty() && legs.stream().allMatch(leg -> leg.state() == state);
    }

    boolean any(State state) {
        return legs.isEmpty() ? state == State.UNKNOWN : legs.stream().anyMatch(leg -> leg.state() == state);
    }

    /** The order; null if only a question of it is known. */
    OrderRequest order() {
        return order;
    }

    /** What became of each leg, in words. */
    String inWords() {
        return legs.stream().map(Heard::words).collect(Collectors.joining("; "));
    }

    private static String words(OrderLeg leg) {
        String because = leg.text() == null ? "" : ": " + leg.text();
        return (leg.leg() == null ? "it" : leg.leg())
                + switch (leg.state()) {
                    case ACCEPTED ->
                        " is order " + leg.orderId() + (leg.status() == null ? "" : " (" + leg.status() + ")");
                    case REJECTED -> " was refused" + because;
                    case DISCARDED -> " was given up" + (leg.text() == null ? " over a question" : because);
                    case UNKNOWN -> " was not mentioned";
                };
    }
}
