package io.github.camelibkr.gateway;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.model.JsonReader;
import io.github.camelibkr.pacing.Slot;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Frame;
import io.github.camelibkr.wire.GatewaySocket;
import io.github.camelibkr.wire.GatewayUrl;
import io.github.camelibkr.wire.NotSent;
import io.github.camelibkr.wire.Reassembly;
import io.github.camelibkr.wire.WebsocketDialer;
import io.vertx.core.http.UpgradeRejectedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The life of one websocket: the handshake, which proves nothing; the opening sequence, before which whatever is sent
 * vanishes (quirk 102); then frames, a {@code tic} now and then, and a watch for silence; and one end.
 */
final class StreamConnection implements GatewaySocket.Events {

    /** What becomes of a connection. */
    interface Owner {
        /** The handshake was answered, which proves nothing. */
        void answered(StreamConnection connection);

        /** Subscriptions sent from now on are heard. */
        void up(StreamConnection connection);

        /** The connection has ended; comes exactly once. */
        void lost(StreamConnection connection, GatewaySocket.End end);

        /** IBKR says over the connection that the brokerage session is gone, or taken. */
        void unauthenticated(StreamConnection connection, BrokerageStatus status);

        /** IBKR says over the connection whose login it is. */
        void identified(StreamConnection connection, Identity identity);

        /** Something came that is too long to be read; {@code topic} is null if that cannot be seen. */
        void oversized(StreamConnection connection, String topic);

        /** A message that is not about the session. */
        void frame(StreamConnection connection, Frame frame);
    }

    private static final int MOST_EARLY = 16;
    /** So late a timer is only if the whole process was stopped. */
    private static final Duration PAUSED = Duration.ofSeconds(2);

    private final GatewayUrl url;
    private final Rhythm rhythm;
    private final Timers timers;
    private final Supplier<CompletableFuture<Slot>> turns;
    private final Owner owner;
    private final GatewaySocket socket;
    private final JsonReader reader;
    private final Reassembly reassembly;

    /** What came before subscriptions are heard: who is logged in, and his accounts. */
    private final List<Frame> early = new ArrayList<>(); // event loop only

    private boolean systemSeen; // event loop only
    private BrokerageStatus status = BrokerageStatus.UNKNOWN; // event loop only
    private volatile String session;
    private volatile boolean up;
    private volatile boolean ended;
    /** Told to end, perhaps before it was connected. */
    private volatile boolean abandoned;

    private volatile boolean held;
    private volatile long lastFrame;

    /** {@code turns} gives the right to send the handshake. */
    StreamConnection(
            GatewaySettings settings,
            WebsocketDialer dialer,
            Timers timers,
            Supplier<CompletableFuture<Slot>> turns,
            Owner owner) {
        this.turns = turns;
        this.url = settings.url();
        this.rhythm = settings.rhythm();
        this.timers = timers;
        this.owner = owner;
        this.socket = new GatewaySocket(dialer, this);
        this.reader = new JsonReader(settings.limits().json());
        this.reassembly =
                new Reassembly(settings.limits().frame(), settings.limits().message(), this::message);
    }

    /** Connects; {@code sessionId} may be null, since the gateway itself knows who is logged in. */
    void connect(String sessionId) {
        turns.get().whenComplete((slot, refused) -> {
            if (refused != null) {
                ended(GatewaySocket.End.of(refused));
            } else if (abandoned) {
                slot.unused();
            } else {
                dial(sessionId, slot);
            }
        });
    }

    private void dial(String sessionId, Slot slot) {
        socket.connect(url, sessionId, rhythm.firstMessage()).whenComplete((connected, failure) -> {
            release(slot, failure);
            if (failure != null) {
                ended(GatewaySocket.End.of(failure));
                return;
            }
            if (abandoned) {
                socket.drop("no longer wanted");
                return;
            }
            owner.answered(this);
            session = sessionId;
            showSession();
            timers.after(rhythm.firstMessage(), () -> {
                if (!up) {
                    socket.drop("the websocket was not ready within "
                            + rhythm.firstMessage().toSeconds() + " s");
                }
            });
        });
    }

