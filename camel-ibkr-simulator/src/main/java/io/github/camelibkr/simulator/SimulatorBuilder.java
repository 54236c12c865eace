package io.github.camelibkr.simulator;

import io.github.camelibkr.simulator.market.MarketDataTopic;
import io.github.camelibkr.simulator.session.SessionLife;
import io.github.camelibkr.simulator.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Chooses how a simulator behaves; what is not chosen is as at the real gateway, on a paper account. */
public final class SimulatorBuilder {

    private int port;
    private boolean tls = true;
    private boolean ownCertificate;
    private boolean binaryFrames = true;
    private boolean lengthRequired = true;
    private int sockets = 5;
    private boolean gatewayWire;
    private Duration streamLife = Duration.ofMinutes(10);
    private int marketDataLines = 100;
    private long seed = 1;
    private Instant virtualStart;
    private boolean paper = true;
    private String userName = "simuser1";
    private boolean autoLogin = true;
    private String sessionId;
    private String sessionCookie = "0.51a7e6f0.1795600000.1b2c3d4e";
    private Duration idleTimeout = Duration.ofMinutes(6);
    private Duration longestSession = Duration.ofHours(24);
    private ZoneId region;
    private Duration establishDelay = Duration.ofMillis(50);
    private Duration upstreamDelay = Duration.ofMillis(150);
    private Duration heartbeatInterval = Duration.ofSeconds(10);
    private Duration quoteInterval = Duration.ofMillis(500);
    private int syntheticContracts = 200;
    private boolean pacing = true;
    private Duration penalty = Duration.ofMinutes(10);
    private boolean questions = true;
    private Duration orderStepDelay = Duration.ofMillis(10);
    private Duration commissionDelay = Duration.ofMillis(200);
    private boolean wideOrderIds;
    private Duration unknownOrderDelay = Duration.ZERO;
    private Duration historyDelay = Duration.ofMillis(20);

    SimulatorBuilder() {}

    /** Port on the loopback addresses; 0, the default, takes any free one. */
    public SimulatorBuilder port(int value) {
        port = value;
        return this;
    }

    /** HTTPS and wss (default), or plain HTTP and ws. */
    public SimulatorBuilder tls(boolean value) {
        tls = value;
        return this;
    }

    /** A certificate of its own, rather than the one that all simulators of this JVM share (default). */
    public SimulatorBuilder ownCertificate(boolean value) {
        ownCertificate = value;
        return this;
    }

    /** Websocket messages leave as binary frames (default), or as text. */
    public SimulatorBuilder binaryFrames(boolean value) {
        binaryFrames = value;
        return this;
    }

    /** Whether a POST without Content-Length is refused with 411 (default). */
    public SimulatorBuilder lengthRequired(boolean value) {
        lengthRequired = value;
        return this;
    }

    /**
     * The wire of the vendor's gateway program: chunked answers without a length, TLS 1.2 with an expired certificate
     * without names, 302 for unknown paths, close code always 1000, chunked request bodies lost, {@code reauthenticate}
     * answered by itself. By default answers are as those of the servers behind it.
     */
    public SimulatorBuilder gatewayWire(boolean value) {
        gatewayWire = value;
        return this;
    }

    /** So many websockets are served at a time (default 5); further ones get 101 and hear nothing until one closes. */
    public SimulatorBuilder sockets(int value) {
        sockets = value;
        return this;
    }

    /** A stream of quotes ends so long after it was last subscribed, without a word; ten minutes, in reality up to 15. */
    public SimulatorBuilder streamLife(Duration value) {
        streamLife = value;
        return this;
    }

    /** So many contracts are quoted at a time (default 100); {@code smd} for further ones is met with silence. */
    public SimulatorBuilder marketDataLines(int value) {
        marketDataLines = value;
        return this;
    }

    /** The same seed gives the same quotes and ids. */
    public SimulatorBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** Time stands still but for {@code clock().advance(…)}; by default it goes on as on the wall. */
    public SimulatorBuilder virtualTime() {
        return virtualTime(VirtualTime.START);
    }

    /** Virtual time that begins at this instant. */
    public SimulatorBuilder virtualTime(Instant start) {
        virtualStart = start;
        return this;
    }

    /** A paper account DU1234567 (default), or a live one, U1234567. */
    public SimulatorBuilder paper(boolean value) {
        paper = value;
        return this;
    }

