package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.time.Floor;
import io.github.camelibkr.simulator.time.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * The quotes of all contracts, moving together at one cadence; tests hold and steer it. A contract that nobody watches
 * makes its steps when it is looked at: they are the same ones, since each contract throws its own dice.
 */
public final class Market {

    /** Somebody who wants to be called whenever one of certain contracts has moved. */
    private record Watcher(LongPredicate interest, LongConsumer action) {}

    private final Floor floor;
    private final Ledger ledger;
    private final Map<Long, Quote> quotes = new LinkedHashMap<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<LongPredicate> streams = new ArrayList<>();
    private final Set<Long> snapshotStreams = new HashSet<>();
    private boolean paused;
    private long steps;
    private HoldingFields.Book book = contract -> null;

    /** Makes the market of a contract book. */
    public Market(ContractBook contracts, long seed, Floor floor, Ledger ledger) {
        this.floor = floor;
        this.ledger = ledger;
        for (Contract contract : contracts.all()) {
            quotes.put(contract.conid(), new Quote(contract, seed, new Others()));
        }
    }

    /** Begins to move. */
    public void open(Time time, Duration interval) {
        time.every(interval, () -> {
            if (!paused) {
                steps++;
                quotes.keySet().forEach(this::moved);
            }
        });
    }

    /** Stops all quotes; {@link #tick(long)} and {@link #set} still work. */
    public void pause() {
        floor.run(() -> paused = true);
    }

    /** Lets the quotes move again. */
    public void resume() {
        floor.run(() -> paused = false);
    }

    /** Moves one contract by one step now. */
    public void tick(long conid) {
        floor.run(() -> {
            quote(conid).step();
            moved(conid);
        });
    }

    /**
     * Sets fields of one contract by their numbers and sends the change, as in {@code set(265598, "84", "271.60",
     * "86", "271.65")}. Prices and sizes go on moving from there; a text that is no number stays as given.
     */
    public void set(long conid, String... fieldsAndValues) {
        if (fieldsAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Fields and values come in pairs");
        }
        floor.run(() -> {
            Quote quote = quote(conid);
            for (int i = 0; i < fieldsAndValues.length; i += 2) {
                quote.set(fieldsAndValues[i], fieldsAndValues[i + 1]);
            }
            moved(conid);
        });
    }

    /** Halts the trade in one contract: it stands still, and its last price carries an {@code H}. */
    public void halt(long conid) {
        setTrading(conid, Quote.Trading.HALTED);
    }

    /** Closes the market of one contract: it stands still, and shows the close of the day before with a {@code C}. */
    public void close(long conid) {
        setTrading(conid, Quote.Trading.CLOSED);
    }

    /** Lets a contract be traded again. */
    public void reopen(long conid) {
        setTrading(conid, Quote.Trading.OPEN);
    }

    private void setTrading(long conid, Quote.Trading trading) {
        floor.run(() -> {
            quote(conid).setTrading(trading);
            moved(conid);
        });
    }

    /** Tells the market what the user holds, for the fields about it. */
    public void setBook(HoldingFields.Book holdings) {
        book = holdings;
    }

    /** The values last sent to a client, by field number; empty if none was sent. */
    public Map<String, String> last(long conid) {
        return ledger.quotes().getOrDefault(conid, Map.of());
    }

    /** The value that a field has now, sent or not; null if the market does not have the field. */
    public String value(long conid, String field) {
        return floor.ask(() -> Fields.text(quote(conid), field));
    }

    /** Whether the contract is quoted at all. */
    public boolean knows(long conid) {
        return quotes.containsKey(conid);
    }

    /** Best bid. */
    public BigDecimal bid(long conid) {
        return floor.ask(() -> quote(conid).bid);
    }

    /** Best offer. */
    public BigDecimal ask(long conid) {
        return floor.ask(() -> quote(conid).ask);
    }

    /** Last trade price. */
    public BigDecimal lastPrice(long conid) {
        return floor.ask(() -> quote(conid).last);
    }

    /** Quantity at the best bid. */
    public long bidSize(long conid) {
        return floor.ask(() -> quote(conid).bidSize);
    }

    /** Quantity at the best offer. */
    public long askSize(long conid) {
        return floor.ask(() -> quote(conid).askSize);
    }

    /** Calls somebody whenever a contract has moved that is of interest at that moment. */
    public void onMove(LongPredicate interest, LongConsumer watcher) {
        watchers.add(new Watcher(interest, watcher));
    }

    /** Tells the market of another place where quotes are streamed from. */
    public void addStreams(LongPredicate streaming) {
        streams.add(streaming);
    }

    /** Whether any client receives this contract's quotes, by snapshot or by websocket. */
    public boolean isStreamed(long conid) {
        return floor.ask(
                () -> snapshotStreams.contains(conid) || streams.stream().anyMatch(stream -> stream.test(conid)));
    }

    Set<Long> snapshotStreams() {
        return snapshotStreams;
    }

    Quote quote(long conid) {
        Quote quote = quotes.get(conid);
        if (quote == null) {
            throw new IllegalArgumentException("No contract with conid " + conid);
        }
        quote.catchUp(steps);
        return quote;
    }

    private final class Others implements Quote.Surroundings {

        @Override
        public Quote underlying(Contract derivative) {
            return quote(derivative.derivative().underlying());
        }

        @Override
        public HoldingFields.Own own(Contract contract) {
            return book.apply(contract);
        }
    }

    private void moved(long conid) {
        for (Watcher watcher : watchers) {
            if (watcher.interest().test(conid)) {
                watcher.action().accept(conid);
            }
        }
    }
}
