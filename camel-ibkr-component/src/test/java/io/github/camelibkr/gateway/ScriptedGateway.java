package io.github.camelibkr.gateway;

import io.github.camelibkr.gateway.GatewaySettings.Conduct;
import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.JsonLimits;
import io.github.camelibkr.model.LifecycleEvent;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.time.VirtualTimers;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.GatewayUrl;
import io.github.camelibkr.wire.Limits;
import io.github.camelibkr.wire.Request;
import io.github.camelibkr.wire.Trust;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A gateway without a wire, for unit tests: it answers what the test has said it shall, at once and on the test's own
 * thread. What the real one does is tested against the simulator.
 */
public final class ScriptedGateway extends Gateway {

    private static final byte[] NOTHING = new byte[0];

    private final VirtualTimers clock;
    private final Announcer announcer = new Announcer(Runnable::run);
    private final List<LifecycleEvent> events = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<Object> released = new ArrayList<>();
    private final Map<String, Deque<Object>> answers = new LinkedHashMap<>();
    private CompletableFuture<SessionFacts> session =
            CompletableFuture.completedFuture(new SessionFacts(List.of("DU1"), true));

    /** With an open session of the paper account DU1. */
    public ScriptedGateway(String url) {
        this(url, new VirtualTimers());
    }

    private ScriptedGateway(String url, VirtualTimers clock) {
        super(new DefaultCamelContext(), settings(url), null, any -> clock);
        this.clock = clock;
        announcer.listen(events::add);
    }

    private static GatewaySettings settings(String url) {
        return new GatewaySettings(
                GatewayUrl.parse(url),
                new Trust(List.of(), false, null),
                new Limits(1 << 20, 1 << 20, 1 << 16, JsonLimits.DEFAULT, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                new Conduct(Competing.yield, null, 1, Set.of()),
                Rhythm.DEFAULT);
    }

    /**
     * What it answers to requests whose method and path begin like this, one after the other, the last one again and
     * again: JSON with status 200, an {@link Answer}, an exception, or a future of an answer. Longer beginnings go first.
     */
    public ScriptedGateway on(String methodAndPath, Object... these) {
        answers.put(methodAndPath, new ArrayDeque<>(List.of(these)));
        return this;
    }

    /** How the session is from now on. */
    public void session(SessionFacts facts) {
        session.complete(facts);
        session = CompletableFuture.completedFuture(facts);
    }

    /** The session is lost, and its end known. */
    public void lost() {
        session = CompletableFuture.failedFuture(new NotConnectedException("the gateway is down"));
    }

    /** The session is being opened. */
    public void opening() {
        session = new CompletableFuture<>();
    }

    /** What was sent: method, path and body. */
    public List<String> said() {
        return requests.stream().map(ScriptedGateway::words).toList();
    }

    /** What was sent to paths that begin like this. */
    public List<String> said(String methodAndPath) {
        return said().stream().filter(words -> words.startsWith(methodAndPath)).toList();
    }

    /** The last request. */
    public Request last() {
        return requests.get(requests.size() - 1);
    }

    /** The conversations that have ended. */
    public List<Object> released() {
        return released;
    }

    /** What was announced: type, order and reason. */
    public List<String> events() {
        return events.stream()
                .map(event -> event.type() + " " + event.clientOrderId() + " " + event.reason())
                .toList();
    }

    /** Its clock. */
    public VirtualTimers clock() {
        return clock;
    }

    private static String words(Request request) {
        byte[] body = request.body() == null ? NOTHING : request.body();
        return (request.method() + " " + request.path() + " " + new String(body, StandardCharsets.UTF_8)).strip();
    }

    @Override
    public Announcer announcer() {
        return announcer;
    }

    @Override
    public void wantStream() {
        // whoever has frames for its listener brings them himself
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public long epoch() {
        return 1;
    }

    @Override
    public CompletionStage<SessionFacts> session(Duration maxWait) {
        return session;
    }

    @Override
    public CompletionStage<SessionFacts> sessionNow(Duration maxWait) {
        return session;
    }

    @Override
    public Instant penaltyEnd() {
        return null;
    }

    @Override
    public void release(Object conversation) {
        released.add(conversation);
    }

    @Override
    public CompletionStage<Answer> sendUnchecked(Request request) {
        return send(request);
    }

    @Override
    public CompletionStage<Answer> send(Request request) {
        if (request.departure() != null) {
            try {
                request.departure().open().close();
            } catch (IbkrException denied) {
                return CompletableFuture.failedFuture(denied);
            }
        }
        requests.add(request);
        String words = request.method() + " " + request.path();
        Deque<Object> these = answers.entrySet().stream()
                .filter(entry -> words.startsWith(entry.getKey()))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
                .map(Map.Entry::getValue)
                .orElseThrow(() -> new AssertionError("nothing was said about " + words));
        return answer(these.size() == 1 ? these.peek() : these.remove());
    }

    @SuppressWarnings("unchecked")
    private static CompletionStage<Answer> answer(Object said) {
        if (said instanceof CompletionStage<?> pending) {
            return (CompletionStage<Answer>) pending;
        }
        if (said instanceof Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
        return CompletableFuture.completedFuture(
                said instanceof Answer answer
                        ? answer
                        : new Answer(200, said.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
