package io.github.camelibkr.order;

import io.github.camelibkr.model.OrderRequest;
import java.util.List;

/** How long an order lives, and at which hours it trades: what goes together with its type. */
final class TimeRules {

    /** As they are written in requests. */
    static final List<String> TIFS = List.of("DAY", "GTC", "IOC", "OPG", "PAX", "OVT", "OND");

    private TimeRules() {}

    static void check(OrderRequest leg, OrderType type) throws BrokenRule {
        Spelling.oneOf("tif", leg.tif(), TIFS);
        boolean opening = leg.tif().equals("OPG");
        if (opening && type != OrderType.MKT && type != OrderType.LMT) {
            throw new BrokenRule(
                    "an order of type " + type + " cannot have tif OPG: in the opening auction trade MKT and" + " LMT");
        }
        if (leg.tif().equals("IOC") && type.waits()) {
            throw new BrokenRule("an order of type " + type + " cannot have tif IOC: it waits for a price, and IOC does"
                    + " not wait");
        }
        if (Boolean.TRUE.equals(leg.outsideRth()) && (opening || type.isOnClose())) {
            throw new BrokenRule("an order for the " + (opening ? "opening" : "closing")
                    + " auction cannot have outsideRth: the auction is within regular hours");
        }
    }
}