    private static void release(Slot slot, Throwable failure) {
        if (failure instanceof UpgradeRejectedException refused && refused.getStatus() == 429) {
            slot.tooManyRequests();
        } else if (failure == null || failure instanceof UpgradeRejectedException) {
            slot.answered();
        } else if (NotSent.proves(failure)) {
            slot.unused();
        } else {
            // the handshake may still be in a queue at the gateway
            slot.overdue();
        }
    }

    private void showSession() {
        String shown = session;
        if (shown != null) {
            socket.send("{\"session\":\"" + shown + "\"}");
        }
    }

    boolean send(String command) {
        return up && socket.send(command);
    }

    /** Reads no further for a while, or goes on: nothing that is heard meanwhile says that the other side is dead. */
    void hold(boolean stop) {
        if (!stop) {
            lastFrame = timers.nanoTime();
        }
        held = stop;
        socket.hold(stop);
    }

    void drop(String why) {
        abandoned = true;
        socket.drop(why);
    }

    void close() {
        abandoned = true;
        socket.close(1_000);
    }

    @Override
    public void data(byte[] payload, boolean last) {
        lastFrame = timers.nanoTime();
        long before = reassembly.oversized();
        reassembly.add(payload, last);
        if (reassembly.oversized() > before) {
            owner.oversized(this, reassembly.oversizedTopic());
        }
    }

    @Override
    public void ended(GatewaySocket.End end) {
        if (!ended) {
            ended = true;
            owner.lost(this, end);
        }
    }

    private void message(byte[] bytes) {
        Frame frame = new Frame(bytes, reader);
        String topic = frame.name();
        if ("system".equals(topic)) {
            systemSeen = true;
            identity(frame);
        } else if ("act".equals(topic)) {
            identity(frame);
        } else if ("sts".equals(topic)) {
            status(frame);
        } else if (topic == null && frame.isWaitingForSession()) {
            // the first one was lost on the way: the gateway's own leg to IBKR was not up yet (quirk 102)
            showSession();
        }
        if (!up && systemSeen && status.isUp()) {
            up = true;
            watch();
            tic();
            owner.up(this);
            early.forEach(before -> owner.frame(this, before));
            early.clear();
        }
        if (up) {
            owner.frame(this, frame);
        } else if (early.size() < MOST_EARLY) {
            early.add(frame);
        }
    }

    private void identity(Frame frame) {
        try {
            Identity identity = Identity.of(frame.tree());
            if (identity != null) {
                owner.identified(this, identity);
            }
        } catch (IOException unreadable) {
            // as below
        }
    }

    private void status(Frame frame) {
        try {
            status = status.merge(frame.tree().path("args"));
        } catch (IOException unreadable) {
            // it is counted where frames are read
            return;
        }
        if (up && (status.isDown() || status.isTaken())) {
            owner.unauthenticated(this, status);
        }
    }

    /** When the last frame came, of whatever kind; null: none has. */
    Instant lastFrame() {
        long last = lastFrame;
        return last == 0 ? null : timers.at(last);
    }

    private void watch() {
        if (held) {
            lastFrame = timers.nanoTime();
        }
        long now = timers.nanoTime();
        long left = Math.max(1, rhythm.silence().toNanos() - (now - lastFrame));
        timers.after(Duration.ofNanos(left), () -> {
            if (timers.nanoTime() - now - left > PAUSED.toNanos()) {
                // it was this process that stood still: what came meanwhile has not been read yet
                lastFrame = timers.nanoTime();
            }
            if (!ended) {
                if (!held && timers.nanoTime() - lastFrame >= rhythm.silence().toNanos()) {
                    socket.drop("no frame for " + rhythm.silence().toSeconds() + " s");
                } else {
                    watch();
                }
            }
        });
    }

    private void tic() {
        timers.after(rhythm.tic(), () -> {
            if (!ended) {
                socket.send("tic");
                tic();
            }
        });
    }
}
