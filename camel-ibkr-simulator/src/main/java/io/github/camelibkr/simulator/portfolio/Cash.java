package io.github.camelibkr.simulator.portfolio;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The account's money, by currency. */
public final class Cash {

    /** What the account begins with. */
    public static final BigDecimal DEPOSIT = new BigDecimal("1000000.00");

    /** The currency that the account is kept in. */
    static final String BASE = "USD";

    private final Map<String, BigDecimal> balances = new LinkedHashMap<>(Map.of(BASE, DEPOSIT));

    /** Takes money in, or pays it when the amount is negative. */
    public void add(String currency, BigDecimal amount) {
        balances.merge(currency, amount, BigDecimal::add);
    }

    BigDecimal balance(String currency) {
        return balances.getOrDefault(currency, BigDecimal.ZERO);
    }

    Set<String> currencies() {
        return balances.keySet();
    }
}
