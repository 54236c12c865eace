package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Client;
import io.github.camelibkr.simulator.wire.Command;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code smh}: all bars in one frame, and nothing after it; yet each chart keeps its slot until {@code umh} names its
 * server id. One that finds no slot is met with silence.
 */
public final class HistoryTopic implements Topic {

    private static final String DEFAULT_PERIOD = "2h";
    private static final String DEFAULT_BAR = "5min";
    private static final Map<String, String> KEYS = Map.of("o", "%o", "c", "%c", "h", "%h", "l", "%l", "v", "%v");

    private final Market market;
    private final Charts charts;
    private final ChartSlots slots;
    private final Time time;
    private final Duration delay;
    private final List<Chart> open = new ArrayList<>();

    private record Chart(Client client, String target, String serverId) {}

    /** Charts this market; a chart takes {@code delay}. */
    public HistoryTopic(Market market, Charts charts, ChartSlots slots, Time time, Duration delay) {
        this.market = market;
        this.charts = charts;
        this.slots = slots;
        this.time = time;
        this.delay = delay;
    }

    @Override
    public String word() {
        return "smh";
    }

    @Override
    public String cancelWord() {
        return "umh";
    }

    @Override
    public void subscribe(Client client, Command command) {
        long conid = MarketDataTopic.conid(command.target());
        if (!market.knows(conid)) {
            return;
        }
        close(chart -> chart.client == client && chart.target.equals(command.target()));
        if (slots.take()) {
            Chart chart = new Chart(client, command.target(), slots.nextServerId());
            open.add(chart);
            if (delay.isZero()) {
                send(chart, conid, command.arguments());
            } else {
                time.after(delay, () -> send(chart, conid, command.arguments()));
            }
        }
    }

    @Override
    public void cancel(Client client, Command command) {
        String serverId = command.target();
        if (close(chart -> chart.client == client && chart.serverId.equals(serverId))) {
            client.send(Json.object().put("message", "Unsubscribed " + serverId));
        }
    }

    @Override
    public List<String> subscriptions() {
        return open.stream().map(chart -> "smh+" + chart.target).toList();
    }

    @Override
    public void forget(Client client) {
        close(chart -> chart.client == client);
    }

    private void send(Chart chart, long conid, JsonNode arguments) {
        if (open.contains(chart)) {
            chart.client.send(frame(chart, conid, arguments));
        }
    }

    private boolean close(Predicate<Chart> gone) {
        int before = open.size();
        open.removeIf(gone);
        for (int closed = before - open.size(); closed > 0; closed--) {
            slots.free();
        }
        return open.size() < before;
    }

    /** Arguments that cannot be understood are as good as absent. */
    private ObjectNode frame(Chart chart, long conid, JsonNode arguments) {
        String asked = arguments.path("period").asText();
        boolean known = Span.read(asked).isPresent();
        String text = known ? asked : DEFAULT_PERIOD;
        Span period = Span.read(text).orElseThrow();
        Span bar = Span.read(arguments.path("bar").asText())
                .filter(length -> !length.unit().equals("y"))
                .or(() -> known ? Optional.of(period.usualBar()) : Span.read(DEFAULT_BAR))
                .orElseThrow();
        String shown = period.isIntraday() ? period.duration().toSeconds() + "s" : text;
        boolean outsideRth = flag(arguments, "outsideRth") || flag(arguments, "outsideRTH");
        BarSource source = BarSource.read(arguments.path("source").asText());
        ObjectNode body =
                charts.draw(new ChartRequest(conid, shown, bar, null, outsideRth, source), period, chart.serverId);
        keep(body, arguments.path("format").asText());
        return body.put("topic", "smh+" + chart.target);
    }

    private static boolean flag(JsonNode arguments, String name) {
        return arguments.path(name).asText().equalsIgnoreCase("true");
    }

    /** A format such as {@code %o/%c} keeps the named values and the time of every bar. */
    private static void keep(ObjectNode body, String format) {
        if (format.contains("%")) {
            KEYS.forEach((key, code) -> {
                if (!format.contains(code)) {
                    body.path("data").forEach(bar -> ((ObjectNode) bar).remove(key));
                }
            });
        }
    }
}
