package io.github.camelibkr.simulator.session;

import io.github.camelibkr.simulator.time.Floor;
import io.github.camelibkr.simulator.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The two layers of a session: the web login (SSO), and the brokerage session on top of it. */
public final class Session {

    /** How far the brokerage layer has come. */
    private enum Brokerage {
        NONE,
        AUTHENTICATED,
        ESTABLISHED
    }

    /** What the rest of the gateway wants to hear about. */
    public interface Listener {

        /** A field of the session's status has a new value. */
        default void statusChanged(String field, boolean value) {}

        /** Somebody has logged in. */
        default void loggedIn() {}

        /** The login has ended. */
        default void loggedOut() {}

        /** The brokerage session is there and everything can be asked. */
        default void brokerageUp() {}

        /** The brokerage session is gone, and with it every stream and every once-per-session habit. */
        default void brokerageDown() {}
    }

    private final Time time;
    private final Floor floor;
    private final Duration establishDelay;
    private final SplittableRandom dice;
    private final List<Listener> listeners = new ArrayList<>();
    private String id;
    private boolean loggedIn;
    private boolean competing;
    private Brokerage brokerage = Brokerage.NONE;
    private long generation;
    private long lastUse;

    /** Makes a session that is not logged in; a given id is used for the first login. */
    public Session(Time time, Floor floor, long seed, Duration establishDelay, String firstId) {
        this.time = time;
        this.floor = floor;
        this.establishDelay = establishDelay;
        this.dice = new SplittableRandom(seed ^ 0x5e55L);
        this.id = firstId;
    }

    /** Tells somebody of changes. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Somebody logs in with a browser: the web layer is up under a new session id. Sockets of an earlier login stay
     * open and go on heartbeating, with dead subscriptions.
     */
    public void login() {
        floor.run(() -> {
            id = id != null && generation == 0 ? id : newId();
            generation++;
            loggedIn = true;
            competing = false;
            quietlyDropBrokerage();
            used();
            listeners.forEach(Listener::loggedIn);
        });
    }

    /** The whole session ends, as by {@code POST /logout}. */
    public void logout() {
        floor.run(() -> {
            loggedIn = false;
            drop();
            listeners.forEach(Listener::loggedOut);
        });
    }

    /** The web session runs out without a word to anybody: requests are answered 401, sockets go on heartbeating. */
    public void expire() {
        floor.run(() -> {
            loggedIn = false;
            quietlyDropBrokerage();
            listeners.forEach(Listener::loggedOut);
        });
    }

    /** The same user logs in elsewhere and takes the brokerage session away. */
    public void compete() {
        floor.run(() -> {
            setCompeting(true);
            drop();
        });
    }

    /** The other login ends; {@code ssodh/init} without {@code compete} is enough again. */
    public void giveBack() {
        floor.run(() -> setCompeting(false));
    }

    /** The brokerage session is lost; the web session stays. */
    public void dropBrokerage() {
        floor.run(this::drop);
    }

    /** Opens the brokerage session, as by {@code POST /iserver/auth/ssodh/init} with {@code compete:true}. */
    public void initBrokerage() {
        floor.run(() -> init(true));
    }

    /** The id that {@code /tickle} shows. */
    public String id() {
        return floor.ask(() -> id);
    }

    /** Whether the web layer is up. */
    public boolean isLoggedIn() {
        return floor.ask(() -> loggedIn);
    }

    /** Whether the brokerage layer is authenticated; it may not be usable yet. */
    public boolean isAuthenticated() {
        return floor.ask(() -> brokerage != Brokerage.NONE);
    }

    /** Whether the brokerage layer can be used. */
    public boolean isEstablished() {
        return floor.ask(() -> brokerage == Brokerage.ESTABLISHED);
    }

    /** Whether another login holds the brokerage session. */
    public boolean isCompeting() {
        return floor.ask(() -> competing);
    }

    /** Whether a client that shows this id belongs to the session of now. */
    public boolean owns(String shownId) {
        return loggedIn && id.equals(shownId);
    }

    /** A request or a {@code tic} keeps the login alive. */
    public void used() {
        lastUse = time.nanos();
    }

    /** Time since the last use. */
    Duration idleFor() {
        return Duration.ofNanos(time.nanos() - lastUse);
    }

    void init(boolean compete) {
        if (competing && !compete || brokerage != Brokerage.NONE) {
            return;
        }
        setCompeting(false);
        brokerage = Brokerage.AUTHENTICATED;
        listeners.forEach(listener -> listener.statusChanged("authenticated", true));
        long begun = generation;
        if (establishDelay.isZero()) {
            establish();
        } else {
            time.after(establishDelay, () -> {
                if (generation == begun && brokerage == Brokerage.AUTHENTICATED) {
                    establish();
                }
            });
        }
    }

    private void establish() {
        brokerage = Brokerage.ESTABLISHED;
        listeners.forEach(listener -> listener.statusChanged("established", true));
        listeners.forEach(Listener::brokerageUp);
    }

    private void setCompeting(boolean value) {
        if (competing != value) {
            competing = value;
            listeners.forEach(listener -> listener.statusChanged("competing", value));
        }
    }

    private void drop() {
        if (brokerage != Brokerage.NONE) {
            quietlyDropBrokerage();
            listeners.forEach(listener -> listener.statusChanged("authenticated", false));
        }
    }

    private void quietlyDropBrokerage() {
        brokerage = Brokerage.NONE;
        listeners.forEach(Listener::brokerageDown);
    }

    private String newId() {
        return String.format("%016x%016x", dice.nextLong(), dice.nextLong());
    }
}
