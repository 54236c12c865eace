package io.github.camelibkr.examples;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line: runs the bundled example, or the routes that it is given. */
@Command(
        name = "camel-ibkr-examples",
        mixinStandardHelpOptions = true,
        versionProvider = ExamplesMain.Version.class,
        sortOptions = false,
        description =
                "Runs Camel routes against the Interactive Brokers gateway. What the routes use and no address was"
                        + " given for is embedded: a simulated gateway, a Kafka broker, a JMS broker.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:normal end", "1:a route or a broker did not start", "2:the command line is wrong"},
        footerHeading = "%nProperties, the later wins:%n",
        footer = "  bundled defaults, --properties, environment and -D, --property")
public final class ExamplesMain implements Callable<Integer> {

    private static final long GRACE_SECONDS = 25;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--routes",
            arity = "1..*",
            paramLabel = "GLOB",
            description = "Route files: a file, a folder or a pattern such as 'routes/*.camel.yaml'; repeatable."
                    + " Without it the bundled example runs.")
    private List<String> patterns = new ArrayList<>();

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description = "A property, such as camel.component.ibkr.gateway-url=https://localhost:5000; repeatable.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--properties", paramLabel = "FILE", description = "A file with properties; repeatable.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Stop after this time, such as 60s, 5m or 1h30m. Without it: at Ctrl-C.")
    private Duration duration;

    /** Runs and exits. */
    public static void main(String[] args) {
        int exitCode = commandLine().execute(args);
        System.exit(exitCode);
    }

    /** The command line, with errors as one line on the error stream. */
    static CommandLine commandLine() {
        return new CommandLine(new ExamplesMain())
                .setParameterExceptionHandler((problem, args) -> refuse(problem.getCommandLine(), problem.getMessage()))
                .setExecutionExceptionHandler((problem, commandLine, parsed) -> problem instanceof UsageException
                        ? refuse(commandLine, problem.getMessage())
                        : fail(commandLine, problem));
    }

    @Override
    public Integer call() throws Exception {
        List<RouteFile> routes = routes(settings("runner.properties"));
        // what the bundled example is set to, such as to place orders, is nothing that a user's own routes should
        // inherit
        Settings settings = routes.stream().anyMatch(RouteFile::isBundled)
                ? settings("runner.properties", "application.properties")
                : settings("runner.properties");
        Screen screen = Screen.standard();
        Logging.into(Path.of(settings.get("work").orElseThrow(), "logs"), screen);
        Runner runner = new Runner(settings, routes, Optional.ofNullable(duration), screen);
        CountDownLatch finished = stopAtCtrlC(runner);
        try {
            runner.run();
            return runner.exitCode();
        } catch (Exception e) {
            Logging.note(e);
            throw e;
        } finally {
            Logging.close();
            finished.countDown();
        }
    }

    private Settings settings(String... bundled) {
        Settings settings = new Settings();
        List.of(bundled).forEach(settings::bundled);
        files.forEach(settings::file);
        settings.environment(System.getenv(), System.getProperties());
        assignments.forEach(settings::commandLine);
        return settings;
    }

    private List<RouteFile> routes(Settings settings) {
        if (!patterns.isEmpty()) {
            return RouteFiles.matching(patterns);
        }
        return settings.get("camel.main.routes-include-pattern")
                .map(included -> RouteFiles.matching(List.of(included.split(","))))
                .orElseGet(RouteFiles::bundled);
    }

    /** The JVM is gone when its last hook returns, so this one waits until the summary has been printed. */
    private static CountDownLatch stopAtCtrlC(Runner runner) {
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    runner.stop();
                    try {
                        finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-at-ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
        return finished;
    }

    private static int refuse(CommandLine commandLine, String message) {
        commandLine.getErr().println("error: " + message);
        commandLine.getErr().println("Try --help.");
        return CommandLine.ExitCode.USAGE;
    }

    private static int fail(CommandLine commandLine, Exception problem) {
        Failure.explain(problem).forEach(commandLine.getErr()::println);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Says which build this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = ExamplesMain.class.getPackage().getImplementationVersion();
            return new String[] {"camel-ibkr-examples " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
