package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Orders as rows of {@code sor} and of {@code /iserver/account/orders}. */
final class OrderView {

    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.UTC);

    private OrderView() {}

    /** The complete row. */
    static ObjectNode full(Order order) {
        OrderTicket ticket = order.ticket();
        Contract contract = ticket.contract();
        ObjectNode row = ids(order)
                .put("account", ticket.account())
                .put("orderId", order.id())
                .put("cashCcy", contract.currency())
                .put("sizeAndFills", sizeAndFills(order))
                .put("orderDesc", description(order, contract.displayName() + " "))
                .put("description1", contract.displayName())
                .put("ticker", contract.symbol())
                .put("secType", contract.secType())
                .put("listingExchange", contract.listing().isEmpty() ? contract.exchange() : contract.listing());
        row.set("remainingQuantity", Json.decimal(order.remaining()));
        row.set("filledQuantity", Json.decimal(order.filled()));
        row.set("totalSize", Json.decimal(ticket.quantity()));
        if (ticket.terms().cashQuantity() != null) {
            row.set("totalCashSize", Json.decimal(ticket.terms().cashQuantity()));
        }
        row.put("companyName", contract.companyName())
                .put("status", order.status().shown())
                .put("order_ccp_status", order.status().exchangeStatus());
        putReason(row, order);
        if (order.status() == OrderStatus.INACTIVE) {
            row.put("outsideRTH", ticket.terms().outsideRth());
        }
        if (order.averagePrice() != null) {
            row.put("avgPrice", average(order));
        }
        row.put("origOrderType", ticket.type().original()).put("supportsTaxOpt", "1");
        putTime(row, order.changedAt());
        row.put("orderType", ticket.type().shown())
                .put("bgColor", order.status().background())
                .put("fgColor", order.status().foreground());
        if (ticket.clientOrderId() != null) {
            row.put("order_ref", ticket.clientOrderId());
        }
        if (order.stop() != null) {
            row.put("auxPrice", contract.price(order.stop()));
        }
        return row.put("isEventTrading", "0")
                .put("price", order.limit() == null ? "" : contract.price(order.limit()))
                .put("timeInForce", ticket.timeInForce().equals("DAY") ? "CLOSE" : ticket.timeInForce())
                .put("lastExecutionTime_r", order.changedAt().getEpochSecond() * 1000)
                .put("side", ticket.side().name());
    }

    /** The row with identifiers only. */
    static ObjectNode idOnly(Order order) {
        return ids(order).put("orderId", order.id()).put("isEventTrading", "0");
    }

    /** The row of a changed state, with the keys that each state was seen with. */
    static ObjectNode statusOnly(Order order) {
        ObjectNode row = statusOnly(order, order.status());
        putReason(row, order);
        return row;
    }

    /** The row of a state that need not be the order's own any more. */
    static ObjectNode statusOnly(Order order, OrderStatus status) {
        ObjectNode row = key(order).put("status", status.shown());
        if (status == OrderStatus.SUBMITTED || status.isFinal()) {
            row.put("order_ccp_status", status.exchangeStatus());
        }
        if (status != OrderStatus.PENDING_SUBMIT) {
            row.put("bgColor", status.background());
        }
        return row.put("fgColor", status.foreground());
    }

    /** The row of a partial fill. */
    static ObjectNode partialFill(Order order) {
        ObjectNode row = key(order).put("sizeAndFills", sizeAndFills(order));
        row.set("remainingQuantity", Json.decimal(order.remaining()));
        row.set("filledQuantity", Json.decimal(order.filled()));
        row.put("avgPrice", average(order));
        putTime(row, order.changedAt());
        return row.put("lastExecutionTime_r", order.changedAt().getEpochSecond() * 1000);
    }

    /** {@code Buy 1 AAPL Limit 1.00, Day}, or in the past once it is filled. */
    static String description(Order order, String contract) {
        OrderTicket ticket = order.ticket();
        Side side = ticket.side();
        String verb = order.status() == OrderStatus.FILLED ? side.done() : side.verb();
        String price = price(ticket, order.stop()) + price(ticket, order.limit());
        Algo algo = ticket.terms().algo();
        String until = ticket.timeInForce().equals("DAY") ? "Day" : ticket.timeInForce();
        return verb + " " + plain(ticket.quantity()) + " " + contract
                + ticket.type().shown() + price + ", " + until + (algo == null ? "" : ", " + algo.id());
    }

    private static String price(OrderTicket ticket, BigDecimal price) {
        return price == null ? "" : " " + ticket.contract().price(price);
    }

    static String sizeAndFills(Order order) {
        return order.status() == OrderStatus.FILLED
                ? plain(order.ticket().quantity())
                : plain(order.filled()) + "/" + plain(order.remaining());
    }

    static String average(Order order) {
        BigDecimal rounded =
                order.averagePrice().setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        int decimals = order.ticket().contract().decimals();
        return (rounded.scale() < decimals ? rounded.setScale(decimals) : rounded).toPlainString();
    }

    static String compact(Instant time) {
        return COMPACT.format(time);
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static void putReason(ObjectNode row, Order order) {
        if (order.systemReason() != null) {
            row.put("order_cancellation_by_system_reason", order.systemReason());
        }
    }

    private static ObjectNode ids(Order order) {
        ObjectNode row = Json.object().put("acct", order.ticket().account());
        if (order.ticket().route() != null) {
            row.put("exchange", order.ticket().route());
        }
        return row.put("conidex", order.ticket().conidex())
                .put("conid", order.ticket().contract().conid());
    }

    private static ObjectNode key(Order order) {
        return Json.object().put("acct", order.ticket().account()).put("orderId", order.id());
    }

    private static void putTime(ObjectNode row, Instant time) {
        row.put("lastExecutionTime", compact(time));
    }
}
