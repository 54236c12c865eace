package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** REST of the trading hours, in the old form and the new. */
public final class ScheduleRows {

    private static final int DAYS = 6;

    /** Dates of the year 2000 stand for any week, from Saturday to Friday. */
    private static final LocalDate ANY_SATURDAY = LocalDate.of(2000, 1, 1);

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HHmm");

    private final Market market;
    private final ContractBook contracts;
    private final Time time;

    /** Serves the hours of the contracts of this market. */
    public ScheduleRows(Market market, ContractBook contracts, Time time) {
        this.market = market;
        this.contracts = contracts;
        this.time = time;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/contract/trading-schedule", this::around), Row.get("/trsrv/secdef/schedule", this::anyWeek));
    }

    private Answer around(Request request) {
        long conid = MarketDataTopic.conid(request.list("conid").get(0));
        if (!market.knows(conid)) {
            throw new Refusal(Answer.error(500, "No schedule"));
        }
        Contract contract = market.quote(conid).contract();
        ObjectNode body = Json.object().put("exchange_time_zone", "US/Eastern");
        ObjectNode days = body.putObject("schedules");
        LocalDate today = time.now().atZone(TradingHours.ZONE).toLocalDate();
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = today.plusDays(i);
            if (TradingHours.isOpen(day)) {
                ObjectNode row = days.putObject(day.toString().replace("-", ""));
                put(row.putArray("liquid_hours").addObject(), TradingHours.of(contract, false), day);
                put(
                        row.putArray("extended_hours").addObject().put("cancel_daily_orders", true),
                        TradingHours.of(contract, true),
                        day);
            }
        }
        return Answer.ok(body);
    }

    /** Seconds here, and milliseconds nearly everywhere else. */
    private static void put(ObjectNode row, TradingHours hours, LocalDate day) {
        long opening = hours.opens(day).getEpochSecond();
        row.put("opening", opening).put("closing", opening + hours.length().toSeconds());
    }

    private Answer anyWeek(Request request) {
        String symbol = request.list("symbol").get(0);
        String assetClass = request.list("assetClass").get(0);
        ArrayNode body = Json.array();
        contracts.bySymbol(symbol).stream()
                .filter(contract -> contract.secType().equals(assetClass))
                .limit(1)
                .forEach(contract -> body.add(week(contract)));
        return Answer.ok(body);
    }

    private static ObjectNode week(Contract contract) {
        ObjectNode body = Json.object()
                .put("id", "p" + contract.conid())
                .put("tradeVenueId", "v" + contract.conid())
                .put("exchange", contract.exchange())
                .put("description", contract.exchange())
                .put("timezone", TradingHours.ZONE.getId());
        ArrayNode days = body.putArray("schedules");
        for (int i = 0; i < 7; i++) {
            LocalDate day = ANY_SATURDAY.plusDays(i);
            boolean open = TradingHours.isOpen(day);
            ObjectNode row = days.addObject()
                    .put("clearingCycleEndTime", open ? "1700" : "0000")
                    .put("tradingScheduleDate", day.toString().replace("-", ""));
            ArrayNode sessions = row.putArray("sessions");
            ArrayNode times = row.putArray("tradingTimes");
            if (open) {
                put(sessions.addObject(), TradingHours.of(contract, false)).put("prop", "LIQUID");
                put(times.addObject(), TradingHours.of(contract, true)).put("cancelDayOrders", "Y");
            }
        }
        return body;
    }

    private static ObjectNode put(ObjectNode row, TradingHours hours) {
        LocalTime closing = hours.opening().plus(hours.length());
        return row.put("openingTime", HOUR.format(hours.opening())).put("closingTime", HOUR.format(closing));
    }
}
