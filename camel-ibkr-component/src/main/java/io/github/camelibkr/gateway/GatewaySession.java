package io.github.camelibkr.gateway;

import io.github.camelibkr.gateway.SessionOpening.Opened;
import io.github.camelibkr.gateway.SessionOpening.Tickle;
import io.github.camelibkr.model.Causes;
import io.github.camelibkr.model.NotConnectedException;
import io.github.camelibkr.model.PacingException;
import io.github.camelibkr.time.Timers;
import io.github.camelibkr.wire.Frame;
import io.github.camelibkr.wire.GatewaySocket;
import io.github.camelibkr.wire.NotSent;
import io.github.camelibkr.wire.PortWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The state machine of one gateway's session (docs/session.md): opening it, keeping it alive, the websocket, and
 * starting over. There is one attempt at a time; each has a number, and what a former one still had to say is not heard.
 */
final class GatewaySession implements StreamConnection.Owner, KeepAlive.Listener {

    private final GatewaySettings settings;
    private final Timers timers;
    private final SessionOpening opening;
    private final KeepAlive keepAlive;
    private final Function<StreamConnection.Owner, StreamConnection> connections;
    private final PortWatch port;
    private final GatewayListener listener;
    private final SessionNews news;
    private final Pauses pauses;
    private final Waiters waiters;

    // all below guarded by this, unless volatile; the listener may be called with the lock held, so it must never
    // wait for somebody who wants it
    private final SessionState state;
    private int attempt;
    /** How often in a row nobody listened at the port. */
    private int refusals;

    private boolean socketWanted;
    private boolean sessionLost;
    private String sessionId;
    /** Null: not open, or not known to be any more. */
    private SessionFacts facts;
    /** What was said over REST when it was opened last. */
    private SessionFacts opened;

    /** Grows whenever a session is lost, so that late complaints about an old one are known as such. */
    private volatile long epoch;

    private Duration pauseBeforeConnect = Duration.ZERO;
    private StreamConnection connection;
    private volatile StreamConnection streaming;

    GatewaySession(
            GatewaySettings settings,
            Timers timers,
            SessionOpening opening,
            Function<KeepAlive.Listener, KeepAlive> keepAlives,
            Function<StreamConnection.Owner, StreamConnection> connections,
            PortWatch port,
            GatewayListener listener,
            SessionNews news) {
        this.settings = settings;
        this.timers = timers;
        this.opening = opening;
        this.keepAlive = keepAlives.apply(this);
        this.connections = connections;
        this.port = port;
        this.listener = listener;
        this.news = news;
        this.pauses = new Pauses(settings, timers);
        this.waiters = new Waiters(settings.url());
        this.state = new SessionState(settings.url(), timers);
    }

    synchronized void start() {
        if (state.is(GatewayState.STOPPED)) {
            state.moveTo(GatewayState.CONNECTING, null);
            open();
        }
    }

    /** From now on the websocket is wanted, too. */
    synchronized void wantSocket() {
        if (!socketWanted) {
            socketWanted = true;
            if (state.is(GatewayState.READY)) {
                connect();
            }
        }
    }

    /** How it is, but for the pacing. */
    synchronized GatewayStatus status() {
        return state.status(connection == null ? null : connection.lastFrame(), keepAlive.missed());
    }

    /** Completes once requests work; at once if they do, or never will. */
    synchronized CompletableFuture<SessionFacts> opened() {
        if (facts != null) {
            return CompletableFuture.completedFuture(facts);
        }
        return state.is(GatewayState.STOPPED) ? CompletableFuture.failedFuture(waiters.closing()) : waiters.add();
    }

    /** Why whoever is in a hurry should not wait: it is known that the session is gone. Null if it is not. */
    synchronized NotConnectedException lost() {
        boolean gone = facts == null && (sessionLost || state.isHopeless());
        return gone ? new NotConnectedException(state.describe()) : null;
    }

    void forget(CompletableFuture<SessionFacts> waiter) {
        waiters.forget(waiter);
    }

    /** Which session this is; to be given to {@link #suspect}. */
    long epoch() {
        return epoch;
    }

    /** Sends a command over the websocket; false if it is not up. Takes no lock. */
    boolean send(String command) {
        StreamConnection open = streaming;
        return open != null && open.send(command);
    }

