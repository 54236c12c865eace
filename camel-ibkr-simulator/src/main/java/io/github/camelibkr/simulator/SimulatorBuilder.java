package io.github.camelibkr.simulator;

import io.github.camelibkr.simulator.SimulatorSettings.OtherDoor;
import io.github.camelibkr.simulator.scenario.Scenario;
import io.github.camelibkr.simulator.session.Login;
import io.github.camelibkr.simulator.time.VirtualTime;
import io.github.camelibkr.simulator.trading.OrdersReplay;
import io.github.camelibkr.simulator.wire.IpFilter;
import io.github.camelibkr.simulator.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;

/** Chooses how a simulator behaves; what is not chosen is as at the real gateway, on a paper account. */
public final class SimulatorBuilder {

    private final SimulatorSettings settings = new SimulatorSettings();

    SimulatorBuilder() {}

    /** Port on the loopback addresses; 0, the default, takes any free one. */
    public SimulatorBuilder port(int value) {
        settings.port = value;
        return this;
    }

    /** Port of the control interface, plain HTTP on loopback; 0 takes any free one. By default there is none. */
    public SimulatorBuilder controlPort(int value) {
        settings.controlPort = value;
        return this;
    }

    /**
     * A scenario that is played from the start.
     *
     * @throws IllegalArgumentException if it cannot be understood
     */
    public SimulatorBuilder scenario(String text) {
        Scenario.read(text);
        settings.scenario = text;
        return this;
    }

    /** HTTPS and wss (default), or plain HTTP and ws. */
    public SimulatorBuilder tls(boolean value) {
        settings.tls = value;
        return this;
    }

    /** A certificate of its own, rather than the one that all simulators of this JVM share (default). */
    public SimulatorBuilder ownCertificate(boolean value) {
        settings.ownCertificate = value;
        return this;
    }

    /** Websocket messages leave as binary frames, or as text; by default as the wire has it. */
    public SimulatorBuilder binaryFrames(boolean value) {
        settings.binaryFrames = value;
        return this;
    }

    /** Whether a POST without Content-Length is refused with 411 (default). */
    public SimulatorBuilder lengthRequired(boolean value) {
        settings.lengthRequired = value;
        return this;
    }

    /** The wire of the vendor's gateway program, or the standard one; short for {@link #wire}. */
    public SimulatorBuilder gatewayWire(boolean value) {
        return wire(value ? Wire.GATEWAY : Wire.STANDARD);
    }

    /** Whose habits on the wire it has; {@link Wire#UPSTREAM} comes with plain HTTP. */
    public SimulatorBuilder wire(Wire value) {
        settings.wire = value;
        settings.tls &= value != Wire.UPSTREAM;
        return this;
    }

    /** The gateway program's lists of addresses; requests of others are answered 404, websockets are not looked at. */
    public SimulatorBuilder addresses(IpFilter value) {
        settings.addresses = value;
        return this;
    }

    /** Listens on one more port, with TLS or without; 0 takes any free one. */
    public SimulatorBuilder alsoOn(int port, boolean tls) {
        settings.otherDoors = Stream.concat(settings.otherDoors.stream(), Stream.of(new OtherDoor(port, tls)))
                .toList();
        return this;
    }

    /** So many websockets are served at a time (five at the gateway program); further ones get 101 and hear nothing until one closes. */
    public SimulatorBuilder sockets(int value) {
        settings.sockets = value;
        return this;
    }

    /** A stream of quotes ends so long after it was last subscribed, without a word; ten minutes, in reality up to 15. */
    public SimulatorBuilder streamLife(Duration value) {
        settings.streamLife = value;
        return this;
    }

    /** So many contracts are quoted at a time (default 100); {@code smd} for further ones is met with silence. */
    public SimulatorBuilder marketDataLines(int value) {
        settings.marketDataLines = value;
        return this;
    }

    /** The same seed gives the same quotes and ids. */
    public SimulatorBuilder seed(long value) {
        settings.seed = value;
        return this;
    }

    /** Time stands still but for {@code clock().advance(…)}; by default it goes on as on the wall. */
    public SimulatorBuilder virtualTime() {
        return virtualTime(VirtualTime.START);
    }

    /** Virtual time that begins at this instant. */
    public SimulatorBuilder virtualTime(Instant start) {
        settings.virtualStart = start;
        return this;
    }

    /** A paper account DU1234567 (default), or a live one, U1234567. */
    public SimulatorBuilder paper(boolean value) {
        return login(value ? Login.PAPER : Login.LIVE);
    }

    /** Whose login it is: a paper account (default), a live one, or those of an adviser. */
    public SimulatorBuilder login(Login value) {
        settings.login = value;
        return this;
    }

