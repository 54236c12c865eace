package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.faults.Faults;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.pacing.Pacing;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.session.Status;
import io.github.camelibkr.simulator.time.Floor;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.time.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gateway as it stands on the network: one door, a desk for requests, a desk for sockets. */
public final class Gateway {

    /** The rooms that the desks lead to. */
    public record Parts(
            Rows rows,
            List<Topic> topics,
            Session session,
            Status status,
            Pacing pacing,
            Faults faults,
            Ledger ledger) {}

    /** How it behaves on the wire. */
    public record Habits(
            Duration upstreamDelay,
            Duration heartbeat,
            boolean binaryFrames,
            boolean lengthRequired,
            int sockets,
            boolean gatewayWire) {}

    private final Door door;

    /** Makes a gateway that does not listen yet; without a certificate it speaks plain HTTP. */
    public Gateway(
            Vertx vertx, Floor floor, Time time, Traffic traffic, Certificate certificate, Parts parts, Habits habits) {
        HttpDesk requests = new HttpDesk(
                parts.rows(),
                parts.session(),
                parts.pacing(),
                parts.faults(),
                parts.ledger(),
                time,
                traffic,
                habits.lengthRequired(),
                habits.gatewayWire());
        Map<String, Topic> topics = new LinkedHashMap<>();
        parts.topics().forEach(topic -> topics.put(topic.word(), topic));
        SocketDesk sockets = new SocketDesk(
                new ClientSocket.Surroundings(
                        parts.session(),
                        parts.status(),
                        topics,
                        parts.faults().sockets(),
                        parts.faults().network(),
                        parts.ledger(),
                        time,
                        traffic,
                        habits.upstreamDelay(),
                        habits.heartbeat(),
                        habits.binaryFrames(),
                        habits.gatewayWire()),
                floor,
                habits.sockets());
        parts.session().addListener(sockets);
        door = new Door(
                vertx,
                certificate,
                habits.gatewayWire(),
                new Door.Desks(requests::handle, sockets::greet, sockets::handle),
                new Connections(parts.faults().network(), floor, time, traffic));
    }

    /** Listens on a port, 0 for any, and tells which. */
    public Future<Integer> open(int port) {
        return door.open(port);
    }

    /** Stops listening and cuts every connection. */
    public Future<Void> shut() {
        return door.shut();
    }

    /** Cuts every connection; new ones to this port are accepted and never hear anything, not even of TLS. */
    public Future<Void> mute(int port) {
        return door.mute(port);
    }

    /** Cuts every connection and listens again with another certificate. */
    public Future<Integer> reopen(int port, Certificate certificate) {
        return door.shut().compose(shut -> {
            door.show(certificate);
            return door.open(port);
        });
    }
}
