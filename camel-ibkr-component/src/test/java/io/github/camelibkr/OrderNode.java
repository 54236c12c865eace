package io.github.camelibkr;

import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.order.guard.TradingMode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A node that trades, in a process of its own. It is told on its standard input: {@code place <id>}, {@code delete <file>};
 * and says on its output: {@code ready}, {@code refused <why>}, {@code <id> ACCEPTED}, {@code <id> <exception>: <message>}.
 */
final class OrderNode {

    private OrderNode() {}

    /** {@code settings} as {@code key=value}: gateway, pin, and state or jdbc. */
    public static void main(String[] settings) throws Exception {
        Map<String, String> known = Arrays.stream(settings)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        IbkrComponent ibkr = new IbkrComponent();
        IbkrConfiguration configuration = ibkr.getConfiguration();
        configuration.setGatewayUrl(known.get("gateway"));
        configuration.setGatewayCertificateSha256(known.get("pin"));
        configuration.setTradingMode(TradingMode.paper);
        configuration.setStateDirectory(known.get("state"));
        if (known.containsKey("jdbc")) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(known.get("jdbc"));
            configuration.setDataSource(source);
        }
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("ibkr", ibkr);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders").routeId("orders").to("ibkr:order/place?confirm=o163,o354,o10153");
            }
        });
        try {
            context.start();
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            say("refused " + cause.getMessage());
            context.stop();
            return;
        }
        say("ready");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 2);
                if (words[0].equals("delete")) {
                    Files.delete(Path.of(words[1]));
                } else {
                    // one that hangs must not hold up the next
                    new Thread(() -> place(context, words[1])).start();
                }
            }
        }
        context.stop();
    }

    private static void place(DefaultCamelContext context, String id) {
        Exchange answer = context.createProducerTemplate()
                .request("direct:orders", exchange -> exchange.getMessage().setBody(order(id)));
        Exception failure = answer.getException();
        say(id + " "
                + (failure == null
                        ? answer.getMessage().getBody(OrderOutcome.class).state()
                        : failure.getClass().getSimpleName() + ": " + failure.getMessage()));
    }

    /** An order at the market, as everybody here places it. */
    static String order(String id) {
        return "{\"clientOrderId\":\"" + id
                + "\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":1}";
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }
}
