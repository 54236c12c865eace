package io.github.camelibkr.simulator.trading;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Which orders hang together: a bracket's children on their parent, and rivals of which one fill cancels the others. */
final class Links {

    private final Map<Order, Order> parents = new LinkedHashMap<>();
    private final Map<Order, Set<Order>> groups = new HashMap<>();

    /** Ties the orders of one request to one another, and to a parent that was there before. */
    void tie(List<Order> accepted, Collection<Order> all) {
        Set<Order> group = new LinkedHashSet<>();
        for (Order order : accepted) {
            OrderTicket ticket = order.ticket();
            if (ticket.parentId() != null) {
                find(ticket.parentId(), all).forEach(parent -> parents.put(order, parent));
            } else if (ticket.ties().singleGroup()) {
                group.add(order);
                groups.put(order, group);
            }
        }
    }

    /** The orders that a {@code parentId} can mean: it is a client order id, or the order's own. */
    static Stream<Order> find(String parentId, Collection<Order> all) {
        return all.stream()
                .filter(order ->
                        parentId.equals(order.ticket().clientOrderId()) || parentId.equals(Long.toString(order.id())));
    }

    /** Whether it has to wait for its parent to be filled. */
    boolean isWaiting(Order order) {
        Order parent = parents.get(order);
        return parent != null && parent.status() != OrderStatus.FILLED;
    }

    /** The parent, or null. */
    Order parentOf(Order order) {
        return parents.get(order);
    }

    List<Order> childrenOf(Order parent) {
        return parents.keySet().stream()
                .filter(child -> parents.get(child) == parent)
                .toList();
    }

    /** The orders that end when this one is filled. */
    List<Order> rivalsOf(Order order) {
        Order parent = parents.get(order);
        Stream<Order> siblings = parent == null ? Stream.of() : childrenOf(parent).stream();
        return Stream.concat(siblings, groups.getOrDefault(order, Set.of()).stream())
                .filter(rival -> !Objects.equals(rival, order))
                .toList();
    }
}
