package io.github.camelibkr.stream;

import java.time.Duration;
import java.time.Instant;

/**
 * How one consumer wants its executions.
 *
 * @param subscription the name under which the ledger keeps what was delivered
 * @param detail which copy of each
 * @param commissionWait how long the copy without commission is held back
 * @param since from when on, if the ledger does not know the subscription yet
 * @param most how many may wait, and how many may be in the route at a time
 * @param redelivery the first pause before one that failed is tried again
 */
public record ExecutionPolicy(
        String subscription,
        ExecutionDetail detail,
        Duration commissionWait,
        Instant since,
        int most,
        Duration redelivery) {}
