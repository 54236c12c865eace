package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.market.Market;
import io.github.camelibkr.simulator.session.Session;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The rules by which the brokerage asks back, and what the client has asked not to be asked again. The wording is the
 * simulator's own.
 */
public final class Questions implements Session.Listener {

    private static final BigDecimal FAR = new BigDecimal("0.03");
    private static final Set<String> SUPPRESSIBLE = Set.of(
            "o163", "o354", "o382", "o383", "o403", "o451", "o2136", "o2137", "o2165", "o10082", "o10138", "o10151",
            "o10152", "o10153", "o10164", "o10223", "o10288", "o10331", "o10332", "o10333", "o10334", "o10335",
            "o10336", "p6", "p12");

    private final Quotations quotations;
    private final boolean asked;
    private final Set<String> suppressed = new HashSet<>();

    /** Makes the rules; questions that are not asked at all suit simple tests. */
    public Questions(Market market, boolean asked) {
        this.quotations = new Quotations(market);
        this.asked = asked;
    }

    @Override
    public void brokerageDown() {
        suppressed.clear();
    }

    /** Turns questions off for this session; ids that cannot be turned off are taken without a word. */
    void suppress(Collection<String> messageIds) {
        messageIds.stream().filter(SUPPRESSIBLE::contains).forEach(suppressed::add);
    }

    void reset() {
        suppressed.clear();
    }

    /** Whether the client has asked not to hear this again. */
    boolean isSuppressed(String messageId) {
        return messageId != null && suppressed.contains(messageId);
    }

    /** The questions that an order raises, in the order they are asked. */
    Deque<Question> raisedBy(OrderTicket ticket) {
        Deque<Question> raised = new ArrayDeque<>();
        if (!asked) {
            return raised;
        }
        boolean far = isFar(ticket);
        if (far) {
            raised.add(new Question("o163", farAway(ticket)));
        }
        if (!quotations.isStreamed(ticket)) {
            raised.add(new Question("o354", blind(ticket)));
        }
        if (ticket.type().isStop()) {
            raised.add(new Question("o10331", stop()));
        }
        if (wouldTriggerAtOnce(ticket)) {
            raised.add(new Question("o403", atOnce()));
        }
        if (ticket.terms().cashQuantity() != null) {
            raised.add(new Question("o10164", bestEffort()));
            raised.add(new Question("o10223", cashQuantity()));
        }
        if (far || ticket.type() == OrderType.MKT) {
            raised.add(new Question("o10153", cap(ticket)));
        }
        raised.removeIf(question -> isSuppressed(question.messageId()));
        return raised;
    }

    private boolean isFar(OrderTicket ticket) {
        if (ticket.price() == null) {
            return false;
        }
        BigDecimal last = quotations.last(ticket);
        return ticket.price().subtract(last).abs().compareTo(last.abs().multiply(FAR)) > 0;
    }

    private boolean wouldTriggerAtOnce(OrderTicket ticket) {
        BigDecimal stop = ticket.prices().trigger();
        if (!ticket.type().isStop() || stop == null) {
            return false;
        }
        int distance = quotations.last(ticket).compareTo(stop);
        return ticket.side() == Side.BUY ? distance >= 0 : distance <= 0;
    }

    private static String farAway(OrderTicket ticket) {
        Contract contract = ticket.contract();
        return "The limit of \"" + ticket.side() + " " + OrderView.plain(ticket.quantity()) + " "
                + contract.displayName() + " @ " + contract.price(ticket.price())
                + "\" is more than \n3% away from the market.\nSubmit the order all the same?";
    }

    private static String blind(OrderTicket ticket) {
        return "No market data is streaming for " + ticket.contract().displayName()
                + ". \nThe order may trade at a price that nobody has seen.\nSubmit it all the same?";
    }

    private static String stop() {
        return "This is a stop order. A stop order becomes a market order when its price is reached, and may trade far"
                + " from it.\nSubmit the order all the same?";
    }

    private static String atOnce() {
        return "The market is past the stop price already: this order is likely to trade at once.\nSubmit it all the"
                + " same?";
    }

    private static String bestEffort() {
        return "Amounts of money are met as well as possible, without any promise.";
    }

    private static String cashQuantity() {
        return "<h4>Order by Amount</h4>The order ends when the amount is spent, or collected.<br>Its size is an"
                + " estimate until then.";
    }

    private static String cap(OrderTicket ticket) {
        return "<h4>Price cap</h4>A cap or floor may be applied to the price of this "
                + ticket.contract().displayName() + " order. A capped order may stay unfilled.";
    }
}
