package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.faults.Fault.Flood;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Writes a very long body as fast as the client takes it. */
final class Inundation {

    private static final int PORTION = 1 << 16;
    private static final byte[] BLANKS = new byte[PORTION];

    static {
        Arrays.fill(BLANKS, (byte) ' ');
    }

    private final HttpServerResponse response;
    private final ByteArrayOutputStream squeezed = new ByteArrayOutputStream();
    private final GZIPOutputStream press;
    private long left;

    private Inundation(HttpServerResponse response, Flood flood) throws IOException {
        this.response = response;
        this.left = flood.bytes();
        this.press = flood.compressed() ? new GZIPOutputStream(squeezed) : null;
    }

    /** Begins to answer. */
    static void begin(HttpServerResponse response, Flood flood) {
        response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=utf-8");
        if (flood.compressed()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        try {
            new Inundation(response, flood).pour();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void pour() {
        while (left > 0 && !response.closed()) {
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> pour());
                return;
            }
            response.write(portion((int) Math.min(PORTION, left)));
        }
        if (!response.closed() && !response.ended()) {
            response.end();
        }
    }

    private Buffer portion(int blanks) {
        left -= blanks;
        if (press == null) {
            return Buffer.buffer(blanks == PORTION ? BLANKS : Arrays.copyOf(BLANKS, blanks));
        }
        try {
            press.write(BLANKS, 0, blanks);
            if (left == 0) {
                press.close();
            }
            Buffer portion = Buffer.buffer(squeezed.toByteArray());
            squeezed.reset();
            return portion;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
