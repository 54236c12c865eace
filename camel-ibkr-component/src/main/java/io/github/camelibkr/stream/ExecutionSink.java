package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.ExecutionReader;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.LifecycleEvent.Type;
import io.github.camelibkr.store.ExecutionLedger;
import io.github.camelibkr.store.ExecutionLedger.Key;
import io.github.camelibkr.store.ExecutionLedger.Mark;
import io.github.camelibkr.store.StateDirectory;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Executions, each once in effect. IBKR sends each twice, and all of the last days again at every subscription (quirk
 * 105); the REST trades tell them once more. What the ledger knows is not delivered again; what it does not know is, and
 * it gets to know it only when the exchange is complete. What there is no room for is not taken, and read again later.
 */
public final class ExecutionSink extends RowSink {

    /** More may wait for their commission than for the route, since that comes soon. */
    private static final int MOST_HELD = 4;

    private final ExecutionPolicy policy;
    private final Timers timers;
    private final FillDelivery delivery;
    private final LedgerDesk desk;
    private final FillQueue queue;

    // all below guarded by reading
    private final CommissionWait held;
    /** What is here or in the route already. */
    private final Map<Key, Mark> inWork = new HashMap<>();

    private final Map<IbkrMessage, Fill> inRoute = new IdentityHashMap<>();
    private boolean wanted;
    private boolean subscribed;
    private boolean down;
    private Instant previousReading;
    private Timers.Alarm alarm = () -> {};
    /** Whether something was not taken for want of room. */
    private volatile boolean owing;

    /**
     * For the whole session.
     *
     * @param ledger knows what is not to be delivered again
     * @param directory where an execution is laid down that no route can take
     */
    public ExecutionSink(
            ExecutionPolicy policy,
            ExecutionLedger ledger,
            StateDirectory directory,
            Timers timers,
            Executor pool,
            FillDelivery delivery) {
        super(Topics.STR, null, policy.most(), pool, null);
        this.policy = policy;
        this.timers = timers;
        this.delivery = delivery;
        this.desk = new LedgerDesk(policy, ledger, directory, timers);
        this.held = new CommissionWait(policy.commissionWait());
        this.queue = new FillQueue(policy.redelivery(), policy.most());
    }

    @Override
    public void open(Streams where) {
        synchronized (reading) {
            attach(where);
            wanted = true;
        }
        // subscribed on the route's thread, once the ledger is open: that may take a while
        signal();
    }

    @Override
    public void close(Streams where) {
        boolean was;
        synchronized (reading) {
            was = subscribed;
            wanted = false;
            subscribed = false;
        }
        if (was) {
            super.close(where);
        }
    }

    @Override
    public int days(Instant now) {
        return desk.days(now);
    }

    @Override
    public void frame(Frame frame) {
        if (unread() < policy.most()) {
            super.frame(frame);
        } else {
            owing = true;
        }
    }

    @Override
    void full() {
        // nothing is held back for what can be read again
    }

    @Override
    IbkrMessage nextMessage() {
        if (streams() == null || !wanted && !desk.isOpen()) {
            return null;
        }
        alarm.cancel();
        if (!desk.ready(streams())) {
            wakeAfter(desk.untilRetry());
            return null;
        }
        subscribe();
        while (hasRoom() && readOne()) {
            // the next
        }
        long now = timers.nanoTime();
        held.releaseOverdue(now, (key, execution) -> take(key, execution, Mark.FIRST));
        Fill fill = queue.next(now);
        if (fill == null) {
            wakeAfter(earliest(queue.untilDue(now), held.untilOverdue(now)));
            return null;
        }
        inRoute.put(fill.execution, fill);
        return fill.execution;
    }

    private boolean hasRoom() {
        return queue.fresh() < policy.most() && held.size() < MOST_HELD * policy.most();
    }

    private void subscribe() {
        if (wanted && !subscribed) {
            subscribed = true;
            desk.tellGap(streams());
            streams().subscribe(this);
        } else if (owing && queue.waiting() < policy.most() / 2 && unread() == 0) {
            owing = false;
            streams().again(this);
        }
    }

    private void wakeAfter(Duration pause) {
        if (pause != null) {
            alarm = timers.after(pause, this::signal);
        }
    }

    private static Duration earliest(Duration one, Duration other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .min(Duration::compareTo)
                .orElse(null);
    }

