package io.github.camelibkr.simulator.market;

import java.util.Optional;
import java.util.Set;

/** Something that has a quote: a contract, or several of them together. */
interface Quoted {

    /** One contract. */
    record Single(Market market, long conid) implements Quoted {

        @Override
        public Set<Long> conids() {
            return Set.of(conid);
        }

        @Override
        public String text(String field) {
            return Fields.text(market.quote(conid), field);
        }
    }

    /** Reads a target: a contract, perhaps with an exchange, or a spread; nothing if there is no such thing. */
    static Optional<Quoted> read(Market market, String target) {
        long conid = MarketDataTopic.conid(target);
        return market.knows(conid) ? Optional.of(new Single(market, conid)) : Spread.read(market, target);
    }

    /** The number that stands in its rows. */
    long conid();

    /** The contracts whose moves change it. */
    Set<Long> conids();

    /** The value of a field as text, or null. */
    String text(String field);
}
