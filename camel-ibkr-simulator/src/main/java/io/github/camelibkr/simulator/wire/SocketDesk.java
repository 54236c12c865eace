package io.github.camelibkr.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.Gait;
import io.github.camelibkr.simulator.faults.SocketFaults;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.session.Status;
import io.github.camelibkr.simulator.time.Floor;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.http.WebSocketFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Where websockets arrive; any path will do. */
final class SocketDesk implements Session.Listener, SocketFaults.Sockets {

    private final Surroundings around;
    private final Credentials credentials;
    private final Floor floor;
    private final int legs;
    private final Map<Long, ClientSocket> sockets = new LinkedHashMap<>();
    private long serial;

    SocketDesk(Surroundings around, Credentials credentials, Floor floor, int legs) {
        this.around = around;
        this.credentials = credentials;
        this.floor = floor;
        this.legs = legs;
        around.faults().attach(this);
    }

    /** Lets a client in, or turns it away. */
    void greet(ServerWebSocketHandshake handshake) {
        Map<String, String> headers = new LinkedHashMap<>();
        handshake.headers().forEach(headers::put);
        long sequence = around.ledger().arrived(false, "GET", handshake.path(), handshake.query(), headers);
        // the gateway program says yes before it asks
        int rejection = around.wire().isGateway() ? 0 : around.faults().rejection();
        if (rejection == 0) {
            around.ledger().answered(sequence, 101);
            handshake.accept();
        } else {
            around.ledger().answered(sequence, rejection);
            handshake.reject(rejection);
        }
    }

    /** A client that was let in. */
    void handle(ServerWebSocket socket) {
        long number = ++serial;
        ClientSocket client = new ClientSocket(
                number, socket, around, credentials.of(socket.headers().get("Cookie")));
        sockets.put(number, client);
        openUpstreams();
        if (around.wire().isGateway()) {
            BareEnd.of(Connections.channel(socket));
        }
        socket.frameHandler(around.wire().isGateway() ? passing(client) : assembling(client));
        socket.exceptionHandler(broken -> client.close(ClientSocket.NORMAL));
        socket.closeHandler(closed -> {
            sockets.remove(number);
            client.ended();
            openUpstreams();
        });
    }

    /** So many sockets have an upstream leg at a time; the others are mute until it is their turn, the refused for ever. */
    private void openUpstreams() {
        sockets.values().stream()
                .filter(socket -> !socket.isRefused())
                .limit(legs)
                .forEach(ClientSocket::openUpstream);
    }

    @Override
    public void statusChanged(String field, boolean value) {
        sendToCurrent(Status.sts(field, value));
    }

    @Override
    public void brokerageUp() {
        sendToCurrent(around.status().act());
    }

    @Override
    public void brokerageDown() {
        sockets.values().forEach(ClientSocket::forgetSubscriptions);
    }

    @Override
    public int count() {
        return floor.ask(sockets::size);
    }

    @Override
    public void closeAll(int code) {
        each(socket -> socket.close(code));
    }

    @Override
    public void resetAll() {
        each(ClientSocket::reset);
    }

    @Override
    public void cutAll() {
        each(ClientSocket::cut);
    }

    @Override
    public void sendBytes(byte[] bytes) {
        each(socket -> socket.sendBytes(bytes));
    }

    @Override
    public void freezeAll() {
        each(ClientSocket::freeze);
    }

    @Override
    public void forgetAll() {
        each(ClientSocket::forgetSubscriptions);
    }

    @Override
    public void sendText(byte[] payload) {
        each(socket -> socket.sendRaw(payload, false));
    }

    @Override
    public void sendBinary(byte[] payload) {
        each(socket -> socket.sendRaw(payload, true));
    }

    /** Sends so many frames to every socket that has any to get. */
    Future<Void> blast(long frames, Gait gait, Function<Client, LongFunction<String>> tape) {
        List<Future<Void>> ends = new ArrayList<>();
        for (ClientSocket socket : sockets.values()) {
            LongFunction<String> text = tape.apply(socket);
            if (text != null) {
                ends.add(socket.blast(frames, gait, text));
            }
        }
        return Future.all(ends).mapEmpty();
    }

    private void each(Consumer<ClientSocket> action) {
        floor.run(() -> List.copyOf(sockets.values()).forEach(action));
    }

    /** Sends a frame to every socket of the session of now. */
    void sendToCurrent(JsonNode frame) {
        String session = around.session().id();
        for (ClientSocket socket : List.copyOf(sockets.values())) {
            if (socket.belongsTo(session)) {
                socket.send(frame);
            }
        }
    }

    /** The gateway program makes a message of every fragment. */
    private static Handler<WebSocketFrame> passing(ClientSocket client) {
        return frame -> {
            if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
                client.received(frame.binaryData().toString());
            }
        };
    }

    private static Handler<WebSocketFrame> assembling(ClientSocket client) {
        Buffer[] collected = {Buffer.buffer()};
        return frame -> {
            if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
                collected[0].appendBuffer(frame.binaryData());
                if (frame.isFinal()) {
                    String text = collected[0].toString();
                    collected[0] = Buffer.buffer();
                    client.received(text);
                }
            }
        };
    }
}
