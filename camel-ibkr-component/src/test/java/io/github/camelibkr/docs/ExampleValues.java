package io.github.camelibkr.docs;

import static java.util.Map.entry;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one table of what stands in the examples of the documentation. */
final class ExampleValues {

    /** What an option is in every example. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            entry("accountId", "DU1234567"),
            entry("alertId", "1470298212"),
            entry("assetClass", "STK"),
            entry("bar", "1h"),
            entry("choice", "Yes"),
            entry("compete", "false"),
            entry("conid", "265598"),
            entry("currency", "USD"),
            entry("deviceId", "phone-1"),
            entry("deviceName", "Phone"),
            entry("enabled", "true"),
            entry("exchange", "NASDAQ"),
            entry("fields", "last,bid,ask"),
            entry("from", "2026-01-05T00:00:00Z"),
            entry("group", "Growth"),
            entry("issuerId", "e1359061"),
            entry("max", "10"),
            entry("messageIds", "o163,o354"),
            entry("method", "GET"),
            entry("model", "Income"),
            entry("month", "JAN27"),
            entry("notificationId", "2026030212345678"),
            entry("orderId", "1749861201"),
            entry("path", "/iserver/something/new"),
            entry("pattern", "DU12"),
            entry("period", "1d"),
            entry("replyId", "07a13a5a-4a48-44a5-bb25-5ab37b79186c"),
            entry("requestId", "12345"),
            entry("right", "C"),
            entry("secType", "OPT"),
            entry("span", "1M"),
            entry("state", "UNKNOWN"),
            entry("strike", "300"),
            entry("symbol", "AAPL"),
            entry("target", "EUR"),
            entry("typeCode", "BA"),
            entry("uiName", "Phone"),
            entry("watchlistId", "1234"));

    /** What one operation needs otherwise. */
    private static final Map<String, String> OF_ONE = Map.of(
            "marketdata/snapshot conid", "265598,8314",
            "contract/definition conid", "265598,8314",
            "contract/stocks symbol", "AAPL,IBM",
            "contract/futures symbol", "ES,NQ",
            "event/market conid", "658663572",
            "event/details conid", "713921687",
            "event/rules conid", "713921687",
            "event/schedules conid", "713921687");

    /** Options that are not required, and make an example a better one. */
    private static final Map<String, List<String>> MORE = Map.of(
            "order/modify", List.of("accountId", "orderId"),
            "order/cancel", List.of("accountId", "orderId"),
            "order/cancelAll", List.of("accountId"),
            "order/journal", List.of("state"),
            "marketdata/snapshot", List.of("fields"),
            "marketdata/history", List.of("period"),
            "contract/derivatives", List.of("secType", "month", "strike", "right"));

    private static final String ORDER =
            """
            {"clientOrderId": "my-order-1", "conid": 265598, "side": "BUY", "orderType": "LMT",
             "quantity": 10, "price": 187.50}""";

    private static final String GROUP =
            """
            {"name": "Growth", "default_method": "E",
             "accounts": [{"name": "DU1234567"}, {"name": "DU7654321"}]}""";

