package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Client;
import io.github.camelibkr.simulator.wire.Command;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** {@code sbd}: one price ladder for each account; all rows first, then those that have changed. */
public final class DepthTopic implements Topic {

    private final Market market;
    private final Predicate<String> accounts;
    private final List<Stream> streams = new ArrayList<>();

    /** Shows the ladders of this market to these accounts. */
    public DepthTopic(Market market, Predicate<String> accounts) {
        this.market = market;
        this.accounts = accounts;
        market.onMove(
                conid -> streams.stream().anyMatch(stream -> stream.conid == conid),
                conid -> List.copyOf(streams).stream()
                        .filter(stream -> stream.conid == conid)
                        .forEach(Stream::sendChanges));
    }

    @Override
    public String word() {
        return "sbd";
    }

    @Override
    public String cancelWord() {
        return "ubd";
    }

    /** The target is account and contract, and the exchange if not all of them are wanted. */
    @Override
    public void subscribe(Client client, Command command) {
        String[] parts = command.target().split("\\+");
        long conid = parts.length < 2 ? -1 : MarketDataTopic.conid(parts[1]);
        if (market.knows(conid) && accounts.test(parts[0])) {
            cancel(client, command);
            Stream stream = new Stream(client, parts[0], command.target(), conid);
            streams.add(stream);
            stream.sendChanges();
        }
    }

    @Override
    public void cancel(Client client, Command command) {
        String account = command.target().split("\\+")[0];
        remove(stream -> stream.client == client && stream.account.equals(account));
    }

    @Override
    public List<String> subscriptions() {
        return streams.stream().map(stream -> "sbd+" + stream.target).toList();
    }

    @Override
    public void forget(Client client) {
        remove(stream -> stream.client == client);
    }

    private void remove(Predicate<Stream> gone) {
        streams.removeIf(gone);
    }

    private final class Stream {

        private final Client client;
        private final String account;
        private final String target;
        private final long conid;
        private List<ObjectNode> sent = List.of();

        private Stream(Client client, String account, String target, long conid) {
            this.client = client;
            this.account = account;
            this.target = target;
            this.conid = conid;
        }

        private void sendChanges() {
            List<ObjectNode> rows = new Ladder(market.quote(conid)).rows();
            ObjectNode frame = Json.object().put("topic", "sbd+" + target);
            ArrayNode data = frame.putArray("data");
            for (int i = 0; i < rows.size(); i++) {
                if (i >= sent.size() || !rows.get(i).equals(sent.get(i))) {
                    data.add(rows.get(i));
                }
            }
            sent = rows;
            if (!data.isEmpty()) {
                client.send(frame);
            }
        }
    }
}
