package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.faults.Spoil;
import io.github.camelibkr.simulator.time.Time;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Stands where the bytes of a connection leave, before they are encrypted, and lets through as many as it is told, or
 * so many at a time. Those who write believe that all has left.
 */
final class ByteGate extends ChannelOutboundHandlerAdapter {

    private final Spoil spoil;
    private final Time time;
    private final Deque<ByteBuf> waiting = new ArrayDeque<>();
    private long passed;
    private boolean shut;
    private Time.Timer drip;
    private ChannelPromise farewell;

    private ByteGate(Spoil spoil, Time time) {
        this.spoil = spoil;
        this.time = time;
    }

    /** Puts a gate before a connection. */
    static void before(Channel channel, Spoil spoil, Time time) {
        ByteGate gate = new ByteGate(spoil, time);
        ChannelPipeline pipeline = channel.pipeline();
        ChannelHandlerContext tls = pipeline.context(SslHandler.class);
        if (tls == null) {
            pipeline.addFirst(gate);
        } else {
            pipeline.addAfter(tls.name(), null, gate);
        }
        if (spoil.after() == 0) {
            gate.end(channel);
        }
    }

    /** Takes the gates of a connection away, but for those that are shut for good or have something to let out. */
    static void openAll(Channel channel) {
        for (ByteGate gate = find(channel); gate != null; gate = find(channel)) {
            channel.pipeline().remove(gate);
        }
    }

    private static ByteGate find(Channel channel) {
        for (var entry : channel.pipeline()) {
            if (entry.getValue() instanceof ByteGate gate && !gate.shut && gate.waiting.isEmpty()) {
                return gate;
            }
        }
        return null;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof ByteBuf bytes)) {
            context.write(message, promise);
            return;
        }
        if (shut) {
            bytes.release();
        } else if (spoil.step() > 0) {
            waiting.add(bytes);
            beginToDrip(context);
        } else {
            letThrough(context, bytes);
        }
        promise.trySuccess();
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        boolean stalled = shut && spoil.end() == Spoil.End.STALL;
        if (waiting.isEmpty() && !stalled) {
            context.close(promise);
        } else if (!stalled) {
            farewell = promise;
        }
    }

    private void letThrough(ChannelHandlerContext context, ByteBuf bytes) {
        long left = spoil.after() - passed;
        passed += bytes.readableBytes();
        if (spoil.end() == Spoil.End.NONE || passed < spoil.after()) {
            context.write(bytes);
            return;
        }
        ByteBuf good = bytes.readRetainedSlice((int) left);
        bytes.release();
        context.writeAndFlush(good).addListener(gone -> end(context.channel()));
    }

    private void end(Channel channel) {
        if (shut || spoil.end() == Spoil.End.NONE) {
            return;
        }
        shut = true;
        switch (spoil.end()) {
            case CLOSE -> channel.close();
            case RESET -> Connections.reset(channel);
            default -> {
                // the connection stays open and nothing is ever said
            }
        }
    }

    private void beginToDrip(ChannelHandlerContext context) {
        if (drip == null) {
            drip = time.every(spoil.pause(), () -> dripOnce(context));
        }
    }

    private void dripOnce(ChannelHandlerContext context) {
        int room = spoil.step();
        while (room > 0 && !waiting.isEmpty()) {
            ByteBuf first = waiting.peek();
            int portion = Math.min(room, first.readableBytes());
            context.write(first.readRetainedSlice(portion));
            room -= portion;
            if (!first.isReadable()) {
                waiting.remove().release();
            }
        }
        context.flush();
        if (waiting.isEmpty() || !context.channel().isActive()) {
            drip.cancel();
            drip = null;
            if (farewell != null) {
                context.close(farewell);
            }
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (drip != null) {
            drip.cancel();
        }
        waiting.forEach(ByteBuf::release);
        waiting.clear();
    }
}
