package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderDeniedException;
import io.github.camelibkr.model.OrderRequest;
import java.util.Set;

/** Other accounts than its own that an order may reach: {@code allowedAccounts} is about them, too. */
final class AllocationRule {

    private static final String RULE = "allowedAccounts";

    private AllocationRule() {}

    static void check(Set<String> allowed, OrderRequest order, Subject subject) throws OrderDeniedException {
        if (allowed == null) {
            return;
        }
        if (order.customerAccount() != null && !allowed.contains(order.customerAccount())) {
            throw subject.denied(
                    RULE,
                    RULE + " is " + LimitText.list(allowed) + ", the customerAccount is " + order.customerAccount());
        }
        if (order.jsonPayload() != null) {
            throw subject.denied(
                    RULE,
                    RULE + " is " + LimitText.list(allowed)
                            + ", and among which accounts jsonPayload shares the order is not known");
        }
    }
}