    /** Name of the user. */
    public SimulatorBuilder userName(String value) {
        settings.userName = value;
        return this;
    }

    /** Whether the browser login has happened already (default); otherwise the login page or {@code session().login()} does it. */
    public SimulatorBuilder autoLogin(boolean value) {
        settings.autoLogin = value;
        return this;
    }

    /** Session id of the first login. */
    public SimulatorBuilder sessionId(String value) {
        settings.sessionId = value;
        return this;
    }

    /** Value of the cookie {@code x-sess-uuid} that {@code /tickle} sets. */
    public SimulatorBuilder sessionCookie(String value) {
        settings.sessionCookie = value;
        return this;
    }

    /** A login ends after so long without any request or {@code tic}. */
    public SimulatorBuilder idleTimeout(Duration value) {
        settings.idleTimeout = value;
        return this;
    }

    /** A login ends at this age at the latest. */
    public SimulatorBuilder longestSession(Duration value) {
        settings.longestSession = value;
        return this;
    }

    /**
     * Whose midnight ends every login: America/New_York, Europe/Zurich or Asia/Hong_Kong at the real gateway. Null, the
     * default, is no nightly reset: a test must not depend on the hour in which it runs.
     */
    public SimulatorBuilder region(ZoneId value) {
        settings.region = value;
        return this;
    }

    /** How long {@code authenticated} precedes {@code established}. */
    public SimulatorBuilder establishDelay(Duration value) {
        settings.establishDelay = value;
        return this;
    }

    /** How long after the handshake of a websocket its upstream leg is up; earlier frames are lost. */
    public SimulatorBuilder upstreamDelay(Duration value) {
        settings.upstreamDelay = value;
        return this;
    }

    /** Time between two heartbeats of a websocket. */
    public SimulatorBuilder heartbeatInterval(Duration value) {
        settings.heartbeatInterval = value;
        return this;
    }

    /** Time between two steps of the market. */
    public SimulatorBuilder quoteInterval(Duration value) {
        settings.quoteInterval = value;
        return this;
    }

    /** How many made-up stocks (SYN001…, conid 900000001…) there are beside the real contracts. */
    public SimulatorBuilder syntheticContracts(int value) {
        settings.syntheticContracts = value;
        return this;
    }

    /** Whether the pacing limits are enforced (default). */
    public SimulatorBuilder pacing(boolean value) {
        settings.pacing = value;
        return this;
    }

    /** How long the penalty box stays shut after a 429. */
    public SimulatorBuilder penalty(Duration value) {
        settings.penalty = value;
        return this;
    }

    /** Whether the notification service is cold at first: the first request of a login is answered 423; not by default. */
    public SimulatorBuilder coldFyi(boolean value) {
        settings.coldFyi = value;
        return this;
    }

    /** Whether orders raise questions (default). */
    public SimulatorBuilder questions(boolean value) {
        settings.questions = value;
        return this;
    }

    /** Whether any other request that comes between a question and its reply makes an end of the order, as in reality. */
    public SimulatorBuilder quietWindow(boolean value) {
        settings.quietWindow = value;
        return this;
    }

    /** What {@code sor} sends of the orders that are there already when somebody subscribes. */
    public SimulatorBuilder ordersReplay(OrdersReplay value) {
        settings.ordersReplay = value;
        return this;
    }

    /** Time between two states of a new order. */
    public SimulatorBuilder orderStepDelay(Duration value) {
        settings.orderStepDelay = value;
        return this;
    }

    /** Time between the first copy of an execution and the second, which has the commission. */
    public SimulatorBuilder commissionDelay(Duration value) {
        settings.commissionDelay = value;
        return this;
    }

    /** Every second order id is larger than 32 bits can hold. */
    public SimulatorBuilder wideOrderIds(boolean value) {
        settings.wideOrderIds = value;
        return this;
    }

    /** How long the answer to a reply takes. */
    public SimulatorBuilder replyDelay(Duration value) {
        settings.replyDelay = value;
        return this;
    }

    /** How long it takes until an order that is not known, or a reply that comes too late, is given up: about five seconds. */
    public SimulatorBuilder unknownOrderDelay(Duration value) {
        settings.unknownOrderDelay = value;
        return this;
    }

    /** How long the portfolio pages show positions that have changed since (default zero); in reality for some time. */
    public SimulatorBuilder positionLag(Duration value) {
        settings.positionLag = value;
        return this;
    }

    /** How long a history request takes and holds one of the five slots. */
    public SimulatorBuilder historyDelay(Duration value) {
        settings.historyDelay = value;
        return this;
    }

    /** A simulator that has not started yet. */
    public Simulator build() {
        return new Simulator(settings.copy());
    }
}
