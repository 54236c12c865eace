package io.github.camelibkr.simulator;

import io.github.camelibkr.simulator.control.ControlDesk;
import io.github.camelibkr.simulator.faults.Faults;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.market.Market;
import io.github.camelibkr.simulator.news.News;
import io.github.camelibkr.simulator.pacing.Pacing;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.time.Floor;
import io.github.camelibkr.simulator.time.RealTime;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.time.Traffic;
import io.github.camelibkr.simulator.time.VirtualTime;
import io.github.camelibkr.simulator.trading.Trading;
import io.github.camelibkr.simulator.wire.Client;
import io.github.camelibkr.simulator.wire.Gateway;
import io.github.camelibkr.simulator.wire.Gateway.Entry;
import io.github.camelibkr.simulator.wire.Row;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * A stand-in for the Client Portal gateway on this machine, with a market, an order book and a ledger of what really
 * happened. It listens on the loopback addresses only.
 */
public final class Simulator implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final SimulatorSettings settings;
    private final Vertx vertx;
    private final Context context;
    private final Floor floor;
    private final Traffic traffic = new Traffic();
    private final Time time;
    private final Rooms rooms;
    private final Certificates certificates;
    private Gateway gateway;
    private ControlDesk control;
    private int controlPort;
    private List<Integer> ports = List.of();
    private boolean closed;

    Simulator(SimulatorSettings settings) {
        this.settings = settings;
        this.certificates = new Certificates(settings);
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.context = vertx.getOrCreateContext();
        this.floor = new Floor(context);
        this.time = settings.virtualStart == null
                ? new RealTime(context)
                : new VirtualTime(floor, traffic, settings.virtualStart);
        this.rooms = floor.ask(() -> new Rooms(settings, time, floor));
    }

    /** Begins to choose. */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    /** Starts, and returns when it listens. */
    public Simulator start() {
        List<Entry> entries = certificates.choose();
        try {
            ports = await(() -> {
                gateway = new Gateway(vertx, floor, time, traffic, entries, rooms.parts(), rooms.habits());
                return gateway.open();
            });
            control = new ControlDesk(
                    vertx,
                    traffic,
                    rooms.stage(new Entrance(vertx, traffic, gateway, certificates::renew)),
                    rooms.parts().rows(),
                    frames -> gateway.blast(frames, Gait.FASTEST, rooms.quotes::tape));
            if (settings.controlPort >= 0) {
                controlPort = await(() -> control.open(settings.controlPort));
            }
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
        floor.run(() -> {
            control.play(settings.scenario);
            if (settings.autoLogin) {
                rooms.session.login();
            }
            rooms.market.open(time, settings.quoteInterval);
        });
        return this;
    }

    /** Stops listening and cuts every connection; {@link #up()} undoes it. */
    public void down() {
        await(() -> gateway.shut());
    }

    /** Listens again on the same port. */
    public void up() {
        await(() -> gateway.open());
    }

    /**
     * Plays a scenario beside those that play already.
     *
     * @throws IllegalArgumentException if it cannot be understood; it says which line and what could stand there
     */
    public Simulator play(String scenario) {
        floor.run(() -> control.play(scenario));
        return this;
    }

    /** Ends all scenarios and faults; everything works again. */
    public void stopScenarios() {
        floor.run(control::stop);
    }

    /**
     * Sends so many quotes to every websocket that has subscribed any, as fast as each takes them. Field 7059 of them
     * counts from 1; the ledger counts them too.
     *
     * @return completes when the last one has left, exceptionally if a connection has ended before
     */
    public CompletableFuture<Void> blast(long frames) {
        return play(frames, Gait.FASTEST, rooms.quotes::tape);
    }

    /**
     * Sends frames of the caller's own to every websocket, at a gait. They count from 1.
     *
     * @return as for {@link #blast(long)}
     */
    public CompletableFuture<Void> blast(long frames, Gait gait, LongFunction<String> frame) {
        return play(frames, gait, client -> frame);
    }

    private CompletableFuture<Void> play(long frames, Gait gait, Function<Client, LongFunction<String>> tape) {
        return floor.ask(() -> gateway.blast(frames, gait, tape))
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** The address of the control interface. */
    public URI controlUrl() {
        if (controlPort == 0) {
            throw new IllegalStateException("There is none; controlPort(0) of the builder takes any free port");
        }
        return URI.create("http://127.0.0.1:" + controlPort);
    }

    /** The address to give to clients. */
    public URI url() {
        return urls().get(0);
    }

    /** All its addresses, the main one first. */
    public List<URI> urls() {
        List<URI> urls = new ArrayList<>();
        for (int door = 0; door < ports.size(); door++) {
            boolean tls =
                    door == 0 ? settings.tls : settings.otherDoors.get(door - 1).tls();
            urls.add(URI.create((tls ? "https" : "http") + "://localhost:" + ports.get(door)));
        }
        return urls;
    }

    /** The port it listens on. */
    public int port() {
        return ports.get(0);
    }

    /** SHA-256 of its certificate, in capital hex digits with colons; null without TLS. */
    public String certificateSha256() {
        return certificates.sha256();
    }

    /** Its certificate as PEM; null without TLS. */
    public String certificatePem() {
        return certificates.pem();
    }

    /** The numbers of its accounts. */
    public List<String> accounts() {
        return rooms.accounts.all();
    }

    /** The number of its account; of several, the first. */
    public String account() {
        return rooms.accounts.account();
    }

    /** The table of REST operations that it serves, its own pages included. */
    public List<Row> operations() {
        return rooms.operations();
    }

    /** The words of the websocket topics that it serves, as {@code smd}. */
    public List<String> topics() {
        return rooms.topics();
    }

    /** The live websocket subscriptions, one entry for each socket and topic string, as {@code smd+265598}. */
    public List<String> subscriptions() {
        return floor.ask(rooms::subscriptions);
    }

    /** The clock of a simulator in virtual time. */
    public VirtualTime clock() {
        if (time instanceof VirtualTime clock) {
            return clock;
        }
        throw new IllegalStateException("Real time goes on by itself; virtualTime() gives a clock that can be moved");
    }

    /** What really happened. */
    public Ledger ledger() {
        return rooms.ledger;
    }

    /** The quotes. */
    public Market market() {
        return rooms.market;
    }

    /** What goes wrong. */
    public Faults faults() {
        return rooms.faults;
    }

    /** The login and the brokerage session. */
    public Session session() {
        return rooms.session;
    }

    /** The order book. */
    public Trading trading() {
        return rooms.trading;
    }

    /** What clients are told without asking. */
    public News news() {
        return rooms.news;
    }

    /** The limits on requests. */
    public Pacing pacing() {
        return rooms.pacing;
    }

    /** Ends at once and leaves no thread behind. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (gateway != null) {
                await(() -> gateway.shut());
            }
        } finally {
            floor.close();
            wait(vertx.close());
        }
    }

    /** Begins something on the floor and waits for it elsewhere. */
    private <T> T await(Supplier<Future<T>> beginning) {
        return wait(floor.ask(beginning));
    }

    private static <T> T wait(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the simulator", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException("The simulator did not react within " + PATIENCE_SECONDS + " s", late);
        }
    }
}
