package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import java.util.List;

/** Area {@code performance}: IBKR's Portfolio Analyst. Each may be asked once in 15 minutes. */
final class PerformanceOperations {

    static final List<Operation> ROWS = List.of(
            Operation.readByPost("performance/period", "/pa/performance")
                    .parameter("accountId", null, "acctIds", Place.BODY, Type.ACCOUNTS, true)
                    .parameter("span", null, "period", Place.BODY, Type.PERFORMANCE_SPAN, true)
                    .answers(JsonNode.class, "Net asset values and returns over one period"),
            Operation.readByPost("performance/allPeriods", "/pa/allperiods")
                    .parameter("accountId", null, "acctIds", Place.BODY, Type.ACCOUNTS, true)
                    .answers(JsonNode.class, "Net asset values and returns over all periods"),
            Operation.readByPost("performance/transactions", "/pa/transactions")
                    .parameter("accountId", null, "acctIds", Place.BODY, Type.ACCOUNTS, true)
                    .parameter("conid", IbkrConstants.CONID, "conids", Place.BODY, Type.ONLY_CONID, true)
                    .parameter("currency", IbkrConstants.CURRENCY, "currency", Place.BODY, Type.CURRENCY, true)
                    .parameter("days", null, "days", Place.BODY, Type.LIMIT, false)
                    .answers(JsonNode.class, "Transactions in one contract"),
            Operation.readByPost("performance/summary", "/pa/summary")
                    .parameter("accountId", null, "acctIds", Place.BODY, Type.ACCOUNTS, true)
                    .answers(JsonNode.class, "Balances of accounts; IBKR has withdrawn its page"));

    private PerformanceOperations() {}
}
