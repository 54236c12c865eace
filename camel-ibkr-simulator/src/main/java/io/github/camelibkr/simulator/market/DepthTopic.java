package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.wire.Client;
import io.github.camelibkr.simulator.wire.Command;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Topic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * {@code sbd}: a ladder of prices, bids below, the last trade in the middle, offers above. All rows first, then those
 * that have changed. One ladder for an account: a second one takes its place.
 */
public final class DepthTopic implements Topic {

    private static final int LEVELS = 10;

    private final Market market;
    private final Predicate<String> accounts;
    private final Map<String, Ladder> ladders = new LinkedHashMap<>();

    /** Shows the depth of this market to these accounts. */
    public DepthTopic(Market market, Predicate<String> accounts) {
        this.market = market;
        this.accounts = accounts;
        market.onMove(this::isShown, this::moved);
    }

    @Override
    public String word() {
        return "sbd";
    }

    @Override
    public String cancelWord() {
        return "ubd";
    }

    /** The target is {@code <account>+<conid>}, and perhaps an exchange behind another plus. */
    @Override
    public void subscribe(Client client, Command command) {
        String[] parts = command.target().split("\\+");
        long conid = parts.length < 2 ? -1 : MarketDataTopic.conid(parts[1]);
        if (accounts.test(parts[0]) && market.knows(conid)) {
            Ladder ladder = new Ladder(client, command.target(), conid);
            ladders.put(parts[0], ladder);
            ladder.send();
        }
    }

    @Override
    public void cancel(Client client, Command command) {
        Ladder ladder = ladders.get(command.target().replaceFirst("\\+.*", ""));
        if (ladder != null && ladder.client == client) {
            ladders.values().remove(ladder);
        }
    }

    @Override
    public List<String> subscriptions() {
        return ladders.values().stream().map(ladder -> "sbd+" + ladder.target).toList();
    }

    @Override
    public void forget(Client client) {
        ladders.values().removeIf(ladder -> ladder.client == client);
    }

    private boolean isShown(long conid) {
        return ladders.values().stream().anyMatch(ladder -> ladder.conid == conid);
    }

    private void moved(long conid) {
        List.copyOf(ladders.values()).stream()
                .filter(ladder -> ladder.conid == conid)
                .forEach(Ladder::send);
    }

    private final class Ladder {

        private final Client client;
        private final String target;
        private final long conid;
        private List<ObjectNode> sent = List.of();

        private Ladder(Client client, String target, long conid) {
            this.client = client;
            this.target = target;
            this.conid = conid;
        }

        private void send() {
            List<ObjectNode> rows = rows();
            ArrayNode changed = Json.array();
            for (int row = 0; row < rows.size(); row++) {
                if (sent.isEmpty() || !rows.get(row).equals(sent.get(row))) {
                    changed.add(rows.get(row).deepCopy());
                }
            }
            sent = rows;
            if (!changed.isEmpty()) {
                ObjectNode frame = Json.object().put("topic", "sbd+" + target);
                frame.set("data", changed);
                client.send(frame);
            }
        }

        private List<ObjectNode> rows() {
            Quote quote = market.quote(conid);
            Contract contract = quote.contract();
            List<ObjectNode> rows = new ArrayList<>();
            for (int level = LEVELS - 1; level >= 0; level--) {
                BigDecimal price = quote.bid.subtract(contract.tick().multiply(BigDecimal.valueOf(level)));
                rows.add(row(rows.size(), 0, contract.price(price))
                        .put("bid", Long.toString(size(quote.bidSize, price, level, contract))));
            }
            rows.add(row(rows.size(), 1, quote.lastSize + " @ " + contract.price(quote.last)));
            for (int level = 0; level < LEVELS; level++) {
                BigDecimal price = quote.ask.add(contract.tick().multiply(BigDecimal.valueOf(level)));
                rows.add(row(rows.size(), 0, contract.price(price))
                        .put("ask", Long.toString(size(quote.askSize, price, level, contract))));
            }
            return rows;
        }

        /** Behind the best price the quantity belongs to the price: it does not change unless the market moves. */
        private long size(long best, BigDecimal price, int level, Contract contract) {
            return level == 0
                    ? best
                    : new SplittableRandom(price.hashCode() * 31L + conid).nextLong(1, 3 * contract.lot() + 2);
        }

        private static ObjectNode row(int number, int focus, String price) {
            return Json.object().put("row", number).put("focus", focus).put("price", price);
        }
    }
}
