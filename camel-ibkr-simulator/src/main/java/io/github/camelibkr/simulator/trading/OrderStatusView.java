package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.wire.Json;

/** One order as {@code /iserver/account/order/status} shows it: other names, sizes as text. */
final class OrderStatusView {

    private OrderStatusView() {}

    static ObjectNode of(Order order) {
        OrderTicket ticket = order.ticket();
        Contract contract = ticket.contract();
        OrderStatus status = order.status();
        boolean done = status.isFinal();
        ObjectNode body = Json.object()
                .putNull("sub_type")
                .put("request_id", Long.toString(order.id() % 1000))
                .put("server_id", "0")
                .put("order_id", order.id())
                .put("conidex", ticket.conidex())
                .put("conid", contract.conid())
                .put("symbol", contract.symbol())
                .put("side", ticket.side().letter())
                .put("contract_description_1", contract.displayName())
                .put("listing_exchange", contract.listing().isEmpty() ? contract.exchange() : contract.listing())
                .put("option_acct", "c")
                .put("company_name", contract.companyName())
                .put("size", Json.decimal(order.remaining()).asText())
                .put("total_size", Json.decimal(ticket.quantity()).asText())
                .put("currency", contract.currency())
                .put("account", ticket.account())
                .put("order_type", ticket.type().original());
        if (order.limit() != null) {
            body.put("limit_price", contract.price(order.limit()));
        }
        if (order.stop() != null) {
            body.put("stop_price", contract.price(order.stop()));
        }
        body.put("cum_fill", Json.decimal(order.filled()).asText())
                .put("order_status", status.shown())
                .put("order_ccp_status", status.digit())
                .put("order_status_description", "Order " + status.shown())
                .put("tif", ticket.timeInForce())
                .put("fg_color", status.foreground())
                .put("bg_color", status.background())
                .put("order_not_editable", done)
                .put("editable_fields", done ? "" : "\u001e")
                .put("cannot_cancel_order", done)
                .put("deactivate_order", ticket.terms().deactivated())
                .put("sec_type", contract.secType())
                .put("available_chart_periods", "#R|1")
                .put("order_description", OrderView.description(order, ""))
                .put("order_description_with_contract", OrderView.description(order, contract.displayName() + " "))
                .put("alert_active", 1)
                .put("child_order_type", "0")
                .put("order_clearing_account", ticket.account())
                .put("size_and_fills", OrderView.sizeAndFills(order));
        if (order.averagePrice() != null) {
            body.put("exit_strategy_display_price", OrderView.average(order))
                    .put("exit_strategy_chart_description", chart(order))
                    .put("average_price", OrderView.average(order));
        }
        if (order.systemReason() != null) {
            body.put("order_cancellation_by_system_reason", order.systemReason());
        }
        Algo algo = ticket.terms().algo();
        if (algo != null) {
            body.put("strategy", algo.id()).set("strategyParameters", algo.parameters());
        }
        if (ticket.clientOrderId() != null) {
            body.put("order_ref", ticket.clientOrderId());
        }
        return body.put("exit_strategy_tool_availability", "1")
                .put("allowed_duplicate_opposite", true)
                .put("order_time", OrderView.compact(order.placedAt()));
    }

    private static String chart(Order order) {
        return order.ticket().side().done() + " " + OrderView.plain(order.filled()) + " @ " + OrderView.average(order);
    }
}
