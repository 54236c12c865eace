package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.faults.Network;
import io.github.camelibkr.simulator.faults.Network.Flow;
import io.github.camelibkr.simulator.time.Time;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The network under one connection: holds, loses, delays and slices its bytes as the state of the network has it. */
final class Line extends ChannelDuplexHandler {

    private final Network network;
    private final Time time;
    private final SplittableRandom dice;
    private final Way in = new Way(this::deliver);
    private final Way out = new Way(this::dispatch);
    private ChannelHandlerContext context;

    /** One direction; what has begun to wait is never overtaken. */
    private final class Way {

        private final Deque<Travelling> waiting = new ArrayDeque<>();
        private final Consumer<Object> end;
        private boolean lost;
        private long lastDue = Long.MIN_VALUE;

        private Way(Consumer<Object> end) {
            this.end = end;
        }

        private void take(Object bytes) {
            lost |= flow() == Flow.LOSE;
            if (lost) {
                ReferenceCountUtil.release(bytes);
                return;
            }
            long now = time.nanos();
            lastDue = due(now);
            waiting.add(new Travelling(bytes, lastDue));
            if (lastDue > now) {
                time.after(Duration.ofNanos(lastDue - now), this::arrive);
            } else {
                arrive();
            }
        }

        /** What is due arrives, unless it is held. */
        private void arrive() {
            while (flow() == Flow.PASS && !waiting.isEmpty() && waiting.peek().due() <= time.nanos()) {
                end.accept(waiting.remove().bytes());
            }
        }

        private long due(long now) {
            Network.State state = network.state();
            if (this == out && state.slice() > 0) {
                return Math.max(now, lastDue) + state.pause().toNanos();
            }
            long jitter =
                    state.jitter().isZero() ? 0 : dice.nextLong(state.jitter().toNanos() + 1);
            return Math.max(now + state.delay().toNanos() + jitter, lastDue);
        }

        private Flow flow() {
            return this == in ? network.state().inbound() : network.state().outbound();
        }

        private void drop() {
            waiting.forEach(travelling -> ReferenceCountUtil.release(travelling.bytes()));
            waiting.clear();
        }
    }

    /** Bytes on their way, and when they arrive. */
    private record Travelling(Object bytes, long due) {}

    Line(Network network, Time time, long seed) {
        this.network = network;
        this.time = time;
        this.dice = new SplittableRandom(seed);
    }

    /** The state of the network is another one. */
    void stateChanged() {
        in.arrive();
        out.arrive();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        in.take(message);
    }

    @Override
    public void write(ChannelHandlerContext to, Object message, ChannelPromise promise) {
        if (!(message instanceof ByteBuf bytes) || network.state().isClear() && out.waiting.isEmpty() && !out.lost) {
            to.write(message, promise);
            return;
        }
        int slice = network.state().slice();
        while (slice > 0 && bytes.readableBytes() > slice) {
            out.take(bytes.readRetainedSlice(slice));
        }
        out.take(bytes);
        promise.trySuccess();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        in.drop();
        out.drop();
    }

    private void deliver(Object bytes) {
        context.fireChannelRead(bytes);
        context.fireChannelReadComplete();
    }

    private void dispatch(Object bytes) {
        context.writeAndFlush(bytes);
    }
}
