package io.github.camelibkr.simulator.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.vertx.core.http.HttpConnection;
import java.nio.charset.StandardCharsets;

/**
 * Ends the head of the next answer with bytes that the HTTP encoder would take away, as the lengths that a 204 of the
 * gateway has and none should have.
 */
final class HeadTail extends ChannelOutboundHandlerAdapter {

    private static final int END_OF_HEAD = 2;

    private final String tail;

    private HeadTail(String tail) {
        this.tail = tail;
    }

    /** For the next answer of this connection. */
    static void of(HttpConnection connection, String tail) {
        ChannelPipeline pipeline = Connections.channel(connection).pipeline();
        pipeline.addBefore(pipeline.context(HttpRequestDecoder.class).name(), null, new HeadTail(tail));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf head && head.isReadable()) {
            context.pipeline().remove(this);
            ByteBuf shorter = head.slice(head.readerIndex(), head.readableBytes() - END_OF_HEAD);
            context.write(
                    Unpooled.wrappedBuffer(shorter, Unpooled.copiedBuffer(tail, StandardCharsets.US_ASCII)), promise);
        } else {
            context.write(message, promise);
        }
    }
}
