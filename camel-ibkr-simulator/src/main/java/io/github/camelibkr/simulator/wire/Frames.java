package io.github.camelibkr.simulator.wire;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts messages into websocket frames. */
final class Frames {

    private Frames() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How long the longest of so many pieces is. */
    static int longest(byte[] payload, int pieces) {
        int parts = parts(payload, pieces);
        return (payload.length + parts - 1) / parts;
    }

    private static int parts(byte[] payload, int pieces) {
        return Math.max(1, Math.min(pieces, payload.length));
    }

    /** Sends a payload in pieces: frames of their own if {@code complete}, fragments of one message if not. */
    static Future<Void> send(ServerWebSocket socket, byte[] payload, boolean binary, int pieces, boolean complete) {
        int parts = parts(payload, pieces);
        WebSocketFrameType type = binary ? WebSocketFrameType.BINARY : WebSocketFrameType.TEXT;
        Future<Void> sent = Future.succeededFuture();
        for (int part = 0; part < parts; part++) {
            byte[] piece =
                    Arrays.copyOfRange(payload, payload.length * part / parts, payload.length * (part + 1) / parts);
            boolean first = part == 0 || complete;
            boolean last = part == parts - 1 || complete;
            sent = socket.writeFrame(frame(first ? type : WebSocketFrameType.CONTINUATION, piece, last));
        }
        return sent;
    }

    /** Vert.x offers text frames for strings only; these take any bytes. */
    private static WebSocketFrame frame(WebSocketFrameType type, byte[] bytes, boolean last) {
        return new WebSocketFrameImpl(type, Unpooled.wrappedBuffer(bytes), last);
    }
}
