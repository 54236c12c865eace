package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.HistoryReader;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A chart for one consumer: once, and again only if he wants it repeated. It is never stale, since it does not stream. */
public final class HistorySink implements Inlet {

    private static final Logger LOG = LoggerFactory.getLogger(HistorySink.class);

    private final String conid;
    private final Duration repeat;
    private final Timers timers;
    private final HistoryDesk.Question question;
    private final Counts counts = new Counts();
    private final Lane lane;
    private final ArrayDeque<History> ready = new ArrayDeque<>(); // guarded by this
    private HistoryDesk desk; // guarded by this
    private Timers.Alarm alarm = () -> {}; // guarded by this
    private boolean answered; // guarded by this
    private volatile String trouble;

    /**
     * For one contract.
     *
     * @param arguments what chart, as IBKR's JSON
     * @param repeat after how long it is asked for again; zero: not at all
     */
    public HistorySink(
            String conid, String arguments, Duration repeat, Timers timers, Executor pool, Delivery delivery) {
        this.conid = conid;
        this.repeat = repeat;
        this.timers = timers;
        this.question = new HistoryDesk.Question(conid, arguments, this::answer, why -> trouble = why);
        this.lane = new Lane(pool, this::next, delivery);
    }

    @Override
    public synchronized void open(Streams streams) {
        desk = streams.history();
        if (!answered) {
            desk.ask(question);
        } else if (!repeat.isZero()) {
            askLater();
        }
    }

    @Override
    public synchronized void close(Streams streams) {
        alarm.cancel();
        if (desk != null) {
            desk.cancel(question);
            desk = null;
        }
    }

    private void answer(Frame frame) {
        trouble = null;
        counts.received.incrementAndGet();
        try {
            History history = HistoryReader.read(frame.tree(), Long.valueOf(conid));
            synchronized (this) {
                answered = true;
                ready.add(history);
                if (desk != null && !repeat.isZero()) {
                    askLater();
                }
            }
            lane.signal();
        } catch (IOException e) {
            counts.dropped.incrementAndGet();
            LOG.warn("An unreadable {} was left out: {}", frame, e.toString());
        }
    }

    private void askLater() {
        alarm.cancel();
        alarm = timers.after(repeat, () -> {
            synchronized (this) {
                if (desk != null) {
                    desk.ask(question);
                }
            }
        });
    }

    private synchronized IbkrMessage next() {
        History history = ready.poll();
        if (history != null) {
            counts.delivered.incrementAndGet();
        }
        return history;
    }

    @Override
    public void release() {
        lane.release();
    }

    @Override
    public void hold() {
        lane.hold();
    }

    @Override
    public synchronized void discard() {
        counts.dropped.addAndGet(ready.size());
        ready.clear();
    }

    @Override
    public synchronized int pending() {
        return ready.size() + (lane.busy() ? 1 : 0);
    }

    @Override
    public InletProblem problem() {
        String why = trouble;
        return why == null ? null : new InletProblem(false, why);
    }

    @Override
    public StreamStatus status(String routeId) {
        return counts.status(routeId, Subscription.key(Topics.SMH, conid));
    }
}
