package io.github.camelibkr.stream;

import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.wire.Frame;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sink that files frames on the event loop and reads them on the route's thread. Its lock, {@code reading}, is held
 * while frames are parsed and never to file one, so that the event loop does not wait for a parser.
 */
abstract class LaneSink implements Sink {

    private static final Logger LOG = LoggerFactory.getLogger(LaneSink.class);

    final Counts counts = new Counts();
    /** Guards whatever is made of the frames. */
    final Object reading = new Object();

    private final Topic topic;
    private final String target;
    private final Delivery delivery;
    private final Lane lane;
    private final int most;
    private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unread = new AtomicInteger();
    private volatile Streams streams;
    private volatile boolean pressing;

    /** {@code most} frames may wait before {@link #full} is called for each that comes. */
    LaneSink(Topic topic, String target, int most, Executor pool, Delivery delivery) {
        this.topic = topic;
        this.target = target;
        this.most = most;
        this.delivery = delivery;
        this.lane = new Lane(pool, this::next, this::hand);
    }

    /** Hands a message to the route. */
    boolean hand(IbkrMessage message, Delivery.Done done) {
        return delivery.deliver(message, done);
    }

    /**
     * The next message for the route, made of what waits; null if there is none. Called with {@code reading} held.
     */
    abstract IbkrMessage nextMessage();

    /** Takes one frame; called with {@code reading} held. */
    abstract void read(Frame frame) throws IOException;

    /** Counts a frame that could not be read. */
    abstract void unreadable();

    /** Forgets what was made of earlier frames; called with {@code reading} held. */
    abstract void forget();

    /** Drops, and counts, what was read and waits for the route; called with {@code reading} held. */
    abstract void dropRead();

    /** As many frames wait as may; on the event loop. By default the websocket is read no further. */
    void full() {
        Streams open = streams;
        if (open != null) {
            open.press(this);
            pressing = true;
            // the route may have taken everything while that was said, and would not look again
            if (unread() <= most / 2) {
                relieve();
            }
        }
    }

    /** How many frames wait to be read. */
    final int unread() {
        return unread.get();
    }

    /** Reads what waits, in the order in which it came. */
    final void readAll() {
        synchronized (reading) {
            while (readOne()) {
                // the next
            }
        }
    }

    /** Reads the frame that has waited longest, if there is one; called with {@code reading} held. */
    final boolean readOne() {
        Frame frame = frames.poll();
        if (frame != null) {
            unread.decrementAndGet();
        }
        if (pressing && unread() <= most / 2) {
            relieve();
        }
        if (frame == null) {
            return false;
        }
        try {
            read(frame);
        } catch (IOException | RuntimeException e) {
            unreadable();
            LOG.warn("An unreadable {} was left out: {}", frame, e.toString());
            Streams open = streams;
            if (open != null) {
                open.malformed(this);
            }
        }
        return true;
    }

    private void relieve() {
        pressing = false;
        Streams open = streams;
        if (open != null) {
            open.relieve(this);
        }
    }

    private IbkrMessage next() {
        synchronized (reading) {
            return nextMessage();
        }
    }

    final void signal() {
        lane.signal();
    }

    final boolean busy() {
        return lane.busy();
    }

    /** Where it is subscribed; null before it was opened. */
    final Streams streams() {
        return streams;
    }

    @Override
    public final Topic topic() {
        return topic;
    }

    @Override
    public final String target() {
        return target;
    }

    @Override
    public void open(Streams where) {
        attach(where);
        where.subscribe(this);
    }

    /** To be called by whoever subscribes later than it is opened. */
    final void attach(Streams where) {
        streams = where;
    }

    @Override
    public void close(Streams where) {
        where.unsubscribe(this);
        if (pressing) {
            relieve();
        }
    }

    @Override
    public void frame(Frame frame) {
        int waiting = unread.incrementAndGet();
        frames.add(frame);
        if (waiting >= most) {
            full();
        }
        lane.signal();
    }

    @Override
    public final void release() {
        synchronized (reading) {
            forget();
        }
        lane.release();
    }

    @Override
    public final void hold() {
        lane.hold();
    }

    @Override
    public final void discard() {
        synchronized (reading) {
            readAll();
            dropRead();
        }
    }

    @Override
    public final StreamStatus status(String routeId) {
        return counts.status(routeId, Subscription.key(topic, target));
    }
}
