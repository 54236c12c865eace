package io.github.camelibkr.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Pace;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.IbkrJson;
import io.github.camelibkr.model.NotConnectedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Opens a session in the only order that works: who is logged in ({@code /tickle}); is the brokerage layer up
 * ({@code /iserver/auth/status}); if not, start it ({@code ssodh/init}) and wait until it is authenticated, connected
 * <em>and</em> established (quirks 12 to 14); then {@code /iserver/accounts}, without which orders and snapshots fail
 * (quirk 38).
 */
final class SessionOpening {

    private static final Duration POLL = Duration.ofSeconds(1);
    /** IBKR's own limit for it. */
    private static final Pace TICKLE = Pace.onceIn("session/tickle", 1);

    private static final int POLLS = 30;
    /** The session's own requests wait for their turn, however impatient the routes are. */
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(30));

    private static final byte[] INIT = "{\"publish\":true,\"compete\":false}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    /** Sends requests, paced, without asking whether the session is open. */
    private final Function<Request, CompletionStage<Answer>> http;

    private final GatewaySettings settings;
    private final Timers timers;

    SessionOpening(GatewaySettings settings, Timers timers, Function<Request, CompletionStage<Answer>> http) {
        this.settings = settings;
        this.timers = timers;
        this.http = http;
    }

    /** The outcome: the id to open the websocket with (null if the gateway gave none), and what is known. */
    record Opened(String sessionId, SessionFacts facts) {}

    CompletionStage<Opened> open() {
        return tickle().thenCompose(tickle ->
                brokerage().thenCompose(up -> accounts()).thenApply(facts -> new Opened(tickle.sessionId(), facts)));
    }

    /** What {@code /tickle} says. */
    record Tickle(String sessionId, boolean authenticated) {}

    CompletionStage<Tickle> tickle() {
        return call("session/tickle", "POST", "/tickle", EMPTY, TICKLE).thenApply(json -> {
            JsonNode session = json.path("session");
            // 200 whatever the state of the brokerage layer (quirk 21); fields can be missing
            boolean authenticated = json.path("iserver")
                    .path("authStatus")
                    .path("authenticated")
                    .asBoolean(true);
            return new Tickle(session.isTextual() && isSafe(session.asText()) ? session.asText() : null, authenticated);
        });
    }

    /** It goes into a header: nothing but letters and digits may get there. */
    private static boolean isSafe(String sessionId) {
        return sessionId.matches("[0-9A-Za-z._-]{1,128}");
    }

    private CompletionStage<Void> brokerage() {
        return status().thenCompose(ready -> ready
                ? CompletableFuture.completedFuture(null)
                : call("session/init", "POST", "/iserver/auth/ssodh/init", INIT, Pace.GLOBAL)
                        .thenCompose(json -> await(POLLS)));
    }

    private CompletionStage<Boolean> status() {
        return send("session/status", "POST", "/iserver/auth/status", EMPTY, Pace.GLOBAL)
                .thenCompose(answer -> saysNoBridge(answer)
                        ? CompletableFuture.completedFuture(false)
                        : json("session/status", answer).thenApply(SessionOpening::ready));
    }

    /** Before {@code ssodh/init} any call below {@code /iserver} may be refused like this, this one too (quirk 16). */
    static boolean saysNoBridge(Answer answer) {
        if (answer.status() != 400) {
            return false;
        }
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return body.contains("no bridge") || body.contains("Init session first");
    }

    private static boolean ready(JsonNode status) {
        return status.path("authenticated").asBoolean()
                && status.path("connected").asBoolean(true)
                // missing from old builds (quirk 13)
                && status.path("established").asBoolean(true);
    }

    private CompletionStage<Void> await(int polls) {
        return status().thenCompose(ready -> {
            if (ready) {
                return CompletableFuture.completedFuture(null);
            }
            if (polls <= 1) {
                return CompletableFuture.failedFuture(new NotConnectedException(
                        "the brokerage session did not come up: another login of the same user may hold it"));
            }
            CompletableFuture<Void> pause = new CompletableFuture<>();
            timers.after(POLL, () -> pause.complete(null));
            return pause.thenCompose(over -> await(polls - 1));
        });
    }

    private CompletionStage<SessionFacts> accounts() {
        return call("account/list", "GET", "/iserver/accounts", null, Pace.GLOBAL)
                .thenApply(json -> {
                    List<String> accounts = new ArrayList<>();
                    json.path("accounts").forEach(account -> accounts.add(account.asText()));
                    JsonNode paper = json.path("isPaper");
                    return new SessionFacts(List.copyOf(accounts), paper.isBoolean() ? paper.asBoolean() : null);
                });
    }

    private CompletionStage<JsonNode> call(String operation, String method, String path, byte[] body, Pace pace) {
        return send(operation, method, path, body, pace).thenCompose(answer -> json(operation, answer));
    }

    private CompletionStage<Answer> send(String operation, String method, String path, byte[] body, Pace pace) {
        return http.apply(new Request(operation, method, path, body, pace, PATIENCE));
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
        JsonNode json;
        try {
            json = IbkrJson.read(answer.body());
        } catch (IOException e) {
            json = null;
        }
        if (answer.status() != 200 || json == null || !json.isObject()) {
            throw new NotConnectedException(operation + " was answered with status " + answer.status()
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
