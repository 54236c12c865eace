package io.github.camelibkr.simulator.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * A tradable contract.
 *
 * @param conid IBKR's number of the contract
 * @param symbol ticker, or root symbol of a derivative
 * @param companyName name as IBKR shows it, in capitals
 * @param secType STK, FUT, OPT, FOP, CASH, IND, BOND
 * @param kind COMMON, ETF, or empty
 * @param currency currency it is quoted in
 * @param exchange primary exchange ({@code NASDAQ})
 * @param listing listing exchange as orders show it ({@code NASDAQ.NMS})
 * @param industry industry group, or empty
 * @param tick smallest price step
 * @param openingPrice price level at which the simulated day begins
 * @param lot usual quoted size
 * @param multiplier units of the underlying per contract
 * @param derivative what only derivatives have, or null
 */
public record Contract(
        long conid,
        String symbol,
        String companyName,
        String secType,
        String kind,
        String currency,
        String exchange,
        String listing,
        String industry,
        BigDecimal tick,
        BigDecimal openingPrice,
        long lot,
        BigDecimal multiplier,
        Derivative derivative) {

    /** A price in the decimals of this contract. */
    public String price(BigDecimal value) {
        return value.setScale(decimals(), RoundingMode.HALF_UP).toPlainString();
    }

    /** How many decimals its prices have. */
    public int decimals() {
        return Math.max(secType.equals("CASH") ? 5 : 2, tick.scale());
    }

    /** A price brought onto the grid of the tick size. */
    public BigDecimal onTick(BigDecimal value) {
        return value.divide(tick, 0, RoundingMode.HALF_UP).multiply(tick);
    }

    /** Whether it is currency against currency. */
    public boolean isForex() {
        return secType.equals("CASH");
    }

    /** Whether it is a stock or an ETF. */
    public boolean isStock() {
        return secType.equals("STK");
    }

    /** Whether it is a bond; its prices are in per cent. */
    public boolean isBond() {
        return secType.equals("BOND");
    }

    /** Whether it is an option, on a future too. */
    public boolean isOption() {
        return secType.equals("OPT") || secType.equals("FOP");
    }

    /** The sector that its industry belongs to, or null. */
    public String sector() {
        return Sectors.of(industry);
    }

    /** The industry, or null where there is none. */
    public String industryOrNull() {
        return industry.isEmpty() ? null : industry;
    }

    /** The country that it is traded in, by its two letters. */
    public String country() {
        return World.country(exchange);
    }

    /** Whether it is traded in the United States. */
    public boolean isUs() {
        return country().equals("US");
    }

    /** The name that orders and executions show: the pair for forex, the symbol otherwise. */
    public String displayName() {
        return isForex() ? symbol + "." + currency : symbol;
    }

    /** The class that its exchange trades it in. */
    public String tradingClass() {
        if (derivative != null) {
            return derivative.tradingClass();
        }
        return isForex() ? displayName() : isStock() && exchange.equals("NASDAQ") ? "NMS" : symbol;
    }

    /** The symbol at its exchange. */
    public String localSymbol() {
        return derivative == null ? displayName() : derivative.localSymbol();
    }

    /** Whether it can be routed to an exchange, or bought there. */
    public boolean isAt(String place) {
        return List.of(validExchanges().split(",")).contains(place.toUpperCase(Locale.ROOT))
                || exchange.equalsIgnoreCase(place);
    }

    /** Where an order goes that names no exchange. */
    public String defaultExchange() {
        return validExchanges().replaceFirst(",.*", "");
    }

    /** Exchanges it may be routed to, SMART first. */
    public String validExchanges() {
        return switch (secType) {
            case "STK" -> isUs() ? "SMART,AMEX,NYSE,CBOE,ARCA,NASDAQ,IEX" : "SMART," + exchange;
            case "OPT" -> "SMART,AMEX,CBOE,PHLX,ISE,BOX";
            case "CASH" -> "IDEALPRO";
            default -> exchange;
        };
    }
}
