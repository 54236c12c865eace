package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.ledger.ExecutionEntry;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One execution of an order; {@code position} is what the account holds after it. */
record Execution(
        String id,
        Order order,
        BigDecimal size,
        BigDecimal price,
        BigDecimal position,
        BigDecimal commission,
        Instant at) {

    private static final DateTimeFormatter TRADE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss").withZone(ZoneOffset.UTC);

    /** The row of {@code str} and {@code /trades}: the commission comes with the second copy only. */
    ObjectNode row(boolean withCommission) {
        OrderTicket ticket = order.ticket();
        Contract contract = ticket.contract();
        String exchange = contract.exchange();
        ObjectNode row = Json.object()
                .put("execution_id", id)
                .put("symbol", contract.symbol())
                .put("supports_tax_opt", "1")
                .put("side", ticket.side().letter())
                .put(
                        "order_description",
                        ticket.side().traded() + " " + OrderView.plain(size) + " @ " + contract.price(price) + " on "
                                + exchange)
                .put("trade_time", TRADE_TIME.format(at))
                .put("trade_time_r", at.getEpochSecond() * 1000);
        row.set("size", Json.decimal(size));
        row.put("price", contract.price(price));
        if (ticket.clientOrderId() != null) {
            row.put("order_ref", ticket.clientOrderId());
        }
        row.put("exchange", exchange);
        if (withCommission) {
            row.put("commission", Json.decimal(commission).decimalValue().toPlainString());
        }
        row.set("net_amount", Json.decimal(size.multiply(price).multiply(contract.multiplier())));
        row.put("account", ticket.account())
                .put("accountCode", ticket.account())
                .put("account_allocation_name", ticket.account())
                .put("company_name", contract.companyName())
                .put("contract_description_1", contract.displayName())
                .put("sec_type", contract.secType());
        if (!contract.isForex()) {
            row.put("listing_exchange", contract.listing().isEmpty() ? exchange : contract.listing());
        }
        row.put("conid", contract.conid()).put("conidEx", ticket.conidex());
        if (!contract.isForex()) {
            row.put("position", OrderView.plain(position));
        }
        return row.put("clearing_id", "IB")
                .put("clearing_name", "IB")
                .put("liquidation_trade", "0")
                .put("is_event_trading", "0")
                .put("order_id", order.id());
    }

    ExecutionEntry entry() {
        OrderTicket ticket = order.ticket();
        return new ExecutionEntry(
                id,
                order.id(),
                ticket.clientOrderId(),
                ticket.account(),
                ticket.contract().conid(),
                ticket.side().name(),
                size,
                price,
                commission,
                at);
    }
}
