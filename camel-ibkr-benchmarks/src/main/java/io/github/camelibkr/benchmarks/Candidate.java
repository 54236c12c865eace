package io.github.camelibkr.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.github.camelibkr.IbkrComponent;
import io.github.camelibkr.IbkrConfiguration;
import io.github.camelibkr.model.MarketDataField;
import io.github.camelibkr.model.Quote;
import io.github.camelibkr.stream.StreamStatus;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * One way to receive quotes, in a process of its own. It is told by lines of text: {@code expect FRAMES LATENCIES}
 * begins a count, {@code memory} asks for the heap in use; it answers each with a line.
 */
public final class Candidate {

    private final URI url;
    private final int contracts;
    private final Path certificate;
    private final Arrivals arrivals = new Arrivals();
    private final CamelContext context = new DefaultCamelContext();

    private Candidate(String[] arguments) {
        url = URI.create(arguments[1]);
        contracts = Integer.parseInt(arguments[3]);
        certificate = Path.of(arguments[4]);
    }

    /** {@code KIND URL PIN CONTRACTS CERTIFICATE}. */
    public static void main(String[] arguments) throws Exception {
        Candidate candidate = new Candidate(arguments);
        switch (arguments[0]) {
            case "floor" -> candidate.floor();
            case "choice" -> candidate.byHand(true);
            case "toD" -> candidate.byHand(false);
            case "stalled" -> candidate.component(arguments[2], "conflate", Long.MAX_VALUE);
            case "slow" -> candidate.component(arguments[2], "conflate", 20);
            case "ibkr-conflate" -> candidate.component(arguments[2], "conflate", 0);
            default -> candidate.component(arguments[2], "block", 0);
        }
        System.out.println("ready");
        candidate.obey();
        System.exit(0);
    }