    /** Name of the user. */
    public SimulatorBuilder userName(String value) {
        userName = value;
        return this;
    }

    /** Whether the browser login has happened already (default); otherwise the login page or {@code session().login()} does it. */
    public SimulatorBuilder autoLogin(boolean value) {
        autoLogin = value;
        return this;
    }

    /** Session id of the first login. */
    public SimulatorBuilder sessionId(String value) {
        sessionId = value;
        return this;
    }

    /** Value of the cookie {@code x-sess-uuid} that {@code /tickle} sets. */
    public SimulatorBuilder sessionCookie(String value) {
        sessionCookie = value;
        return this;
    }

    /** A login ends after so long without any request or {@code tic}. */
    public SimulatorBuilder idleTimeout(Duration value) {
        idleTimeout = value;
        return this;
    }

    /** A login ends at this age at the latest. */
    public SimulatorBuilder longestSession(Duration value) {
        longestSession = value;
        return this;
    }

    /**
     * Whose midnight ends every login: America/New_York, Europe/Zurich or Asia/Hong_Kong at the real gateway. Null, the
     * default, is no nightly reset: a test must not depend on the hour in which it runs.
     */
    public SimulatorBuilder region(ZoneId value) {
        region = value;
        return this;
    }

    /** How long {@code authenticated} precedes {@code established}. */
    public SimulatorBuilder establishDelay(Duration value) {
        establishDelay = value;
        return this;
    }

    /** How long after the handshake of a websocket its upstream leg is up; earlier frames are lost. */
    public SimulatorBuilder upstreamDelay(Duration value) {
        upstreamDelay = value;
        return this;
    }

    /** Time between two heartbeats of a websocket. */
    public SimulatorBuilder heartbeatInterval(Duration value) {
        heartbeatInterval = value;
        return this;
    }

    /** Time between two steps of the market. */
    public SimulatorBuilder quoteInterval(Duration value) {
        quoteInterval = value;
        return this;
    }

    /** How many made-up stocks (SYN001…, conid 900000001…) there are beside the real contracts. */
    public SimulatorBuilder syntheticContracts(int value) {
        syntheticContracts = value;
        return this;
    }

    /** Whether the pacing limits are enforced (default). */
    public SimulatorBuilder pacing(boolean value) {
        pacing = value;
        return this;
    }

    /** How long the penalty box stays shut after a 429. */
    public SimulatorBuilder penalty(Duration value) {
        penalty = value;
        return this;
    }

    /** Whether orders raise questions (default). */
    public SimulatorBuilder questions(boolean value) {
        questions = value;
        return this;
    }

    /** Time between two states of a new order. */
    public SimulatorBuilder orderStepDelay(Duration value) {
        orderStepDelay = value;
        return this;
    }

    /** Time between the first copy of an execution and the second, which has the commission. */
    public SimulatorBuilder commissionDelay(Duration value) {
        commissionDelay = value;
        return this;
    }

    /** Every second order id is larger than 32 bits can hold. */
    public SimulatorBuilder wideOrderIds(boolean value) {
        wideOrderIds = value;
        return this;
    }

    /** How long the gateway looks for an order that it does not know; in reality about five seconds. */
    public SimulatorBuilder unknownOrderDelay(Duration value) {
        unknownOrderDelay = value;
        return this;
    }

    /** How long a history request takes and holds one of the five slots. */
    public SimulatorBuilder historyDelay(Duration value) {
        historyDelay = value;
        return this;
    }

    /** A simulator that has not started yet. */
    public Simulator build() {
        return new Simulator(new SimulatorSettings(
                port,
                tls,
                ownCertificate,
                binaryFrames,
                lengthRequired,
                sockets,
                gatewayWire,
                new MarketDataTopic.Limits(streamLife, marketDataLines),
                seed,
                virtualStart,
                paper,
                userName,
                autoLogin,
                sessionId,
                sessionCookie,
                new SessionLife.Limits(idleTimeout, longestSession, region),
                establishDelay,
                upstreamDelay,
                heartbeatInterval,
                quoteInterval,
                syntheticContracts,
                pacing,
                penalty,
                questions,
                orderStepDelay,
                commissionDelay,
                wideOrderIds,
                unknownOrderDelay,
                historyDelay));
    }
}
