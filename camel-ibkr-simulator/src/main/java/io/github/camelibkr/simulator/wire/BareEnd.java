package io.github.camelibkr.simulator.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/** The gateway program does not answer a client's close frame: the connection just ends. */
final class BareEnd extends ChannelInboundHandlerAdapter {

    private static final String VERTX = "handler";

    private BareEnd() {}

    /** Gives this end to a websocket's connection. */
    static void of(Channel channel) {
        channel.pipeline().addBefore(VERTX, null, new BareEnd());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof CloseWebSocketFrame) {
            ReferenceCountUtil.release(message);
            context.close();
        } else {
            super.channelRead(context, message);
        }
    }
}
