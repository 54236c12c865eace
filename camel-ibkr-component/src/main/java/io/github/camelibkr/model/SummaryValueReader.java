package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one value of a summary: an amount, perhaps with commas and a currency behind it (quirk 84), or words. */
final class SummaryValueReader {

    private static final Pattern AMOUNT = Pattern.compile("([-+]?[\\d.,]+(?:[eE][-+]?\\d+)?)(?: ([A-Z]{3,4}))?");

    private SummaryValueReader() {}

    /** What one text or number says; nothing at all if it says nothing. */
    static SummaryValue plain(JsonNode node) {
        String text = Values.text(node);
        if (text == null || Values.isNothing(text) || text.equals("null")) {
            return new SummaryValue(null, null, null, null, null);
        }
        Matcher amount = AMOUNT.matcher(text.strip());
        BigDecimal number = amount.matches() ? Decimals.parse(amount.group(1)) : null;
        return number == null
                ? new SummaryValue(null, null, text, null, null)
                : new SummaryValue(number, amount.group(2), null, null, null);
    }

    /**
     * What an object says: {@code value} as text beside {@code amount}, which is 0 where the text is words, and also
     * where it is a number that is no money, such as {@code cushion}.
     */
    static SummaryValue row(JsonNode row) {
        SummaryValue said = plain(row.get("value"));
        boolean words = Values.text(row.get("value")) != null && said.amount() == null;
        boolean none = words || Boolean.TRUE.equals(Values.flag(row.get("isNull")));
        BigDecimal amount = Values.decimal(row.get("amount"));
        String currency = Values.text(row.get("currency"));
        boolean isMoney = amount != null && amount.signum() != 0 && currency != null;
        return new SummaryValue(
                none ? null : isMoney || said.amount() == null ? amount : said.amount(),
                currency == null ? said.currency() : currency,
                said.text(),
                Values.whole(row.get("severity")),
                Values.moment(row.get("timestamp")));
    }
}
