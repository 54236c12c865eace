package io.github.camelibkr.simulator;

import io.github.camelibkr.simulator.scenario.Scenario;
import io.github.camelibkr.simulator.session.Login;
import io.github.camelibkr.simulator.wire.Wire;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The simulator on the command line. */
@Command(
        name = "camel-ibkr-simulator",
        mixinStandardHelpOptions = true,
        version = "camel-ibkr-simulator 0.1.0",
        description = "A stand-in for the Interactive Brokers Client Portal gateway on this machine.")
public final class SimulatorMain implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "5000", description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same quotes and ids (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--live", description = "A live account in place of a paper account.")
    private boolean live;

    @Option(names = "--adviser", description = "An adviser's login with three accounts in place of a paper account.")
    private boolean adviser;

    @Option(names = "--dynamic", description = "A login whose accounts are searched for, in place of a paper account.")
    private boolean dynamic;

    @Option(names = "--http", description = "Plain HTTP and ws in place of HTTPS and wss.")
    private boolean http;

    @Option(names = "--text-frames", description = "Websocket messages as text frames in place of binary ones.")
    private boolean textFrames;

    @Option(
            names = "--gateway-wire",
            description = "Chunked answers, TLS 1.2, redirects and more, as the vendor's gateway program has them.")
    private boolean gatewayWire;

    @Option(
            names = "--wire",
            defaultValue = "STANDARD",
            description =
                    "Whose habits on the wire: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); UPSTREAM stands"
                            + " behind the vendor's gateway program and speaks plain HTTP.")
    private Wire wire;

    @Option(names = "--also-https", description = "One more port, with TLS.")
    private List<Integer> alsoHttps = List.of();

    @Option(names = "--also-http", description = "One more port, without TLS.")
    private List<Integer> alsoHttp = List.of();

    @Option(names = "--no-questions", description = "Orders are accepted without questions.")
    private boolean noQuestions;

    @Option(names = "--no-pacing", description = "Requests are not limited.")
    private boolean noPacing;

    @Option(
            names = "--quote-interval",
            defaultValue = "500",
            description = "Milliseconds between two steps of the market (default: ${DEFAULT-VALUE}).")
    private long quoteInterval;

    @Option(
            names = "--control-port",
            defaultValue = "-1",
            description = "Port of the control interface (plain HTTP); GET / there says what it can do.")
    private int controlPort;

    @Option(names = "--scenario", description = "A file that says what goes wrong, when and for how long.")
    private Path scenario;

    @Option(
            names = "--virtual-time",
            description = "Time stands still but for POST /clock/advance at the control port.")
    private boolean virtualTime;

    @Option(names = "--vocabulary", description = "Prints what a scenario may say, and ends.")
    private boolean vocabulary;

    /** Runs until it is interrupted. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatorMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (vocabulary) {
            Scenario.vocabulary().forEach(spec.commandLine().getOut()::println);
            return 0;
        }
        SimulatorBuilder builder = Simulator.builder()
                .port(port)
                .seed(seed)
                .login(login())
                .tls(!http)
                .wire(gatewayWire ? Wire.GATEWAY : wire)
                .questions(!noQuestions)
                .pacing(!noPacing)
                .quoteInterval(Duration.ofMillis(quoteInterval))
                .replyDelay(virtualTime ? Duration.ZERO : Duration.ofMillis(250))
                .unknownOrderDelay(Duration.ofSeconds(5))
                .positionLag(Duration.ofSeconds(30))
                .region(ZoneId.of("America/New_York"))
                .controlPort(controlPort)
                .scenario(scenarioText());
        if (textFrames) {
            builder.binaryFrames(false);
        }
        alsoHttps.forEach(other -> builder.alsoOn(other, true));
        alsoHttp.forEach(other -> builder.alsoOn(other, false));
        Simulator simulator = (virtualTime ? builder.virtualTime() : builder).build();
        CountDownLatch interrupted = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            interrupted.countDown();
            simulator.close();
        }));
        simulator.start();
        greet(simulator);
        interrupted.await();
        return 0;
    }

    private Login login() {
        if (dynamic) {
            return Login.DYNAMIC;
        }
        return adviser ? Login.ADVISER : live ? Login.LIVE : Login.PAPER;
    }

    private String scenarioText() {
        try {
            return scenario == null ? "" : Files.readString(scenario);
        } catch (IOException unreadable) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Scenario " + scenario + " cannot be read: " + unreadable.getMessage());
        }
    }

    private void greet(Simulator simulator) {
        PrintWriter out = spec.commandLine().getOut();
        for (URI url : simulator.urls()) {
            String socket = url.toString().replaceFirst("^http", "ws");
            out.println("Gateway      " + url + "/v1/api    websocket " + socket + "/v1/api/ws");
        }
        if (simulator.certificateSha256() != null) {
            out.println("Certificate  SHA-256 " + simulator.certificateSha256());
        }
        out.println("Account      " + String.join(" ", simulator.accounts())
                + (login().isPaper() ? " (simulated paper)" : " (simulated live)"));
        out.println("Ledger       " + simulator.url()
                + "/simulator/ledger/{requests,orders,executions,frames,quotes,verdicts}");
        if (controlPort >= 0) {
            out.println("Control      " + simulator.controlUrl());
        }
        out.println("The browser login counts as done. Begin with POST /iserver/auth/ssodh/init and the body");
        out.println("{\"publish\":true,\"compete\":true}, then GET /iserver/accounts. Stop with Ctrl-C.");
        out.flush();
    }
}
