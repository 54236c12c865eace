package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelibkr.gateway.GatewaySettings.Rhythm;
import io.github.camelibkr.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String SESSION = "c0ffee00c0ffee00c0ffee00c0ffee42";
    private static final String COOKIE = "canary-cookie-4711";

    /** Keeps every line that any logger writes. */
    private static final class Everything extends AbstractAppender {

        private final List<String> lines = new ArrayList<>();

        Everything() {
            super("everything", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public synchronized void append(LogEvent event) {
            lines.add(event.getLoggerName() + " " + event.getMessage().getFormattedMessage()
                    + (event.getThrown() == null ? "" : stackTrace(event.getThrown())));
        }

        private static String stackTrace(Throwable thrown) {
            java.io.StringWriter text = new java.io.StringWriter();
            thrown.printStackTrace(new java.io.PrintWriter(text));
            return text.toString();
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }
    }

    @Test
    void sessionIdAndCookie_everythingAtTrace_appearNowhere() throws Exception {
        Logger root = (Logger) LogManager.getRootLogger();
        Level before = root.getLevel();
        Everything everything = new Everything();
        everything.start();
        root.addAppender(everything);
        Configurator.setAllLevels("", Level.TRACE);
        List<Exchange> exchanges = new ArrayList<>();
        try (Simulator gateway = Simulator.builder()
                        .port(Ports.next())
                        .sessionId(SESSION)
                        .sessionCookie(COOKIE)
                        .establishDelay(Duration.ZERO)
                        .build()
                        .start();
                IbkrRoutes routes = IbkrRoutes.trading(gateway)) {
            routes.component().setRhythm(withTicsEvery(Duration.ofMillis(200)));
            List<Exchange> quotes = routes.collect("ibkr:stream/smd?conid=265598");
            List<Exchange> orders = routes.collect("ibkr:stream/sor");
            routes.start();
            await().untilAsserted(() -> assertThat(quotes).isNotEmpty());
            await().untilAsserted(() -> assertThat(gateway.ledger().frames())
                    .anyMatch(frame -> frame.text().contains("\"tic\"")));
            gateway.faults().on("GET", "/iserver/secdef/search").answer(500, "{\"error\":\"no\"}");
            exchanges.add(routes.send("ibkr:contract/search?symbol=AAPL", null));
            exchanges.add(
                    routes.send(
                            "ibkr:order/place?confirm=o163,o354,o10153",
                            "{\"clientOrderId\":\"s1\",\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":1}"));
            await().untilAsserted(() -> assertThat(orders).isNotEmpty());
            gateway.faults().sockets().closeAll(1000);
            await().untilAsserted(() -> assertThat(
                            routes.component().gatewayStatuses().get(0).reconnects())
                    .isEqualTo(1));
            exchanges.addAll(quotes);
            exchanges.addAll(orders);
            assertThat(routes.component().gatewayStatuses().toString()).doesNotContain(SESSION, COOKIE);
            assertThat(routes.context().getEndpoints().toString()).doesNotContain(SESSION, COOKIE);
        } finally {
            root.removeAppender(everything);
            Configurator.setAllLevels("", before);
        }

        assertThat(everything.lines())
                .as("the log is really at TRACE, also for the HTTP client")
                .anyMatch(line -> line.startsWith("org.apache.hc.client5"))
                .anyMatch(line -> line.startsWith("io.github.camelibkr.gateway"));
        assertThat(everything.lines())
                .filteredOn(line -> !line.startsWith("io.github.camelibkr.simulator"))
                .noneMatch(line -> line.contains(SESSION) || line.contains(COOKIE));
        assertThat(exchanges).allSatisfy(exchange -> {
            assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(SESSION, COOKIE);
            assertThat(exchange.getAllProperties().toString()).doesNotContain(SESSION, COOKIE);
            assertThat(String.valueOf(exchange.getMessage().getBody(String.class)))
                    .doesNotContain(SESSION, COOKIE);
            assertThat(String.valueOf(exchange.getException())).doesNotContain(SESSION, COOKIE);
        });
    }

    private static Rhythm withTicsEvery(Duration tic) {
        Rhythm usual = Rhythm.DEFAULT;
        return new Rhythm(
                usual.tickle(),
                tic,
                usual.firstMessage(),
                usual.silence(),
                usual.shortestRetry(),
                usual.longestRetry(),
                usual.patientRetry(),
                usual.healthy(),
                usual.renewal(),
                usual.confirmation(),
                usual.quiet(),
                usual.poll(),
                usual.redelivery());
    }
}
