package io.github.camelibkr.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;

/** One request over a bare connection without TLS, sent piece by piece. */
final class PlainCall implements AutoCloseable {

    private final Simulator simulator;
    private final int before;
    private final Socket socket;

    /** Sends a request without a body. */
    PlainCall(Simulator simulator, String method, String path) {
        this(simulator, method, path, 0);
    }

    /** Sends a request up to its body, which has so many bytes. */
    PlainCall(Simulator simulator, String method, String path, int length) {
        this.simulator = simulator;
        this.before = simulator.ledger().requests().size();
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port());
            socket.setSoTimeout(5_000);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + length
                + "\r\n\r\n");
    }

    void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until the simulator has seen the request, whole or not. */
    void awaitArrival() {
        Awaitility.await().until(() -> simulator.ledger().requests().size() > before);
    }

    boolean isAnswered() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits for the end of the answer. */
    String answer() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
