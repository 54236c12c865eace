package io.github.camelibkr.benchmarks;

import io.github.camelibkr.IbkrComponent;
import io.github.camelibkr.IbkrConfiguration;
import io.github.camelibkr.model.Accounts;
import io.github.camelibkr.model.Bar;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.Positions;
import io.github.camelibkr.simulator.Simulator;
import io.github.camelibkr.simulator.trading.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * How long what one answer does not hold takes under IBKR's limits, in real time, beside the least that they allow for as
 * many requests: ten in any second, so that the eleventh comes a second after the first.
 */
final class Paging {

    /** One measurement: what came, in how many requests, and how long it took. */
    record Walk(int rows, int requests, long millis) {

        /** In milliseconds. */
        long least() {
            return 1_000L * ((requests - 1) / 10);
        }
    }

    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int MINUTES_OF_TRADING = 390;

    static final String STOCK = "minutes of a stock, in its hours";
    static final String FUTURE = "minutes of a future, all day";
    static final String POSITIONS = "positions";

    private final int bars;
    private final int positions;
    private final Map<String, Walk> walks = new LinkedHashMap<>();

    Paging(int bars, int positions) {
        this.bars = bars;
        this.positions = positions;
    }

    void run() throws Exception {
        try (Simulator simulator = Simulator.builder()
                        .tls(false)
                        .establishDelay(Duration.ZERO)
                        .syntheticContracts(positions)
                        .build()
                        .start();
                CamelContext context = new DefaultCamelContext()) {
            for (int i = 0; i < positions; i++) {
                simulator.trading().tradeElsewhere(simulator.account(), Frames.FIRST_CONID + i, Side.BUY, "1", "10");
            }
            IbkrComponent ibkr = new IbkrComponent();
            IbkrConfiguration configuration = ibkr.getConfiguration();
            configuration.setGatewayUrl(simulator.url().toString());
            context.addComponent("ibkr", ibkr);
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            // the session is open afterwards
            template.requestBody("ibkr:account/list", null, Accounts.class);
            walk(simulator, template, STOCK, history(265598, MINUTES_OF_TRADING), History.class, this::count);
            walk(simulator, template, FUTURE, history(495512572, MINUTES_OF_A_DAY), History.class, this::count);
            String uri = "ibkr:portfolio/positions?accountId=" + simulator.account();
            walk(simulator, template, POSITIONS, uri, Positions.class, held -> held.positions()
                    .size());
        }
    }

    /** Weekends and a few days more, so that there are enough. */
    private String history(long conid, int minutesOfADay) {
        Instant until = Instant.parse("2026-03-02T21:00:00Z");
        return "ibkr:marketdata/history?bar=1min&conid=" + conid + "&until=" + until + "&from="
                + until.minus(Duration.ofDays(bars * 7L / 5 / minutesOfADay + 4));
    }

    /** They must be enough, and each once. */
    private int count(History history) {
        List<Instant> times = history.bars().stream().map(Bar::time).toList();
        if (times.size() < bars || times.stream().distinct().count() < times.size()) {
            throw new IllegalStateException(times.size() + " bars, or some twice");
        }
        return times.size();
    }

    private <T> void walk(
            Simulator simulator,
            ProducerTemplate template,
            String name,
            String uri,
            Class<T> type,
            ToIntFunction<T> rows) {
        int before = simulator.ledger().requests().size();
        long start = System.nanoTime();
        int came = rows.applyAsInt(template.requestBody(uri, null, type));
        long millis = (System.nanoTime() - start) / 1_000_000;
        int requests = simulator.ledger().requests().size() - before;
        walks.put(name, new Walk(came, requests, millis));
    }

    Map<String, Walk> walks() {
        return walks;
    }

    String report() {
        StringBuilder text = new StringBuilder(
                "| under IBKR's limits | rows | requests | took, ms | least for so many requests, ms |\n|---|---|---|---|---|\n");
        walks.forEach((what, walk) -> text.append(String.format(
                "| %s | %,d | %d | %,d | %,d |%n", what, walk.rows(), walk.requests(), walk.millis(), walk.least())));
        return text.toString();
    }

    String json() {
        List<String> all = new ArrayList<>();
        walks.forEach((what, walk) -> all.add(String.format(
                "\"%s\":{\"rows\":%d,\"requests\":%d,\"millis\":%d}",
                what, walk.rows(), walk.requests(), walk.millis())));
        return String.join(",", all);
    }
}