    /** The least that is possible: every frame is received, and nothing is read. */
    private void floor() throws Exception {
        Vertx vertx = Vertx.vertx();
        WebSocketClientOptions options = new WebSocketClientOptions();
        options.setTrustOptions(new PemTrustOptions().addCertPath(certificate.toString()));
        WebSocketConnectOptions where = new WebSocketConnectOptions()
                .setHost(url.getHost())
                .setPort(url.getPort())
                .setSsl(true)
                .setURI("/v1/api/ws");
        vertx.createWebSocketClient(options)
                .connect(where)
                .onSuccess(socket -> socket.textMessageHandler(text -> {
                    if (text.startsWith("{\"server_id")) {
                        if (arrivals.isTimed()) {
                            arrivals.late(Frames.due(text));
                        }
                        arrivals.arrived();
                    }
                }))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    /** This component; the route of the first contract may take its time, or for ever. */
    private void component(String pin, String overflow, long millis) throws Exception {
        IbkrComponent ibkr = new IbkrComponent();
        IbkrConfiguration configuration = ibkr.getConfiguration();
        configuration.setGatewayUrl(url.toString());
        configuration.setGatewayCertificateSha256(pin);
        context.addComponent("ibkr", ibkr);
        String options = "&fields=last,bid,ask,lastSize,serviceParameters&overflow=" + overflow;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (millis == 0) {
                    from("ibkr:stream/smd?conid=" + conids(0) + options).process(Candidate.this::quote);
                } else {
                    from("ibkr:stream/smd?conid=" + Frames.FIRST_CONID + options)
                            .process(exchange -> LockSupport.parkNanos(
                                    TimeUnit.MILLISECONDS.toNanos(Math.min(millis, TimeUnit.DAYS.toMillis(1)))));
                    from("ibkr:stream/smd?conid=" + conids(1) + options).process(Candidate.this::quote);
                }
            }
        });
        context.start();
        List<String> silent = silent(ibkr);
        long begun = System.nanoTime();
        while (!silent.isEmpty()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            silent = silent(ibkr);
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(120)) {
                throw new IllegalStateException("no frame of " + silent);
            }
        }
    }

    private static List<String> silent(IbkrComponent ibkr) {
        return ibkr.streamStatuses().stream()
                .filter(status -> status.received() == 0)
                .map(StreamStatus::topic)
                .toList();
    }

    private String conids(int from) {
        return LongStream.range(from, contracts)
                .mapToObj(i -> Long.toString(Frames.FIRST_CONID + i))
                .collect(Collectors.joining(","));
    }

    private void quote(Exchange exchange) {
        Quote quote = exchange.getMessage().getBody(Quote.class);
        Object due = quote.fields().get(MarketDataField.SERVICE_PARAMETERS.label());
        BigDecimal number = quote.lastSize();
        if (due instanceof String text && number != null && text.length() == 16) {
            arrivals.arrived(quote.conid(), number.longValue(), Long.parseLong(text));
        }
    }

    /** What one would write without this component. */
    private void byHand(boolean choice) throws Exception {
        HttpClientOptions options = new HttpClientOptions();
        options.setTrustOptions(new PemTrustOptions().addCertPath(certificate.toString()));
        options.setSsl(true);
        context.getRegistry().bind("trusting", options);
        String from = "vertx-websocket:wss://" + url.getHost() + ":" + url.getPort()
                + "/v1/api/ws?consumeAsClient=true&clientOptions=#trusting";
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                var route = from(from).unmarshal().json(Map.class);
                if (choice) {
                    var branches = route.choice();
                    for (String conid : List.of(conids(0).split(","))) {
                        branches = branches.when(simple("${body[topic]} == 'smd+" + conid + "'"))
                                .process(Candidate.this::map);
                    }
                } else {
                    route.filter(simple("${body[conid]} != null")).toD("direct:s${body[conid]}");
                    for (String conid : conids(0).split(",")) {
                        from("direct:s" + conid).process(Candidate.this::map);
                    }
                }
            }
        });
        context.start();
    }

    private void map(Exchange exchange) {
        Map<?, ?> body = exchange.getMessage().getBody(Map.class);
        arrivals.arrived(
                ((Number) body.get("conid")).longValue(),
                Long.parseLong((String) body.get("7059")),
                Long.parseLong((String) body.get("6508")));
    }

    private void obey() throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("memory")) {
                System.gc();
                System.gc();
                long used =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                System.out.println(used + " " + balance());
                continue;
            }
            long frames = Long.parseLong(words[1]);
            arrivals.reset(Integer.parseInt(words[2]));
            long cpu = system.getProcessCpuTime();
            long bytes = allocated();
            long begun = System.nanoTime();
            System.out.println("counting");
            long before = -1;
            // those that merge have fewer in the end: then it is over when nothing comes any more
            int calm = 0;
            while (arrivals.count() < frames && calm < 40) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                calm = arrivals.count() == before && before > 0 ? calm + 1 : 0;
                before = arrivals.count();
            }
            System.out.println(String.join(
                    " ",
                    List.of(
                                    arrivals.count(),
                                    system.getProcessCpuTime() - cpu,
                                    allocated() - bytes,
                                    System.nanoTime() - begun,
                                    arrivals.inversions(),
                                    arrivals.percentile(0.5),
                                    arrivals.percentile(0.99),
                                    arrivals.percentile(0.999))
                            .stream()
                            .map(String::valueOf)
                            .toList()));
        }
    }

    /** Received, and what became of it: delivered, merged, dropped, waiting. */
    private String balance() {
        IbkrComponent ibkr = context.hasComponent("ibkr") instanceof IbkrComponent found ? found : null;
        long in = 0;
        long out = 0;
        for (StreamStatus status : ibkr == null ? List.<StreamStatus>of() : ibkr.streamStatuses()) {
            in += status.received();
            out += status.delivered() + status.conflated() + status.dropped() + status.pending();
        }
        return in + " " + out;
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }
}
