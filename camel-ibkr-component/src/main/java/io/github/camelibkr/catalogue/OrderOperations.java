package io.github.camelibkr.catalogue;

import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.Executions;
import io.github.camelibkr.model.JournalEntry;
import io.github.camelibkr.model.OrderOutcome;
import io.github.camelibkr.model.Orders;
import java.util.List;

/** Area {@code order}. */
final class OrderOperations {

    static final List<Operation> ROWS = List.of(
            Operation.post("order/place", "/iserver/account/{accountId}/orders")
                    .parameter("accountId", null, "accountId", Place.PATH, Parameter.Type.ACCOUNT, false)
                    .options(
                            "tradingMode",
                            "confirm",
                            "onQuestion",
                            "onUnknown",
                            "clientOrderId",
                            "stateDirectory",
                            "dataSource")
                    .answers(OrderOutcome.class, "Places the order in the body"),
            Operation.post("order/reply", "/iserver/reply/{replyId}")
                    .path("replyId", IbkrConstants.REPLY_ID, Parameter.Type.REPLY_ID)
                    .options("tradingMode", "confirm", "onQuestion", "stateDirectory", "dataSource")
                    .answers(OrderOutcome.class, "Answers one question about an order"),
            Operation.delete("order/cancel", "/iserver/account/{accountId}/order/{orderId}")
                    .parameter("accountId", null, "accountId", Place.PATH, Parameter.Type.ACCOUNT, false)
                    .path("orderId", IbkrConstants.ORDER_ID, Parameter.Type.ORDER_ID)
                    .query("manualIndicator", null, Parameter.Type.FLAG)
                    .query("extOperator", null, Parameter.Type.TEXT)
                    .options("tradingMode")
                    .answers(CancelReceipt.class, "Asks to cancel one order"),
            Operation.local("order/settle")
                    .options("tradingMode", "stateDirectory", "dataSource")
                    .answers(JournalEntry.class, "Says what became of an order that is in doubt"),
            // filters= is left out on purpose: a filtered call silences the websocket topic sor (quirk 71)
            Operation.get("order/list", "/iserver/account/orders")
                    .parameter("accountId", null, "accountId", Place.QUERY, Parameter.Type.ACCOUNT, false)
                    .answers(Orders.class, "Orders of the day: working, filled and cancelled"),
            Operation.get("order/trades", "/iserver/account/trades")
                    .query("days", null, Parameter.Type.DAYS)
                    .answers(Executions.class, "Executions of today, or of up to seven days"));

    private OrderOperations() {}
}
