package io.github.camelibkr.simulator.analyst;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.portfolio.Books;
import io.github.camelibkr.simulator.portfolio.Cash;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Refusal;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** REST of what an account has made of its money. */
public final class PerformanceRows {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final String CURRENCY = "USD";
    private static final DateTimeFormatter UPDATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Accounts accounts;
    private final Books books;
    private final Time time;

    /** Measures what these books show. */
    public PerformanceRows(Accounts accounts, Books books, Time time) {
        this.accounts = accounts;
        this.books = books;
        this.time = time;
    }

    /** The rows. */
    public List<Row> rows() {
        return List.of(
                Row.post("/pa/performance", this::performance),
                Row.post("/pa/allperiods", this::allPeriods),
                Row.post("/pa/summary", this::summary));
    }

    private Answer performance(Request request) {
        List<String> included = accounts(request, accounts);
        Period period = Period.find(request.json().path("period").asText())
                .orElseThrow(() -> Refusal.badRequest("period is not valid"));
        ObjectNode body = Json.object();
        Track dates = track(period, included.get(0));
        ObjectNode values = series(body.putObject("nav"), dates);
        ObjectNode returns = series(body.putObject("cps"), dates);
        ObjectNode monthly = body.putObject("tpps").put("freq", "M");
        monthly.putArray("dates").add(Track.date(dates.today()).substring(0, 6));
        for (String account : included) {
            Track track = track(period, account);
            BigDecimal total = track.returns().get(track.returns().size() - 1);
            ObjectNode value = member(values, account, track);
            numbers(value.putArray("navs"), track.values());
            value.set("startNAV", track.beginning());
            numbers(member(returns, account, track).putArray("returns"), track.returns());
            numbers(member(monthly, account, track).putArray("returns"), List.of(total));
        }
        included.forEach(body.putArray("included")::add);
        return Answer.ok(body.put("currencyType", "base")
                .put("rc", 0)
                .put("nd", dates.days().size())
                .put("pm", "TWR")
                .put("id", "getPerformance"));
    }

    private static ObjectNode series(ObjectNode part, Track track) {
        ArrayNode dates = part.put("freq", "D").putArray("dates");
        track.days().forEach(day -> dates.add(Track.date(day)));
        return part;
    }

    private static ObjectNode member(ObjectNode part, String account, Track track) {
        ArrayNode data = part.has("data") ? (ArrayNode) part.path("data") : part.putArray("data");
        return data.addObject()
                .put("idType", "acctid")
                .put("id", account)
                .put("start", Track.date(track.start()))
                .put("end", Track.date(track.today()))
                .put("baseCurrency", CURRENCY);
    }

    /** The numbers stand under a key that is named after the account. */
    private Answer allPeriods(Request request) {
        List<String> included = accounts(request, accounts);
        LocalDate today = today();
        LocalDate first = Period.YEAR.from(today);
        ObjectNode body = Json.object()
                .put("pm", "TWR")
                .put("nd", ChronoUnit.DAYS.between(first, today) + 1)
                .put("id", "getPerformanceAllPeriods")
                .put("currencyType", "base");
        included.forEach(body.putArray("view")::add);
        included.forEach(body.putArray("included")::add);
        for (String account : included) {
            ObjectNode row = body.putObject(account);
            for (Period period : Period.values()) {
                row.set(period.code(), allOf(track(period, account)));
            }
            row.put("baseCurrency", CURRENCY).put("start", Track.date(first)).put("end", Track.date(today));
            ArrayNode periods = row.putArray("periods");
            for (Period period : Period.values()) {
                periods.add(period.code());
            }
            row.put("lastSuccessfulUpdate", UPDATED.format(time.now()));
        }
        return Answer.ok(body);
    }

    private Answer summary(Request request) {
        BigDecimal worth = BigDecimal.ZERO;
        BigDecimal available = BigDecimal.ZERO;
        for (String account : accounts(request, accounts)) {
            worth = worth.add(books.valuation(account).netLiquidation());
            available = available.add(books.valuation(account).availableFunds());
        }
        ObjectNode body = Json.object();
        body.set("netliquidation", amount(worth));
        body.set("availablefunds", amount(available));
        return Answer.ok(body);
    }

    private ObjectNode amount(BigDecimal amount) {
        ObjectNode row = Json.object();
        row.set("amount", Json.decimal(amount));
        return row.put("currency", CURRENCY)
                .put("isNull", false)
                .put("timestamp", time.now().toEpochMilli())
                .putNull("value");
    }

    private static ObjectNode allOf(Track track) {
        ObjectNode node = Json.object().put("freq", "D");
        node.set("startNAV", track.beginning());
        ArrayNode dates = node.putArray("dates");
        track.days().forEach(day -> dates.add(Track.date(day)));
        numbers(node.putArray("nav"), track.values());
        numbers(node.putArray("cps"), track.returns());
        return node;
    }

    private static void numbers(ArrayNode into, List<BigDecimal> values) {
        values.forEach(value -> into.add(Json.decimal(value)));
    }

    private Track track(Period period, String account) {
        LocalDate today = today();
        BigDecimal worth = books.valuation(account).netLiquidation();
        return new Track(period.from(today), today, Cash.DEPOSIT, worth);
    }

    private LocalDate today() {
        return time.now().atZone(NEW_YORK).toLocalDate();
    }

    /** The accounts in the body; somebody else's are refused. */
    static List<String> accounts(Request request, Accounts accounts) {
        JsonNode wanted = request.json().path("acctIds");
        if (!wanted.isArray() || wanted.isEmpty()) {
            throw Refusal.badRequest("acctIds is required");
        }
        List<String> ids = new ArrayList<>();
        wanted.forEach(id -> ids.add(id.asText()));
        ids.forEach(accounts::require);
        return ids;
    }
}
