package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.gateway.Timers;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.ExecutionReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Executions, each once, although IBKR sends them again with the commission, and all of the day again at every
 * subscription (quirk 105). What has been delivered is remembered as long as the consumer lives.
 */
public final class ExecutionSink extends RowSink {

    private static final int REMEMBERED = 100_000;

    private final ExecutionDetail detail;
    private final Duration commissionWait;
    private final Timers timers;

    // guarded by this
    private final Map<String, Boolean> completed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Map<String, Execution> held = new HashMap<>(); // guarded by this

    /** For the whole session; {@code commissionWait} is how long an execution waits for its commission. */
    public ExecutionSink(
            ExecutionDetail detail, Duration commissionWait, Timers timers, Executor pool, Delivery delivery) {
        super(Topics.STR, pool, delivery);
        this.detail = detail;
        this.commissionWait = commissionWait;
        this.timers = timers;
    }

    @Override
    void row(JsonNode row) {
        Execution execution = ExecutionReader.read(row);
        String id = execution.executionId();
        if (id == null) {
            // it cannot be told from any other, so it is better delivered twice than never
            deliver(execution);
            return;
        }
        boolean complete = execution.commission() != null;
        Boolean before = completed.get(id);
        if (before != null && (before || !complete || detail != ExecutionDetail.both)) {
            counts.conflated.incrementAndGet();
        } else if (complete || detail != ExecutionDetail.complete) {
            if (held.remove(id) != null) {
                counts.conflated.incrementAndGet();
            }
            completed.put(id, complete);
            deliver(execution);
        } else if (held.putIfAbsent(id, execution) == null) {
            timers.after(commissionWait, () -> overdue(id));
        } else {
            counts.conflated.incrementAndGet();
        }
    }

    private void overdue(String id) {
        synchronized (this) {
            Execution execution = held.remove(id);
            if (execution == null) {
                return;
            }
            completed.put(id, false);
            deliver(execution);
        }
        signal();
    }

    @Override
    public synchronized int pending() {
        return super.pending() + held.size();
    }

    @Override
    public synchronized void discard() {
        super.discard();
        // not remembered as delivered: the next subscription brings them again
        counts.dropped.addAndGet(held.size());
        held.clear();
    }
}
