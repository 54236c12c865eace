package io.github.camelibkr.simulator.portfolio;

import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.market.Currencies;
import io.github.camelibkr.simulator.market.HoldingFields;
import io.github.camelibkr.simulator.market.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the account is worth at the market's prices of this moment, in each currency and in all. */
public final class Valuation {

    private static final BigDecimal STOCK_MARGIN = new BigDecimal("0.25");
    private static final BigDecimal FUTURE_MARGIN = new BigDecimal("0.07");
    private static final BigDecimal BUYING_POWER = BigDecimal.valueOf(4);

    private final Positions positions;
    private final Market market;
    private final ContractBook contracts;

    /** Values these positions on this market. */
    public Valuation(Positions positions, Market market, ContractBook contracts) {
        this.positions = positions;
        this.market = market;
        this.contracts = contracts;
    }

    /** All positions of the day, closed ones included. */
    List<Holding> holdings() {
        return positions.all().entrySet().stream()
                .map(entry -> new Holding(
                        entry.getKey(),
                        entry.getValue(),
                        market.lastPrice(entry.getKey().conid())))
                .toList();
    }

    /** The currencies that the account has anything in, its own first. */
    Set<String> currencies() {
        Set<String> currencies = new LinkedHashSet<>(positions.cash().currencies());
        positions.all().keySet().forEach(contract -> currencies.add(contract.currency()));
        return currencies;
    }

    BigDecimal cash(String currency) {
        return positions.cash().balance(currency);
    }

    BigDecimal worth(String currency, String secType) {
        return sum(
                holding -> holding.contract().secType().equals(secType) ? holding.worth() : BigDecimal.ZERO, currency);
    }

    BigDecimal marketValue(String currency) {
        return sum(Holding::value, currency);
    }

    BigDecimal unrealized(String currency) {
        return sum(Holding::unrealized, currency);
    }

    BigDecimal realized(String currency) {
        return sum(Holding::realized, currency);
    }

    BigDecimal netLiquidation(String currency) {
        return cash(currency).add(sum(Holding::worth, currency));
    }

    BigDecimal margin(String currency) {
        return sum(holding -> marginOf(holding.contract(), holding.quantity()), currency);
    }

    /** A quarter of what a stock or an option is worth, a few percent of what a future moves. */
    public BigDecimal marginOf(Contract contract, BigDecimal quantity) {
        return quantity.abs()
                .multiply(market.lastPrice(contract.conid()))
                .multiply(contract.multiplier())
                .multiply(Positions.isFuture(contract) ? FUTURE_MARGIN : STOCK_MARGIN);
    }

    /** The margin of everything, in the account's currency. */
    public BigDecimal totalMargin() {
        return total(this::margin);
    }

    /** What the account holds of a contract. */
    public BigDecimal quantity(Contract contract) {
        return positions.position(contract).quantity();
    }

    /** What the account holds of a contract, for the market data fields about it. */
    public HoldingFields.Own own(Contract contract) {
        Positions.Position position = positions.position(contract);
        return new HoldingFields.Own(
                position.quantity(), position.averagePrice(), position.realized(), netLiquidation());
    }

    /** The sum over all currencies in the account's own. */
    BigDecimal total(Amount amount) {
        return currencies().stream()
                .map(currency -> amount.in(currency).multiply(rate(currency)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** What everything is worth together, in the account's currency. */
    public BigDecimal netLiquidation() {
        return total(this::netLiquidation);
    }

    /** What the account gained since it was opened, which is the simulated day. */
    BigDecimal dailyGain() {
        return netLiquidation().subtract(Cash.DEPOSIT);
    }

    /** What could still be spent, in the account's currency. */
    public BigDecimal availableFunds() {
        return netLiquidation().subtract(total(this::margin));
    }

    BigDecimal buyingPower() {
        return availableFunds().multiply(BUYING_POWER);
    }

    /** Units of the account's currency for one of this. */
    BigDecimal rate(String currency) {
        return Currencies.dollars(currency, contracts, market).orElse(BigDecimal.ONE);
    }

    private BigDecimal sum(Function<Holding, BigDecimal> amount, String currency) {
        return holdings().stream()
                .filter(holding -> holding.contract().currency().equals(currency))
                .map(amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** An amount that every currency has. */
    interface Amount {
        BigDecimal in(String currency);
    }
}
