package io.github.camelibkr.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Topic;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.wire.Frame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sink that files frames on the event loop and reads them on the route's thread. It has two locks, always taken in
 * this order: {@code reading}, held while frames are parsed, and its own, held only to file or fetch a frame, so that
 * the event loop never waits for a parser.
 */
abstract class LaneSink implements Sink {

    private static final Logger LOG = LoggerFactory.getLogger(LaneSink.class);

    final Counts counts = new Counts();
    /** Guards whatever is made of the frames. */
    final Object reading = new Object();

    private final Topic topic;
    private final String target;
    private final Lane lane;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>(); // guarded by this

    LaneSink(Topic topic, String target, Executor pool, Delivery delivery) {
        this.topic = topic;
        this.target = target;
        this.lane = new Lane(pool, this::next, delivery);
    }

    /** The next message for the route, or null; called with {@code reading} held, all frames having been read. */
    abstract IbkrMessage poll();

    /** Takes one frame's data; called with {@code reading} held. */
    abstract void read(JsonNode frame);

    /** Forgets what was made of earlier frames; called with {@code reading} held. */
    abstract void forget();

    /** Drops, and counts, what was read and waits for the route; called with {@code reading} held. */
    abstract void dropRead();

    /** How many frames wait to be read. */
    final int unread() {
        synchronized (this) {
            return frames.size();
        }
    }

    /** Reads what waits, in the order in which it came. */
    final void readAll() {
        synchronized (reading) {
            for (Frame frame : fetch()) {
                try {
                    read(frame.tree());
                } catch (IOException | RuntimeException e) {
                    unreadable();
                    LOG.warn("An unreadable {} was left out: {}", frame, e.toString());
                }
            }
        }
    }

    /** Counts a frame that could not be read. */
    abstract void unreadable();

    private List<Frame> fetch() {
        synchronized (this) {
            List<Frame> all = new ArrayList<>(frames);
            frames.clear();
            return all;
        }
    }

    private IbkrMessage next() {
        synchronized (reading) {
            readAll();
            return poll();
        }
    }

    final void signal() {
        lane.signal();
    }

    final boolean busy() {
        return lane.busy();
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
    public void frame(Frame frame) {
        synchronized (this) {
            frames.add(frame);
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
