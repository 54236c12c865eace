package io.github.camelibkr.order;

import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.OrderRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds what is wrong with an order before it is sent, and says so in one sentence. */
final class OrderValidation {

    private static final int LONGEST_ID = 64;
    /** What may stand beside {@code oca}: the orders of the group have it from there. */
    private static final Set<String> AROUND = Set.of(
            "accountId",
            "clientOrderId",
            "conid",
            "conidex",
            "secType",
            "listingExchange",
            "ticker",
            "side",
            "tif",
            "quantity",
            "cashQty",
            "fxQty",
            "manualIndicator",
            "extOperator",
            "manualOrderTime",
            "allocationMethod",
            "jsonPayload",
            "customerAccount",
            "isProCustomer",
            "oca");

    private OrderValidation() {}

    /** One rule that every leg is held to. */
    interface LegRule {
        void check(OrderRequest leg) throws BrokenRule;
    }

    /** Checks an {@linkplain OrderForm#inFull order in full}, as far as it tells itself. */
    static void check(OrderRequest order) throws InvalidOrderException {
        try {
            ids(order);
            if (order.oca() != null) {
                group(order);
            }
        } catch (BrokenRule broken) {
            throw invalid(order, broken.getMessage());
        }
        eachLeg(order, LegValidation::check);
        try {
            if (order.children() != null) {
                bracket(order);
            }
            twins(order);
        } catch (BrokenRule broken) {
            throw invalid(order, broken.getMessage());
        }
    }

    /** Refuses what is several orders, where only one is meant. */
    static void checkSingle(OrderRequest order) throws InvalidOrderException {
        if (order.children() != null || order.oca() != null) {
            throw invalid(
                    order,
                    "a change is of one order, and has neither children nor oca: each order of a bracket or a group is"
                            + " changed by its own orderId");
        }
    }

    /** Holds every leg to a rule, and says which one breaks it. */
    static void eachLeg(OrderRequest order, LegRule rule) throws InvalidOrderException {
        List<OrderRequest> legs = order.legs();
        for (int i = 0; i < legs.size(); i++) {
            try {
                rule.check(legs.get(i));
            } catch (BrokenRule broken) {
                String name = order.legName(i);
                throw invalid(order, (name == null ? "" : name + ": ") + broken.getMessage());
            }
        }
    }

    private static InvalidOrderException invalid(OrderRequest order, String what) {
        return new InvalidOrderException(
                "invalid order, nothing was sent: " + what, order.accountId(), order.clientOrderId(), null);
    }

    private static void ids(OrderRequest order) throws BrokenRule {
        if (order.clientOrderId() != null && !order.clientOrderId().matches("[A-Za-z0-9._-]{1,64}")) {
            throw new BrokenRule("clientOrderId must be 1 to 64 letters, digits, dots or dashes");
        }
        if (order.accountId() != null && !order.accountId().matches("[A-Za-z0-9._-]{1,32}")) {
            throw new BrokenRule("accountId must be an account id such as DU1234567");
        }
    }

    private static void group(OrderRequest order) throws BrokenRule {
        if (order.children() != null) {
            throw new BrokenRule("it has children and oca: an order is a bracket or a group, not both");
        }
        if (order.oca().size() < 2) {
            throw new BrokenRule("oca is a group of which one cancels the others: it needs two orders or more");
        }
        for (String field : IbkrJson.map(order).keySet()) {
            if (!AROUND.contains(field)) {
                throw new BrokenRule(field + " beside oca belongs to no order: write it into the orders of the group");
            }
        }
        int last = order.oca().size() - 1;
        if (order.clientOrderId() != null
                && OrderWire.clientOrderId(order, last).length() > LONGEST_ID) {
            throw new BrokenRule("clientOrderId of a group must be "
                    + (LONGEST_ID
                            + order.clientOrderId().length()
                            - OrderWire.clientOrderId(order, last).length())
                    + " characters or less: the orders of the group are told apart by what is added to it");
        }
        for (int i = 0; i <= last; i++) {
            single(order, i);
        }
    }

    private static void bracket(OrderRequest order) throws BrokenRule {
        if (order.children().isEmpty()) {
            throw new BrokenRule("children is empty: leave it out, or name the orders that close this one");
        }
        if (order.quantity() == null) {
            throw new BrokenRule("the parent of a bracket needs quantity: how much an amount of money will buy, and its"
                    + " children are to close, is not known before");
        }
        for (int i = 1; i <= order.children().size(); i++) {
            single(order, i);
            closing(order, i);
        }
    }

    /** A leg has neither an account nor an id nor legs of its own. */
    private static void single(OrderRequest order, int index) throws BrokenRule {
        OrderRequest leg = order.legs().get(index);
        String name = order.legName(index);
        if (leg.children() != null || leg.oca() != null) {
            throw new BrokenRule(name + ": an order within an order has neither children nor oca");
        }
        if (leg.clientOrderId() != null) {
            throw new BrokenRule(name + ": clientOrderId stands once, in the whole order: "
                    + (order.oca() == null
                            ? "IBKR knows a child by its parent"
                            : "the orders of a group have theirs from that"));
        }
        if (leg.accountId() != null && !leg.accountId().equals(order.accountId())) {
            throw new BrokenRule(name + ": it names account " + leg.accountId() + ", and the whole order "
                    + (order.accountId() == null ? "none" : order.accountId()) + "; accountId stands once, there");
        }
    }

    private static void closing(OrderRequest parent, int index) throws BrokenRule {
        OrderRequest child = parent.children().get(index - 1);
        String name = parent.legName(index);
        if (!Objects.equals(contract(child), contract(parent))) {
            throw new BrokenRule(name + ": a child closes what its parent opens, so it must be of the same contract");
        }
        if (child.side().equals(parent.side())) {
            throw new BrokenRule(name + ": a child closes what its parent opens, so its side must be "
                    + (parent.side().equals("BUY") ? "SELL" : "BUY"));
        }
        if (child.quantity() == null || child.quantity().compareTo(parent.quantity()) > 0) {
            throw new BrokenRule(name + ": a child closes what its parent opens, so its quantity must be "
                    + parent.quantity().toPlainString() + " or less");
        }
    }

    private static Object contract(OrderRequest leg) {
        if (leg.conidex() == null) {
            return leg.conid();
        }
        return Conidex.isCombination(leg.conidex()) ? leg.conidex() : Conidex.conid(leg.conidex());
    }

    private static void twins(OrderRequest order) throws BrokenRule {
        List<OrderRequest> legs = order.legs();
        for (int later = 1; later < legs.size(); later++) {
            int earlier = legs.indexOf(legs.get(later));
            if (earlier < later) {
                throw new BrokenRule(order.legName(earlier) + " and " + order.legName(later) + " are the same");
            }
        }
    }
}
