package io.github.camelibkr.order;

import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.OrderRequest;
import java.util.List;
import java.util.Set;

/**
 * What is known of the contract of an order: what the order itself says, and what IBKR says, if it was asked.
 *
 * @param secType STK, OPT, FUT, FOP, CASH, BOND, CRYPTO and so on; BAG of a combination; null if it is not known
 * @param exchange where it goes, or else where it is traded; null if it is not known, or SMART
 * @param rules IBKR's own; null if it was not asked, or has not said
 */
record Instrument(String secType, String exchange, ContractRules rules) {

    /** What {@code secType} of an order can say after the colon. */
    static final List<String> SEC_TYPES = List.of(
            "STK", "OPT", "FUT", "FOP", "CASH", "BOND", "CRYPTO", "CFD", "FUND", "WAR", "IOPT", "IND", "CMDTY", "BAG",
            "EC");

    private static final Set<String> US_FUTURES_EXCHANGES =
            Set.of("CME", "CBOT", "NYMEX", "COMEX", "CFE", "CFECRYPTO", "NYBOT", "MGE", "SMFE", "USFE", "NYSELIFFE");

    /** {@code rules} may be null. */
    static Instrument of(OrderRequest leg, ContractRules rules) {
        if (Conidex.isCombination(leg.conidex())) {
            return new Instrument("BAG", named(Conidex.exchange(leg.conidex())), null);
        }
        String secType = rules == null || rules.secType() == null ? said(leg) : rules.secType();
        String exchange = leg.conidex() == null ? null : named(Conidex.exchange(leg.conidex()));
        exchange = exchange == null ? named(leg.listingExchange()) : exchange;
        return new Instrument(secType, exchange == null && rules != null ? named(rules.exchange()) : exchange, rules);
    }

    /** The part of {@code 265598:STK} behind the colon. */
    static String said(OrderRequest leg) {
        return leg.secType() == null
                ? null
                : leg.secType().substring(leg.secType().indexOf(':') + 1);
    }

    private static String named(String exchange) {
        return exchange == null || exchange.equals("SMART") ? null : exchange;
    }

    /** Whether its type is known, and is none of these. */
    boolean isOther(String... types) {
        return secType != null && !List.of(types).contains(secType);
    }

    boolean isFuture() {
        return "FUT".equals(secType) || "FOP".equals(secType);
    }

    /** Whether CME's rule 536-B may ask who enters its orders (quirk 65): not if it is known to be traded elsewhere. */
    boolean needsOperator() {
        return isFuture() && (exchange == null || US_FUTURES_EXCHANGES.contains(exchange));
    }

    /** Whether it is a bet on an event, which nobody can sell (quirk 75). */
    boolean isForecast() {
        return "FORECASTX".equals(exchange);
    }
}
