package io.github.camelibkr.simulator.wire;

import io.github.camelibkr.simulator.Gait;
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
import java.util.function.Function;
import java.util.function.LongFunction;

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
            Ledger ledger,
            Loudspeaker loudspeaker) {}

    /** How it behaves on the wire. */
    public record Habits(
            Duration upstreamDelay,
            Duration heartbeat,
            boolean binaryFrames,
            boolean lengthRequired,
            int sockets,
            IpFilter addresses,
            Wire wire) {}

    /** A port, 0 for any, and its certificate; without one it speaks plain HTTP. */
    public record Entry(int port, Certificate certificate) {}

    private final List<Door> doors;
    private final SocketDesk sockets;

    /** Makes a gateway that does not listen yet; the first of its entries is the main one. */
    public Gateway(
            Vertx vertx, Floor floor, Time time, Traffic traffic, List<Entry> entries, Parts parts, Habits habits) {
        CookieJar jar = new CookieJar(parts.session());
        HttpDesk requests = new HttpDesk(
                parts,
                new Replies(parts.ledger(), time, traffic, habits.wire().isGateway()),
                new LocalAnswers(parts.session(), jar, habits.addresses(), habits.wire()),
                jar,
                traffic,
                habits.lengthRequired(),
                habits.wire());
        Map<String, Topic> topics = new LinkedHashMap<>();
        parts.topics().forEach(topic -> topics.put(topic.word(), topic));
        sockets = new SocketDesk(
                new Surroundings(
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
                        habits.wire()),
                new Credentials(habits.wire(), parts.session(), jar),
                floor,
                habits.sockets());
        parts.session().addListener(jar);
        parts.session().addListener(sockets);
        parts.loudspeaker().connect(sockets::sendToCurrent);
        Door.Desks desks = new Door.Desks(requests::handle, sockets::greet, sockets::handle);
        doors = entries.stream()
                .map(entry -> new Door(
                        vertx,
                        entry,
                        habits.wire().isGateway(),
                        desks,
                        new Connections(parts.faults().network(), floor, time, traffic)))
                .toList();
    }

    /** Listens, and tells its ports. */
    public Future<List<Integer>> open() {
        return all(Door::open).map(opened -> doors.stream().map(Door::port).toList());
    }

    /** Stops listening and cuts every connection. */
    public Future<Void> shut() {
        return all(Door::shut);
    }

    /** Sends so many frames, as fast as they are taken, to every socket for which there is a tape. */
    public Future<Void> blast(long frames, Gait gait, Function<Client, LongFunction<String>> tape) {
        return sockets.blast(frames, gait, tape);
    }

    /** Cuts every connection; new ones are accepted and never hear anything, not even of TLS. */
    public Future<Void> mute() {
        return all(Door::mute);
    }

    /** Cuts every connection and listens again with another certificate. */
    public Future<Void> reopen(Certificate certificate) {
        return shut().compose(shut -> {
            doors.forEach(door -> door.show(certificate));
            return all(Door::open);
        });
    }

    private Future<Void> all(Function<Door, Future<Void>> action) {
        return Future.all(doors.stream().map(action).toList()).mapEmpty();
    }
}
