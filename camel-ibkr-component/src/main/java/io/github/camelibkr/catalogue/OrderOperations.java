package io.github.camelibkr.catalogue;

import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.Executions;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.JournalRecords;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.OrderPreview;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.Orders;
import io.github.camelibkr.model.Receipt;
import java.util.List;
import java.util.stream.Stream;

/** Area {@code order}. */
final class OrderOperations {

    /** Options of whatever may bring an order to IBKR, or change one there. */
    private static final List<String> LIMITS = List.of(
            "maxOrderQuantity",
            "maxOrderNotional",
            "notionalCurrency",
            "priceCollarPercent",
            "maxOrdersPerSecond",
            "maxOrdersPerMinute",
            "maxOrdersPerDay",
            "maxOpenOrders",
            "maxIdenticalOrders",
            "identicalOrdersWindow",
            "allowedConids",
            "allowedSecTypes",
            "allowedAccounts");

    static final List<Operation> ROWS = List.of(
            Operation.post("order/place", "/iserver/account/{accountId}/orders")
                    .parameter("accountId", null, "accountId", Place.PATH, Parameter.Type.ACCOUNT, false)
                    .options(limited(
                            "tradingMode",
                            "confirm",
                            "onQuestion",
                            "onUnknown",
                            "cancelOnPartial",
                            "checkRules",
                            "clientOrderId",
                            "orderUpdates",
                            "stateDirectory",
                            "dataSource"))
                    .answers(OrderOutcome.class, "Places the order in the body"),
            Operation.post("order/reply", "/iserver/reply/{replyId}")
                    .path("replyId", IbkrConstants.REPLY_ID, Parameter.Type.REPLY_ID)
                    .options(
                            "tradingMode",
                            "confirm",
                            "onQuestion",
                            "cancelOnPartial",
                            "orderUpdates",
                            "stateDirectory",
                            "dataSource",
                            "allowedAccounts")
                    .answers(OrderOutcome.class, "Answers one question about an order"),
            Operation.readByPost("order/preview", "/iserver/account/{accountId}/orders/whatif")
                    .parameter("accountId", null, "accountId", Place.PATH, Parameter.Type.ACCOUNT, false)
                    .answers(OrderPreview.class, "Says what the order in the body would cost, and places nothing"),
            Operation.post("order/modify", "/iserver/account/{accountId}/order/{orderId}")
                    .parameter("accountId", null, "accountId", Place.PATH, Parameter.Type.ACCOUNT, false)
                    .order()
                    .options(limited(
                            "tradingMode",
                            "confirm",
                            "onQuestion",
                            "onUnknown",
                            "checkRules",
                            "clientOrderId",
                            "orderUpdates",
                            "stateDirectory",
                            "dataSource"))
                    .answers(OrderOutcome.class, "Changes a working order into the one in the body"),
            Operation.delete("order/cancel", "/iserver/account/{accountId}/order/{orderId}")
                    .parameter("accountId", null, "accountId", Place.PATH, Parameter.Type.ACCOUNT, false)
                    .order()
                    .query("manualIndicator", null, Parameter.Type.FLAG)
                    .query("extOperator", null, Parameter.Type.TEXT)
                    .query("manualCancelTime", IbkrConstants.MANUAL_CANCEL_TIME, Parameter.Type.EPOCH_MOMENT)
                    .options("tradingMode", "stateDirectory", "dataSource", "allowedAccounts")
                    .answers(CancelReceipt.class, "Asks to cancel one order"),
            Operation.delete("order/cancelAll", "/iserver/account/{accountId}/order/-1")
                    .parameter("accountId", null, "accountId", Place.PATH, Parameter.Type.ACCOUNT, false)
                    .query("manualIndicator", null, Parameter.Type.FLAG)
                    .query("extOperator", null, Parameter.Type.TEXT)
                    .query("manualCancelTime", IbkrConstants.MANUAL_CANCEL_TIME, Parameter.Type.EPOCH_MOMENT)
                    .options("tradingMode", "allowCancelAll", "allowedAccounts")
                    .answers(CancelReceipt.class, "Asks to cancel all orders of an account, if allowCancelAll is true"),
            Operation.post("order/suppress", "/iserver/questions/suppress")
                    .body("messageIds", null, "messageIds", Parameter.Type.MESSAGE_IDS)
                    .options("tradingMode")
                    .answers(Receipt.class, "Asks IBKR not to ask some questions any more, in this session"),
            Operation.post("order/resetSuppression", "/iserver/questions/suppress/reset")
                    .options("tradingMode")
                    .answers(Receipt.class, "Asks IBKR to ask all questions again"),
            Operation.post("order/answerPrompt", "/iserver/notification")
                    .body("orderId", IbkrConstants.ORDER_ID, "orderId", Parameter.Type.ORDER_ID)
                    .body("requestId", null, "reqId", Parameter.Type.REQUEST_ID)
                    .body("choice", null, "text", Parameter.Type.TEXT)
                    .options("tradingMode")
                    .answers(Receipt.class, "Answers a prompt that came over stream/ntf and holds an order up"),
            Operation.local("order/settle")
                    .options("tradingMode", "stateDirectory", "dataSource")
                    .answers(JournalEntry.class, "Says what became of an order that is in doubt"),
            Operation.localRead("order/journal")
                    .local("clientOrderId", IbkrConstants.CLIENT_ORDER_ID, Parameter.Type.CLIENT_ORDER_ID)
                    .local("accountId", null, Parameter.Type.ACCOUNT)
                    .local("state", null, Parameter.Type.JOURNAL_STATES)
                    .local("changedSince", null, Parameter.Type.TEXT)
                    .local("limit", null, Parameter.Type.LIMIT)
                    .options("stateDirectory", "dataSource")
                    .answers(JournalRecords.class, "What the journal knows of one order, or of many"),
            // filters= is left out on purpose: a filtered call silences the websocket topic sor (quirk 71)
            Operation.get("order/list", "/iserver/account/orders")
                    .parameter("accountId", null, "accountId", Place.QUERY, Parameter.Type.ACCOUNT, false)
                    .answers(Orders.class, "Orders of the day: working, filled and cancelled"),
            Operation.get("order/status", "/iserver/account/order/status/{orderId}")
                    .path("orderId", IbkrConstants.ORDER_ID, Parameter.Type.ORDER_ID)
                    .answers(OrderUpdate.class, "One order; IBKR forgets those that are over"),
            Operation.get("order/trades", "/iserver/account/trades")
                    .query("days", null, Parameter.Type.DAYS)
                    .parameter("accountId", null, "accountId", Place.QUERY, Parameter.Type.ACCOUNT, false)
                    .answers(Executions.class, "Executions of today, or of up to seven days"));

    private OrderOperations() {}

    /** These options, and those that limit orders. */
    private static String[] limited(String... options) {
        return Stream.concat(Stream.of(options), LIMITS.stream()).toArray(String[]::new);
    }
}
