package io.github.camelibkr.gateway;

import io.github.camelibkr.gateway.SessionOpening.Opened;
import io.github.camelibkr.gateway.SessionOpening.Tickle;
import io.github.camelibkr.model.NotConnectedException;
import java.time.Instant;
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
    private long reconnects;
    private long gaps;
    private int attempt;
    private boolean socketWanted;
    private String sessionId;
    private SessionFacts facts;
    private CompletableFuture<SessionFacts> opened = new CompletableFuture<>();
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

    /** Completes once requests work; at once if they do. */
    synchronized CompletableFuture<SessionFacts> opened() {
        return opened;
    }

    /** Sends a command over the websocket; false if it is not up. Takes no lock. */
    boolean send(String command) {
        StreamConnection open = streaming;
        return open != null && open.send(command);
    }

    /** Something said that the session is gone. */
    synchronized void suspect(String why) {
        if (facts != null) {
            LOG.warn("The session at {} is gone ({}); it is opened again", settings.url(), why);
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
        synchronized (this) {
            attempt++;
            open = connection;
            connection = null;
            streaming = null;
            sessionId = null;
            facts = null;
            moveTo(GatewayState.STOPPED, null);
            opened.completeExceptionally(new NotConnectedException("the gateway connection is being closed"));
            opened = new CompletableFuture<>();
        }
        if (open != null) {
            open.close();
        }
    }

    private void open() {
        int mine = ++attempt;
        opening.open().whenComplete((session, failure) -> {
            synchronized (this) {
                if (mine == attempt) {
                    if (failure == null) {
                        opened(session);
                    } else {
                        failed(cause(failure));
                    }
                }
            }
        });
    }

    private void opened(Opened session) {
        LOG.info(
                "Session open at {}: {} account(s)",
                settings.url(),
                session.facts().accounts().size());
        sessionId = session.sessionId();
        facts = session.facts();
        opened.complete(facts);
        keepAlive(attempt);
        if (socketWanted) {
            connect();
        } else {
            up();
        }
    }

    private void failed(Throwable cause) {
        boolean login = cause instanceof LoginRequiredException;
        if (login) {
            forgetSession();
        }
        if (!cause.getMessage().equals(problem)) {
            LOG.warn("No session at {}: {}", settings.url(), cause.getMessage());
        }
        moveTo(login ? GatewayState.LOGIN_REQUIRED : GatewayState.CONNECTING, cause.getMessage());
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
        if (opened.isDone()) {
            opened = new CompletableFuture<>();
        }
    }

    private void keepAlive(int mine) {
        timers.after(settings.rhythm().tickle(), () -> opening.tickle().whenComplete((tickle, failure) -> {
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
        }));
    }

    /** Why a keep-alive says that the session is gone; null if it does not. */
    private String gone(Tickle tickle, Throwable failure) {
        if (failure instanceof LoginRequiredException) {
            return failure.getMessage();
        }
        if (failure != null) {
            LOG.warn("Keep-alive of {} failed: {}", settings.url(), failure.getMessage());
            return null;
        }
        if (!tickle.authenticated()) {
            return "it is no longer authenticated";
        }
        // an old websocket would go on beating, with dead subscriptions (quirk 22)
        return sessionId == null || sessionId.equals(tickle.sessionId()) ? null : "the gateway has a new session";
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
            streaming = which;
            if (gaps > reconnects) {
                reconnects = gaps;
            }
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
            if (!why.equals(problem)) {
                LOG.warn("Websocket to {} lost: {}", settings.url(), why);
            }
            moveTo(GatewayState.REQUESTS_ONLY, why);
            interrupt(why);
            // whatever ended it may have ended the session as well: begin at the beginning
            retry();
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

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
