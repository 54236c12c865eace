package io.github.camelibkr.order;

import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.OrderRequest;

/** Finds what is wrong with one order, as far as its contract is known. */
final class InstrumentRules {

    private InstrumentRules() {}

    static void check(OrderRequest leg, Instrument instrument) throws BrokenRule {
        String said = Instrument.said(leg);
        if (said != null && !said.equals(instrument.secType())) {
            throw new BrokenRule("secType says " + said + ", and the contract is a " + instrument.secType());
        }
        SizeRules.check(leg, instrument);
        if (instrument.needsOperator() && leg.extOperator() == null) {
            throw new BrokenRule("futures and their options in the United States need manualIndicator (whether a person"
                    + " enters the order) and extOperator (who)");
        }
        if (instrument.isForecast() && leg.side().equals("SELL")) {
            throw new BrokenRule("contracts on events cannot be sold: to close, buy the contract of the other side");
        }
        if (leg.tif().equals("PAX") && instrument.isOther("CRYPTO")) {
            throw new BrokenRule("tif PAX is for cryptocurrencies, and the contract is a " + instrument.secType());
        }
        ContractRules rules = instrument.rules();
        if (rules != null) {
            PriceGrid grid = new PriceGrid(rules);
            grid.checkPrice("price", leg.price());
            grid.checkPrice("auxPrice", leg.auxPrice());
            grid.checkDistance("trailingAmt", "amt".equals(leg.trailingType()) ? leg.trailingAmt() : null);
        }
    }
}
