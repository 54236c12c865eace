package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.market.Market;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Client;
import io.github.camelibkr.simulator.wire.Command;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Topic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code spl}: profit and loss, at most once a second and only on change; most values come rounded. */
public final class ProfitTopic implements Topic {

    private static final BigDecimal CASH = new BigDecimal("1000000.00");
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);

    private final String account;
    private final Positions positions;
    private final Market market;
    private final Map<Client, ObjectNode> sent = new LinkedHashMap<>();

    /** Watches the positions of an account. */
    public ProfitTopic(String account, Positions positions, Market market, Time time) {
        this.account = account;
        this.positions = positions;
        this.market = market;
        time.every(Duration.ofSeconds(1), () -> sent.keySet().forEach(this::sendIfChanged));
    }

    @Override
    public String word() {
        return "spl";
    }

    @Override
    public String cancelWord() {
        return "upl";
    }

    @Override
    public void subscribe(Client client, Command command) {
        sent.put(client, Json.object());
        sendIfChanged(client);
    }

    @Override
    public void cancel(Client client, Command command) {
        sent.remove(client);
    }

    @Override
    public List<String> subscriptions() {
        return Collections.nCopies(sent.size(), word());
    }

    @Override
    public void forget(Client client) {
        sent.remove(client);
    }

    private void sendIfChanged(Client client) {
        ObjectNode frame = frame();
        if (!frame.equals(sent.replace(client, frame))) {
            client.send(frame);
        }
    }

    private ObjectNode frame() {
        BigDecimal unrealized = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (var holding : positions.all().entrySet()) {
            BigDecimal price = market.lastPrice(holding.getKey().conid());
            unrealized = unrealized.add(holding.getValue().gain(holding.getKey(), price));
            value = value.add(holding.getValue()
                    .quantity()
                    .multiply(price)
                    .multiply(holding.getKey().multiplier()));
        }
        BigDecimal daily = unrealized.add(positions.realized()).setScale(2, RoundingMode.HALF_UP);
        BigDecimal liquidation = CASH.add(daily);
        ObjectNode frame = Json.object().put("topic", "spl");
        ObjectNode row = frame.putObject("args").putObject(account + ".Core").put("rowType", 1);
        row.set("dpl", Json.decimal(daily));
        row.set("nl", Json.decimal(liquidation.round(FOUR_DIGITS)));
        row.set("upl", Json.decimal(unrealized.round(FOUR_DIGITS)));
        row.set("el", Json.decimal(liquidation.round(FOUR_DIGITS)));
        row.set("uel", Json.decimal(liquidation));
        row.set("mv", Json.decimal(value.round(FOUR_DIGITS)));
        return frame;
    }
}
