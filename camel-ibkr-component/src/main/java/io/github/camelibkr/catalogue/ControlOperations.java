package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import io.github.camelibkr.model.TradingState;
import java.util.List;

/** Area {@code control}: what is said to the component itself. */
final class ControlOperations {

    static final List<Operation> ROWS = List.of(
            Operation.local("control/halt")
                    .options("stateDirectory", "dataSource")
                    .answers(
                            TradingState.class,
                            "Halts all orders, also for after a restart; when it answers, none leaves any more. The"
                                    + " body is the reason"),
            Operation.local("control/resume")
                    .options("stateDirectory", "dataSource")
                    .answers(TradingState.class, "Lets orders leave again. The body is the reason"),
            Operation.local("control/request")
                    .parameter("method", null, "method", Place.LOCAL, Type.METHOD, true)
                    .parameter("path", IbkrConstants.PATH, "path", Place.LOCAL, Type.URL_PATH, true)
                    .local("query", IbkrConstants.QUERY, Type.QUERY)
                    .options("tradingMode", "stateDirectory", "dataSource", "allowedAccounts")
                    .answers(
                            JsonNode.class,
                            "Sends a request that this catalogue has no row for; never to orders or the session, and"
                                    + " guarded unless it is a GET"));

    private ControlOperations() {}
}
