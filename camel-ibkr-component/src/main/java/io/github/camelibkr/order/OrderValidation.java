package io.github.camelibkr.order;

import io.github.camelibkr.model.Decimals;
import io.github.camelibkr.model.InvalidOrderException;
import io.github.camelibkr.model.Nearest;
import io.github.camelibkr.model.OrderRequest;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is wrong with an order before it is sent, and says so in one sentence. */
final class OrderValidation {

    private static final List<String> SIDES = List.of("BUY", "SELL");
    private static final List<String> TIFS = List.of("DAY", "GTC", "IOC", "OPG", "PAX", "OVT", "OND");

    /** Order type to whether it needs a price, and whether an auxPrice. */
    private static final Map<String, Needs> TYPES = Map.ofEntries(
            Map.entry("LMT", new Needs(true, false, false)),
            Map.entry("MKT", new Needs(false, false, false)),
            Map.entry("STP", new Needs(true, false, false)),
            Map.entry("STOP_LIMIT", new Needs(true, true, false)),
            Map.entry("MIDPRICE", new Needs(false, false, false)),
            Map.entry("TRAIL", new Needs(false, false, true)),
            Map.entry("TRAILLMT", new Needs(true, true, true)),
            Map.entry("MOC", new Needs(false, false, false)),
            Map.entry("LOC", new Needs(true, false, false)),
            Map.entry("REL", new Needs(false, false, false)),
            Map.entry("MIT", new Needs(false, true, false)),
            Map.entry("LIT", new Needs(true, true, false)));

    /** The spellings of answers, which are not those of requests (quirk 77). */
    private static final Map<String, String> MEANT =
            Map.of("LIMIT", "LMT", "MARKET", "MKT", "STOP", "STP", "STOPLIMIT", "STOP_LIMIT", "TRAILLIMIT", "TRAILLMT");

    private record Needs(boolean price, boolean auxPrice, boolean trailing) {}

    private OrderValidation() {}

    /** The order with side, type and time in force in capitals. */
    static OrderRequest normalised(OrderRequest order) {
        return order.toBuilder()
                .side(upper(order.side()))
                .orderType(upper(order.orderType()))
                .tif(order.tif() == null ? "DAY" : upper(order.tif()))
                .build();
    }

    private static String upper(String text) {
        return text == null ? null : text.strip().toUpperCase(Locale.ROOT);
    }

    static void check(OrderRequest order) throws InvalidOrderException {
        new Check(order).run();
    }

    private record Check(OrderRequest order) {

        void run() throws InvalidOrderException {
            if (order.children() != null || order.oca() != null) {
                throw invalid("several orders in one message are not possible yet");
            }
            pattern(
                    "clientOrderId",
                    order.clientOrderId(),
                    "[A-Za-z0-9._-]{1,64}",
                    "1 to 64 letters, digits, dots or dashes");
            pattern("accountId", order.accountId(), "[A-Za-z0-9._-]{1,32}", "an account id such as DU1234567");
            contract();
            inRange("price", order.price());
            inRange("auxPrice", order.auxPrice());
            inRange("trailingAmt", order.trailingAmt());
            oneOf("side", order.side(), SIDES);
            oneOf(
                    "orderType",
                    order.orderType(),
                    TYPES.keySet().stream().sorted().toList());
            oneOf("tif", order.tif(), TIFS);
            size();
            Needs needs = TYPES.get(order.orderType());
            if (needs.price()) {
                needed("price", order.price());
            }
            if (needs.auxPrice()) {
                needed("auxPrice", order.auxPrice());
            }
            if (needs.trailing()) {
                needed("trailingAmt", order.trailingAmt());
                oneOf("trailingType", order.trailingType(), List.of("amt", "%"));
                positive("trailingAmt", order.trailingAmt());
            }
        }

        private void contract() throws InvalidOrderException {
            if (order.conid() == null && order.conidex() == null) {
                throw invalid("it names no contract: conid or conidex is needed");
            }
            if (order.conid() != null && order.conidex() != null) {
                throw invalid("it has conid and conidex: conidex alone routes to an exchange");
            }
            if (order.conid() != null && (order.conid() <= 0 || order.conid() > 999_999_999_999L)) {
                throw invalid("conid must be a contract id such as 265598, not " + order.conid());
            }
            if (order.conidex() != null && !order.conidex().matches("[0-9A-Za-z@.;/,-]{1,256}")) {
                throw invalid("conidex must be such as 265598@NASDAQ");
            }
        }

        private void size() throws InvalidOrderException {
            long given = Stream.of(order.quantity(), order.cashQty(), order.fxQty())
                    .filter(Objects::nonNull)
                    .count();
            if (given != 1) {
                throw invalid(
                        given == 0
                                ? "it has no size: quantity, cashQty or fxQty is needed"
                                : "it has several sizes: only one of quantity, cashQty and fxQty is possible");
            }
            positive("quantity", order.quantity());
            positive("cashQty", order.cashQty());
            positive("fxQty", order.fxQty());
        }

        /** A record can hold what no JSON text can: reading that checks it too. */
        private void inRange(String name, BigDecimal value) throws InvalidOrderException {
            if (value != null && !Decimals.inRange(value)) {
                throw invalid(name + " is out of range: at most 38 digits and 32 decimals are possible");
            }
        }

        private void positive(String name, BigDecimal value) throws InvalidOrderException {
            inRange(name, value);
            if (value != null && value.signum() <= 0) {
                throw invalid(name + " must be more than 0, not " + value.toPlainString());
            }
        }

        private void needed(String name, Object value) throws InvalidOrderException {
            if (value == null) {
                throw invalid("an order of type " + order.orderType() + " needs " + name);
            }
        }

        private void oneOf(String name, String value, Collection<String> valid) throws InvalidOrderException {
            if (value == null) {
                throw invalid(name + " is missing: one of " + String.join(", ", valid));
            }
            if (!Set.copyOf(valid).contains(value)) {
                throw invalid(name + " cannot be '" + value + "'" + hint(value, valid) + " It is one of "
                        + String.join(", ", valid));
            }
        }

        private static String hint(String value, Collection<String> valid) {
            String meant = MEANT.get(value);
            return meant != null && valid.contains(meant)
                    ? ", did you mean '" + meant + "'?"
                    : Nearest.hint(value, valid);
        }

        private void pattern(String name, String value, String pattern, String description)
                throws InvalidOrderException {
            if (value != null && !value.matches(pattern)) {
                throw invalid(name + " must be " + description);
            }
        }

        private InvalidOrderException invalid(String what) {
            return new InvalidOrderException(
                    "invalid order, nothing was sent: " + what, order.accountId(), order.clientOrderId(), null);
        }
    }
}
