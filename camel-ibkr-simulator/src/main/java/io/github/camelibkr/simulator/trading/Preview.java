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

    private static final String UNKNOWN = "NA";

    private final Quotations quotations;
    private final Books books;

    /** Previews against this market and these accounts. */
    public Preview(Market market, Books books) {
        this.quotations = new Quotations(market);
        this.books = books;
    }

    /**
     * The answer to a what-if; {@code question} is what the order would be asked first, or null. What an order without
     * a price of its own costs is known only where quotes stream.
     */
    ObjectNode of(OrderTicket ticket, Question question) {
        Contract contract = ticket.contract();
        Valuation valuation = books.valuation(ticket.account());
        BigDecimal commission = ticket.legs().stream()
                .map(leg -> Commission.of(leg.contract(), change(ticket, leg).abs()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal margin = valuation.totalMargin();
        BigDecimal more = ticket.legs().stream()
                .map(leg -> moreMargin(valuation, leg.contract(), change(ticket, leg)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        ObjectNode body = Json.object();
        ObjectNode cost = body.putObject("amount");
        if (ticket.price() == null && !quotations.isStreamed(ticket)) {
            cost.put("amount", UNKNOWN).put("commission", UNKNOWN).put("total", UNKNOWN);
        } else {
            BigDecimal amount = price(ticket).multiply(ticket.quantity()).multiply(contract.multiplier());
            cost.put("amount", money(amount, contract) + " (" + OrderView.plain(ticket.quantity()) + units(contract))
                    .put("commission", OrderView.plain(commission) + " " + contract.currency())
                    .put("total", money(amount.add(commission), contract));
        }
        put(body, "equity", valuation.netLiquidation(), commission.negate());
        put(body, "initial", margin, more);
        put(body, "maintenance", margin, more);
        put(body, "position", valuation.quantity(contract), ticket.side().signed(ticket.quantity()));
        return body.put("warn", question == null ? null : warning(question)).putNull("error");
    }

    private static String units(Contract contract) {
        return contract.isStock() ? " Shares)" : " Contracts)";
    }

    /** Some warnings begin with a number of the brokerage's own. */
    private static String warning(Question question) {
        return (question.messageId().equals("o354") ? "21/" : "") + question.text();
    }

    private static BigDecimal change(OrderTicket ticket, Leg leg) {
        return ticket.side().signed(ticket.quantity()).multiply(BigDecimal.valueOf(leg.ratio()));
    }

    private static BigDecimal moreMargin(Valuation valuation, Contract contract, BigDecimal change) {
        BigDecimal position = valuation.quantity(contract);
        return valuation.marginOf(contract, position.add(change)).subtract(valuation.marginOf(contract, position));
    }

    private BigDecimal price(OrderTicket ticket) {
        return ticket.price() == null ? quotations.offered(ticket, ticket.side()) : ticket.price();
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
