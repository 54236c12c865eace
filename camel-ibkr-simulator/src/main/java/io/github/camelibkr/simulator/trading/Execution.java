package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.ledger.ExecutionEntry;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * One execution of an order.
 *
 * @param contract what changed hands: the order's contract, or one leg of it
 * @param position what the account holds of it now, or null where nothing is held
 */
record Execution(
        ExecutionId id,
        Order order,
        Contract contract,
        Side side,
        BigDecimal size,
        BigDecimal price,
        BigDecimal position,
        BigDecimal commission,
        Instant at) {

    private static final DateTimeFormatter TRADE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Whether it is the order's contract itself that changed hands. */
    boolean isWhole() {
        return contract.equals(order.ticket().contract());
    }

    /** The row of {@code str} and {@code /trades}: the commission comes with the second copy only. */
    ObjectNode row(boolean withCommission) {
        OrderTicket ticket = order.ticket();
        String exchange = isWhole() ? ticket.exchange() : contract.exchange();
        ObjectNode row = Json.object()
                .put("execution_id", id.toString())
                .put("symbol", contract.symbol())
                .put("supports_tax_opt", "1")
                .put("side", side.letter())
                .put(
                        "order_description",
                        side.traded() + " " + OrderView.plain(size) + " @ " + contract.price(price) + " on " + exchange)
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
        row.put("conid", contract.conid())
                .put("conidEx", isWhole() ? ticket.conidex() : Long.toString(contract.conid()));
        if (!contract.isForex() && position != null) {
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
                id.toString(),
                order.id(),
                ticket.clientOrderId(),
                ticket.account(),
                contract.conid(),
                side.name(),
                size,
                price,
                commission,
                at);
    }
}
