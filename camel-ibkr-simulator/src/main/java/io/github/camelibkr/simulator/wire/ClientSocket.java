package io.github.camelibkr.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.Gait;
import io.github.camelibkr.simulator.faults.FrameFault;
import io.github.camelibkr.simulator.faults.SocketFaults;
import io.github.camelibkr.simulator.ledger.FrameEntry.Direction;
import io.github.camelibkr.simulator.time.Time;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * One websocket of a client. Three ages: before the upstream leg is up everything but the session is lost (and the leg
 * may have to wait for its turn); then the socket waits for a session; then it is open, and stays open whatever becomes of the session.
 */
final class ClientSocket implements Client {

    private static final int TIC_COPIES = 4;
    static final int NORMAL = 1000;

    /** The gateway program passes no longer frame on. */
    private static final int LONGEST_FRAME = 65_536;

    private final long number;
    private final ServerWebSocket socket;
    private final Surroundings around;
    private final Supplier<String> credential;
    private final boolean mute;
    private final boolean refused;
    private final Pulse pulse;
    private boolean upstreamBegun;
    private boolean upstream;
    private boolean frozen;
    private String shownSession;
    private String ownSession;
    private Time.Timer heartbeat;

    ClientSocket(long number, ServerWebSocket socket, Surroundings around, Supplier<String> credential) {
        this.number = number;
        this.socket = socket;
        this.around = around;
        this.credential = credential;
        this.mute = around.faults().isMute();
        this.refused = around.faults().rejection() != 0;
        this.pulse = new Pulse(socket, around.network());
    }

    /** Whether the servers behind want nothing of this socket; its client is not told. */
    boolean isRefused() {
        return refused;
    }

    /** The upstream leg may be opened now, if it was not before. */
    void openUpstream() {
        if (!upstreamBegun) {
            upstreamBegun = true;
            around.time().after(around.upstreamDelay(), this::upstreamUp);
        }
    }

    /** A complete message of the client. */
    void received(String text) {
        around.ledger().frame(number, Direction.IN, text);
        String frame = text.strip();
        Optional<FrameFault> fault = around.faults().claim(frame);
        if (fault.isPresent()) {
            suffer(fault.get(), frame);
        } else if (frame.startsWith("{")) {
            showSession(Command.of(frame).arguments().path("session").asText(null));
        } else if (isOpen()) {
            obey(frame);
        }
    }

    private void suffer(FrameFault fault, String frame) {
        switch (fault.ending()) {
            case LOST -> {
                // as if it had never been sent
            }
            case REFUSED -> refuse(Command.of(frame).word());
            case CLOSE -> close(fault.code());
            case RESET -> reset();
            case FREEZE -> freeze();
        }
    }

    /** Whether the socket was opened under the session of now. */
    boolean belongsTo(String sessionId) {
        return isOpen() && ownSession.equals(sessionId);
    }

    void forgetSubscriptions() {
        around.topics().values().forEach(topic -> topic.forget(this));
    }

    void ended() {
        frozen = true;
        pulse.ended();
        forgetSubscriptions();
        if (heartbeat != null) {
            heartbeat.cancel();
        }
    }

    void freeze() {
        frozen = true;
    }

    /** The gateway program knows one code only, and does not wait for the client's farewell. */
    void close(int code) {
        if (around.wire().isGateway()) {
            socket.close((short) NORMAL);
            Connections.close(socket);
        } else {
            socket.close((short) code);
        }
    }

    void reset() {
        Connections.reset(socket);
    }

    void cut() {
        Connections.close(socket);
    }

    /** Sends bytes past the websocket protocol. */
    void sendBytes(byte[] bytes) {
        Connections.send(socket, bytes);
    }

    @Override
    public void send(JsonNode frame) {
        if (!around.faults().isSilenced(() -> word(frame))) {
            say(Json.write(frame));
        }
    }

    private static String word(JsonNode frame) {
        return frame.has("hb")
                ? SocketFaults.HEARTBEATS
                : frame.path("topic").asText().replaceFirst("\\+.*", "");
    }

