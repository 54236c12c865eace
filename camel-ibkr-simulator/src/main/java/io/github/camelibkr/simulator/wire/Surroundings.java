package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.faults.Network;
import io.github.camelibkr.simulator.faults.SocketFaults;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.session.Status;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.time.Traffic;
import java.time.Duration;
import java.util.Map;

/** What all websockets of a gateway share. */
record Surroundings(
        Session session,
        Status status,
        Map<String, Topic> topics,
        SocketFaults faults,
        Network network,
        Ledger ledger,
        Time time,
        Traffic traffic,
        Duration upstreamDelay,
        Duration heartbeat,
        boolean binary,
        Wire wire) {}
