package io.github.camelibkr.catalogue;

import io.github.camelibkr.model.JournalState;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
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
        /** One contract, and nothing about where it is traded. */
        PLAIN_CONID("a contract id such as 265598", "-?\\d{1,18}"),
        /** An account id. */
        ACCOUNT("an account id such as DU1234567", Patterns.ACCOUNT),
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
        /** A length of time of a chart of the data farm. */
        FARM_SPAN("a length such as 3600S, 1d, 3w, 6m or 1y", "[1-9]\\d{0,5}S|[1-9]\\d{0,3}(?:d|w|m|y)"),
        /** A length of time of a chart. */
        SPAN("a length such as 5min, 2h, 1d, 3w, 6m or 1y", "[1-9]\\d{0,3}(?:min|h|d|w|m|y)"),
        /** What a chart is made of. */
        SOURCE("one of trades, midpoint, bid_ask, bid, ask", "trades|midpoint|bid_ask|bid|ask"),
        /** true or false. */
        FLAG("true or false", "true|false"),
        /** A whole number. */
        NUMBER("a whole number", "-?\\d{1,18}"),
        /** Several accounts. */
        ACCOUNTS("account ids such as DU1234567 or DU1234567,DU7654321", Patterns.ACCOUNT, Patterns.ACCOUNT),
        /** The number of a page. */
        PAGE("the number of a page, from 0", "\\d{1,6}"),
        /** Which way rows are sorted. */
        DIRECTION("a (ascending) or d (descending)", "[ad]"),
        /** The time that profits of positions are shown for. */
        SHORT_SPAN("one of 1D, 7D, 1M", "1D|7D|1M"),
        /** The time that a performance is wanted for; IBKR's own list is longer, and the rest of it fails (quirk 112). */
        PERFORMANCE_SPAN("one of 1D, 7D, MTD, 1M, YTD, 1Y", "1D|7D|MTD|1M|YTD|1Y"),
        /** How long one bar of a chart is. */
        BAR("a length such as 1S, 1min, 1h, 1d, 1w or 1m", "[1-9]\\d{0,2}(?:S|secs|min|mins|h|d|w|m)"),
        /** What a chart of the data farm is made of. */
        BAR_TYPE("one of Last, Bid, Ask, Midpoint, FeeRate, Inventory", "Last|Bid|Ask|Midpoint|FeeRate|Inventory"),
        /** A moment. */
        MOMENT("a moment such as 2026-03-02T14:30:00Z", Patterns.MOMENT),
        /** A moment that IBKR wants in seconds since 1970. */
        EPOCH_MOMENT("a moment such as 2026-03-02T14:30:00Z", Patterns.MOMENT),
        /** A kind of contract. */
        SEC_TYPE("a kind of contract such as STK, OPT or FUT", "[A-Z]{2,6}"),
        /** A month of a chain. */
        MONTH("a month such as JAN27", "(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\\d{2}"),
        /** What an option is the right to. */
        RIGHT("C or P", "[CP]"),
        /** A price. */
        PRICE("a number such as 195 or 97.5", "-?\\d{1,12}(?:\\.\\d{1,8})?"),
        /** A currency. */
        CURRENCY("a currency such as USD", "[A-Z]{3,4}"),
        /** A market. */
        EXCHANGE("an exchange such as NASDAQ", "[A-Za-z0-9.]{1,16}"),
        /** Algorithms; IBKR wants semicolons between them. */
        ALGOS("up to 8 names of algorithms such as Vwap,Adaptive", Patterns.ALGO, Patterns.ALGO),
        /** The one contract of a list that may hold no other (quirk 112). */
        ONLY_CONID("a contract id such as 265598", "\\d{1,12}"),
        /** Which way rows of models are sorted. */
        ORDERING("ASC or DESC", "ASC|DESC"),
        /** What a chart over REST is made of. */
        CHART_SOURCE("one of trades, midpoint, bid_ask", "trades|midpoint|bid_ask"),
        /** true or false, which IBKR writes 1 or 0. */
        BIT("true or false", "true|false"),
        /** An alert. */
        ALERT_ID("the id of an alert, of digits", "\\d{1,20}"),
        /** A watchlist (quirk 114). */
        WATCHLIST_ID("the id of a watchlist, of digits, perhaps negative", "-?\\d{1,18}"),
        /** A kind of notification. */
        TYPE_CODE("a kind of notification such as BA or M8", Patterns.TYPE_CODE),
        /** Kinds of notifications. */
        TYPE_CODES("kinds of notifications such as BA,M8", Patterns.TYPE_CODE, Patterns.TYPE_CODE),
        /** How many notifications. */
        FEW("a number from 1 to 10", "[1-9]|10"),
        /** A device, a notification, an issuer: a name that IBKR has made. */
        KEY(
                "an id of letters, digits, dots, dashes, underscores or colons",
                Patterns.NOT_DOTS + "[A-Za-z0-9._:-]{1,128}"),
        /** A device, perhaps with the slashes of a URL. */
        DEVICE(
                "an id of a device such as apn://mtws@1234ABCD",
                Patterns.NOT_DOTS + "(?!.*\\.\\.)(?:[a-z]{2,16}://)?[A-Za-z0-9._:@+=-]{1,256}"),
        /** What a free request asks with. */
        QUERY("pairs such as conid=265598&exchange=SMART", "[^\\p{Cntrl}\\p{Cs}]{1,3500}"),
        /** An HTTP method. */
        METHOD("one of GET, POST, PUT, DELETE", "GET|POST|PUT|DELETE"),
        /** A path of a request that the catalogue has no row for; its segments are looked at one by one. */
        URL_PATH("a path below /v1/api such as /iserver/something/new", "/[^?#\\p{Cntrl}]{1,512}"),
        /** Any text without control characters. */
        TEXT("text of at most 256 characters", "[^\\p{Cntrl}\\p{Cs}]{1,256}");

        private static final int MOST_ALGOS = 8;

        private static final DateTimeFormatter SECONDS =
                DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss").withZone(ZoneOffset.UTC);

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
            if (this == MOMENT || this == EPOCH_MOMENT) {
                return pattern.matcher(value).matches() && isInTheCalendar(value);
            }
            // a pattern of the whole list would need a frame of the stack for each entry
            return pattern.matcher(value).matches()
                    || each != null
                            && (this != ALGOS || value.split(",", -1).length <= MOST_ALGOS)
                            && Stream.of(value.split(",", -1))
                                    .allMatch(one -> each.matcher(one).matches());
        }

        private static boolean isInTheCalendar(String moment) {
            try {
                Instant.parse(moment);
                return true;
            } catch (DateTimeParseException noSuchDay) {
                return false;
            }
        }

        /** The value as IBKR writes it. */
        public String spell(String value) {
            return switch (this) {
                case BIT -> value.equals("true") ? "1" : "0";
                case ALGOS -> value.replace(',', ';');
                case MOMENT -> SECONDS.format(Instant.parse(value));
                case EPOCH_MOMENT -> Long.toString(Instant.parse(value).getEpochSecond());
                case CHART_SOURCE ->
                    switch (value) {
                        case "midpoint" -> "Midpoint";
                        case "bid_ask" -> "Bid_Ask";
                        default -> "Trades";
                    };
                default -> value;
            };
        }

        /** The value as it stands in a JSON body. */
        public Object typed(String value) {
            return switch (this) {
                case MESSAGE_IDS, ACCOUNTS, TYPE_CODES -> List.of(value.split(","));
                case PLAIN_CONID, ORDER_ID, ALERT_ID, NUMBER, LIMIT, DAYS, PAGE -> new BigInteger(value);
                case ONLY_CONID -> List.of(new BigInteger(value));
                case FLAG -> Boolean.valueOf(value);
                case BIT -> Boolean.parseBoolean(value) ? 1 : 0;
                default -> spell(value);
            };
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
        /** A segment of nothing but dots would lead out of the path. */
        static final String NOT_DOTS = "(?!\\.+$)";

        static final String ACCOUNT = NOT_DOTS + "[A-Za-z0-9._-]{1,32}";
        static final String MOMENT = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?Z";
        static final String ALGO = "[A-Za-z0-9_]{1,32}";
        static final String TYPE_CODE = "[A-Z][A-Z0-9]";
        static final String ONE = "\\d{1,12}(?:@[A-Z0-9.]{1,16})?";
        static final String LEG = "\\d{1,12}/-?\\d{1,6}";
        static final String CONID = ONE + "|-1|" + ONE + ";;;" + LEG + "(?:," + LEG + "){0,63}";
        static final String STATE =
                Stream.of(JournalState.values()).map(Enum::name).collect(Collectors.joining("|"));
        static final String NAME = "[A-Za-z0-9_]+";
        static final String SYMBOL = "[A-Z0-9][A-Z0-9 .-]{0,15}";
    }
}
