package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.Quote;
import io.github.camelibkr.model.Timeliness;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/**
 * The market's price, as a quote tells it: the middle of bid and offer, else the last. While a market is closed that is
 * what was known last. Data that is late is none.
 *
 * @param price null if the quote tells none
 * @param problem why it tells none; null if it does
 */
record Reference(BigDecimal price, String problem) {

    private static final Set<Timeliness> USABLE = EnumSet.of(Timeliness.realTime, Timeliness.frozen);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** {@code combination}: its price may be 0 or less, since something is bought and something sold. */
    static Reference of(Quote quote, boolean combination) {
        if (quote.timeliness() == null) {
            return new Reference(null, "IBKR does not say whether its data is late");
        }
        if (!USABLE.contains(quote.timeliness())) {
            return new Reference(null, "its data is " + quote.timeliness() + " (6509: " + quote.availability() + ")");
        }
        if (isPrice(quote.bid(), combination)
                && isPrice(quote.ask(), combination)
                && quote.bid().compareTo(quote.ask()) <= 0) {
            return new Reference(quote.bid().add(quote.ask()).divide(TWO), null);
        }
        return isPrice(quote.last(), combination)
                ? new Reference(quote.last(), null)
                : new Reference(null, "there is neither bid and offer nor a last price");
    }

    private static boolean isPrice(BigDecimal price, boolean combination) {
        return price != null && (combination || price.signum() > 0);
    }
}
