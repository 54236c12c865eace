package io.github.camelibkr.examples;

import io.github.camelibkr.simulator.Simulator;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs routes with Camel Main, and whatever has to be embedded for them, until told to stop. */
public final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Settings settings;
    private final List<RouteFile> routes;
    private final Optional<Duration> duration;
    private final Screen screen;
    private final Traffic traffic = new Traffic(this::firstQuote);
    private final Main main = new Main();
    private volatile boolean ending;
    private volatile GatewayFigures lastFigures = new GatewayFigures(List.of(), List.of());

    /** With what to run, for how long (for ever, if empty), and where to show it. */
    public Runner(Settings settings, List<RouteFile> routes, Optional<Duration> duration, Screen screen) {
        this.settings = settings;
        this.routes = routes;
        this.duration = duration;
        this.screen = screen;
    }

    /**
     * Runs to the end.
     *
     * @throws Exception if a broker or a route did not start
     */
    public void run() throws Exception {
        try (Embedded embedded = Embedded.start(Needs.of(routes, settings), settings)) {
            embedded.describe().forEach(screen::line);
            configure(embedded);
            try {
                main.run();
            } finally {
                main.shutdown();
            }
            summarize(embedded);
        }
    }

    /** Ends the run gracefully; {@link #run()} then sums up and returns. */
    public void stop() {
        main.completed();
    }

    /** What Camel's {@code camel.main.duration…} options make of the end of a run; 0 unless they say otherwise. */
    public int exitCode() {
        return Math.max(0, main.getExitCode());
    }

    private void configure(Embedded embedded) {
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setDefaultPropertyPlaceholderLocation("false");
        main.configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        main.configure().setAutoConfigurationSystemPropertiesEnabled(false);
        settings.put(
                "camel.main.routes-include-pattern",
                routes.stream().map(RouteFile::location).collect(Collectors.joining(",")));
        main.setOverrideProperties(settings.all());
        embedded.connectionFactory().ifPresent(factory -> main.bind("connectionFactory", factory));
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport starting) {
                CamelContext context = starting.getCamelContext();
                context.getManagementStrategy().addEventNotifier(traffic);
            }

            @Override
            public void afterStart(BaseMainSupport started) {
                watch(started.getCamelContext(), new SampleOrders(routes, settings, embedded));
            }

            @Override
            public void beforeStop(BaseMainSupport stopping) {
                ending = true;
                new Intake(stopping.getCamelContext()).close(traffic.orderRoutes());
                lastFigures = GatewayFigures.of(stopping.getCamelContext());
            }
        });
    }

    private void watch(CamelContext context, SampleOrders samples) {
        ScheduledExecutorService timer =
                context.getExecutorServiceManager().newScheduledThreadPool(this, "RunnerTimer", 1);
        timer.scheduleAtFixedRate(() -> showCalmly(context, samples), 0, 1, TimeUnit.SECONDS);
        duration.ifPresent(length -> timer.schedule(this::stop, length.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** A timer that meets an exception never fires again. */
    private void showCalmly(CamelContext context, SampleOrders samples) {
        if (ending) {
            return;
        }
        try {
            show(context, samples);
        } catch (RuntimeException e) {
            LOG.warn("No status this second: {}", e.toString());
        }
    }

    private void show(CamelContext context, SampleOrders samples) {
        GatewayFigures gateway = GatewayFigures.of(context);
        samples.dropWhenReady(gateway);
        screen.status(StatusLine.headline(gateway), StatusLine.details(gateway, traffic));
    }

    private void firstQuote() {
        screen.line(String.format(Locale.ROOT, "first quote in Kafka after %.1f s since JVM start", seconds()));
    }

    private void summarize(Embedded embedded) {
        OptionalLong ledger = embedded.simulator().map(Simulator::ledger).stream()
                .mapToLong(truth -> truth.executions().size())
                .findFirst();
        screen.line("");
        Summary.of(lastFigures, traffic, ledger).forEach(screen::line);
        screen.line(String.format(
                Locale.ROOT,
                "%-14s %.1f s since JVM start, %d MB heap used, %d live threads",
                "process",
                seconds(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
                ManagementFactory.getThreadMXBean().getThreadCount()));
    }

    private static double seconds() {
        return (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1000.0;
    }
}
