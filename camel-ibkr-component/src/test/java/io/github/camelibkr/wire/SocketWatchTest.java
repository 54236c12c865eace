package io.github.camelibkr.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketWatchTest {

    private ServerSocket port;
    private Socket here;
    private Socket there;
    private SocketWatch watch;

    @BeforeEach
    void connect() throws Exception {
        port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        here = SocketWatch.socket(null);
        here.connect(port.getLocalSocketAddress(), 5_000);
        there = port.accept();
        watch = SocketWatch.of(here);
    }

    @AfterEach
    void end() throws Exception {
        watch.close();
        here.close();
        there.close();
        port.close();
    }

    @Test
    void isQuiet_nothingHasCome_isSaidAtOnceAndAgain() throws Exception {
        assertThat(watch.isQuiet()).isTrue();
        assertThat(watch.isQuiet()).isTrue();
    }

    @Test
    void isQuiet_theOtherEndIsClosed_isNot() throws Exception {
        watch.isQuiet();

        there.close();

        await().until(() -> !watch.isQuiet());
    }

    @Test
    void isQuiet_theOtherEndWasReset_isNot() throws Exception {
        there.setSoLinger(true, 0);

        there.close();

        await().until(() -> !watch.isQuiet());
    }

    @Test
    void isQuiet_somethingHasCome_isNot_andNothingOfItIsLost() throws Exception {
        there.getOutputStream().write(7);

        await().until(() -> !watch.isQuiet());

        assertThat(here.getInputStream().read()).isEqualTo(7);
        assertThat(watch.isQuiet()).isTrue();
    }

    @Test
    void socket_thatWasLookedAt_isReadAndWrittenAsBefore() throws Exception {
        watch.isQuiet();

        here.getOutputStream().write(8);
        assertThat(there.getInputStream().read()).isEqualTo(8);
        here.setSoTimeout(1);
        assertThatThrownBy(() -> here.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void isQuiet_weHaveClosedIt_isRefused() {
        watch.close();

        assertThatThrownBy(watch::isQuiet).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void socket_throughASocksProxy_cannotBeWatched() throws Exception {
        Proxy socks = new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("localhost", 1080));

        try (Socket socket = SocketWatch.socket(socks)) {
            assertThat(SocketWatch.of(socket)).isNull();
        }
    }
}
