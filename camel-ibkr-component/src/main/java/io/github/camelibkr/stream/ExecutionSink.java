package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.ExecutionReader;
import io.github.camelibkr.time.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Executions, each once, although IBKR sends them again with the commission, and all of the day again at every
 * subscription (quirk 105).
 */
public final class ExecutionSink extends RowSink {

    private final ExecutionDetail detail;
    private final Duration commissionWait;
    private final Timers timers;
    private final DeliveredExecutions delivered;
    private final Map<String, Execution> held = new HashMap<>(); // guarded by reading

    /**
     * For the whole session.
     *
     * @param commissionWait how long an execution waits for its commission
     * @param delivered what is not to be delivered again
     */
    public ExecutionSink(
            ExecutionDetail detail,
            Duration commissionWait,
            Timers timers,
            DeliveredExecutions delivered,
            Executor pool,
            Delivery delivery) {
        super(Topics.STR, pool, delivery);
        this.detail = detail;
        this.commissionWait = commissionWait;
        this.timers = timers;
        this.delivered = delivered;
    }

    @Override
    boolean row(JsonNode row) {
        Execution execution = ExecutionReader.read(row);
        String id = execution.executionId();
        if (id == null) {
            if (execution.size() == null && execution.price() == null) {
                return false;
            }
            // it cannot be told from any other, so it is better delivered twice than never
            deliver(execution);
            return true;
        }
        boolean complete = execution.commission() != null;
        Boolean before = delivered.get(id);
        if (before != null && (before || !complete || detail != ExecutionDetail.both)) {
            counts.conflated.incrementAndGet();
        } else if (complete || detail != ExecutionDetail.complete) {
            if (held.remove(id) != null) {
                counts.conflated.incrementAndGet();
            }
            delivered.put(id, complete);
            deliver(execution);
        } else if (held.putIfAbsent(id, execution) == null) {
            timers.after(commissionWait, () -> overdue(id));
        } else {
            counts.conflated.incrementAndGet();
        }
        return true;
    }

    private void overdue(String id) {
        synchronized (reading) {
            Execution execution = held.remove(id);
            if (execution == null) {
                return;
            }
            delivered.put(id, false);
            deliver(execution);
        }
        signal();
    }

    @Override
    void forget() {
        // what waits for its commission goes on waiting; what was delivered is remembered on purpose
    }

    @Override
    public int pending() {
        synchronized (reading) {
            return super.pending() + held.size();
        }
    }

    @Override
    void dropRead() {
        super.dropRead();
        // not remembered as delivered: the next subscription brings them again
        counts.dropped.addAndGet(held.size());
        held.clear();
    }
}
