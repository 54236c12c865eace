package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Client;
import io.github.camelibkr.simulator.wire.Command;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code smh}: all bars in one frame. The subscription then stays and holds one of five slots until it is cancelled by
 * the server's id of it; a sixth is met with silence.
 */
public final class HistoryTopic implements Topic {

    private static final int SLOTS = 5;
    private static final int FIRST_ID = 341_115;
    private static final String DEFAULT_PERIOD = "2h";
    private static final String DEFAULT_BAR = "5min";

    private final Bars bars;
    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private int serial = FIRST_ID;

    private record Stream(Client client, String target) {}

    /** Streams these bars. */
    public HistoryTopic(Bars bars) {
        this.bars = bars;
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
        Stream stream = new Stream(client, command.target());
        streams.values().remove(stream);
        if (!bars.knows(conid) || streams.size() == SLOTS) {
            return;
        }
        String id = Integer.toString(serial++);
        streams.put(id, stream);
        ObjectNode frame = answer(conid, command.arguments());
        client.send(frame.put("serverId", id).put("topic", "smh+" + command.target()));
    }

    @Override
    public void cancel(Client client, Command command) {
        Stream stream = streams.get(command.target());
        if (stream != null && stream.client() == client) {
            streams.remove(command.target());
            client.send(Json.object().put("message", "Unsubscribed " + command.target()));
        }
    }

    @Override
    public List<String> subscriptions() {
        return streams.values().stream().map(stream -> "smh+" + stream.target()).toList();
    }

    @Override
    public void forget(Client client) {
        streams.values().removeIf(stream -> stream.client() == client);
    }

    /** Bad arguments are ignored, and the usual bars come. */
    private ObjectNode answer(long conid, JsonNode arguments) {
        boolean outsideRth = isTrue(arguments.path("outsideRth")) || isTrue(arguments.path("outsideRTH"));
        try {
            return bars.of(
                    conid,
                    arguments.path("period").asText(DEFAULT_PERIOD),
                    arguments.path("bar").asText(DEFAULT_BAR),
                    outsideRth,
                    "");
        } catch (Refusal bad) {
            return bars.of(conid, DEFAULT_PERIOD, DEFAULT_BAR, outsideRth, "");
        }
    }

    private static boolean isTrue(JsonNode flag) {
        return Boolean.parseBoolean(flag.asText());
    }
}
