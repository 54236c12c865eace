package io.github.camelibkr.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Priority;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.Patience;
import io.github.camelibkr.wire.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a session in the only order that works: who is logged in ({@code /tickle}); is the brokerage layer up
 * ({@code /iserver/auth/status}); if not, start it ({@code ssodh/init}) and wait until it is authenticated, connected
 * <em>and</em> established (quirks 12 to 14); then {@code /iserver/accounts}, without which orders and snapshots fail
 * (quirk 38).
 */
final class SessionOpening {

    /** The attempt that an opening is part of. Another may have begun meanwhile, or the gateway may be stopping. */
    interface Attempt {
        /** Whether it still counts; asked before and after every step. */
        boolean isCurrent();

        /** Something was learned. */
        void happened(SessionEvent event);
    }

    private static final Logger LOG = LoggerFactory.getLogger(SessionOpening.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int POLLS = 30;
    /** The session's own requests wait for their turn, however impatient the routes are. */
    private static final Patience PATIENCE =
            new Patience("the session itself", Duration.ofSeconds(15), Duration.ofSeconds(30));

    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    /** Sends requests, paced, without asking whether the session is open. */
    private final Function<Request, CompletionStage<Answer>> http;

    private final GatewaySettings settings;
    private final Timers timers;
    private final Competition competition;
    private boolean everAsked; // guarded by this
    private long lastAsked; // guarded by this

    private final Suppressions suppressions;

    SessionOpening(
            GatewaySettings settings,
            Timers timers,
            Suppressions suppressions,
            Function<Request, CompletionStage<Answer>> http) {
        this.settings = settings;
        this.timers = timers;
        this.suppressions = suppressions;
        this.http = http;
        this.competition = new Competition(settings.conduct().competing(), timers);
    }

    /** The outcome: the id to open the websocket with (null if the gateway gave none), and what is known. */
    record Opened(String sessionId, SessionFacts facts) {}

    CompletionStage<Opened> open(Attempt attempt) {
        return step(attempt, () -> tickle(http)).thenCompose(tickle -> {
            attempt.happened(SessionEvent.LOGIN_SEEN);
            return step(attempt, () -> brokerage(attempt))
                    .thenCompose(up -> step(attempt, this::accounts))
                    .thenCompose(facts -> step(attempt, () -> suppress().thenApply(done -> facts)))
                    .thenCompose(facts -> step(attempt, () -> {
                        competition.over();
                        attempt.happened(SessionEvent.BROKERAGE_READY);
                        return CompletableFuture.completedFuture(new Opened(tickle.sessionId(), facts));
                    }));
        });
    }

    private static <T> CompletionStage<T> step(Attempt attempt, Supplier<CompletionStage<T>> work) {
        return attempt.isCurrent()
                ? work.get()
                : CompletableFuture.failedFuture(new CancellationException("another attempt has begun"));
    }

    /** What {@code /tickle} says. */
    record Tickle(String sessionId, BrokerageStatus brokerage) {}

    /**
     * A request that changes nothing, to ask whether the gateway still answers. It has no limit of its own, as
     * {@code /tickle} has: the one that got no answer may be a tickle.
     */
    static Request question(Patience patience) {
        return new Request("session/status", "POST", "/iserver/auth/status", EMPTY, Priority.SESSION, false, patience);
    }

    CompletionStage<Tickle> tickle(Function<Request, CompletionStage<Answer>> way) {
        return way.apply(new Request("session/tickle", "POST", "/tickle", EMPTY, Priority.SESSION, false, PATIENCE))
                .thenCompose(answer -> json("session/tickle", answer))
                .thenApply(json -> {
                    JsonNode session = json.path("session");
                    // 200 whatever the state of the brokerage layer (quirk 21); fields can be missing
                    BrokerageStatus brokerage =
                            BrokerageStatus.UNKNOWN.merge(json.path("iserver").path("authStatus"));
                    return new Tickle(
                            session.isTextual() && isSafe(session.asText()) ? session.asText() : null, brokerage);
                });
    }

    /** It goes into a header: nothing but letters and digits may get there. */
    private static boolean isSafe(String sessionId) {
        return sessionId.matches("[0-9A-Za-z._-]{1,128}");
    }

    private CompletionStage<Void> brokerage(Attempt attempt) {
        return status().thenCompose(status -> {
            if (status.isUp()) {
                return CompletableFuture.completedFuture(null);
            }
            if (status.isDown() && Boolean.FALSE.equals(status.connected())) {
                return CompletableFuture.failedFuture(new LoginRequiredException(settings.url()));
            }
            attempt.happened(SessionEvent.BROKERAGE_MISSING);
            boolean compete = false;
            if (status.isTaken()) {
                Competition.Move move = competition.next();
                if (move == Competition.Move.WAIT || move == Competition.Move.STOP) {
                    return CompletableFuture.failedFuture(taken());
                }
                compete = move == Competition.Move.TAKE;
            } else {
                competition.over();
            }
            boolean taking = compete;
            return ask(attempt, taking).thenCompose(asked -> await(attempt, POLLS, taking));
        });
    }

    private static CompetingException taken() {
        return new CompetingException("another login of the same user has the brokerage session");
    }

    /** {@code ssodh/init}; never twice within half a minute, however often the session is lost. */
    private CompletionStage<JsonNode> ask(Attempt attempt, boolean compete) {
        byte[] body = ("{\"publish\":true,\"compete\":" + compete + "}").getBytes(StandardCharsets.UTF_8);
        Duration pause;
        synchronized (this) {
            long due = everAsked ? lastAsked + settings.rhythm().patientRetry().toNanos() : timers.nanoTime();
            pause = Duration.ofNanos(Math.max(0, due - timers.nanoTime()));
        }
        return timers.pause(pause)
                .thenCompose(over -> step(attempt, () -> {
                    synchronized (this) {
                        everAsked = true;
                        lastAsked = timers.nanoTime();
                    }
                    attempt.happened(SessionEvent.BROKERAGE_ASKED);
                    return call("session/init", "POST", "/iserver/auth/ssodh/init", body);
                }));
    }

    private CompletionStage<BrokerageStatus> status() {
        return http.apply(question(PATIENCE))
                .thenCompose(answer -> saysNoBridge(answer)
                        ? CompletableFuture.completedFuture(BrokerageStatus.UNKNOWN)
                        : json("session/status", answer).thenApply(BrokerageStatus.UNKNOWN::merge));
    }

    /** Before {@code ssodh/init} any call below {@code /iserver} may be refused like this, this one too (quirk 16). */
    static boolean saysNoBridge(Answer answer) {
        if (answer.status() != 400) {
            return false;
        }
        String body = answer.text();
        return body.contains("no bridge") || body.contains("Init session first");
    }

    private CompletionStage<Void> await(Attempt attempt, int polls, boolean taking) {
        return step(attempt, this::status).thenCompose(status -> {
            if (status.isUp()) {
                return CompletableFuture.completedFuture(null);
            }
            if (status.isTaken() && !taking) {
                return CompletableFuture.failedFuture(taken());
            }
            if (polls <= 1) {
                return CompletableFuture.failedFuture(new NotConnectedException(
                        "the brokerage session did not come up within " + POLLS + " s, although it was asked for"));
            }
            return timers.pause(POLL).thenCompose(over -> await(attempt, polls - 1, taking));
        });
    }

    private CompletionStage<SessionFacts> accounts() {
        return call("account/list", "GET", "/iserver/accounts", null).thenApply(json -> {
            List<String> accounts = new ArrayList<>();
            json.path("accounts").forEach(account -> accounts.add(account.asText()));
            JsonNode paper = json.path("isPaper");
            return new SessionFacts(List.copyOf(accounts), paper.isBoolean() ? paper.asBoolean() : null);
        });
    }

    /** It is no reason not to work that IBKR will not have it: then it asks, and is answered as confirm says. */
    private CompletionStage<Void> suppress() {
        Set<String> ids = suppressions.ids();
        if (ids.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        byte[] body = ("{\"messageIds\":[\"" + String.join("\",\"", ids) + "\"]}").getBytes(StandardCharsets.UTF_8);
        return call("order/suppress", "POST", "/iserver/questions/suppress", body)
                .handle((answer, failure) -> {
                    if (failure != null) {
                        LOG.warn(
                                "IBKR did not take it that it shall not ask {}: {}",
                                ids,
                                Causes.of(failure).getMessage());
                    }
                    return null;
                });
    }

    private CompletionStage<JsonNode> call(String operation, String method, String path, byte[] body) {
        return send(operation, method, path, body).thenCompose(answer -> json(operation, answer));
    }

    private CompletionStage<Answer> send(String operation, String method, String path, byte[] body) {
        return http.apply(new Request(operation, method, path, body, Priority.SESSION, false, PATIENCE));
    }

    private CompletionStage<JsonNode> json(String operation, Answer answer) {
        try {
            return CompletableFuture.completedFuture(read(operation, answer));
        } catch (IbkrException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private JsonNode read(String operation, Answer answer) throws IbkrException {
        if (answer.status() == 401 || answer.status() == 302) {
            throw new LoginRequiredException(settings.url());
        }
        if (answer.status() == 429) {
            throw new PacingException(operation + " was answered 429 (too many requests)", null, true);
        }
        JsonNode json = answer.json();
        if (answer.status() != 200 || json == null || !json.isObject()) {
            throw new RefusedException(operation + " was answered with status " + answer.status()
                    + (json != null && json.path("error").isTextual()
                            ? ": " + json.path("error").asText()
                            : ""));
        }
        if (json.has("error")) {
            throw new LoginRequiredException(settings.url());
        }
        return json;
    }
}
