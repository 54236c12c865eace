package io.github.camelibkr.simulator.trading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.market.Market;
import io.github.camelibkr.simulator.portfolio.Books;
import io.github.camelibkr.simulator.portfolio.Valuation;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What an order would cost and how it would change the account, all of it as text. */
public final class Preview {

    private final Market market;
    private final Books books;

    /** Previews against this market and these accounts. */
    public Preview(Market market, Books books) {
        this.market = market;
        this.books = books;
    }

    /** The answer to a what-if; {@code question} is what the order would be asked first, or null. */
    ObjectNode of(OrderTicket ticket, Question question) {
        Contract contract = ticket.contract();
        Valuation valuation = books.valuation(ticket.account());
        BigDecimal amount = price(ticket).multiply(ticket.quantity()).multiply(contract.multiplier());
        BigDecimal commission = Commission.of(contract, ticket.quantity());
        BigDecimal equity = valuation.netLiquidation();
        BigDecimal margin = valuation.totalMargin();
        BigDecimal position = valuation.quantity(contract);
        BigDecimal after = position.add(ticket.side().signed(ticket.quantity()));
        BigDecimal more = valuation.marginOf(contract, after).subtract(valuation.marginOf(contract, position));
        ObjectNode body = Json.object();
        body.putObject("amount")
                .put(
                        "amount",
                        money(amount, contract) + " (" + OrderView.plain(ticket.quantity())
                                + (contract.isStock() ? " Shares)" : " Contracts)"))
                .put("commission", OrderView.plain(commission) + " " + contract.currency())
                .put("total", money(amount.add(commission), contract));
        put(body, "equity", equity, commission.negate());
        put(body, "initial", margin, more);
        put(body, "maintenance", margin, more);
        put(body, "position", position, after.subtract(position));
        return body.put("warn", question == null ? null : question.text(ticket)).putNull("error");
    }

    private BigDecimal price(OrderTicket ticket) {
        if (ticket.price() != null) {
            return ticket.price();
        }
        long conid = ticket.contract().conid();
        return ticket.side() == Side.BUY ? market.ask(conid) : market.bid(conid);
    }

    private static void put(ObjectNode body, String key, BigDecimal current, BigDecimal change) {
        body.putObject(key)
                .put("current", whole(current))
                .put("change", whole(change))
                .put("after", whole(current.add(change)));
    }

    private static String money(BigDecimal amount, Contract contract) {
        return String.format(Locale.ROOT, "%,.2f %s", amount.setScale(2, RoundingMode.HALF_UP), contract.currency());
    }

    private static String whole(BigDecimal amount) {
        return String.format(
                Locale.ROOT, "%,d", amount.setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }
}
