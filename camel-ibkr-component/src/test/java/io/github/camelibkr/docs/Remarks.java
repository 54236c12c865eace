package io.github.camelibkr.docs;

import static java.util.Map.entry;

import java.util.Map;

/** What the catalogue's rows cannot say by themselves: what areas are for, and what is done for whoever asks. */
final class Remarks {

    private static final Map<String, String> AREAS = Map.ofEntries(
            entry(
                    "session",
                    "The component opens, keeps and recovers its session [by itself](../session.md); no route needs"
                            + " these for that."),
            entry("account", "What the brokerage side knows of accounts: money, margins, profit and loss."),
            entry(
                    "order",
                    "How orders behave, and what their outcomes mean, is told in [Orders](../orders.md); what they look"
                            + " like, in [Forms of orders](../order-forms.md); what holds them back, in"
                            + " [Order guard](../order-guard.md)."),
            entry(
                    "portfolio",
                    "Positions and values from IBKR's portfolio service, which lags behind trades by up to some"
                            + " minutes; `portfolio/livePositions` does not."),
            entry(
                    "marketdata",
                    "Quotes once, and bars. Quotes that go on are streams, [`ibkr:stream/smd`](../streams.md), and"
                            + " cost fewer requests."),
            entry("contract", "Finds contracts, and tells what they are, how they are traded and when."),
            entry(
                    "scanner",
                    "Looks for contracts through the whole market. `scanner/params` names what there is to look for."),
            entry("performance", "Net asset values, returns and transactions, from IBKR's PortfolioAnalyst."),
            entry("alert", "Alerts that IBKR itself watches and sends, whether this component runs or not."),
            entry("watchlist", "Lists of contracts that are kept at IBKR, and shown in its applications."),
            entry(
                    "notification",
                    "IBKR's notifications to its customer. New ones also come over"
                            + " [`ibkr:stream/ntf`](../streams.md)."),
            entry(
                    "allocation",
                    "For advisers: groups of accounts, and how orders are divided among them. Changes decide where"
                            + " orders end up, so they are guarded like orders."),
            entry(
                    "model",
                    "For advisers: model portfolios. Changes move money, so they are guarded like orders. Weights are"
                            + " fractions of 1, not per cent."),
            entry(
                    "event",
                    "Contracts on events. They are traded with the operations of [order](order.md), and cannot be sold:"
                            + " one buys the opposite."),
            entry(
                    "control",
                    "Of the component itself: the [kill switch](../order-guard.md#the-kill-switch), and a way to what"
                            + " this catalogue has no row for."));

    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            entry("order/place", "The body is an [order](../order-forms.md)."),
            entry(
                    "order/preview",
                    "The body is an [order](../order-forms.md). It is asked for prices first, as IBKR wants."),
            entry(
                    "order/modify",
                    "The body is the whole [order](../order-forms.md) as it shall be. Which one is meant is said by"
                            + " `orderId` or `originalClientOrderId`."),
            entry("order/reply", "The body says yes or no: `{\"confirmed\": true}`."),
            entry("order/cancel", "Which one is meant is said by `orderId` or `originalClientOrderId`."),
            entry("order/list", "It is asked again until IBKR says that the list is whole; then an empty one is true."),
            entry(
                    "order/trades",
                    "IBKR's first answer in a session is often empty; an empty one is then asked for again."),
            entry("portfolio/positionsOf", "IBKR's first answer lacks names; it is asked again."),
            entry("account/pnl", "IBKR's first answer is empty; it is asked again."),
            entry(
                    "portfolio/positions",
                    "Without `page` all pages are fetched. IBKR's first answer lacks names; it is asked again."),
            entry("portfolio/allSubaccounts", "Without `page` all pages are fetched."),
            entry("portfolio/position", "IBKR's first answer lacks names; it is asked again."),
            entry("watchlist/get", "IBKR's first answer lacks names; it is asked again."),
            entry("contract/algos", "IBKR's first answer is empty; it is asked again."),
            entry(
                    "marketdata/snapshot",
                    "It is asked again until all fields are there, for up to `snapshotTimeout`; what is missing then is"
                            + " named in `missing`. More contracts or fields than fit into one request are asked in several. Each"
                            + " contract takes one of your market-data lines until it is given back with"
                            + " `marketdata/unsubscribe`."),
            entry(
                    "marketdata/history",
                    "IBKR gives at most 1,000 bars at a time; with `from`, or a longer `period`, the others are fetched"
                            + " page by page, and each bar is there once. With `from` and `outputType=iterator` they come one by"
                            + " one, the newest first: see [long histories](../requests.md#long-histories)."),
            entry(
                    "contract/strikes",
                    "IBKR wants the underlying to be searched for first; that is done, once for each in a session."),
            entry(
                    "contract/derivatives",
                    "IBKR wants the underlying to be searched for first; that is done, once for each in a session."),
            entry("contract/definition", "More than 200 contracts are asked in several requests."),
            entry("contract/stocks", "More symbols than fit into one request are asked in several."),
            entry("contract/futures", "More symbols than fit into one request are asked in several."),
            entry("control/halt", "It is text, or `{\"reason\": \"…\"}`, or missing."),
            entry("control/resume", "It is text, or `{\"reason\": \"…\"}`, and must be there."),
            entry(
                    "control/request",
                    "The body is sent as it is, by POST and PUT. See [anything newer](../requests.md#anything-newer)."));

    private Remarks() {}

    /** What an area is for. */
    static String ofArea(String area) {
        String remark = AREAS.get(area);
        if (remark == null) {
            throw new IllegalStateException("say in AREAS what the area " + area + " is for");
        }
        return remark;
    }

    /** What else is to be said of an operation; empty if nothing is. */
    static String of(String operation) {
        return OPERATIONS.getOrDefault(operation, "");
    }
}
