package io.github.camelibkr.simulator.faults;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What goes wrong, on demand. */
public final class Faults {

    private final List<Fault> rules = new CopyOnWriteArrayList<>();
    private final SocketFaults sockets = new SocketFaults();
    private final Network network = new Network();

    /**
     * Begins a rule for requests of a method ({@code *} for any) and a path below {@code /v1/api}, in which {@code *}
     * stands for one segment and {@code **} for any number. Earlier rules go first.
     */
    public Fault on(String method, String path) {
        return new Fault(this, method, path);
    }

    /** What goes wrong with websockets. */
    public SocketFaults sockets() {
        return sockets;
    }

    /** What the network does to all connections. */
    public Network network() {
        return network;
    }

    /** Everything works again. */
    public void clear() {
        rules.forEach(Fault::end);
        network.clear();
        sockets.clear();
    }

    /** The rule that claims a request once it has been read, if one does. */
    public Optional<Fault> claim(String method, String path) {
        return claim(method, path, false);
    }

    /** The rule that ends a request while it is read, if one does. */
    public Optional<Fault> claimUnread(String method, String path) {
        return claim(method, path, true);
    }

    /** Every rule counts what it sees, also what an earlier one claims: the second request is the second one for all. */
    private Optional<Fault> claim(String method, String path, boolean unread) {
        List<Fault> claimants = rules.stream()
                .filter(rule -> rule.endsWhileReading() == unread && rule.sees(method, path))
                .toList();
        return claimants.stream().findFirst().map(Fault::take);
    }

    void add(Fault rule) {
        rules.add(rule);
    }

    void remove(Fault rule) {
        rules.remove(rule);
    }
}
