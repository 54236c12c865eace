package io.github.camelibkr.simulator.portfolio;

import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.market.Market;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each account has: its positions, its cash, and what they are worth. */
public final class Books {

    private final Map<String, Positions> positions = new LinkedHashMap<>();
    private final Map<String, Valuation> valuations = new LinkedHashMap<>();

    /** Opens the books of these accounts. */
    public Books(List<String> accounts, Market market, ContractBook contracts) {
        for (String account : accounts) {
            Positions own = new Positions();
            positions.put(account, own);
            valuations.put(account, new Valuation(own, market, contracts));
        }
    }

    /** The positions and the cash of an account. */
    public Positions positions(String account) {
        return positions.get(account);
    }

    /** What an account is worth. */
    public Valuation valuation(String account) {
        return valuations.get(account);
    }

    /** All accounts and what they are worth. */
    public Map<String, Valuation> all() {
        return valuations;
    }
}
