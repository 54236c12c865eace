package io.github.camelibkr.order;

import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.wire.Patience;
import java.util.Set;

/**
 * What an endpoint allows.
 *
 * @param mode whether orders may be sent at all
 * @param accountId the account for orders that name none; null: the login's only one
 * @param confirm ids of the questions that are answered with yes
 * @param onQuestion what happens with any other question
 * @param patience how long it will wait
 */
public record OrderPolicy(
        TradingMode mode, String accountId, Set<String> confirm, OnQuestion onQuestion, Patience patience) {

    /** Only a question of which every id is allowed is confirmed; one without ids never is. */
    boolean allows(OrderQuestion question) {
        return !question.messageIds().isEmpty() && confirm.containsAll(question.messageIds());
    }
}
