package io.github.camelibkr.simulator.forecast;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.forecast.EventMarket.EventContract;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** REST of event contracts. */
public final class ForecastRows {

    private static final String ZONE = "US/Central";

    private final EventBook book = new EventBook();

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.get("/forecast/category/tree", this::tree),
                Row.get("/forecast/contract/market", this::market),
                Row.get("/forecast/contract/details", this::details),
                Row.get("/forecast/contract/rules", this::rules),
                Row.get("/forecast/contract/schedules", this::schedules));
    }

    private Answer tree(Request request) {
        ObjectNode body = Json.object();
        ObjectNode categories = body.putObject("categories");
        book.categories().forEach((id, category) -> {
            ObjectNode node =
                    categories.putObject(id).put("name", category.name()).put("parent_id", category.parent());
            List<EventMarket> markets = book.in(id);
            if (!markets.isEmpty()) {
                ArrayNode rows = node.putArray("markets");
                markets.forEach(market -> rows.addObject()
                        .put("name", market.name())
                        .put("symbol", market.symbol())
                        .put("exchange", EventMarket.EXCHANGE)
                        .put("conid", market.conid())
                        .put("product_conid", market.productConid()));
            }
        });
        return Answer.ok(body);
    }

    /** Takes the number of the market, not the one of the product. */
    private Answer market(Request request) {
        EventMarket market = book.market(number(request, "underlyingConid")).orElseThrow(ForecastRows::unknown);
        ObjectNode body = Json.object()
                .put("market_name", market.name())
                .put("exchange", EventMarket.EXCHANGE)
                .put("symbol", market.symbol())
                .put("logo_category", market.category())
                .put("exclude_historical_data", false);
        body.set("payout", Json.decimal(BigDecimal.ONE));
        ArrayNode rows = body.putArray("contracts");
        market.contracts().forEach(contract -> rows.add(row(market, contract)));
        return Answer.ok(body);
    }

    private static ObjectNode row(EventMarket market, EventContract contract) {
        ObjectNode row = Json.object()
                .put("conid", contract.conid())
                .put("side", contract.side())
                .put("expiration", market.expirationDate());
        row.set("strike", Json.decimal(contract.strike()));
        return row.put("strike_label", contract.label())
                .put("expiry_label", market.measuredPeriod())
                .put("underlying_conid", market.conid())
                .put("time_specifier", market.expirationDate());
    }

    private Answer details(Request request) {
        EventContract contract = contract(request);
        EventMarket market = contract.market();
        ObjectNode body = Json.object()
                .put("conid_yes", contract.yes() ? contract.conid() : contract.opposite())
                .put("conid_no", contract.yes() ? contract.opposite() : contract.conid())
                .put("question", contract.question())
                .put("side", contract.side())
                .put("strike_label", contract.label());
        body.set("strike", Json.decimal(contract.strike()));
        body.put("exchange", EventMarket.EXCHANGE)
                .put("expiration", market.expirationDate())
                .put("symbol", market.symbol())
                .put("category", market.category())
                .put("logo_category", market.category())
                .put("measured_period", market.measuredPeriod())
                .put("market_name", market.name())
                .put("underlying_conid", market.conid());
        body.set("payout", Json.decimal(BigDecimal.ONE));
        return Answer.ok(body.put("product_conid", market.productConid()).put("is_restricted", false));
    }

    private Answer rules(Request request) {
        EventContract contract = contract(request);
        EventMarket market = contract.market();
        Instant end = market.expiration()
                .atTime(LocalTime.of(16, 0))
                .atZone(ZoneId.of(ZONE))
                .toInstant();
        return Answer.ok(Json.object()
                .put("asset_class", "OPT")
                .put("description", contract.question())
                .put("market_name", market.name())
                .put("measured_period", market.measuredPeriod())
                .put("threshold", contract.strike().toPlainString())
                .put("source_agency", market.source())
                .put("data_and_resolution_link", "https://data.invalid/" + market.symbol())
                .put("last_trade_time", end.getEpochSecond())
                .put("product_code", market.symbol())
                .put("market_rules_link", "https://rules.invalid/" + market.symbol())
                .put("release_time", end.plusSeconds(900).getEpochSecond())
                .put("payout_time", end.plusSeconds(86_400).getEpochSecond())
                .put("payout", "$1.00")
                .put("price_increment", "$0.01")
                .put("exchange_timezone", ZONE));
    }

    /** The same hours every day, with a pause of a minute, on a clock of twelve hours. */
    private Answer schedules(Request request) {
        contract(request);
        ObjectNode body = Json.object().put("timezone", ZONE);
        ArrayNode days = body.putArray("trading_schedules");
        for (DayOfWeek day : DayOfWeek.values()) {
            ArrayNode times = days.addObject()
                    .put("day_of_week", day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                    .putArray("trading_times");
            times.addObject().put("open", "12:00 AM").put("close", "4:15 PM");
            times.addObject().put("open", "4:16 PM").put("close", "11:59 PM");
        }
        return Answer.ok(body);
    }

    private EventContract contract(Request request) {
        return book.contract(number(request, "conid")).orElseThrow(ForecastRows::unknown);
    }

    private static long number(Request request, String parameter) {
        String text = request.list(parameter).get(0);
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.badRequest(parameter + " is not valid: " + text);
        }
        return Long.parseLong(text);
    }

    private static Refusal unknown() {
        return new Refusal(Answer.error(500, "No event contract"));
    }
}
