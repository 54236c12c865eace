package io.github.camelibkr.simulator;

import io.github.camelibkr.simulator.session.Login;
import io.github.camelibkr.simulator.trading.OrdersReplay;
import io.github.camelibkr.simulator.wire.IpFilter;
import io.github.camelibkr.simulator.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Everything that can be chosen about a simulator; {@link SimulatorBuilder} says what each knob does. */
final class SimulatorSettings implements Cloneable {

    int port;
    int controlPort = -1;
    String scenario = "";
    boolean tls = true;
    boolean ownCertificate;
    Boolean binaryFrames;
    boolean lengthRequired = true;
    Integer sockets;
    Wire wire = Wire.STANDARD;
    IpFilter addresses = IpFilter.NONE;
    List<OtherDoor> otherDoors = List.of();
    Duration streamLife = Duration.ofMinutes(10);
    int marketDataLines = 100;
    long seed = 1;
    Instant virtualStart;
    Login login = Login.PAPER;
    String userName = "simuser1";
    boolean autoLogin = true;
    String sessionId;
    String sessionCookie = "0.51a7e6f0.1795600000.1b2c3d4e";
    Duration idleTimeout = Duration.ofMinutes(6);
    Duration longestSession = Duration.ofHours(24);
    ZoneId region;
    Duration establishDelay = Duration.ofMillis(50);
    Duration upstreamDelay = Duration.ofMillis(150);
    Duration heartbeatInterval = Duration.ofSeconds(10);
    Duration quoteInterval = Duration.ofMillis(500);
    int syntheticContracts = 200;
    boolean pacing = true;
    Duration penalty = Duration.ofMinutes(10);
    boolean coldFyi;
    boolean questions = true;
    boolean quietWindow = true;
    OrdersReplay ordersReplay = OrdersReplay.COMPLETE_ROWS;
    Duration orderStepDelay = Duration.ofMillis(10);
    Duration commissionDelay = Duration.ofMillis(200);
    boolean wideOrderIds;
    Duration replyDelay = Duration.ZERO;
    Duration unknownOrderDelay = Duration.ZERO;
    Duration positionLag = Duration.ZERO;
    Duration historyDelay = Duration.ofMillis(20);

    /** One more port that leads to the same gateway. */
    record OtherDoor(int port, boolean tls) {}

    /** Five is what the gateway program has room for; the servers themselves know no such limit. */
    int socketsServed() {
        return sockets != null ? sockets : wire == Wire.STANDARD || wire == Wire.GATEWAY ? 5 : Integer.MAX_VALUE;
    }

    boolean hasBinaryFrames() {
        return binaryFrames == null ? wire == Wire.STANDARD || wire == Wire.GATEWAY : binaryFrames;
    }

    SimulatorSettings copy() {
        try {
            return (SimulatorSettings) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
