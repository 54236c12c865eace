package io.github.camelibkr.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one websocket: the handshake, which proves nothing; the opening sequence, before which whatever is sent
 * vanishes (quirk 102); then frames, a {@code tic} now and then, and a watch for silence; and one end.
 */
final class StreamConnection implements GatewaySocket.Events {

    /** What becomes of a connection. */
    interface Owner {
        /** Subscriptions sent from now on are heard. */
        void up(StreamConnection connection);

        /** The connection has ended; comes exactly once. */
        void lost(StreamConnection connection, String why);

        /** IBKR says over the connection that the session is no longer authenticated. */
        void unauthenticated(StreamConnection connection);

        /** A message that is not about the session. */
        void frame(StreamConnection connection, Frame frame);
    }

    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);

    private final GatewayUrl url;
    private final Rhythm rhythm;
    private final Timers timers;
    private final Owner owner;
    private final GatewaySocket socket;
    private final Reassembly reassembly = new Reassembly(GatewaySocket.MAX_MESSAGE, this::message);

    private boolean systemSeen; // event loop only
    private boolean authenticatedSeen; // event loop only
    private volatile String session;
    private volatile boolean up;
    private volatile boolean ended;
    /** Told to end, perhaps before it was connected. */
    private volatile boolean abandoned;

    private volatile long lastFrame;

    StreamConnection(GatewaySettings settings, WebsocketDialer dialer, Timers timers, Owner owner) {
        this.url = settings.url();
        this.rhythm = settings.rhythm();
        this.timers = timers;
        this.owner = owner;
        this.socket = new GatewaySocket(dialer, this);
    }

    /** Connects; {@code sessionId} may be null, since the gateway itself knows who is logged in. */
    void connect(String sessionId) {
        socket.connect(url, sessionId, rhythm.firstMessage()).whenComplete((connected, failure) -> {
            if (failure != null) {
                ended(GatewaySocket.describe(failure));
                return;
            }
            if (abandoned) {
                socket.drop("no longer wanted");
                return;
            }
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

    private void showSession() {
        String shown = session;
        if (shown != null) {
            socket.send("{\"session\":\"" + shown + "\"}");
        }
    }

    boolean send(String command) {
        return up && socket.send(command);
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
            LOG.warn("A message of more than {} bytes from {} was left out", GatewaySocket.MAX_MESSAGE, url);
        }
    }

    @Override
    public void ended(String reason) {
        if (!ended) {
            ended = true;
            owner.lost(this, reason);
        }
    }

    private void message(byte[] bytes) {
        Frame frame = new Frame(bytes);
        String topic = frame.name();
        if ("system".equals(topic)) {
            systemSeen = true;
        } else if ("sts".equals(topic)) {
            status(frame);
        } else if (topic == null && frame.isWaitingForSession()) {
            // the first one was lost on the way: the gateway's own leg to IBKR was not up yet (quirk 102)
            showSession();
        }
        if (!up && systemSeen && authenticatedSeen) {
            up = true;
            watch();
            tic();
            owner.up(this);
        }
        owner.frame(this, frame);
    }

    /** {@code sts} tells only what changed: what is absent is as it was. */
    private void status(Frame frame) {
        JsonNode authenticated;
        try {
            authenticated = frame.tree().path("args").path("authenticated");
        } catch (IOException unreadable) {
            // it is counted where frames are read
            return;
        }
        // absent, or null, is unchanged; some builds send text
        if (authenticated.isBoolean() || authenticated.asText().matches("true|false")) {
            authenticatedSeen = authenticated.asBoolean();
            if (!authenticatedSeen && up) {
                owner.unauthenticated(this);
            }
        }
    }

    private void watch() {
        timers.after(rhythm.silence().dividedBy(5), () -> {
            if (!ended) {
                if (timers.nanoTime() - lastFrame > rhythm.silence().toNanos()) {
                    socket.drop("no frame for " + rhythm.silence().toSeconds() + " s");
                }
                watch();
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
