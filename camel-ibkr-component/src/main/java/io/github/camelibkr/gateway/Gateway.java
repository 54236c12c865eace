package io.github.camelibkr.gateway;

import io.github.camelibkr.gateway.Pacer.Permit;
import io.github.camelibkr.model.IbkrException;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.NotConnectedException;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.vertx.websocket.VertxWebsocketComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One gateway, shared by all endpoints of a Camel context that name its URL. */
public class Gateway extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final CamelContext context;
    private final GatewaySettings settings;
    private final GatewayListener listener;

    private CamelTimers timers;
    private ExecutorService pool;
    private GatewayHttp http;
    private WebsocketDialer websockets;
    private GatewaySession session;
    private Pacer pacer;

    /** Not started yet; {@code listener} hears what the websocket brings. */
    public Gateway(CamelContext context, GatewaySettings settings, GatewayListener listener) {
        this.context = context;
        this.settings = settings;
        this.listener = listener;
    }

    @Override
    protected void doStart() throws Exception {
        if (!settings.url().tls()) {
            LOG.warn(
                    "The gateway at {} is spoken to without TLS: any program on this machine can listen",
                    settings.url());
        }
        pacer = Pacer.of(settings.url());
        GatewayTls tls = new GatewayTls(context, settings);
        timers = new CamelTimers(context, this);
        // no queue, since it is the pacer where requests wait
        pool = OnDemandPool.create(context, this, "IbkrRequest", 1, GatewayHttpComponent.CONNECTIONS, 0);
        http = new GatewayHttp(context, settings, tls, timers);
        websockets = new WebsocketDialer(vertx(), settings.url().tls() ? tls : null);
        session = new GatewaySession(
                settings,
                timers,
                new SessionOpening(settings, timers, this::sendUnchecked),
                owner -> new StreamConnection(settings, websockets, timers, owner),
                listener);
        session.start();
    }

    /** Camel's own Vert.x of this context; it lives as long as the context does. */
    private Vertx vertx() {
        VertxWebsocketComponent component = context.getComponent("vertx-websocket", VertxWebsocketComponent.class);
        ServiceHelper.startService(component);
        return component.getVertx();
    }

    @Override
    protected void doStop() {
        if (session != null) {
            session.stop();
        }
        if (websockets != null) {
            websockets.close();
        }
        if (timers != null) {
            pacer.withdraw(timers);
        }
        // the client before its threads: it ends what hangs, so that every caller hears how his request ended
        if (http != null) {
            http.close();
        }
        if (pool != null) {
            context.getExecutorServiceManager().shutdownGraceful(pool, 5_000);
        }
        if (timers != null) {
            timers.stop();
        }
    }

    /** The only source of time. */
    public Timers timers() {
        return timers;
    }

    /** How it is. */
    public GatewayStatus status() {
        return session == null
                ? new GatewayStatus(settings.url().base(), GatewayState.STOPPED, java.time.Instant.now(), 0, 0, null)
                : session.status();
    }

    /** What it was made with. */
    public GatewaySettings settings() {
        return settings;
    }

    /** From now on the websocket is kept open, too. */
    public void wantStream() {
        session.wantSocket();
    }

    /** Sends a command over the websocket, if it is up; false if it is not. */
    public boolean sendCommand(String command) {
        return session.send(command);
    }

    /**
     * What the session says of itself, once it is open.
     *
     * @return fails with {@link NotConnectedException} if that takes longer than {@code maxWait}
     */
    public CompletionStage<SessionFacts> session(Duration maxWait) {
        CompletableFuture<SessionFacts> waiting = session.opened();
        if (waiting.isDone()) {
            return waiting;
        }
        Timers.Alarm alarm = timers.after(maxWait, () -> {
            session.forget(waiting);
            String problem = session.status().problem();
            waiting.completeExceptionally(new NotConnectedException("the session at " + settings.url()
                    + " is not open after " + maxWait.toMillis() + " ms"
                    + (problem == null ? "" : ": " + problem)));
        });
        waiting.whenComplete((facts, failure) -> alarm.cancel());
        return waiting;
    }

    /**
     * Sends a request once the session is open and the limits allow it. It is sent at most once.
     *
     * @return fails with {@link NotConnectedException} or {@code PacingException} if nothing was sent, and with
     *     {@link NoAnswerException} if that is not certain
     */
    public CompletionStage<Answer> send(Request request) {
        return session(request.patience().maxWait())
                .thenCompose(facts -> sendUnchecked(request))
                .whenComplete((answer, failure) -> {
                    if (answer != null && saysThatTheSessionIsGone(answer)) {
                        session.suspect(request.operation() + " was answered with status " + answer.status());
                    }
                });
    }

    /** Sends a request whatever the state of the session. */
    public CompletionStage<Answer> sendUnchecked(Request request) {
        CompletableFuture<Answer> result = new CompletableFuture<>();
        pacer.acquire(
                request.pace(),
                request.patience().maxWait(),
                timers,
                permit -> execute(request, permit, result),
                result::completeExceptionally);
        return result;
    }

    private void execute(Request request, Permit permit, CompletableFuture<Answer> result) {
        try {
            pool.execute(() -> {
                try {
                    Answer answer = http.execute(request);
                    permit.answered();
                    if (answer.status() == 429) {
                        pacer.penalty(timers);
                    }
                    result.complete(answer);
                } catch (NotConnectedException e) {
                    permit.unused();
                    result.completeExceptionally(e);
                } catch (IbkrException e) {
                    permit.unanswered(request.patience().requestTimeout());
                    result.completeExceptionally(e);
                } catch (RuntimeException | Error e) {
                    permit.unanswered(Duration.ofSeconds(1));
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            if (!pool.isShutdown()) {
                // the thread whose request is over is not back yet
                timers.after(Duration.ofMillis(1), () -> execute(request, permit, result));
                return;
            }
            permit.unused();
            result.completeExceptionally(new NotConnectedException(
                    request.operation() + " was not sent: the gateway connection is closing", e));
        }
    }

    /** Quirks 16 and 19: 401 after the reset, 400 while the brokerage layer is down. */
    private static boolean saysThatTheSessionIsGone(Answer answer) {
        return answer.status() == 401 || SessionOpening.saysNoBridge(answer);
    }
}
