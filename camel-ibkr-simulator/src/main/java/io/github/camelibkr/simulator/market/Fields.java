package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Market data fields by number, written as the wire writes them. Those that follow the quote are here. */
final class Fields {

    /** Availability: it stands in the first frame whether asked for or not. */
    static final String AVAILABILITY = "6509";

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static final String REAL_TIME = "RpB";
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private static final List<Source> SOURCES = List.of(
            Fields::quoted,
            (quote, field) -> ContractFields.text(quote.contract(), field),
            StudyFields::text,
            OptionFields::text,
            HoldingFields::text);

    private Fields() {}

    /** Where some of the fields come from; null for those that it does not have. */
    private interface Source {
        String text(Quote quote, String field);
    }

    /** The value of a field as text, or null for a field that the market does not have. */
    static String text(Quote quote, String field) {
        if (quote.pinned(field) != null) {
            return quote.pinned(field);
        }
        for (Source source : SOURCES) {
            String text = source.text(quote, field);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static String quoted(Quote quote, String field) {
        Contract contract = quote.contract();
        return switch (field) {
            case "31" -> last(quote);
            case "70" -> contract.price(quote.high());
            case "71" -> contract.price(quote.low());
            case "82" -> signed(contract.price(change(quote)));
            case "83" -> percent(change(quote), quote.priorClose()).toPlainString();
            case "84" -> contract.price(quote.bid);
            case "85" -> Long.toString(quote.askSize);
            case "86" -> contract.price(quote.ask);
            case "87" -> contract.isForex() ? null : rounded(BigDecimal.valueOf(quote.volume()));
            case "88" -> Long.toString(quote.bidSize);
            case AVAILABILITY -> REAL_TIME;
            case "7059" -> contract.isForex() ? null : Long.toString(quote.lastSize);
            case "7295" -> contract.price(quote.open());
            case "7296" -> contract.price(quote.last);
            case "7635" -> contract.price(mark(quote));
            case "7682" -> signed(contract.price(quote.last.subtract(quote.open())));
            case "7741" -> contract.price(quote.priorClose());
            case "7762" -> contract.isForex() ? null : Long.toString(quote.volume());
            default -> null;
        };
    }

    /** Puts a field in its JSON type: text, but a number for the change in per cent and for conids. */
    static void put(ObjectNode frame, String field, String value) {
        switch (field) {
            case "83" -> putDecimal(frame, field, value);
            case "6008", "6457" -> frame.put(field, Long.parseLong(value));
            default -> frame.put(field, value);
        }
    }

    private static void putDecimal(ObjectNode frame, String field, String value) {
        try {
            frame.set(field, Json.decimal(new BigDecimal(value)));
        } catch (NumberFormatException pinnedText) {
            frame.put(field, value);
        }
    }

    /** With a letter in front: of a closed market it is the close of the day before. */
    private static String last(Quote quote) {
        return switch (quote.trading()) {
            case OPEN -> quote.contract().price(quote.last);
            case HALTED -> "H" + quote.contract().price(quote.last);
            case CLOSED -> "C" + quote.contract().price(quote.priorClose());
        };
    }

    /** The last price, brought between the best bid and the best offer. */
    private static BigDecimal mark(Quote quote) {
        return quote.last.min(quote.ask).max(quote.bid);
    }

    private static BigDecimal change(Quote quote) {
        return quote.last.subtract(quote.priorClose());
    }

    /** A part of something in per cent, with two decimals. */
    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP);
    }

    static String signed(String number) {
        return number.startsWith("-") ? number : "+" + number;
    }

    /** A large number in short, with one decimal. */
    static String rounded(BigDecimal exact) {
        if (exact.compareTo(BILLION) >= 0) {
            return shortened(exact, BILLION) + "B";
        }
        if (exact.compareTo(MILLION) >= 0) {
            return shortened(exact, MILLION) + "M";
        }
        return exact.compareTo(THOUSAND) >= 0
                ? shortened(exact, THOUSAND) + "K"
                : exact.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private static BigDecimal shortened(BigDecimal exact, BigDecimal unit) {
        return exact.divide(unit, 1, RoundingMode.HALF_UP);
    }
}
