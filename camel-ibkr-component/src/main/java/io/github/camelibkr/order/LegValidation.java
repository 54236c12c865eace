package io.github.camelibkr.order;

import io.github.camelibkr.model.Decimals;
import io.github.camelibkr.model.OrderRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what is wrong with one order, as far as the order itself tells. */
final class LegValidation {

    private static final List<String> SIDES = List.of("BUY", "SELL");
    private static final List<String> TRAILING_TYPES = List.of("amt", "%");
    private static final long LARGEST_CONID = 999_999_999_999L;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final OrderRequest leg;

    private LegValidation(OrderRequest leg) {
        this.leg = leg;
    }

    static void check(OrderRequest leg) throws BrokenRule {
        new LegValidation(leg).run();
    }

    private void run() throws BrokenRule {
        contract();
        inRange();
        Spelling.oneOf("side", leg.side(), SIDES);
        Spelling.oneOf("orderType", leg.orderType(), OrderType.NAMES);
        OrderType type = OrderType.valueOf(leg.orderType());
        TimeRules.check(leg, type);
        SizeRules.check(leg);
        type.checkPrices(leg);
        trailing(type);
        algo();
        operator();
        positive("manualOrderTime", leg.manualOrderTime() == null ? null : BigDecimal.valueOf(leg.manualOrderTime()));
        InstrumentRules.check(leg, Instrument.of(leg, null));
    }

    private void contract() throws BrokenRule {
        if (leg.conid() == null && leg.conidex() == null) {
            throw new BrokenRule("it names no contract: conid or conidex is needed");
        }
        if (leg.conid() != null && leg.conidex() != null) {
            throw new BrokenRule("it has conid and conidex: conidex alone routes to an exchange");
        }
        if (leg.conid() != null && (leg.conid() <= 0 || leg.conid() > LARGEST_CONID)) {
            throw new BrokenRule("conid must be a contract id such as 265598, not " + leg.conid());
        }
        if (leg.conidex() != null) {
            Conidex.check(leg.conidex());
        }
        secType();
    }

    private void secType() throws BrokenRule {
        if (leg.secType() == null) {
            return;
        }
        if (!leg.secType().matches("[1-9]\\d{0,11}:[A-Z]{1,6}")) {
            throw new BrokenRule("secType must be such as 265598:STK, not '" + leg.secType() + "'");
        }
        Spelling.oneOf("the type in secType", Instrument.said(leg), Instrument.SEC_TYPES);
        long conid = leg.conid() == null ? Conidex.conid(leg.conidex()) : leg.conid();
        if (!leg.secType().startsWith(conid + ":")) {
            throw new BrokenRule("secType is of another contract: it must begin with " + conid + ":");
        }
    }

    /** A record can hold what no JSON text can: reading that checks it too. */
    private void inRange() throws BrokenRule {
        inRange("price", leg.price());
        inRange("auxPrice", leg.auxPrice());
        inRange("trailingAmt", leg.trailingAmt());
        inRange("quantity", leg.quantity());
        inRange("cashQty", leg.cashQty());
        inRange("fxQty", leg.fxQty());
    }

    private static void inRange(String name, BigDecimal value) throws BrokenRule {
        if (value != null && !Decimals.inRange(value)) {
            throw new BrokenRule(name + " is out of range: at most 38 digits and 32 decimals are possible");
        }
    }

    static void positive(String name, BigDecimal value) throws BrokenRule {
        if (value != null && value.signum() <= 0) {
            throw new BrokenRule(name + " must be more than 0, not " + value.toPlainString());
        }
    }

    private void trailing(OrderType type) throws BrokenRule {
        if (!type.trails()) {
            if (leg.trailingAmt() != null || leg.trailingType() != null) {
                throw new BrokenRule("an order of type " + type
                        + " does not trail: trailingAmt and trailingType are for" + " TRAIL and TRAILLMT");
            }
            return;
        }
        if (leg.trailingAmt() == null) {
            throw new BrokenRule("an order of type " + type + " needs trailingAmt");
        }
        Spelling.oneOf("trailingType", leg.trailingType(), TRAILING_TYPES);
        positive("trailingAmt", leg.trailingAmt());
        if (leg.trailingType().equals("%") && leg.trailingAmt().compareTo(HUNDRED) >= 0) {
            throw new BrokenRule("trailingAmt must be less than 100 %, not "
                    + leg.trailingAmt().toPlainString());
        }
    }

    private static final List<String> ALGOS = List.of(
            "Adaptive",
            "ArrivalPx",
            "ClosePx",
            "DarkIce",
            "PctVol",
            "PctVolPx",
            "PctVolSz",
            "PctVolTm",
            "Twap",
            "Vwap");

    /** Which algos a contract has, only IBKR knows; but their ids are case-sensitive. */
    private void algo() throws BrokenRule {
        Map<String, Object> parameters = leg.strategyParameters();
        if (leg.strategy() == null && parameters != null) {
            throw new BrokenRule("it has strategyParameters, but no strategy");
        }
        for (String algo : ALGOS) {
            if (algo.equalsIgnoreCase(leg.strategy()) && !algo.equals(leg.strategy())) {
                throw new BrokenRule("strategy '" + leg.strategy() + "' is spelled '" + algo + "'");
            }
        }
    }

    private void operator() throws BrokenRule {
        if ((leg.manualIndicator() == null) != (leg.extOperator() == null)) {
            throw new BrokenRule("manualIndicator and extOperator belong together: "
                    + (leg.extOperator() == null ? "extOperator" : "manualIndicator") + " is missing");
        }
        if (Stream.of(leg.extOperator()).anyMatch(operator -> operator != null && operator.isBlank())) {
            throw new BrokenRule("extOperator is empty");
        }
    }
}
