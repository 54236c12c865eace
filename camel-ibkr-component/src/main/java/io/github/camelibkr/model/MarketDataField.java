package io.github.camelibkr.model;

import static io.github.camelibkr.model.MarketDataField.Kind.NUMBER;
import static io.github.camelibkr.model.MarketDataField.Kind.WORDS;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The dictionary of market-data fields: IBKR's number, our name, and whether the value is a number or words. */
public enum MarketDataField {
    LAST("31", "last", NUMBER),
    SYMBOL("55", "symbol", WORDS),
    TEXT("58", "text", WORDS),
    HIGH("70", "high", NUMBER),
    LOW("71", "low", NUMBER),
    MARKET_VALUE("73", "marketValue", NUMBER),
    AVERAGE_PRICE("74", "averagePrice", NUMBER),
    UNREALIZED_PNL("75", "unrealizedPnl", NUMBER),
    POSITION_TEXT("76", "positionText", WORDS),
    UNREALIZED_PNL_TEXT("77", "unrealizedPnlText", WORDS),
    DAILY_PNL("78", "dailyPnl", NUMBER),
    REALIZED_PNL("79", "realizedPnl", NUMBER),
    UNREALIZED_PNL_PERCENT("80", "unrealizedPnlPercent", NUMBER),
    CHANGE("82", "change", NUMBER),
    CHANGE_PERCENT("83", "changePercent", NUMBER),
    BID("84", "bid", NUMBER),
    ASK_SIZE("85", "askSize", NUMBER),
    ASK("86", "ask", NUMBER),
    VOLUME("87", "volume", NUMBER),
    VOLUME_RAW("87_raw", "volumeRaw", NUMBER),
    BID_SIZE("88", "bidSize", NUMBER),
    RIGHT("201", "right", WORDS),
    EXCHANGE("6004", "exchange", WORDS),
    CONID("6008", "conid", NUMBER),
    SEC_TYPE("6070", "secType", WORDS),
    MONTHS("6072", "months", WORDS),
    REGULAR_EXPIRY("6073", "regularExpiry", WORDS),
    DELIVERY_MARKER("6119", "deliveryMarker", WORDS),
    UNDERLYING_CONID("6457", "underlyingConid", NUMBER),
    SERVICE_PARAMETERS("6508", "serviceParameters", WORDS),
    AVAILABILITY("6509", "availability", WORDS),
    COMPANY_NAME("7051", "companyName", WORDS),
    ASK_EXCHANGES("7057", "askExchanges", WORDS),
    LAST_EXCHANGE("7058", "lastExchange", WORDS),
    LAST_SIZE("7059", "lastSize", NUMBER),
    BID_EXCHANGES("7068", "bidExchanges", WORDS),
    IMPLIED_TO_HISTORICAL_VOLATILITY("7084", "impliedToHistoricalVolatility", NUMBER),
    PUT_CALL_INTEREST("7085", "putCallInterest", NUMBER),
    PUT_CALL_VOLUME("7086", "putCallVolume", NUMBER),
    HISTORICAL_VOLATILITY("7087", "historicalVolatility", NUMBER),
    HISTORICAL_VOLATILITY_CLOSE("7088", "historicalVolatilityClose", NUMBER),
    OPTION_VOLUME("7089", "optionVolume", NUMBER),
    CONID_AND_EXCHANGE("7094", "conidAndExchange", WORDS),
    CAN_BE_TRADED("7184", "canBeTraded", WORDS),
    CONTRACT_DESCRIPTION("7219", "contractDescription", WORDS),
    CONTRACT_DESCRIPTION_2("7220", "contractDescription2", WORDS),
    LISTING_EXCHANGE("7221", "listingExchange", WORDS),
    INDUSTRY("7280", "industry", WORDS),
    CATEGORY("7281", "category", WORDS),
    AVERAGE_VOLUME("7282", "averageVolume", NUMBER),
    OPTION_IMPLIED_VOLATILITY("7283", "optionImpliedVolatility", NUMBER),
    HISTORICAL_VOLATILITY_OLD("7284", "historicalVolatilityOld", NUMBER),
    PUT_CALL_RATIO("7285", "putCallRatio", NUMBER),
    DIVIDEND_AMOUNT("7286", "dividendAmount", NUMBER),
    DIVIDEND_YIELD("7287", "dividendYield", NUMBER),
    EX_DIVIDEND_DATE("7288", "exDividendDate", WORDS),
    MARKET_CAP("7289", "marketCap", NUMBER),
    PRICE_EARNINGS("7290", "priceEarnings", NUMBER),
    EARNINGS_PER_SHARE("7291", "earningsPerShare", NUMBER),
    COST_BASIS("7292", "costBasis", NUMBER),
    HIGH_52_WEEKS("7293", "high52Weeks", NUMBER),
    LOW_52_WEEKS("7294", "low52Weeks", NUMBER),
    OPEN("7295", "open", NUMBER),
    CLOSE("7296", "close", NUMBER),
    DELTA("7308", "delta", NUMBER),
    GAMMA("7309", "gamma", NUMBER),
    THETA("7310", "theta", NUMBER),
    VEGA("7311", "vega", NUMBER),
    OPTION_VOLUME_CHANGE("7607", "optionVolumeChange", NUMBER),
    IMPLIED_VOLATILITY("7633", "impliedVolatility", NUMBER),
    MARK("7635", "mark", NUMBER),
    SHORTABLE_SHARES("7636", "shortableShares", NUMBER),
    FEE_RATE("7637", "feeRate", NUMBER),
    OPTION_OPEN_INTEREST("7638", "optionOpenInterest", WORDS),
    PERCENT_OF_MARK_VALUE("7639", "percentOfMarkValue", NUMBER),
    SHORTABLE("7644", "shortable", WORDS),
    MORNINGSTAR_RATING("7655", "morningstarRating", WORDS),
    DIVIDENDS_NEXT_12_MONTHS("7671", "dividendsNext12Months", NUMBER),
    DIVIDENDS_LAST_12_MONTHS("7672", "dividendsLast12Months", NUMBER),
    EMA_200("7674", "ema200", NUMBER),
    EMA_100("7675", "ema100", NUMBER),
    EMA_50("7676", "ema50", NUMBER),
    EMA_20("7677", "ema20", NUMBER),
    PRICE_TO_EMA_200("7678", "priceToEma200", NUMBER),
    PRICE_TO_EMA_100("7679", "priceToEma100", NUMBER),
    PRICE_TO_EMA_50_OLD("7680", "priceToEma50Old", NUMBER),
    PRICE_TO_EMA_50("7724", "priceToEma50", NUMBER),
    PRICE_TO_EMA_20("7681", "priceToEma20", NUMBER),
    CHANGE_SINCE_OPEN("7682", "changeSinceOpen", NUMBER),
    UPCOMING_EVENT("7683", "upcomingEvent", WORDS),
    UPCOMING_EVENT_DATE("7684", "upcomingEventDate", WORDS),
    UPCOMING_ANALYST_MEETING("7685", "upcomingAnalystMeeting", WORDS),
    UPCOMING_EARNINGS("7686", "upcomingEarnings", WORDS),
    UPCOMING_OTHER_EVENT("7687", "upcomingOtherEvent", WORDS),
    RECENT_ANALYST_MEETING("7688", "recentAnalystMeeting", WORDS),
    RECENT_EARNINGS("7689", "recentEarnings", WORDS),
    RECENT_OTHER_EVENT("7690", "recentOtherEvent", WORDS),
    PROBABILITY_OF_MAX_RETURN("7694", "probabilityOfMaxReturn", NUMBER),
    BREAK_EVEN("7695", "breakEven", WORDS),
    SPX_DELTA("7696", "spxDelta", NUMBER),
    FUTURES_OPEN_INTEREST("7697", "futuresOpenInterest", NUMBER),
    LAST_YIELD("7698", "lastYield", NUMBER),
    BID_YIELD("7699", "bidYield", NUMBER),
    PROBABILITY_OF_MAX_RETURN_2("7700", "probabilityOfMaxReturn2", NUMBER),
    PROBABILITY_OF_MAX_LOSS("7702", "probabilityOfMaxLoss", NUMBER),
    PROBABILITY_OF_PROFIT("7703", "probabilityOfProfit", NUMBER),
    ORGANISATION_TYPE("7704", "organisationType", WORDS),
    DEBT_CLASS("7705", "debtClass", WORDS),
    RATINGS("7706", "ratings", WORDS),
    BOND_STATE_CODE("7707", "bondStateCode", WORDS),
    BOND_TYPE("7708", "bondType", WORDS),
    LAST_TRADING_DATE("7714", "lastTradingDate", WORDS),
    ISSUE_DATE("7715", "issueDate", WORDS),
    BETA("7718", "beta", NUMBER),
    ASK_YIELD("7720", "askYield", NUMBER),
    PRIOR_CLOSE("7741", "priorClose", NUMBER),
    VOLUME_EXACT("7762", "volumeExact", NUMBER),
    HAS_TRADING_PERMISSION("7768", "hasTradingPermission", WORDS),
    STOCK_TYPE("7899", "stockType", WORDS),
    DAILY_PNL_RAW("7920", "dailyPnlRaw", NUMBER),
    COST_BASIS_RAW("7921", "costBasisRaw", NUMBER),
    REBATE_RATE("7943", "rebateRate", NUMBER);