    @Override
    public void sendCopy(JsonNode frame) {
        if (around.faults().copyDelay().isZero()) {
            send(frame);
        } else {
            around.time().after(around.faults().copyDelay(), () -> send(frame));
        }
    }

    /** Sends bytes as they are, in one frame of the given kind. */
    void sendRaw(byte[] payload, boolean binary) {
        deliver(payload, new String(payload, StandardCharsets.UTF_8), binary, 1);
    }

    /** Sends so many frames as fast as the client takes them. */
    Future<Void> blast(long frames, Gait gait, LongFunction<String> text) {
        Future<Void> end =
                Blast.begin(Connections.channel(socket), around.binary(), frames, gait, text, around.ledger());
        around.traffic().add(end);
        around.traffic().sentTo(pulse);
        return end;
    }

    /** The gateway program makes a binary message of every frame, and gives the socket up at one that is too long. */
    private void deliver(byte[] payload, String text, boolean binary, int pieces) {
        boolean gateway = around.wire().isGateway();
        if (gateway && Frames.longest(payload, pieces) > LONGEST_FRAME) {
            close(NORMAL);
            return;
        }
        around.ledger().frame(number, Direction.OUT, text);
        boolean complete = gateway || around.faults().arePiecesComplete();
        around.traffic().add(Frames.send(socket, payload, binary || gateway, pieces, complete));
        around.traffic().sentTo(pulse);
    }

    private boolean isOpen() {
        return ownSession != null;
    }

    private void upstreamUp() {
        upstream = true;
        String id = credential.get();
        if (shownSession == null || around.session().owns(id)) {
            shownSession = id;
        }
        openOrWait();
    }

    private void showSession(String id) {
        if (id != null && !isOpen()) {
            shownSession = id;
            if (upstream) {
                openOrWait();
            }
        }
    }

    private void openOrWait() {
        if (!around.session().owns(shownSession)) {
            send(Json.object().put("message", "waiting for session"));
            return;
        }
        ownSession = shownSession;
        send(around.status().success());
        if (around.session().isEstablished()) {
            send(around.status().act());
        }
        send(around.status().sts());
        beat();
        heartbeat = around.time().every(around.heartbeat(), this::beat);
    }

    private void beat() {
        send(Json.object().put("topic", "system").put("hb", now()));
    }

    private void obey(String frame) {
        switch (frame) {
            case "tic" -> answerTic();
            case "ech+hb" -> say(frame);
            default -> subscribeOrCancel(Command.of(frame));
        }
    }

    private void answerTic() {
        if (around.session().owns(ownSession)) {
            around.session().used();
        }
        ObjectNode answer = Json.object()
                .put("topic", "tic")
                .put("alive", true)
                .put("id", ownSession)
                .put("lastAccessed", now());
        for (int i = 0; i < TIC_COPIES; i++) {
            send(answer);
        }
    }

    /** Subscriptions of a session that is gone, or without the brokerage session that they need, die in silence. */
    private void subscribeOrCancel(Command command) {
        if (!around.session().owns(ownSession)) {
            return;
        }
        for (Topic topic : around.topics().values()) {
            if (topic.needsBrokerage() && !around.session().isEstablished()) {
                continue;
            }
            if (topic.cancelWord().equals(command.word())) {
                topic.cancel(this, command);
            } else if (topic.word().equals(command.word())) {
                subscribe(topic, command);
            }
        }
    }

    private void subscribe(Topic topic, Command command) {
        if (around.faults().takeRefusal(topic.word())) {
            refuse(topic.word());
        } else {
            topic.subscribe(this, command);
        }
    }

    private void refuse(String topic) {
        send(Json.object().put("error", "unable to subscribe").put("code", 500).put("topic", topic));
    }

    private void say(String text) {
        if (mute || frozen || socket.isClosed()) {
            return;
        }
        deliver(Frames.utf8(text), text, around.binary(), around.faults().pieces());
    }

    private long now() {
        return around.time().now().toEpochMilli();
    }
}
