package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.faults.Fault;
import io.github.camelibkr.simulator.faults.Faults;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.pacing.Pacing;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.time.Traffic;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where REST requests arrive: noted in the ledger, paced, let in by the session, answered, or spoilt by a fault. */
final class HttpDesk {

    /** Requests that the gateway program has under way at a time, for all its clients together. */
    private static final int UPSTREAM_REQUESTS = 5;

    private static final Set<String> OPEN_WITHOUT_LOGIN = Set.of("/iserver/auth/status", "/logout");
    private static final Set<String> OPEN_WITHOUT_BROKERAGE = Set.of("/iserver/reauthenticate");

    private final Rows rows;
    private final Session session;
    private final Pacing pacing;
    private final Faults faults;
    private final Ledger ledger;
    private final Traffic traffic;
    private final boolean lengthRequired;
    private final boolean gateway;
    private final Wire wire;
    private final LocalAnswers local;
    private final CookieJar jar;
    private final Replies replies;
    private final Slots slots;

    /** Makes the desk; {@code lengthRequired} refuses a POST without Content-Length. */
    HttpDesk(
            Gateway.Parts parts,
            Replies replies,
            LocalAnswers local,
            CookieJar jar,
            Traffic traffic,
            boolean lengthRequired,
            Wire wire) {
        this.rows = parts.rows();
        this.session = parts.session();
        this.pacing = parts.pacing();
        this.faults = parts.faults();
        this.ledger = parts.ledger();
        this.traffic = traffic;
        this.lengthRequired = lengthRequired;
        this.gateway = wire.isGateway();
        this.wire = wire;
        this.local = local;
        this.jar = jar;
        this.replies = replies;
        this.slots = new Slots(gateway ? UPSTREAM_REQUESTS : Integer.MAX_VALUE);
    }

    void handle(HttpServerRequest http) {
        ApiPath to = ApiPath.of(http.path());
        if (to.place() == ApiPath.Place.SIMULATOR) {
            replies.sendPlain(http, answer(http, to, ""));
            return;
        }
        boolean api = to.place() == ApiPath.Place.API;
        long sequence = ledger.arrived(api, http.method().name(), http.path(), http.query(), headers(http));
        Optional<Answer> own = local.to(http);
        Optional<Fault> impatient = faults.claimUnread(http.method().name(), to.path());
        if (impatient.isPresent()) {
            resetWhileReading(http, impatient.get().requestBytes(), sequence);
            return;
        }
        Future<Buffer> whole = http.body();
        traffic.add(whole);
        whole.onSuccess(body -> {
            String text = gateway && isChunked(http) ? "" : body.toString();
            ledger.read(sequence, text);
            if (own.isPresent()) {
                ledger.answered(sequence, own.get().status());
                replies.sendPlain(http, own.get());
            } else {
                // a request counts when its turn has come
                boolean paced = api && !local.isOwnCall(http);
                slots.enter(() -> {
                    if (!paced || pacing.admits(http.method().name(), to.path())) {
                        serve(http, to, text, sequence);
                    } else {
                        replies.send(http, Answer.errorWithCode(429, "Too many requests"), sequence, slots::leave);
                    }
                });
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
        http.endHandler(end -> Connections.reset(http.connection()));
        if (bytes == 0) {
            Connections.reset(http.connection());
        }
    }

    private void serve(HttpServerRequest http, ApiPath to, String body, long sequence) {
        ByteGate.openAll(Connections.channel(http.connection()));
        Optional<Fault> claimed = faults.claim(http.method().name(), to.path());
        if (claimed.isEmpty()) {
            replies.send(http, answer(http, to, body), sequence, slots::leave);
            return;
        }
        Fault fault = claimed.get();
        Answer answer = fault.isCarriedOut() ? answer(http, to, body) : null;
        switch (fault.ending()) {
            case ANSWER -> replies.send(http, fault.madeUpAnswer(), sequence, slots::leave);
            case LATE -> replies.send(http, answer.after(fault.delay()), sequence, slots::leave);
            case SPOILT -> replies.sendSpoilt(http, fault.spoil(), answer, sequence, slots::leave);
            case FLOOD -> {
                ledger.answered(sequence, 200);
                Inundation.begin(http.response(), fault.flood());
                slots.leave();
            }
            case CLOSE -> {
                Connections.close(http.connection());
                slots.leave();
            }
            case RESET -> {
                Connections.reset(http.connection());
                slots.leave();
            }
            case UPSTREAM_FAILURE -> failUpstream(http, fault, answer, sequence);
            case SILENCE -> replies.withhold(fault, slots::leave);
        }
    }

    /** The gateway program keeps the connection and says no more; whoever has none before him sees what happens. */
    private void failUpstream(HttpServerRequest http, Fault fault, Answer answer, long sequence) {
        Future<Void> begun = fault.upstreamBytes() < 0
                ? Future.succeededFuture()
                : replies.sendBeginning(http, answer, fault.upstreamBytes(), sequence);
        if (wire.isServers()) {
            begun.onComplete(over -> Connections.close(http.connection()));
        }
        slots.leave();
    }

    private Answer answer(HttpServerRequest http, ApiPath to, String body) {
        Answer answer = carriedOut(http, to, body);
        if (to.place() == ApiPath.Place.LOGIN) {
            jar.keep(answer);
        }
        return answer;
    }

    private Answer carriedOut(HttpServerRequest http, ApiPath to, String body) {
        try {
            if (to.place() == ApiPath.Place.NOWHERE) {
                return Answer.unknownPath();
            }
            if (to.place() == ApiPath.Place.API) {
                requireLength(http);
                requireSession(to.path());
            }
            String method = http.method().equals(HttpMethod.HEAD)
                    ? "GET"
                    : http.method().name();
            return rows.answer(method, to.path(), query(http), body).orElseGet(Answer::unknownPath);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException failure) {
            return Answer.error(500, String.valueOf(failure.getMessage()));
        }
    }

    private void requireLength(HttpServerRequest http) {
        if (lengthRequired
                && !(gateway && isChunked(http))
                && http.method().equals(HttpMethod.POST)
                && !http.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            throw new Refusal(Answer.empty(411));
        }
    }

    private void requireSession(String path) {
        if (!isLoggedIn() && !OPEN_WITHOUT_LOGIN.contains(path)) {
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

    /** Through the gateway program, a login is worth as much as its jar knows of it. */
    private boolean isLoggedIn() {
        return gateway ? session.owns(jar.sessionId()) : session.isLoggedIn();
    }

    private static boolean isChunked(HttpServerRequest http) {
        return http.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static Map<String, String> query(HttpServerRequest http) {
        Map<String, String> query = new LinkedHashMap<>();
        http.params(true).forEach(query::put);
        return query;
    }

    static Map<String, String> headers(HttpServerRequest http) {
        Map<String, String> headers = new LinkedHashMap<>();
        http.headers().forEach(headers::put);
        return headers;
    }
}
