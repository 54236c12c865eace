package io.github.camelibkr.catalogue;

import io.github.camelibkr.model.JournalState;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One value that an operation or topic takes.
 *
 * @param option the endpoint option that gives it
 * @param header the header that may override it, or null if no header may
 * @param wire IBKR's name for it
 * @param place where it goes
 * @param type what it must look like
 * @param required whether there must be a value when the request is made
 */
public record Parameter(String option, String header, String wire, Place place, Type type, boolean required) {

    /** Where a value goes. */
    public enum Place {
        /** A segment of the path. */
        PATH,
        /** The query. */
        QUERY,
        /** A key of the JSON body. */
        BODY,
        /** Nowhere by itself: our own code uses it. */
        LOCAL
    }

    /** What a value must look like. The patterns keep anything that could change a path or a command off the wire. */
    public enum Type {
        /** One contract, possibly {@code @EXCHANGE}, a combination, or -1. */
        CONID("a contract id such as 265598, 265598@NASDAQ or 28812380;;;1/1,2/-1", Patterns.CONID),
        /** Several contracts; a value with {@code ;;;} is one combination and is never split. */
        CONIDS("contract ids such as 265598 or 265598,8314@NYSE", Patterns.CONID, Patterns.ONE),
        /** An account id. */
        ACCOUNT("an account id such as DU1234567", "[A-Za-z0-9._-]{1,32}"),
        /** An order id. */
        ORDER_ID("an order id of digits", "\\d{1,20}"),
        /** The id of a prompt. */
        REQUEST_ID("the id of a prompt", "[0-9A-Za-z._-]{1,64}"),
        /** States of orders in the journal. */
        JOURNAL_STATES("states of orders, such as UNKNOWN or SENT,UNKNOWN", Patterns.STATE, Patterns.STATE),
        /** How many at most. */
        LIMIT("a number from 1 to 1000", "[1-9]\\d{0,2}|1000"),
        /** The id of a question. */
        REPLY_ID("the id of a question", "[0-9A-Za-z-]{8,64}"),
        /** The id that an order was sent with. */
        CLIENT_ORDER_ID("1 to 64 letters, digits, dots or dashes", "[A-Za-z0-9._-]{1,64}"),
        /** Kinds of questions. */
        MESSAGE_IDS("ids of questions such as o163,o354", "[a-z]\\d{1,6}", "[a-z]\\d{1,6}"),
        /** Names or numbers of market-data fields. */
        FIELDS("names or numbers of market-data fields such as last,bid,7762", Patterns.NAME, Patterns.NAME),
        /** How many days. */
        DAYS("a number of days from 1 to 7", "[1-7]"),
        /** Ticker symbols. */
        SYMBOLS("symbols such as AAPL or AAPL,BRK B", Patterns.SYMBOL, Patterns.SYMBOL),
        /** A length of time of a chart. */
        SPAN("a length such as 5min, 2h, 1d, 3w, 6m or 1y", "[1-9]\\d{0,3}(?:min|h|d|w|m|y)"),
        /** What a chart is made of. */
        SOURCE("one of trades, midpoint, bid_ask, bid, ask", "trades|midpoint|bid_ask|bid|ask"),
        /** true or false. */
        FLAG("true or false", "true|false"),
        /** A whole number. */
        NUMBER("a whole number", "-?\\d{1,18}"),
        /** Any text without control characters. */
        TEXT("text of at most 256 characters", "[^\\p{Cntrl}]{1,256}");

        private final String description;
        private final Pattern pattern;
        /** Null if there is only one. */
        private final Pattern each;

        Type(String description, String pattern) {
            this.description = description;
            this.pattern = Pattern.compile(pattern);
            this.each = null;
        }

        Type(String description, String pattern, String each) {
            this.description = description;
            this.pattern = Pattern.compile(pattern);
            this.each = Pattern.compile(each);
        }

        /** Whether a value has this form. */
        public boolean matches(String value) {
            // a pattern of the whole list would need a frame of the stack for each entry
            return pattern.matcher(value).matches()
                    || each != null
                            && Stream.of(value.split(",", -1))
                                    .allMatch(one -> each.matcher(one).matches());
        }

        /** For an error text: what a value should be. */
        public String description() {
            return description;
        }
    }

    /** The contracts within a value of {@link Type#CONIDS}: a combination has commas of its own. */
    public static Stream<String> contracts(String conids) {
        return isCombination(conids) ? Stream.of(conids) : Stream.of(conids.split(","));
    }

    /** Whether a contract is several that are traded as one. */
    public static boolean isCombination(String conid) {
        return conid.contains(";;;");
    }

    private static final class Patterns {
        static final String ONE = "\\d{1,12}(?:@[A-Z0-9.]{1,16})?";
        static final String LEG = "\\d{1,12}/-?\\d{1,6}";
        static final String CONID = ONE + "|-1|" + ONE + ";;;" + LEG + "(?:," + LEG + "){0,63}";
        static final String STATE =
                Stream.of(JournalState.values()).map(Enum::name).collect(Collectors.joining("|"));
        static final String NAME = "[A-Za-z0-9_]+";
        static final String SYMBOL = "[A-Z0-9][A-Z0-9 .-]{0,15}";
    }
}
