package io.github.camelibkr.simulator.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelibkr.simulator.contracts.Contract;
import io.github.camelibkr.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Market data fields by number, written as the wire writes them. */
final class Fields {

    /** Availability: it stands in the first frame whether asked for or not. */
    static final String AVAILABILITY = "6509";

    private static final String REAL_TIME = "RpB";
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private Fields() {}

    /** The value of a field as text, or null for a field that the market does not have. */
    static String text(Quote quote, String field) {
        if (quote.pinned(field) != null) {
            return quote.pinned(field);
        }
        Contract contract = quote.contract();
        return switch (field) {
            case "31" -> contract.price(quote.last);
            case "55" -> contract.symbol();
            case "70" -> contract.price(quote.high());
            case "71" -> contract.price(quote.low());
            case "82" -> signed(contract.price(change(quote)));
            case "83" -> changePercent(quote).toPlainString();
            case "84" -> contract.price(quote.bid);
            case "85" -> Long.toString(quote.askSize);
            case "86" -> contract.price(quote.ask);
            case "87" -> contract.isForex() ? null : rounded(quote.volume());
            case "88" -> Long.toString(quote.bidSize);
            case "6004" -> contract.exchange();
            case "6008" -> Long.toString(contract.conid());
            case "6070" -> contract.secType();
            case AVAILABILITY -> REAL_TIME;
            case "7051" -> contract.companyName();
            case "7059" -> contract.isForex() ? null : Long.toString(quote.lastSize);
            case "7094" -> contract.conid() + "@" + (contract.isStock() ? "SMART" : contract.exchange());
            case "7219" -> contract.displayName();
            case "7221" -> contract.listing().isEmpty() ? null : contract.listing();
            case "7295" -> contract.price(quote.open());
            case "7296" -> contract.price(quote.last);
            case "7741" -> contract.price(quote.priorClose());
            case "7762" -> contract.isForex() ? null : Long.toString(quote.volume());
            default -> null;
        };
    }

    /** Puts a field in its JSON type: text, but a number for the change in per cent and for the conid. */
    static void put(ObjectNode frame, String field, String value) {
        switch (field) {
            case "83" -> putDecimal(frame, field, value);
            case "6008" -> frame.put(field, Long.parseLong(value));
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

    private static BigDecimal change(Quote quote) {
        return quote.last.subtract(quote.priorClose());
    }

    private static BigDecimal changePercent(Quote quote) {
        return change(quote).multiply(BigDecimal.valueOf(100)).divide(quote.priorClose(), 2, RoundingMode.HALF_UP);
    }

    private static String signed(String number) {
        return number.startsWith("-") ? number : "+" + number;
    }

    private static String rounded(long volume) {
        BigDecimal exact = BigDecimal.valueOf(volume);
        if (exact.compareTo(MILLION) >= 0) {
            return exact.divide(MILLION, 1, RoundingMode.HALF_UP) + "M";
        }
        return exact.compareTo(THOUSAND) >= 0 ? exact.divide(THOUSAND, 1, RoundingMode.HALF_UP) + "K" : "" + volume;
    }
}
