package io.github.camelibkr.simulator;

import io.github.camelibkr.simulator.market.MarketDataTopic;
import io.github.camelibkr.simulator.session.SessionLife;
import java.time.Duration;
import java.time.Instant;

/** Everything that can be chosen about a simulator; {@link SimulatorBuilder} says what each knob does. */
record SimulatorSettings(
        int port,
        boolean tls,
        boolean ownCertificate,
        boolean binaryFrames,
        boolean lengthRequired,
        int sockets,
        boolean gatewayWire,
        MarketDataTopic.Limits streams,
        long seed,
        Instant virtualStart,
        boolean paper,
        String userName,
        boolean autoLogin,
        String sessionId,
        String sessionCookie,
        SessionLife.Limits sessionLife,
        Duration establishDelay,
        Duration upstreamDelay,
        Duration heartbeatInterval,
        Duration quoteInterval,
        int syntheticContracts,
        boolean pacing,
        Duration penalty,
        boolean questions,
        Duration orderStepDelay,
        Duration commissionDelay,
        boolean wideOrderIds,
        Duration unknownOrderDelay,
        Duration historyDelay) {}
