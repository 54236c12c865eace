package io.github.camelibkr.simulator.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What goes wrong with websockets: at once for the open ones, or from now on. */
public final class SocketFaults {

    /** The open sockets, as far as faults need them. */
    public interface Sockets {

        /** Number of open sockets. */
        int count();

        /** Closes all with a code. */
        void closeAll(int code);

        /** Resets the connections of all. */
        void resetAll();

        /** Ends the connections of all without a close frame. */
        void cutAll();

        /** Sends bytes that are no frame, or a bad one, to all. */
        void sendBytes(byte[] bytes);

        /** Stops to send anything on the open ones, without closing them. */
        void freezeAll();

        /** Ends every subscription of the open ones. */
        void forgetAll();

        /** Sends a text frame with these bytes, UTF-8 or not, to all. */
        void sendText(byte[] payload);

        /** Sends a binary frame to all. */
        void sendBinary(byte[] payload);
    }

    /** What {@link #silence} calls the heartbeats. */
    public static final String HEARTBEATS = "hb";

    private final List<FrameFault> rules = new CopyOnWriteArrayList<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private volatile Sockets open;
    private volatile boolean mute;
    private volatile int rejection;
    private volatile Duration copyDelay = Duration.ZERO;
    private volatile int pieces = 1;
    private volatile boolean completePieces;

    /** Sockets opened from now on are accepted (101) and then never hear anything. */
    public SocketFaults mute() {
        mute = true;
        return this;
    }

    /** Sockets opened from now on work again. */
    public SocketFaults unmute() {
        mute = false;
        return this;
    }

    /** Websocket handshakes from now on are answered with this HTTP status. */
    public SocketFaults rejectHandshakes(int status) {
        rejection = status;
        return this;
    }

    /** Websocket handshakes from now on are accepted again. */
    public SocketFaults acceptHandshakes() {
        rejection = 0;
        return this;
    }

    /**
     * Begins a rule for frames of clients with this text, in which {@code *} stands for anything. Earlier rules go
     * first.
     */
    public FrameFault on(String text) {
        return new FrameFault(rules, text);
    }

    /** No frame of a topic leaves, as if its data farm were down; {@link #HEARTBEATS} stops those. */
    public SocketFaults silence(String topic) {
        silent.add(topic);
        return this;
    }

    /** Frames of the topic leave again. */
    public SocketFaults unsilence(String topic) {
        silent.remove(topic);
        return this;
    }

    /** Refuses the next subscriptions of a topic with {@code unable to subscribe}. */
    public SocketFaults refuse(String topic, int times) {
        refusals.put(topic, new AtomicInteger(times));
        return this;
    }

    /** Lets time pass between the first and the second copy of a frame that comes twice. */
    public SocketFaults delayCopies(Duration delay) {
        copyDelay = delay;
        return this;
    }

    /** Splits every message into so many complete frames, as the gateway does with fragmented ones. */
    public SocketFaults splitIntoFrames(int count) {
        completePieces = true;
        pieces = count;
        return this;
    }

    /** Sends every message in so many fragments of one websocket message. */
    public SocketFaults fragment(int count) {
        completePieces = false;
        pieces = count;
        return this;
    }

    /** Sends every message whole again. */
    public SocketFaults whole() {
        pieces = 1;
        return this;
    }

    /** Closes all open sockets with a close code. */
    public void closeAll(int code) {
        open.closeAll(code);
    }

    /** Resets the connections of all open sockets. */
    public void resetAll() {
        open.resetAll();
    }

    /** Ends the connections of all open sockets in order, but without a close frame. */
    public void cutAll() {
        open.cutAll();
    }

    /** Sends bytes to all open sockets past the websocket protocol: a masked frame, reserved bits, whatever is wrong. */
    public void sendBytes(byte[] bytes) {
        open.sendBytes(bytes);
    }

    /** The open sockets stay open and never hear anything again, not even a heartbeat. */
    public void freezeAll() {
        open.freezeAll();
    }

    /** Every stream of the open sockets ends without a word, while they go on heartbeating. */
    public void endSubscriptions() {
        open.forgetAll();
    }

    /** Sends a text frame to all open sockets; the bytes need not be UTF-8, nor JSON. */
    public void sendText(byte[] payload) {
        open.sendText(payload);
    }

    /** Sends a binary frame to all open sockets. */
    public void sendBinary(byte[] payload) {
        open.sendBinary(payload);
    }

    /** Number of open sockets. */
    public int open() {
        return open.count();
    }

    /** Connects the faults with the sockets. */
    public void attach(Sockets sockets) {
        open = sockets;
    }

    /** Whether new sockets are mute. */
    public boolean isMute() {
        return mute;
    }

    /** The status that handshakes are rejected with, or 0. */
    public int rejection() {
        return rejection;
    }

    /** Takes one refusal of a topic, if any is left. */
    public boolean takeRefusal(String topic) {
        AtomicInteger left = refusals.get(topic);
        return left != null && left.getAndDecrement() > 0;
    }

    /** The rule that claims a frame, if one does. */
    public Optional<FrameFault> claim(String frame) {
        return rules.stream().filter(rule -> rule.sees(frame)).toList().stream()
                .findFirst()
                .map(FrameFault::take);
    }

    /** Whether frames of this topic are kept back; the topic is only asked for if any are. */
    public boolean isSilenced(Supplier<String> topic) {
        return !silent.isEmpty() && silent.contains(topic.get());
    }

    /** Time between two copies. */
    public Duration copyDelay() {
        return copyDelay;
    }

    /** How many pieces a message is sent in. */
    public int pieces() {
        return pieces;
    }

    /** Whether the pieces are frames of their own. */
    public boolean arePiecesComplete() {
        return completePieces;
    }

    void clear() {
        rules.clear();
        silent.clear();
        refusals.clear();
        mute = false;
        rejection = 0;
        copyDelay = Duration.ZERO;
        pieces = 1;
    }
}
