package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.market.Market;
import io.github.camelibkr.simulator.session.Session;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules by which the brokerage asks back, and what the client has asked not to be asked again. */
public final class Questions implements Session.Listener {

    private static final BigDecimal FAR = new BigDecimal("0.03");

    private final Market market;
    private final boolean asked;
    private final Set<String> suppressed = new HashSet<>();

    /** Makes the rules; questions that are not asked at all suit simple tests. */
    public Questions(Market market, boolean asked) {
        this.market = market;
        this.asked = asked;
    }

    @Override
    public void brokerageDown() {
        suppressed.clear();
    }

    void suppress(List<String> messageIds) {
        suppressed.addAll(messageIds);
    }

    void reset() {
        suppressed.clear();
    }

    /** The questions that an order raises, in the order they are asked. */
    Deque<Question> raisedBy(OrderTicket ticket) {
        Deque<Question> raised = new ArrayDeque<>();
        boolean far = isFar(ticket);
        add(raised, Question.PRICE_FAR_AWAY, far);
        add(
                raised,
                Question.NO_MARKET_DATA,
                !market.isStreamed(ticket.contract().conid()));
        add(raised, Question.MANDATORY_CAP, far || ticket.type() == OrderType.MKT);
        return raised;
    }

    private void add(Deque<Question> raised, Question question, boolean applies) {
        if (asked && applies && !suppressed.contains(question.messageId())) {
            raised.add(question);
        }
    }

    private boolean isFar(OrderTicket ticket) {
        if (ticket.price() == null) {
            return false;
        }
        BigDecimal last = market.lastPrice(ticket.contract().conid());
        return ticket.price().subtract(last).abs().compareTo(last.multiply(FAR)) > 0;
    }
}
