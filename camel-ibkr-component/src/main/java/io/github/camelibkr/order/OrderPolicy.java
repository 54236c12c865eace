package io.github.camelibkr.order;

import io.github.camelibkr.model.OrderQuestion;
import io.github.camelibkr.order.guard.GuardPolicy;
import io.github.camelibkr.store.Database;
import io.github.camelibkr.wire.Patience;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * What an endpoint allows.
 *
 * @param guard which orders may be sent, if any
 * @param accountId the account for orders that name none; null: the login's only one
 * @param confirm ids of the questions that are answered with yes
 * @param onQuestion what happens with any other question
 * @param onUnknown what becomes of an order while another one of its account is in doubt
 * @param cancelOnPartial whether what IBKR has taken of an order is cancelled if it has not taken all of it
 * @param checkRules whether prices are held against the contract's own rules
 * @param clientOrderId gives an order its id, if it brings none
 * @param allowCancelAll whether all orders of an account may be cancelled at once
 * @param untilFinal whether to wait for the end of the order
 * @param journal where orders are noted
 * @param patience how long it will wait
 */
public record OrderPolicy(
        GuardPolicy guard,
        String accountId,
        Set<String> confirm,
        OnQuestion onQuestion,
        OnUnknown onUnknown,
        boolean cancelOnPartial,
        boolean checkRules,
        IdSource clientOrderId,
        boolean allowCancelAll,
        boolean untilFinal,
        Database journal,
        Patience patience) {

    /** Gives an order its id. */
    public interface IdSource {
        /** The id; null if there is none. */
        String evaluate(Exchange exchange);
    }

    /** Only a question of which every id is allowed is confirmed; one without ids never is. */
    boolean allows(OrderQuestion question) {
        return !question.messageIds().isEmpty() && confirm.containsAll(question.messageIds());
    }
}
