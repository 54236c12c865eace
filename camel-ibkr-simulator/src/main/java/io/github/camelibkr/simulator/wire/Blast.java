package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.Gait;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * Sends frames as fast as a socket takes them, many in one write, each of them whole; whatever else is sent meanwhile
 * stands between them. The ledger counts them and does not keep them.
 */
final class Blast {

    private static final int PORTION = 32_768;
    private static final int TICK_MICROS = 200;
    private static final int LONG_PAYLOAD = 126;
    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;

    private final Channel channel;
    private final int kind;
    private final long frames;
    private final LongFunction<String> frame;
    private final Gait gait;
    private final Ledger ledger;
    private final long begun = System.nanoTime();
    private final Promise<Void> end = Promise.promise();
    private long sent;

    private Blast(Channel channel, boolean binary, long frames, Gait gait, LongFunction<String> frame, Ledger ledger) {
        this.gait = gait;
        this.channel = channel;
        this.kind = binary ? FINAL_BINARY : FINAL_TEXT;
        this.frames = frames;
        this.frame = frame;
        this.ledger = ledger;
    }

    /** Begins; the future succeeds when the last frame has left, and fails if the connection ends before. */
    static Future<Void> begin(
            Channel channel, boolean binary, long frames, Gait gait, LongFunction<String> frame, Ledger ledger) {
        Blast blast = new Blast(channel, binary, frames, gait, frame, ledger);
        blast.next();
        return blast.end.future();
    }

    private void next() {
        if (sent == frames) {
            end.complete();
            return;
        }
        long due = gait.due(frames, System.nanoTime() - begun);
        if (sent >= due) {
            channel.eventLoop().schedule(this::next, TICK_MICROS, TimeUnit.MICROSECONDS);
            return;
        }
        ByteBuf portion = channel.alloc().buffer(gait.framesPerWrite() == 1 ? 1024 : PORTION + 1024);
        long before = sent;
        long most = gait.framesPerWrite() == 0 ? due : Math.min(due, sent + gait.framesPerWrite());
        while (sent < most && portion.readableBytes() < PORTION) {
            put(portion, Frames.utf8(frame.apply(++sent)));
        }
        Connections.send(channel, portion).addListener(written -> {
            if (written.isSuccess()) {
                ledger.sent(sent - before);
                next();
            } else {
                end.fail(written.cause());
            }
        });
    }

    private void put(ByteBuf portion, byte[] payload) {
        portion.writeByte(kind);
        if (payload.length < LONG_PAYLOAD) {
            portion.writeByte(payload.length);
        } else {
            portion.writeByte(LONG_PAYLOAD).writeShort(payload.length);
        }
        portion.writeBytes(payload);
    }
}
