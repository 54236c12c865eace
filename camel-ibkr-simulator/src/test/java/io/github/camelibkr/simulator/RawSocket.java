package io.github.camelibkr.simulator;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A websocket made by hand over a bare connection, frame by frame, as no library would let one. */
final class RawSocket implements AutoCloseable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private final Socket socket;
    private final DataInputStream in;

    /** One frame of the gateway. */
    record Frame(int opcode, boolean isFinal, byte[] payload) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return ByteBuffer.wrap(payload).getShort();
        }
    }

    /** Opens a websocket at any path and says nothing of itself. */
    RawSocket(int port, String path) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(5_000);
            in = new DataInputStream(socket.getInputStream());
            write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String status = line();
            if (!status.startsWith("HTTP/1.1 101 ")) {
                throw new IOException(status);
            }
            while (!line().isEmpty()) {
                // the headers of the handshake say nothing
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    RawSocket send(int opcode, boolean isFinal, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(bytes.length + 14);
        frame.put((byte) ((isFinal ? 0x80 : 0) | opcode));
        if (bytes.length < 126) {
            frame.put((byte) (0x80 | bytes.length));
        } else if (bytes.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) bytes.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(bytes.length);
        }
        // masked, as frames of clients must be, with zeros
        frame.putInt(0).put(bytes);
        write(Arrays.copyOf(frame.array(), frame.position()));
        return this;
    }

    /** The next frame, or null at the end of the connection. */
    Frame next() {
        try {
            int first = in.readUnsignedByte();
            int small = in.readUnsignedByte();
            long length = small < 126 ? small : small == 126 ? in.readUnsignedShort() : in.readLong();
            return new Frame(first & 0xf, (first & 0x80) != 0, in.readNBytes((int) length));
        } catch (EOFException end) {
            return null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The next frame whose text begins so. */
    Frame next(String beginning) {
        for (Frame frame = next(); frame != null; frame = next()) {
            if (frame.text().startsWith(beginning)) {
                return frame;
            }
        }
        throw new AssertionError("The connection ended before " + beginning);
    }

    /** The next frame of a kind, or null at the end of the connection. */
    Frame next(int opcode) {
        Frame frame = next();
        while (frame != null && frame.opcode() != opcode) {
            frame = next();
        }
        return frame;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
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