    private static final Map<String, String> BODIES = Map.ofEntries(
            entry("order/place", ORDER),
            entry("order/preview", ORDER),
            entry("order/modify", ORDER.replace("my-order-1", "my-change-1").replace("187.50", "187.75")),
            entry("order/reply", "{\"confirmed\": true}"),
            entry(
                    "order/settle",
                    """
                    {"clientOrderId": "my-order-1", "placed": true, "orderId": "1749861201",
                     "reason": "seen in the order book"}"""),
            entry("control/halt", "prices look wrong"),
            entry("control/resume", "prices have been checked"),
            entry(
                    "scanner/run",
                    """
                    {"instrument": "STK", "type": "TOP_PERC_GAIN", "location": "STK.US.MAJOR",
                     "filter": [{"code": "priceAbove", "value": 5}]}"""),
            entry(
                    "scanner/hmdsRun",
                    """
                    {"instrument": "BOND", "locations": "BOND.US", "scanCode": "HIGH_BOND_ASK_YIELD_ALL",
                     "secType": "BOND", "filters": []}"""),
            entry(
                    "alert/save",
                    """
                    {"alertName": "AAPL", "alertMessage": "AAPL is above 300", "alertRepeatable": 0,
                     "outsideRth": 0, "tif": "GTC",
                     "conditions": [{"type": 1, "conidex": "265598@SMART", "operator": ">=",
                                     "triggerMethod": "0", "value": "300", "logicBind": "n"}]}"""),
            entry(
                    "watchlist/save",
                    "{\"id\": \"1234\", \"name\": \"Tech\", \"rows\": [{\"C\": 265598}, {\"C\": 8314}]}"),
            entry("allocation/addGroup", GROUP),
            entry("allocation/changeGroup", GROUP.replace("\"E\",", "\"E\", \"prev_name\": \"Balanced\",")),
            entry(
                    "allocation/setPresets",
                    """
                    {"default_method_for_all": "E", "group_auto_close_positions": false,
                     "profiles_auto_close_positions": false, "strict_credit_check": false,
                     "group_proportional_allocation": false}"""),
            entry(
                    "model/save",
                    """
                    {"model": "Income", "desc": "Pays dividends", "isStatic": true,
                     "cashTargets": [{"ccy": "USD", "target": 0.1}],
                     "positionTargets": [{"conid": 8314, "target": 0.9}]}"""),
            entry(
                    "model/invest",
                    """
                    {"model": "Income", "accountList": [{"account": "DU1234567", "amtToInvest": 5000}]}"""),
            entry("model/submitTransfers", "{\"fpOrderId\": 12345}"),
            entry("model/setPresets", "{\"keepModelOpen\": true, \"useNonBaseCcy\": false}"));

    /** What is worth asking again and again, by area, and every how many milliseconds. */
    private static final Map<String, Map.Entry<String, String>> SCHEDULED = Map.ofEntries(
            entry("session", entry("session/status", "60000")),
            entry("account", entry("account/pnl", "10000")),
            entry("order", entry("order/list", "30000")),
            entry("portfolio", entry("portfolio/positions", "60000")),
            entry("marketdata", entry("marketdata/history", "3600000")),
            entry("contract", entry("contract/tradingSchedule", "86400000")),
            entry("performance", entry("performance/period", "3600000")),
            entry("alert", entry("alert/list", "60000")),
            entry("watchlist", entry("watchlist/list", "60000")),
            entry("notification", entry("notification/list", "60000")),
            entry("allocation", entry("allocation/accounts", "300000")),
            entry("model", entry("model/positions", "300000")),
            entry("event", entry("event/market", "300000")));

    private ExampleValues() {}

    /** The options of an operation's example: what it needs, and what makes it a better one. */
    static Map<String, String> options(Operation operation) {
        List<String> more = MORE.getOrDefault(operation.name(), List.of());
        Map<String, String> options = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.required() || more.contains(parameter.option())) {
                options.put(parameter.option(), value(operation, parameter.option()));
            }
        }
        return options;
    }

    private static String value(Operation operation, String option) {
        String value = OF_ONE.getOrDefault(operation.name() + " " + option, VALUES.get(option));
        if (value == null) {
            throw new IllegalStateException("say in VALUES what " + option + " of " + operation.name() + " may be");
        }
        return value;
    }

    /** What the message of an operation's example holds; empty if it needs nothing. */
    static Optional<String> body(Operation operation) {
        return Optional.ofNullable(BODIES.get(operation.name()));
    }

    /** The operation of an area that its scheduled example asks, and every how many milliseconds; empty if none does. */
    static Optional<Map.Entry<String, String>> scheduled(String area) {
        return Optional.ofNullable(SCHEDULED.get(area));
    }
}