    /** What kind of value a field carries. */
    public enum Kind {
        /** Becomes a {@code BigDecimal}. */
        NUMBER,
        /** Stays text. */
        WORDS
    }

    /** What is streamed if a route does not say: enough to trade on, and available for every kind of contract. */
    public static final List<MarketDataField> DEFAULT = List.of(
            LAST, BID, ASK, LAST_SIZE, BID_SIZE, ASK_SIZE, VOLUME, CHANGE, CHANGE_PERCENT, SYMBOL, AVAILABILITY);

    private static final Map<String, MarketDataField> BY_ID = new HashMap<>();
    private static final Map<String, MarketDataField> BY_NAME = new HashMap<>();

    static {
        for (MarketDataField field : values()) {
            BY_ID.put(field.id, field);
            BY_NAME.put(field.label.toLowerCase(Locale.ROOT), field);
        }
    }

    private final String id;
    private final String label;
    private final Kind kind;

    MarketDataField(String id, String label, Kind kind) {
        this.id = id;
        this.label = label;
        this.kind = kind;
    }

    /** IBKR's number of the field; one is not a number: {@code 87_raw}. */
    public String id() {
        return id;
    }

    /** The name used in bodies and in the {@code fields} option. */
    public String label() {
        return label;
    }

    /** Number or words. */
    public Kind kind() {
        return kind;
    }

    /** The field with this number. */
    public static Optional<MarketDataField> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The field with this name (letter case does not matter) or number. */
    public static Optional<MarketDataField> find(String nameOrId) {
        MarketDataField byName = BY_NAME.get(nameOrId.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(byName != null ? byName : BY_ID.get(nameOrId));
    }

    /** All names, in the order of the dictionary. */
    public static Collection<String> labels() {
        return Stream.of(values()).map(MarketDataField::label).toList();
    }

    /**
     * The value as it goes into a body.
     *
     * @param raw as it came, never null
     * @return a {@code BigDecimal} for a number, the text otherwise; null where IBKR says that there is no value
     */
    public Object decode(String raw) {
        if (kind == NUMBER) {
            return Decimals.parse(raw);
        }
        return raw.isEmpty() || raw.equals("N/A") || raw.equals("-") ? null : raw;
    }
}
