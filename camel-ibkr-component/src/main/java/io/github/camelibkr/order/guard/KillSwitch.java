package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.store.HaltRecord;
import io.github.camelibkr.wire.Departure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Halts all orders. What is halted by a call is resumed by a call; what somebody halts by writing the record himself is
 * resumed when it is gone, or by a call. The records outlive the process, so a restart changes nothing.
 */
public final class KillSwitch {

    private static final Logger LOG = LoggerFactory.getLogger(KillSwitch.class);

    /**
     * Shared by whatever leaves, and taken alone by whoever halts: so he has waited for those that were let through
     * before he spoke. There is one for the whole process, since several contexts may have the same record.
     */
    private static final ReadWriteLock LEAVING = new ReentrantReadWriteLock();

    private final List<HaltRecord> records;
    /** What was halted by a call; null if nothing was, or it was resumed. */
    private volatile Halt called;

    /** {@code records}: where it is remembered, all of them; empty if nothing is to be halted ever. */
    public KillSwitch(List<HaltRecord> records) {
        this.records = List.copyOf(records);
    }

    /** Halts whatever begins to leave from now on, without a record, and waits for nobody; {@link #halt} does the rest. */
    public void forbid(Halt halt) {
        called = halt;
    }

    /** Whether a restart would know of it. */
    public boolean isRemembered() {
        return !records.isEmpty();
    }

    /**
     * Halts. When it returns, or throws, no order leaves any more that has not left already.
     *
     * @throws IbkrException if it could not be written down: orders are halted all the same, until a restart
     */
    public void halt(Halt halt) throws IbkrException {
        forbid(halt);
        List<String> problems = new ArrayList<>();
        for (HaltRecord record : records) {
            try {
                record.write(halt.text());
            } catch (IOException e) {
                problems.add(record.place() + " (" + e.getMessage() + ")");
            }
        }
        LEAVING.writeLock().lock();
        LEAVING.writeLock().unlock();
        LOG.warn("Orders are halted: {}", halt.reason());
        if (records.isEmpty()) {
            problems.add("a stateDirectory, since none is set");
        }
        if (!problems.isEmpty()) {
            throw new IbkrException("orders are halted now, but a restart would forget it: it could not be written to "
                    + String.join(", ", problems));
        }
    }

    /**
     * Lets orders leave again.
     *
     * @throws IbkrException if a record could not be deleted: then they stay halted
     */
    public void resume(String reason) throws IbkrException {
        for (HaltRecord record : records) {
            try {
                record.clear();
            } catch (IOException e) {
                throw new IbkrException(
                        "orders stay halted: " + record.place() + " could not be deleted (" + e.getMessage() + ")", e);
            }
        }
        called = null;
        LOG.warn("Orders are resumed: {}", reason);
    }

    /** That orders are halted, and why, for people; null if they are not. */
    public String describe() {
        try {
            Halt halt = state();
            return halt == null ? null : "orders are halted" + halt;
        } catch (IOException e) {
            return "whether orders are halted is not known, so none leaves: " + e.getMessage();
        }
    }

    /**
     * That orders are halted; null if they are not.
     *
     * @throws IOException if that cannot be known now
     */
    Halt state() throws IOException {
        Halt halt = called;
        for (int i = 0; halt == null && i < records.size(); i++) {
            halt = read(records.get(i));
        }
        return halt;
    }

    private static Halt read(HaltRecord record) throws IOException {
        try {
            String text = record.read();
            return text == null ? null : Halt.parse(text);
        } catch (IOException e) {
            throw new IOException(record.place() + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Takes part in what leaves: whoever halts waits until the gate is closed, by the thread that came through it. */
    static Departure.Gate enter() {
        LEAVING.readLock().lock();
        return LEAVING.readLock()::unlock;
    }
}
