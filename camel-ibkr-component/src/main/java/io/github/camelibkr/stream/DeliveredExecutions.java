package io.github.camelibkr.stream;

import java.util.Map;

/** Which executions a route has been given, and whether with their commission. It outlives a restart of the route. */
public final class DeliveredExecutions {

    private static final int REMEMBERED = 100_000;

    private final Map<String, Boolean> complete = new Recent<>(REMEMBERED);

    /** True: delivered with its commission; false: without; null: not delivered. */
    synchronized Boolean get(String executionId) {
        return complete.get(executionId);
    }

    synchronized void put(String executionId, boolean withCommission) {
        complete.put(executionId, withCommission);
    }
}
