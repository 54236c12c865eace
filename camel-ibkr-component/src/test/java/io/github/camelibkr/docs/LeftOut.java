package io.github.camelibkr.docs;

import java.util.List;

/**
 * An operation of IBKR's that the catalogue has no row for, on purpose.
 *
 * @param method the HTTP method
 * @param path below {@code /v1/api}
 * @param reason why, for the documentation
 */
public record LeftOut(String method, String path, String reason) {

    private static final String OLD_ORDER =
            "an old form of order entry; there is one door to it, `order/place`, and its"
                    + " guard and its journal stand there";

    /** All of them. */
    public static final List<LeftOut> ALL = List.of(
            new LeftOut("GET", "/ws", "the websocket: it carries the streams, `ibkr:stream/…`"),
            new LeftOut("GET", "/md/regsnapshot", "withdrawn by IBKR, which answers 404; it cost money at each call"),
            new LeftOut("GET", "/md/snapshot", "a trial that IBKR has ended; `marketdata/snapshot` says the same"),
            new LeftOut("POST", "/hmds/scanner/run", "the old name of `scanner/hmdsRun`"),
            new LeftOut("GET", "/iserver/marketdata/{conid}/unsubscribe", "the old form of `marketdata/unsubscribe`"),
            new LeftOut("POST", "/iserver/account/{accountId}/order", OLD_ORDER),
            new LeftOut("POST", "/iserver/account/{accountId}/order/whatif", "the old form of `order/preview`"),
            new LeftOut("POST", "/iserver/account/orders/{faGroup}", OLD_ORDER));
}
