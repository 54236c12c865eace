package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderException;
import io.github.camelibkr.model.OrderRequest;
import io.github.camelibkr.order.guard.Departures.Departure;
import io.github.camelibkr.order.guard.Evidence.Needs;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One order before the limits. */
final class OrderCheck {

    private final GuardPolicy policy;
    private final Guards gateway;
    private final OrderRules rules;
    private final Act act;
    private final Subject subject;
    private final List<OrderRequest> legs;
    private final String content;

    OrderCheck(GuardPolicy policy, Guards gateway, Act act, OrderRequest order) {
        this.policy = policy;
        this.gateway = gateway;
        this.act = act;
        this.rules = new OrderRules(policy.limits());
        this.subject = Subject.of(act, order);
        this.legs = order.legs();
        this.content = IbkrJson.text(order.toBuilder().clientOrderId(null).build());
    }

    Subject subject() {
        return subject;
    }

    /** What can be said without knowing anything but the order. */
    void alone() throws OrderException {
        for (OrderRequest leg : legs) {
            rules.checkAlone(leg, subject);
        }
        rates();
        day();
    }

    /** What must be known of its contracts. */
    Needs needs() throws OrderDeniedException {
        Set<Long> definitions = new HashSet<>();
        Set<String> prices = new HashSet<>();
        for (OrderRequest leg : legs) {
            Needs needs = rules.needs(leg, subject);
            definitions.addAll(needs.definitions());
            prices.addAll(needs.prices());
        }
        return new Needs(definitions, prices);
    }

    /** What can be said once that is known. */
    void whole(Evidence evidence) throws OrderDeniedException {
        for (OrderRequest leg : legs) {
            rules.check(leg, evidence, subject);
        }
        if (mostOpen() != null) {
            OpenRule.check(mostOpen(), gateway.openOrders().last(subject.accountId()), opened(), subject);
        }
    }

    /** It leaves, if it still may, and counts from now on. */
    void leave(OrderGuard.Note note) throws IbkrException {
        Departures departures = gateway.departures();
        Departure mine = new Departure(
                gateway.view().timers().nanoTime(), policy.route(), subject.accountId(), content, opened());
        departures.remember(policy.component().rates().window());
        departures.remember(policy.endpoint().rates().window());
        synchronized (departures) {
            rates();
            departures.add(mine);
        }
        boolean left = false;
        try {
            note.down();
            left = true;
        } finally {
            if (left) {
                Instant midnight = DayRule.midnight(
                        gateway.view().timers().now(), gateway.view().zone());
                departures.left(policy.journal().identity(), midnight);
            } else {
                departures.remove(mine);
            }
        }
    }

    /** How many orders it opens. */
    int opened() {
        return act == Act.PLACE ? legs.size() : 0;
    }

    /** How many may be open if it opens any; null: that does not matter. */
    Integer mostOpen() {
        return opened() == 0
                ? null
                : policy.limits().stream()
                        .map(OrderLimits::openOrders)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private void rates() throws OrderDeniedException {
        long now = gateway.view().timers().nanoTime();
        Departures departures = gateway.departures();
        new RateRule(policy.component().rates(), departures, null).check(content, now, subject);
        new RateRule(policy.endpoint().rates(), departures, policy.route()).check(content, now, subject);
    }

    private void day() throws OrderException {
        DayLog log = new DayLog(policy.journal(), gateway.view().url().toString(), gateway.departures());
        Instant now = gateway.view().timers().now();
        new DayRule(policy.component().rates().perDay(), null)
                .check(log, now, gateway.view().zone(), subject);
        new DayRule(policy.endpoint().rates().perDay(), policy.route())
                .check(log, now, gateway.view().zone(), subject);
    }
}