    /** Whether the websocket is up. Takes no lock. */
    boolean isStreaming() {
        return streaming != null;
    }

    /** Reads the websocket no further for a while, or goes on. Takes no lock. */
    void hold(boolean stop) {
        StreamConnection open = streaming;
        if (open != null) {
            open.hold(stop);
        }
    }

    /** An answer to a request of that epoch said that the session is gone. */
    synchronized void suspect(long whose, String why) {
        if (whose == epoch) {
            suspect(SessionEvent.BROKERAGE_MISSING, why);
        }
    }

    private void suspect(SessionEvent event, String why) {
        if (facts != null) {
            state.happened(event);
            forgetSession();
            sessionLost = true;
            state.moveTo(GatewayState.CONNECTING, new Trouble(GatewayState.CONNECTING, event, why, null));
            news.lost(why);
            if (connection != null) {
                StreamConnection old = connection;
                interrupt(why);
                old.drop(why);
            }
            open();
        }
    }

    /** Somebody says that it is worth another attempt now; nothing happens if everything works. */
    synchronized void reconnect() {
        if (!state.is(GatewayState.STOPPED) && facts == null) {
            open();
        }
    }

    void stop() {
        StreamConnection open;
        synchronized (this) {
            attempt++;
            open = connection;
            connection = null;
            streaming = null;
            forgetSession();
            state.happened(SessionEvent.UNREACHABLE);
            state.happened(SessionEvent.WEBSOCKET_ENDED);
            state.moveTo(GatewayState.STOPPED, null);
        }
        waiters.close();
        if (open != null) {
            open.close();
        }
    }

    private void open() {
        int mine = ++attempt;
        // without the lock: what those who waited do now is their own affair
        opening.open(attempt(mine)).whenComplete((session, failure) -> concluded(mine, session, failure)
                .run());
    }

    /** An attempt has ended; what is given back tells those who waited for it. */
    private synchronized Runnable concluded(int mine, Opened session, Throwable failure) {
        if (mine != attempt) {
            return () -> {};
        }
        if (failure != null) {
            failed(Causes.of(failure));
            return () -> {};
        }
        Runnable tellWaiters = waiters.open(session.facts());
        opened(session);
        return tellWaiters;
    }

    private SessionOpening.Attempt attempt(int mine) {
        return new SessionOpening.Attempt() {
            @Override
            public boolean isCurrent() {
                return GatewaySession.this.isCurrent(mine);
            }

            @Override
            public void happened(SessionEvent event) {
                ifCurrent(mine, () -> state.happened(event));
            }
        };
    }

    private void opened(Opened session) {
        refusals = 0;
        news.open(session.facts());
        sessionId = session.sessionId();
        facts = session.facts();
        opened = facts;
        sessionLost = false;
        keepAlive.start();
        if (!socketWanted) {
            up();
        } else if (pauseBeforeConnect.isZero()) {
            connect();
        } else {
            state.moveTo(GatewayState.REQUESTS_ONLY);
            later(pauseBeforeConnect, () -> {
                if (connection == null) {
                    connect();
                }
            });
        }
    }

    private void failed(Throwable cause) {
        Trouble found = Trouble.of(cause, settings.url());
        Trouble why = settings.conduct().isInMaintenance(timers.now()) ? found.expected() : found;
        forgetSession();
        if (why.event() != null) {
            state.happened(why.event());
        }
        if (!state.is(why.state()) || !news.isTold()) {
            news.trouble(why, cause);
        } else {
            news.still(why);
        }
        state.moveTo(why.state(), why);
        Duration pause = pauses.after(why, cause);
        if (pause == null) {
            return;
        }
        int mine = attempt;
        later(pause, this::open);
        refusals = NotSent.isRefusal(cause) ? refusals + 1 : 0;
        if (why.state() == GatewayState.CONNECTING && !(cause instanceof PacingException)) {
            // more than once in a row: it may be back before the first look
            port.until(
                    refusals > 1,
                    () -> isCurrent(mine),
                    () -> ifCurrent(mine, () -> later(pauses.shortest(), this::open)));
        }
    }

    private synchronized boolean isCurrent(int mine) {
        return mine == attempt;
    }

