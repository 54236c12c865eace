package io.github.camelibkr.simulator.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Request;
import io.github.camelibkr.simulator.wire.Row;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** REST of what an issuer's bonds can be chosen by. */
public final class BondRows {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM dd yyyy", Locale.ENGLISH);

    /** One property that bonds are chosen by; {@code text} is null where the value speaks for itself. */
    private record Filter(String title, int column, Function<Bond, String> value, Function<Bond, String> text) {}

    private static final List<Filter> FILTERS = List.of(
            new Filter("Exchange", 0, bond -> bond.contract().exchange(), null),
            new Filter("Maturity Date", 27, bond -> month(bond.matures()), bond -> MONTH.format(bond.matures())),
            new Filter("Issue Date", 28, bond -> day(bond.issued()), bond -> DAY.format(bond.issued())),
            new Filter("Coupon", 25, Bond::coupon, null),
            new Filter("Currency", 5, bond -> bond.contract().currency(), null));

    private BondRows() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(Row.get("/iserver/secdef/bond-filters", BondRows::filters));
    }

    /** The bonds of the issuer that a request names, those only that its filters leave. */
    static List<Bond> chosen(Request request) {
        List<String> wanted = Arrays.stream(request.query("filters", "").split(","))
                .map(filter -> filter.replaceFirst("^\\s*\\d+\\s*[:=]", "").strip())
                .filter(value -> !value.isEmpty())
                .toList();
        return Bonds.of(request.query("issuerId", "")).stream()
                .filter(bond -> wanted.stream().allMatch(value -> isLeft(bond, value)))
                .toList();
    }

    private static boolean isLeft(Bond bond, String value) {
        return FILTERS.stream().anyMatch(filter -> filter.value().apply(bond).equalsIgnoreCase(value));
    }

    /** Quirk 36: an issuer that nobody knows is answered with 200, without anything to choose from. */
    private static Answer filters(Request request) {
        List<Bond> bonds = Bonds.of(request.list("issuerId").get(0));
        ArrayNode rows = Json.array();
        for (Filter filter : FILTERS) {
            Map<String, Bond> options = new TreeMap<>();
            bonds.forEach(bond -> options.putIfAbsent(filter.value().apply(bond), bond));
            if (!options.isEmpty()) {
                put(rows, filter, options);
            }
        }
        return Answer.ok(Json.object().set("bondFilters", rows));
    }

    private static void put(ArrayNode rows, Filter filter, Map<String, Bond> options) {
        ArrayNode row = rows.addObject()
                .put("displayText", filter.title())
                .put("columnId", filter.column())
                .putArray("options");
        options.forEach((value, bond) -> {
            var option = row.addObject();
            if (filter.text() != null) {
                option.put("text", filter.text().apply(bond));
            }
            option.put("value", value);
        });
    }

    private static String month(LocalDate date) {
        return day(date).substring(0, 6);
    }

    private static String day(LocalDate date) {
        return date.toString().replace("-", "");
    }
}
