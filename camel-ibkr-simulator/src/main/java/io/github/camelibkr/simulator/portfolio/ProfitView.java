package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The row of {@code spl} and of {@code /iserver/account/pnl/partitioned}; most values come rounded. */
final class ProfitView {

    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);

    private ProfitView() {}

    /** A row for every account; {@code rowType} counts them. */
    static void fill(ObjectNode rows, Books books) {
        books.all().forEach((account, valuation) -> rows.set(key(account), row(valuation, rows.size() + 1)));
    }

    private static ObjectNode row(Valuation valuation, int rowType) {
        BigDecimal liquidation = valuation.netLiquidation();
        ObjectNode row = Json.object().put("rowType", rowType);
        row.set("dpl", Json.decimal(valuation.dailyGain()));
        row.set("nl", Json.decimal(liquidation.round(FOUR_DIGITS)));
        row.set("upl", Json.decimal(valuation.total(valuation::unrealized).round(FOUR_DIGITS)));
        row.set("el", Json.decimal(liquidation.round(FOUR_DIGITS)));
        row.set("uel", Json.decimal(liquidation));
        row.set("mv", Json.decimal(valuation.total(valuation::marketValue).round(FOUR_DIGITS)));
        return row;
    }

    /** The model that everything is in which is in no model. */
    private static String key(String account) {
        return account + ".Core";
    }
}