    /** Does something with the lock held, unless another attempt has begun. */
    private synchronized void ifCurrent(int mine, Runnable action) {
        if (mine == attempt) {
            action.run();
        }
    }

    /** The same, in a while. */
    private void later(Duration pause, Runnable action) {
        int mine = attempt;
        timers.after(pause, () -> ifCurrent(mine, action));
    }

    private void forgetSession() {
        facts = null;
        sessionId = null;
        epoch++;
        keepAlive.stop();
    }

    @Override
    public synchronized void alive(Tickle tickle) {
        if (tickle.brokerage().isDown()) {
            suspect(SessionEvent.BROKERAGE_MISSING, "it is no longer authenticated");
        } else if (sessionId != null && tickle.sessionId() != null && !sessionId.equals(tickle.sessionId())) {
            // an old websocket would go on beating, with dead subscriptions (quirk 22); fields can be missing (quirk
            // 21)
            suspect(SessionEvent.LOGIN_CHANGED, "the gateway has a new session");
        }
    }

    @Override
    public synchronized void missed(int inARow, Throwable failure) {
        Throwable cause = Causes.of(failure);
        // one bad answer proves nothing
        if (cause instanceof NotConnectedException && !(cause instanceof RefusedException)) {
            suspect(Trouble.of(cause, settings.url()).event(), String.valueOf(cause.getMessage()));
        } else {
            news.missed(inARow, cause);
        }
    }

    private void connect() {
        state.moveTo(GatewayState.REQUESTS_ONLY, new Trouble(null, null, "the websocket is being opened", null));
        state.happened(SessionEvent.WEBSOCKET_DIALLED);
        connection = connections.apply(this);
        connection.connect(sessionId);
    }

    @Override
    public synchronized void answered(StreamConnection which) {
        if (connection == which) {
            state.happened(SessionEvent.WEBSOCKET_ANSWERED);
        }
    }

    @Override
    public synchronized void up(StreamConnection which) {
        if (connection == which) {
            state.happened(SessionEvent.WEBSOCKET_HEARD);
            pauseBeforeConnect = Duration.ZERO;
            streaming = which;
            state.resumed();
            up();
            listener.streaming();
        }
    }

    private void up() {
        state.moveTo(GatewayState.READY, null);
        news.connected(socketWanted);
        Instant then = state.since();
        timers.after(settings.rhythm().healthy(), () -> {
            synchronized (this) {
                if (state.is(GatewayState.READY) && state.since().equals(then)) {
                    pauses.startShortAgain();
                }
            }
        });
    }

    @Override
    public synchronized void lost(StreamConnection which, GatewaySocket.End end) {
        if (connection == which) {
            news.lost(end.reason());
            state.moveTo(
                    GatewayState.CONNECTING,
                    new Trouble(GatewayState.CONNECTING, SessionEvent.WEBSOCKET_ENDED, end.reason(), null));
            interrupt(end.reason());
            // whatever ended it may have ended the session as well, or changed who is logged in: ask at once, and only
            // the next websocket waits
            forgetSession();
            pauseBeforeConnect = pauses.after(end);
            open();
        }
    }

    private void interrupt(String why) {
        boolean heard = streaming != null;
        state.lastHeard(connection.lastFrame());
        connection = null;
        streaming = null;
        state.happened(SessionEvent.WEBSOCKET_ENDED);
        if (heard) {
            state.interrupted();
            listener.interrupted(why);
        }
    }

    @Override
    public synchronized void unauthenticated(StreamConnection which, BrokerageStatus said) {
        if (connection == which) {
            suspect(
                    said.isTaken() ? SessionEvent.BROKERAGE_TAKEN : SessionEvent.BROKERAGE_MISSING,
                    "IBKR says that it is no longer authenticated");
        }
    }

    @Override
    public synchronized void identified(StreamConnection which, Identity identity) {
        // it may have changed without a word over REST: who ordered on paper must not go on with real money
        if (connection == which && facts != null) {
            facts = identity.after(facts, opened);
        }
    }

    @Override
    public void oversized(StreamConnection which, String topic) {
        if (which == streaming) {
            listener.oversized(topic);
        }
    }

    @Override
    public void frame(StreamConnection which, Frame frame) {
        if (which == streaming) {
            listener.frame(frame);
        }
    }
}
