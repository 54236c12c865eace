package io.github.camelibkr.catalogue;

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
                    .answers(TradingState.class, "Lets orders leave again. The body is the reason"));

    private ControlOperations() {}
}
