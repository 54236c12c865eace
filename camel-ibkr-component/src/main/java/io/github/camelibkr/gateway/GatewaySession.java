package io.github.camelibkr.gateway;

import io.github.camelibkr.gateway.SessionOpening.Opened;
import io.github.camelibkr.gateway.SessionOpening.Tickle;
import io.github.camelibkr.model.NotConnectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one gateway and what moves it: opening the session, keeping it alive, the websocket, and starting over.
 * There is one attempt at a time; each has a number, and what a former one still had to say is not heard.
 */
final class GatewaySession implements StreamConnection.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(GatewaySession.class);

    private final GatewaySettings settings;
    private final Timers timers;
    private final SessionOpening opening;
    private final Function<StreamConnection.Owner, StreamConnection> connections;
    private final GatewayListener listener;
    private final Backoff backoff;

    // all below guarded by this, unless volatile; the listener may be called with the lock held, so it must never
    // wait for somebody who wants it
    private GatewayState state = GatewayState.STOPPED;
    private Instant since;
    private String problem;
    private String lastWarning;
    private long reconnects;
    private long gaps;
    private int attempt;
    private boolean socketWanted;
    private String sessionId;
    /** Null: not open, or not known to be any more. */
    private SessionFacts facts;

    private final Set<CompletableFuture<SessionFacts>> waiting = new LinkedHashSet<>();
    private Duration pauseBeforeConnect = Duration.ZERO;
    private StreamConnection connection;
    private volatile StreamConnection streaming;

    GatewaySession(
            GatewaySettings settings,
            Timers timers,
            SessionOpening opening,
            Function<StreamConnection.Owner, StreamConnection> connections,
            GatewayListener listener) {
        this.settings = settings;
        this.timers = timers;
        this.opening = opening;
        this.connections = connections;
        this.listener = listener;
        this.backoff = new Backoff(settings.rhythm());
        this.since = timers.now();
    }

    synchronized void start() {
        if (state == GatewayState.STOPPED) {
            moveTo(GatewayState.CONNECTING, null);
            open();
        }
    }

    /** From now on the websocket is wanted, too. */
    synchronized void wantSocket() {
        if (!socketWanted) {
            socketWanted = true;
            if (state == GatewayState.READY) {
                connect();
            }
        }
    }

    synchronized GatewayStatus status() {
        return new GatewayStatus(settings.url().base(), state, since, reconnects, gaps, problem);
    }

    /** Completes once requests work; at once if they do, or never will. */
    synchronized CompletableFuture<SessionFacts> opened() {
        if (facts != null) {
            return CompletableFuture.completedFuture(facts);
        }
        if (state == GatewayState.STOPPED) {
            return CompletableFuture.failedFuture(closing());
        }
        CompletableFuture<SessionFacts> waiter = new CompletableFuture<>();
        waiting.add(waiter);
        return waiter;
    }

    /** Somebody does not wait any longer. */
    synchronized void forget(CompletableFuture<SessionFacts> waiter) {
        waiting.remove(waiter);
    }

    /** Sends a command over the websocket; false if it is not up. Takes no lock. */
    boolean send(String command) {
        StreamConnection open = streaming;
        return open != null && open.send(command);
    }

    /** Something said that the session is gone. */
    synchronized void suspect(String why) {
        if (facts != null) {
            warn("The session at {} is gone ({}); it is opened again", why);
            forgetSession();
            moveTo(GatewayState.CONNECTING, why);
            if (connection != null) {
                StreamConnection old = connection;
                interrupt(why);
                old.drop(why);
            }
            retry();
        }
    }

    void stop() {
        StreamConnection open;
        List<CompletableFuture<SessionFacts>> disappointed;
        synchronized (this) {
            attempt++;
            open = connection;
            connection = null;
            streaming = null;
            forgetSession();
            moveTo(GatewayState.STOPPED, null);
            disappointed = new ArrayList<>(waiting);
            waiting.clear();
        }
        disappointed.forEach(waiter -> waiter.completeExceptionally(closing()));
        if (open != null) {
            open.close();
        }
    }

    private NotConnectedException closing() {
        return new NotConnectedException("the connection to the gateway at " + settings.url() + " is being closed");
    }

    private void open() {
        int mine = ++attempt;
        opening.open().whenComplete((session, failure) -> {
            List<CompletableFuture<SessionFacts>> glad = List.of();
            synchronized (this) {
                if (mine != attempt) {
                    return;
                }
                if (failure == null) {
                    glad = new ArrayList<>(waiting);
                    waiting.clear();
                    opened(session);
                } else {
                    failed(cause(failure));
                }
            }
            // without the lock: what they do now is their own affair
            glad.forEach(waiter -> waiter.complete(session.facts()));
        });
    }

    private void opened(Opened session) {
        LOG.info(
                "Session open at {}: {} account(s)",
                settings.url(),
                session.facts().accounts().size());
        lastWarning = null;
        sessionId = session.sessionId();
        facts = session.facts();
        keepAlive(attempt);
        if (!socketWanted) {
            up();
        } else if (pauseBeforeConnect.isZero()) {
            connect();
        } else {
            moveTo(GatewayState.REQUESTS_ONLY, problem);
            int mine = attempt;
            timers.after(pauseBeforeConnect, () -> {
                synchronized (this) {
                    if (mine == attempt && connection == null) {
                        connect();
                    }
                }
            });
        }
    }

    private void failed(Throwable cause) {
        boolean login = cause instanceof LoginRequiredException;
        String why = String.valueOf(cause.getMessage());
        forgetSession();
        warn("No session at {}: {}", why);
        moveTo(login ? GatewayState.LOGIN_REQUIRED : GatewayState.CONNECTING, why);
        retry();
    }

    private void retry() {
        int mine = ++attempt;
        timers.after(backoff.next(), () -> {
            synchronized (this) {
                if (mine == attempt) {
                    open();
                }
            }
        });
    }

    private void forgetSession() {
        facts = null;
        sessionId = null;
    }

    private void keepAlive(int mine) {
        timers.after(settings.rhythm().tickle(), () -> {
            synchronized (this) {
                if (mine != attempt) {
                    return;
                }
            }
            opening.tickle().whenComplete((tickle, failure) -> {
                synchronized (this) {
                    if (mine == attempt) {
                        String gone = gone(tickle, cause(failure));
                        if (gone != null) {
                            suspect(gone);
                        } else {
                            keepAlive(mine);
                        }
                    }
                }
            });
        });
    }

    /** Why a keep-alive says that the session is gone; null if it does not. */
    private String gone(Tickle tickle, Throwable failure) {
        if (failure instanceof NotConnectedException) {
            return failure.getMessage();
        }
        if (failure != null) {
            warn("Keep-alive of {} failed: {}", String.valueOf(failure.getMessage()));
            return null;
        }
        if (!tickle.authenticated()) {
            return "it is no longer authenticated";
        }
        // an old websocket would go on beating, with dead subscriptions (quirk 22); fields can be missing (quirk 21)
        boolean same = sessionId == null || tickle.sessionId() == null || sessionId.equals(tickle.sessionId());
        return same ? null : "the gateway has a new session";
    }

    private void connect() {
        moveTo(GatewayState.REQUESTS_ONLY, "the websocket is being opened");
        connection = connections.apply(this);
        connection.connect(sessionId);
    }

    @Override
    public synchronized void up(StreamConnection which) {
        if (connection == which) {
            LOG.info("Websocket to {} is up", settings.url());
            lastWarning = null;
            pauseBeforeConnect = Duration.ZERO;
            streaming = which;
            reconnects = Math.max(reconnects, gaps);
            up();
            listener.streaming();
        }
    }

    private void up() {
        moveTo(GatewayState.READY, null);
        Instant then = since;
        timers.after(settings.rhythm().healthy(), () -> {
            synchronized (this) {
                if (state == GatewayState.READY && since.equals(then)) {
                    backoff.reset();
                }
            }
        });
    }

    @Override
    public synchronized void lost(StreamConnection which, String why) {
        if (connection == which) {
            warn("Websocket to {} lost: {}", why);
            moveTo(GatewayState.CONNECTING, why);
            interrupt(why);
            // whatever ended it may have ended the session as well, or changed who is logged in: ask at once, and only
            // the next websocket waits
            forgetSession();
            pauseBeforeConnect = backoff.next();
            open();
        }
    }

    private void interrupt(String why) {
        boolean heard = streaming != null;
        connection = null;
        streaming = null;
        if (heard) {
            gaps++;
            listener.interrupted(why);
        }
    }

    @Override
    public synchronized void unauthenticated(StreamConnection which) {
        if (connection == which) {
            suspect("IBKR says that it is no longer authenticated");
        }
    }

    @Override
    public void frame(StreamConnection which, Frame frame) {
        if (which == streaming) {
            listener.frame(frame);
        }
    }

    private void moveTo(GatewayState next, String why) {
        if (next != state) {
            state = next;
            since = timers.now();
        }
        problem = why;
    }

    /** Once for each reason, not for each attempt. */
    private void warn(String format, String why) {
        if (!why.equals(lastWarning)) {
            LOG.warn(format, settings.url(), why);
            lastWarning = why;
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
