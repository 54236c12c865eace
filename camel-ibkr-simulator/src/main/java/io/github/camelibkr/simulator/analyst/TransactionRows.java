package io.github.camelibkr.simulator.analyst;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.ledger.ExecutionEntry;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** REST of what was bought and sold of one contract. Gains are not told apart here: {@code rpnl} is always nothing. */
public final class TransactionRows {

    private static final int DAYS = 90;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.ENGLISH);

    private final Accounts accounts;
    private final ContractBook contracts;
    private final Ledger ledger;
    private final Time time;

    /** Tells what the ledger knows. */
    public TransactionRows(Accounts accounts, ContractBook contracts, Ledger ledger, Time time) {
        this.accounts = accounts;
        this.contracts = contracts;
        this.ledger = ledger;
        this.time = time;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(Row.post("/pa/transactions", this::transactions));
    }

    private Answer transactions(Request request) {
        JsonNode asked = request.json();
        List<String> wanted = PerformanceRows.accounts(request, accounts);
        if (asked.path("conids").size() != 1 || !asked.path("currency").isTextual()) {
            throw Refusal.badRequest("one conid and a currency are required");
        }
        int days = asked.path("days").asInt(DAYS);
        LocalDate today = day(time.now().atZone(PerformanceRows.NEW_YORK));
        LocalDate first = today.minusDays(days - 1L);
        ObjectNode body = Json.object().put("nd", days);
        body.putObject("rpnl").putArray("data");
        ((ObjectNode) body.path("rpnl")).put("amt", "0.0");
        body.put("currency", asked.path("currency").asText())
                .put("from", millis(first))
                .put("id", "getTransactions")
                .put("to", millis(today));
        ArrayNode rows = body.putArray("transactions");
        long conid = asked.path("conids").get(0).asLong();
        ledger.executions().stream()
                .filter(execution -> execution.conid() == conid && wanted.contains(execution.account()))
                .filter(execution ->
                        !day(execution.at().atZone(PerformanceRows.NEW_YORK)).isBefore(first))
                .forEach(execution -> rows.add(row(execution)));
        return Answer.ok(body);
    }

    /** Money that was paid is negative; the day is written in two ways. */
    private ObjectNode row(ExecutionEntry execution) {
        Contract contract = contracts.find(execution.conid()).orElseThrow();
        boolean bought = execution.side().equals("BUY");
        LocalDate day = day(execution.at().atZone(PerformanceRows.NEW_YORK));
        BigDecimal amount = execution.size().multiply(execution.price()).multiply(contract.multiplier());
        ObjectNode row = Json.object()
                .put("cur", contract.currency())
                .put("date", DATE.format(day.atStartOfDay(PerformanceRows.NEW_YORK)))
                .put("rawDate", Track.date(day));
        row.set("fxRate", Json.decimal(BigDecimal.ONE));
        row.set("pr", Json.decimal(execution.price()));
        row.set("qty", Json.decimal(bought ? execution.size() : execution.size().negate()));
        row.put("acctid", execution.account());
        row.set("amt", Json.decimal(bought ? amount.negate() : amount));
        return row.put("conid", contract.conid())
                .put("type", bought ? "Buy" : "Sell")
                .put("desc", contract.companyName());
    }

    private static LocalDate day(ZonedDateTime moment) {
        return moment.toLocalDate();
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(PerformanceRows.NEW_YORK).toInstant().toEpochMilli();
    }
}
