package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.faults.Fault;
import io.github.camelibkr.simulator.faults.Spoil;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.time.Traffic;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Writes answers: at once or late, whole or spoilt, chunked or with a length, and no body where HTTP allows none. */
final class Replies {

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final String NO_CHUNKS = "transfer-encoding: chunked\r\n\r\n0\r\n\r\n";
    private static final String NO_LENGTH = "content-length: 0\r\n\r\n";

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

    /** The beginning of an answer, whose rest never comes. */
    Future<Void> sendBeginning(HttpServerRequest http, Answer answer, int bytes, long sequence) {
        ledger.answered(sequence, answer.status());
        Buffer body = Buffer.buffer(answer.body());
        HttpServerResponse response = begin(http, answer).setChunked(chunked);
        if (!chunked) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        }
        Future<Void> begun = response.write(body.slice(0, Math.min(bytes, body.length())));
        traffic.add(begun);
        return begun;
    }

    /** Nobody answers; the request is over when the fault is, and it is too late for an answer then. */
    void withhold(Fault fault, Runnable over) {
        fault.whenOver(() -> time.after(Duration.ZERO, over));
    }

    private void write(HttpServerRequest http, Answer answer, boolean inChunks) {
        if (http.response().closed() || http.response().ended()) {
            return;
        }
        HttpServerResponse response = begin(http, answer);
        boolean head = http.method().equals(HttpMethod.HEAD);
        if (answer.status() == NO_CONTENT && (inChunks || answer.headers().containsKey("Content-Length"))) {
            HeadTail.of(http.connection(), inChunks ? NO_CHUNKS : NO_LENGTH);
        }
        boolean bodiless = head || answer.status() == NO_CONTENT || answer.status() == NOT_MODIFIED;
        response.setChunked(inChunks && !bodiless);
        traffic.add(response.end(bodiless ? "" : answer.body()));
    }

    private static HttpServerResponse begin(HttpServerRequest http, Answer answer) {
        HttpServerResponse response = http.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (answer.contentType() != null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        }
        return response;
    }
}
