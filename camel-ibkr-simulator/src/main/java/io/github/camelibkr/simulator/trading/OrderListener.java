package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who hears what happens to orders. */
interface OrderListener {

    /** An order has a new row to show. */
    default void changed(Order order, ObjectNode row) {}

    /** An execution happened; its commission is not known yet. */
    default void executed(Execution execution) {}

    /** The commission of an execution has become known. */
    default void commissioned(Execution execution) {}
}
