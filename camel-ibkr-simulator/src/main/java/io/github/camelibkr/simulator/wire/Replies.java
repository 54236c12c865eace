package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.faults.Spoil;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.time.Traffic;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Writes answers: at once or late, whole or spoilt, chunked or with a length. */
final class Replies {

    private final Ledger ledger;
    private final Time time;
    private final Traffic traffic;
    private final boolean chunked;

    Replies(Ledger ledger, Time time, Traffic traffic, boolean chunked) {
        this.ledger = ledger;
        this.time = time;
        this.traffic = traffic;
        this.chunked = chunked;
    }

    /** Answers a request when the time of its answer has come; then it is over, whether its client is still there or not. */
    void send(HttpServerRequest http, Answer answer, long sequence, Runnable over) {
        Runnable write = () -> {
            ledger.answered(sequence, answer.status());
            write(http, answer, chunked);
            over.run();
        };
        if (answer.delay().compareTo(Duration.ZERO) > 0) {
            time.after(answer.delay(), write);
        } else {
            write.run();
        }
    }

    /** Answers a request with spoilt bytes. */
    void sendSpoilt(HttpServerRequest http, Spoil spoil, Answer answer, long sequence, Runnable over) {
        if (spoil.end() != Spoil.End.NONE || spoil.step() > 0) {
            ByteGate.before(Connections.channel(http.connection()), spoil, time);
        }
        Answer spoilt = answer;
        if (spoil.padding() > 0) {
            spoilt = spoilt.with("X-Padding", "x".repeat(spoil.padding()));
        }
        for (int cookie = 1; cookie <= spoil.cookies(); cookie++) {
            http.response().headers().add("Set-Cookie", "made-up-" + cookie + "=" + cookie + "; Path=/; Secure");
        }
        if (spoil.moreLength() > 0) {
            long length = answer.body().getBytes(StandardCharsets.UTF_8).length + spoil.moreLength();
            spoilt = spoilt.with("Content-Length", Long.toString(length));
        }
        send(http, spoilt, sequence, over);
    }

    /** Answers at once and with a length. */
    void sendPlain(HttpServerRequest http, Answer answer) {
        write(http, answer, false);
    }

    private void write(HttpServerRequest http, Answer answer, boolean inChunks) {
        HttpServerResponse response = http.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setChunked(inChunks).setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (answer.contentType() != null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        }
        traffic.add(response.end(answer.body()));
    }
}
