package io.github.camelibkr.wire;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.apache.camel.util.IOHelper;

/**
 * Says at once whether anything has come in on an idle connection: its end, for example. HttpClient's own look at a
 * connection waits a millisecond for that, before each request.
 */
final class SocketWatch {

    private final SocketChannel channel;
    /** Made at the first look; null before. */
    private Selector selector;

    private boolean closed;

    private SocketWatch(SocketChannel channel) {
        this.channel = channel;
    }

    /** Makes a socket that can be watched; one through a SOCKS proxy cannot. */
    static Socket socket(Proxy proxy) throws IOException {
        return proxy == null || proxy.type() != Proxy.Type.SOCKS
                ? SocketChannel.open().socket()
                : new Socket(proxy);
    }

    /** Null if it cannot be watched. */
    static SocketWatch of(Socket socket) {
        return socket.getChannel() == null ? null : new SocketWatch(socket.getChannel());
    }

    /**
     * Nobody has sent anything, or closed the connection, as far as has arrived here. Not while somebody reads.
     *
     * @throws ClosedChannelException if we have closed it ourselves
     */
    synchronized boolean isQuiet() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (selector == null) {
            selector = Selector.open();
        }
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        boolean quiet = selector.selectNow() == 0;
        key.cancel();
        // only now is it forgotten, and can be read as a stream again
        selector.selectNow();
        channel.configureBlocking(true);
        return quiet;
    }

    synchronized void close() {
        closed = true;
        IOHelper.close(selector);
    }
}