    @Override
    boolean row(JsonNode row) {
        Execution execution = ExecutionReader.read(row);
        String id = execution.executionId();
        if (id == null) {
            if (execution.size() == null && execution.price() == null) {
                return false;
            }
            // it cannot be told from any other: so it is neither delivered again and again nor lost
            boolean first = desk.quarantine(streams(), row);
            (first ? counts.dropped : counts.conflated).incrementAndGet();
            return true;
        }
        Key key = new Key(Objects.requireNonNullElse(execution.accountId(), ""), id);
        boolean complete = execution.commission() != null;
        Mark known = inWork.getOrDefault(key, desk.find(key));
        boolean news = known == null || known == Mark.FIRST && complete && policy.detail() == ExecutionDetail.both;
        if (!news || !desk.wants(execution)) {
            counts.conflated.incrementAndGet();
        } else if (complete || policy.detail() != ExecutionDetail.complete) {
            Execution first = held.end(key);
            if (first != null) {
                counts.conflated.incrementAndGet();
            }
            take(key, first == null ? execution : execution.orElse(first), complete ? Mark.COMPLETE : Mark.FIRST);
        } else if (!held.hold(key, execution, timers.nanoTime())) {
            counts.conflated.incrementAndGet();
        }
        return true;
    }

    private void take(Key key, Execution execution, Mark mark) {
        inWork.put(key, mark);
        queue.add(new Fill(key, execution, mark));
    }

    @Override
    public void told(JsonNode rows, Instant asked, boolean first) {
        boolean behind;
        synchronized (reading) {
            if (!subscribed || !hasRoom()) {
                owing = true;
                return;
            }
            while (readOne()) {
                // what came over the stream meanwhile is not behind
            }
            int before = queue.fresh() + held.size();
            rows(rows);
            behind = queue.fresh() + held.size() > before;
            if (first) {
                previousReading = null;
                desk.tellGap(streams());
            }
            if (previousReading != null && !owing) {
                // the first answer may be empty for no reason: only the second proves anything
                desk.completeUntil(streams(), previousReading, oldest());
            }
            previousReading = asked;
        }
        if (behind) {
            signal();
            if (!first) {
                streams().behind(this);
            }
        }
    }

    private Instant oldest() {
        return Stream.concat(Stream.ofNullable(queue.oldest()), held.times())
                .min(Instant::compareTo)
                .orElse(null);
    }

    @Override
    boolean hand(IbkrMessage message, Delivery.Done done) {
        return delivery.deliver(message, failure -> settled(message, failure), done);
    }

    /** The exchange is complete, perhaps long after it left the route's first thread. */
    private void settled(IbkrMessage message, Throwable failure) {
        synchronized (reading) {
            Fill fill = inRoute.remove(message);
            if (fill == null) {
                return;
            }
            long now = timers.nanoTime();
            if (failure == null) {
                queue.succeeded(fill, now);
                desk.mark(streams(), fill, fill.mark);
                counts.delivered.incrementAndGet();
                leaves(fill);
            } else if (queue.failed(fill, now, failure)) {
                if (desk.quarantine(streams(), fill, failure)) {
                    counts.dropped.incrementAndGet();
                    leaves(fill);
                } else {
                    queue.add(fill);
                }
            }
            tellWhetherDown();
        }
        signal();
    }

    private void leaves(Fill fill) {
        // an unmarked one stays: the ledger does not know it yet
        if (desk.find(fill.key) != null) {
            inWork.remove(fill.key, fill.mark);
        }
    }

    private void tellWhetherDown() {
        if (down != queue.sinkIsDown()) {
            down = queue.sinkIsDown();
            if (down) {
                streams().tell(Type.DEGRADED, topic().name(), null, null, sinkProblem());
            } else {
                streams().tell(Type.RESUMED, topic().name(), null, null, null);
            }
        }
    }

    private String sinkProblem() {
        return "the route of subscription " + policy.subscription() + " takes no execution (" + queue.cause()
                + "): it is tried again, and " + (queue.waiting() + held.size()) + " wait";
    }

    @Override
    public InletProblem problem() {
        synchronized (reading) {
            if (desk.problem() != null) {
                return new InletProblem(true, desk.problem());
            }
            if (queue.sinkIsDown()) {
                return new InletProblem(true, sinkProblem());
            }
            return desk.blemish() == null ? null : new InletProblem(false, desk.blemish());
        }
    }

    @Override
    void forget() {
        // what waits goes on waiting; what is done is remembered on purpose
    }

    @Override
    public int pending() {
        synchronized (reading) {
            // what a dead sink does not take is safe with IBKR and the ledger: no stop waits for it
            int waiting = queue.sinkIsDown() || desk.problem() != null ? 0 : queue.fresh() + held.size() + unread();
            return waiting + queue.inRoute();
        }
    }

    @Override
    void dropRead() {
        // not noted as delivered: the next subscription brings them again
        counts.dropped.addAndGet((long) queue.clear() + held.clear());
        inWork.keySet()
                .retainAll(inRoute.values().stream().map(fill -> fill.key).toList());
    }
}
