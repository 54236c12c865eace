package io.github.camelibkr.simulator.market;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** What currencies are worth, by the pairs that are traded, whichever way round they are quoted. */
public final class Currencies {

    private static final String DOLLAR = "USD";

    private Currencies() {}

    /** Dollars for one unit of a currency; empty if no pair tells. */
    public static Optional<BigDecimal> dollars(String currency, ContractBook contracts, Market market) {
        if (currency.equals(DOLLAR)) {
            return Optional.of(BigDecimal.ONE);
        }
        return price(currency, DOLLAR, contracts, market).or(() -> price(DOLLAR, currency, contracts, market)
                .map(units -> BigDecimal.ONE.divide(units, MathContext.DECIMAL32)));
    }

    private static Optional<BigDecimal> price(String base, String quote, ContractBook contracts, Market market) {
        return contracts.bySymbol(base + "." + quote).stream()
                .filter(Contract::isForex)
                .findFirst()
                .map(pair -> market.lastPrice(pair.conid()));
    }
}
