package io.github.camelibkr.stream;

import io.github.camelibkr.model.Timeliness;
import java.util.Set;

/**
 * How one consumer wants its quotes.
 *
 * @param fields numbers of the fields to ask for
 * @param overflow what happens while the route is busy
 * @param most how many may wait, unless they are merged
 * @param refused what data is not delivered; empty: all is
 */
public record QuotePolicy(Set<String> fields, Overflow overflow, int most, Set<Refused> refused) {

    /** Data that a route does not want, since it looks like live data and is not (quirk 95). */
    public enum Refused {
        /** Late data. */
        delayed,
        /** Data that stands still. */
        frozen,
        /** Data without a subscription. */
        notSubscribed
    }

    /** Whether such data is refused; what IBKR says nothing about is, if anything is. */
    boolean refuses(Timeliness data) {
        if (refused.isEmpty()) {
            return false;
        }
        return data == null
                || data == Timeliness.unknown
                || data == Timeliness.notAcknowledged
                || refused.contains(Refused.delayed) && data.isDelayed()
                || refused.contains(Refused.frozen) && data.isFrozen()
                || refused.contains(Refused.notSubscribed) && data == Timeliness.notSubscribed;
    }
}
