package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.HistoryReader;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A chart for one consumer: once, and again only if he wants it repeated. It is never stale, since it does not stream. */
public final class HistorySink extends MessageInlet {

    private static final Logger LOG = LoggerFactory.getLogger(HistorySink.class);

    private final String conid;
    private final Duration repeat;
    private final Timers timers;
    private final HistoryDesk.Question question;
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
        super(Subscription.key(Topics.SMH, conid), pool, delivery);
        this.conid = conid;
        this.repeat = repeat;
        this.timers = timers;
        this.question = new HistoryDesk.Question(conid, arguments, this::answer, why -> trouble = why);
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
        try {
            History history = HistoryReader.read(frame.tree(), Long.valueOf(conid));
            synchronized (this) {
                answered = true;
                if (desk != null && !repeat.isZero()) {
                    askLater();
                }
            }
            add(history, Integer.MAX_VALUE);
        } catch (IOException e) {
            counts.received.incrementAndGet();
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

    @Override
    public InletProblem problem() {
        String why = trouble;
        return why == null ? null : new InletProblem(false, why);
    }
}
