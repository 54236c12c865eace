package io.github.camelibkr.gateway;

import io.github.camelibkr.catalogue.Priority;
import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.model.NoAnswerException;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.pacing.Claim;
import io.github.camelibkr.pacing.Pacer;
import io.github.camelibkr.pacing.Slot;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Answer;
import io.github.camelibkr.wire.GatewayHttp;
import io.github.camelibkr.wire.GatewayTls;
import io.github.camelibkr.wire.Patience;
import io.github.camelibkr.wire.PortWatch;
import io.github.camelibkr.wire.Request;
import io.github.camelibkr.wire.WebsocketDialer;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.component.vertx.websocket.VertxWebsocketComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One gateway, shared by all endpoints of a Camel context that name its URL. */
public class Gateway extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private static final int LINES_THAT_WAIT = 1_000;

    private final CamelContext context;
    private final GatewaySettings settings;
    private final GatewayListener listener;
    private final Function<Object, Timers> clocks;
    private final Pacer pacer;
    private final AnswerCache cache;

    private final Timers timers;
    private Timers keepAliveTimers;
    private ExecutorService pool;
    private ExecutorService keepAlivePool;
    private ExecutorService logThread;
    private GatewayHttp http;
    private WebsocketDialer websockets;
    private PortWatch port;
    private Requests requests;
    private Probe probe;
    private SessionNews news;
    private GatewaySession session;
    private Announcer announcer;
    private PacerUser user;
    private final Suppressions suppressions;

    /**
     * Not started yet.
     *
     * @param listener hears what the websocket brings
     * @param clocks makes the clocks, one for all and one for the keep-alive, for a source that Camel can show
     */
    public Gateway(
            CamelContext context, GatewaySettings settings, GatewayListener listener, Function<Object, Timers> clocks) {
        this.context = context;
        this.settings = settings;
        this.listener = listener;
        this.clocks = clocks;
        this.timers = clocks.apply(this);
        this.pacer = Pacer.of(settings.url().base(), timers);
        this.cache = AnswerCache.of(settings.url(), timers);
        this.suppressions = new Suppressions(settings.conduct().suppressed());
    }

    @Override
    protected void doStart() throws Exception {
        if (!settings.url().tls()) {
            LOG.warn(
                    "The gateway at {} is spoken to without TLS: any program on this machine can listen",
                    settings.url());
        }
        GatewayTls tls = new GatewayTls(context, settings.url(), settings.trust());
        keepAliveTimers = clocks.apply(this);
        // no queues, since it is the pacer where requests wait
        pool = OnDemandPool.create(context, this, "IbkrRequest", 1, GatewayHttp.CONNECTIONS, 0);
        keepAlivePool = OnDemandPool.create(context, this, "IbkrKeepAlive", 1, GatewayHttp.CONNECTIONS, 0);
        logThread = OnDemandPool.createSingle(context, this, "IbkrLog", LINES_THAT_WAIT);
        announcer = new Announcer(logThread);
        http = new GatewayHttp(context, settings.url(), settings.limits(), tls);
        Vertx vertx = vertx();
        websockets = new WebsocketDialer(vertx, settings.url().tls() ? tls : null, settings.limits());
        port = new PortWatch(
                settings.url(), vertx.createNetClient(new NetClientOptions().setConnectTimeout(1_000)), timers);
        user = new PacerUser();
        requests = new Requests(pacer, user, http, timers, settings.limits().firstByte());
        probe = new Probe(timers, pacer, user, this::question);
        news = new SessionNews(settings, timers, announcer);
        session = session();
        pacer.join(user);
        session.start();
    }

    private GatewaySession session() {
        Rhythm rhythm = settings.rhythm();
        SessionOpening opening = new SessionOpening(settings, timers, suppressions, this::sendUnchecked);
        return new GatewaySession(
                settings,
                timers,
                opening,
                hears -> new KeepAlive(
                        keepAliveTimers,
                        rhythm.tickle(),
                        () -> opening.tickle(request -> requests.once(request, keepAlivePool, keepAliveTimers, false))
                                .toCompletableFuture(),
                        hears),
                owner -> new StreamConnection(settings, websockets, timers, this::turn, owner),
                port,
                listener,
                news);
    }

    /** Asks whether the gateway still answers; it is harmless, and waits as long as it takes. */
    private CompletableFuture<Answer> question() {
        Patience patience = new Patience("the probe", Duration.ofDays(1), Duration.ofDays(1));
        return requests.once(SessionOpening.question(patience), keepAlivePool, timers, true);
    }

    /** The right to open a websocket: that is a request like any other, until it is answered. */
    private CompletableFuture<Slot> turn() {
        CompletableFuture<Slot> turn = new CompletableFuture<>();
        pacer.ask(new Claim(
                user,
                timers,
                "the websocket",
                Priority.SESSION,
                null,
                Duration.ofSeconds(30),
                false,
                null,
                turn::complete,
                turn::completeExceptionally));
        return turn;
    }

    /** Camel's own Vert.x of this context; it lives as long as the context does. */
    private Vertx vertx() {
        VertxWebsocketComponent component = context.getComponent("vertx-websocket", VertxWebsocketComponent.class);
        ServiceHelper.startService(component);
        return component.getVertx();
    }

    @Override
    protected void doStop() {
        if (session == null) {
            return;
        }
        session.stop();
        probe.stop();
        websockets.close();
        port.close();
        pacer.leave(user);
        // the client before its threads: it ends what hangs, so that every caller hears how his request ended
        http.close();
        for (ExecutorService threads : new ExecutorService[] {pool, keepAlivePool, logThread}) {
            context.getExecutorServiceManager().shutdownGraceful(threads, 1_000);
        }
        timers.stop();
        keepAliveTimers.stop();
    }

    /** Whether the websocket is up. */
    public boolean isStreaming() {
        return session != null && session.isStreaming();
    }

    /** What IBKR is told not to ask, in each session anew. */
    public Suppressions suppressions() {
        return suppressions;
    }

    /** The only source of time. */
    public Timers timers() {
        return timers;
    }

    /** How it is. */
    public GatewayStatus status() {
        if (session == null) {
            return new GatewayStatus(
                    settings.url().base(),
                    GatewayState.STOPPED,
                    SessionLayers.UNKNOWN,
                    Instant.EPOCH,
                    null,
                    0,
                    0,
                    0,
                    null,
                    null,
                    null);
        }
        return session.status().with(pacer.status(timers));
    }

    /** What it was made with. */
    public GatewaySettings settings() {
        return settings;
    }

    /** The number of the session: another after each opening. */
    public long epoch() {
        return session.epoch();
    }

    /** Where news are told. */
    public Announcer announcer() {
        return announcer;
    }

    /** From now on the websocket is kept open, too. */
    public void wantStream() {
        session.wantSocket();
    }

    /** Sends a command over the websocket, if it is up; false if it is not. */
    public boolean sendCommand(String command) {
        return session.send(command);
    }

    /** Reads the websocket no further, or goes on: somebody has no room for what must not be lost. */
    public void holdStream(boolean stop) {
        session.hold(stop);
    }

    /** Somebody has looked into what stood in the way: a penalty ends, and the session is opened now. */
    public void resume() {
        pacer.pardon();
        session.reconnect();
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

    /** The same, but it fails at once if the session is known to be gone: an order must not be placed much later. */
    public CompletionStage<SessionFacts> sessionNow(Duration maxWait) {
        NotConnectedException lost = session.lost();
        return lost == null ? session(maxWait) : CompletableFuture.failedFuture(lost);
    }

    /** The accounts that can be traded now; none if the session is not open. */
    public List<String> accounts() {
        CompletableFuture<SessionFacts> session = sessionNow(Duration.ZERO).toCompletableFuture();
        return session.isDone() && !session.isCompletedExceptionally()
                ? session.join().accounts()
                : List.of();
    }

    /**
     * Sends a request once the session is open and the limits allow it. It is sent at most once, unless it is
     * {@link Request#repeatable}.
     *
     * @return fails with {@link NotConnectedException} or {@link PacingException} if nothing was sent, and with
     *     {@link NoAnswerException} if that is not certain
     */
    public CompletionStage<Answer> send(Request request) {
        PacingException penalty = pacer.penalty(timers);
        if (penalty != null) {
            return CompletableFuture.failedFuture(penalty);
        }
        long asked = timers.nanoTime();
        return session(request.patience().maxWait()).thenCompose(facts -> {
            long epoch = session.epoch();
            Duration left = request.patience().maxWait().minusNanos(timers.nanoTime() - asked);
            Request next = request.waiting(left.isNegative() ? Duration.ZERO : left);
            return cache.get(
                            next,
                            facts,
                            timers,
                            settings.conduct().rateShare(),
                            question -> requests.send(question, pool))
                    .whenComplete((answer, failure) -> {
                        if (answer != null && saysThatTheSessionIsGone(request, answer)) {
                            session.suspect(
                                    epoch, request.operation() + " was answered with status " + answer.status());
                        }
                    });
        });
    }

    /** Somebody was told that the session is gone; {@code epoch}: which one he asked in. */
    public void suspect(long epoch, String why) {
        session.suspect(epoch, why);
    }

    /** Sends a request whatever the state of the session. */
    public CompletionStage<Answer> sendUnchecked(Request request) {
        return requests.send(request, pool);
    }

    /** A conversation is over, and others may be heard again. */
    public void release(Object conversation) {
        pacer.release(conversation);
    }

    /** When sending may begin again after a penalty; null if there is none, or that is not known. */
    public Instant penaltyEnd() {
        return pacer.status(timers).penaltyEnd();
    }

    /** Quirks 16 and 19: 401 after the reset, 400 while the brokerage layer is down. The data farm has its own bridge. */
    private static boolean saysThatTheSessionIsGone(Request request, Answer answer) {
        return answer.status() == 401
                || SessionOpening.saysNoBridge(answer) && !request.path().startsWith("/hmds/");
    }

    private final class PacerUser implements Pacer.User {

        @Override
        public Timers timers() {
            return timers;
        }

        @Override
        public double share() {
            return settings.conduct().rateShare();
        }

        @Override
        public void probeWanted() {
            probe.ask();
        }

        @Override
        public void penalised(Instant until) {
            news.penalty(until);
        }

        @Override
        public void penaltyOver() {
            news.penaltyOver();
            session.reconnect();
        }

        @Override
        public void unblocked() {
            session.reconnect();
        }
    }
}
