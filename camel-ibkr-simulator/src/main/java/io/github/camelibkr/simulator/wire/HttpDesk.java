package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.faults.Fault;
import io.github.camelibkr.simulator.faults.Faults;
import io.github.camelibkr.simulator.faults.Spoil;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.pacing.Pacing;
import io.github.camelibkr.simulator.session.Session;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where REST requests arrive: noted in the ledger, paced, let in by the session, answered, or spoilt by a fault. */
public final class HttpDesk {

    private static final Set<String> OPEN_WITHOUT_LOGIN = Set.of("/iserver/auth/status", "/logout");
    private static final Set<String> OPEN_WITHOUT_BROKERAGE = Set.of("/iserver/reauthenticate");

    private final Rows rows;
    private final Session session;
    private final Pacing pacing;
    private final Faults faults;
    private final Ledger ledger;
    private final Time time;
    private final Traffic traffic;
    private final boolean lengthRequired;
    private final boolean gatewayWire;
    private final LocalAnswers local;

    /** Makes the desk; {@code lengthRequired} refuses a POST without Content-Length, {@code gatewayWire} is as the gateway. */
    public HttpDesk(
            Rows rows,
            Session session,
            Pacing pacing,
            Faults faults,
            Ledger ledger,
            Time time,
            Traffic traffic,
            boolean lengthRequired,
            boolean gatewayWire) {
        this.rows = rows;
        this.session = session;
        this.pacing = pacing;
        this.faults = faults;
        this.ledger = ledger;
        this.time = time;
        this.traffic = traffic;
        this.lengthRequired = lengthRequired;
        this.gatewayWire = gatewayWire;
        this.local = new LocalAnswers(session);
    }

    void handle(HttpServerRequest http) {
        ApiPath to = ApiPath.of(http.path());
        if (to.place() == ApiPath.Place.SIMULATOR) {
            write(http, answer(http, to, ""), false);
            return;
        }
        boolean api = to.place() == ApiPath.Place.API;
        long sequence = ledger.arrived(api, http.method().name(), http.path(), http.query(), headers(http));
        Optional<Answer> own = gatewayWire ? local.to(to) : Optional.empty();
        boolean admitted =
                own.isPresent() || !api || pacing.admits(http.method().name(), to.path());
        Optional<Fault> impatient = faults.claimUnread(http.method().name(), to.path());
        if (impatient.isPresent()) {
            resetWhileReading(http, impatient.get().requestBytes(), sequence);
            return;
        }
        Future<Buffer> whole = http.body();
        traffic.add(whole);
        whole.onSuccess(body -> {
            String text = gatewayWire && isChunked(http) ? "" : body.toString();
            ledger.read(sequence, text);
            if (own.isPresent()) {
                ledger.answered(sequence, own.get().status());
                write(http, own.get(), false);
            } else if (admitted) {
                serve(http, to, text, sequence);
            } else {
                finish(http, Answer.errorWithCode(429, "Too many requests"), sequence);
            }
        });
    }

    private void resetWhileReading(HttpServerRequest http, long bytes, long sequence) {
        Buffer read = Buffer.buffer();
        http.handler(part -> {
            read.appendBuffer(part, 0, (int) Math.min(part.length(), bytes - read.length()));
            if (read.length() == bytes) {
                ledger.read(sequence, read.toString());
                Connections.reset(http.connection());
            }
        });
        http.endHandler(short_ -> Connections.reset(http.connection()));
        if (bytes == 0) {
            Connections.reset(http.connection());
        }
    }

    private void serve(HttpServerRequest http, ApiPath to, String body, long sequence) {
        ByteGate.openAll(Connections.channel(http.connection()));
        Optional<Fault> claimed = faults.claim(http.method().name(), to.path());
        if (claimed.isEmpty()) {
            finish(http, answer(http, to, body), sequence);
            return;
        }
        Fault fault = claimed.get();
        Answer answer = fault.isCarriedOut() ? answer(http, to, body) : null;
        switch (fault.ending()) {
            case ANSWER -> finish(http, fault.madeUpAnswer(), sequence);
            case LATE -> finish(http, answer.after(fault.delay()), sequence);
            case SPOILT -> finishSpoilt(http, fault.spoil(), answer, sequence);
            case FLOOD -> {
                ledger.answered(sequence, 200);
                Inundation.begin(http.response(), fault.flood());
            }
            case CLOSE -> Connections.close(http.connection());
            case RESET -> Connections.reset(http.connection());
            case SILENCE -> {
                // the connection stays open and nothing is ever said
            }
        }
    }

    private Answer answer(HttpServerRequest http, ApiPath to, String body) {
        try {
            if (to.place() == ApiPath.Place.NOWHERE) {
                return Answer.unknownPath();
            }
            if (to.place() == ApiPath.Place.API) {
                requireLength(http);
                requireSession(to.path());
            }
            return rows.answer(http.method().name(), to.path(), query(http), body)
                    .orElseGet(Answer::unknownPath);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException failure) {
            return Answer.error(500, String.valueOf(failure.getMessage()));
        }
    }

    private void requireLength(HttpServerRequest http) {
        if (lengthRequired
                && !(gatewayWire && isChunked(http))
                && http.method().equals(HttpMethod.POST)
                && !http.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            throw new Refusal(Answer.empty(411));
        }
    }

    private void requireSession(String path) {
        if (!session.isLoggedIn() && !OPEN_WITHOUT_LOGIN.contains(path)) {
            throw new Refusal(Answer.empty(401));
        }
        session.used();
        boolean brokerage = path.startsWith("/iserver/")
                && !path.startsWith("/iserver/auth/")
                && !OPEN_WITHOUT_BROKERAGE.contains(path);
        if (brokerage && !session.isEstablished()) {
            throw Refusal.badRequest("no bridge");
        }
    }

    private void finish(HttpServerRequest http, Answer answer, long sequence) {
        Runnable write = () -> {
            ledger.answered(sequence, answer.status());
            write(http, answer, gatewayWire);
        };
        if (answer.delay().compareTo(Duration.ZERO) > 0) {
            time.after(answer.delay(), write);
        } else {
            write.run();
        }
    }

    private void finishSpoilt(HttpServerRequest http, Spoil spoil, Answer answer, long sequence) {
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
        finish(http, spoilt, sequence);
    }

    private void write(HttpServerRequest http, Answer answer, boolean chunked) {
        HttpServerResponse response = http.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setChunked(chunked).setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (answer.contentType() != null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        }
        traffic.add(response.end(answer.body()));
    }

    private static boolean isChunked(HttpServerRequest http) {
        return http.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static Map<String, String> query(HttpServerRequest http) {
        Map<String, String> query = new LinkedHashMap<>();
        http.params().forEach(query::put);
        return query;
    }

    static Map<String, String> headers(HttpServerRequest http) {
        Map<String, String> headers = new LinkedHashMap<>();
        http.headers().forEach(headers::put);
        return headers;
    }
}
