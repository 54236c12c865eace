package io.github.camelibkr;

import static io.github.camelibkr.OperationExample.of;
import static io.github.camelibkr.OperationExample.ofBody;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An example of each operation; {@code @alert}, {@code @order} and {@code @notification} stand for ids. */
final class OperationExamples {

    static final String ACCOUNT = "DU1234567";
    /** Of the login whose accounts are searched for. */
    static final String DYNAMIC = "DU1234581";

    static final String ALERT = "{\"alertName\":\"cheap\",\"alertMessage\":\"Look\",\"alertRepeatable\":0,"
            + "\"outsideRth\":1,\"tif\":\"GTC\",\"conditions\":[{\"conidex\":\"265598@SMART\",\"logicBind\":\"n\","
            + "\"operator\":\"<=\",\"triggerMethod\":\"0\",\"type\":1,\"value\":\"180.00\"}]}";
    static final String WATCHLIST = "{\"id\":\"1234\",\"name\":\"Mine\",\"rows\":[{\"C\":265598},{\"H\":\"\"}]}";
    static final String GROUP =
            "{\"name\":\"Half\",\"accounts\":[{\"name\":\"DU1234567\",\"amount\":50}]," + "\"default_method\":\"S\"}";
    static final String MODEL = "{\"model\":\"Tech\",\"desc\":\"one stock\",\"isStatic\":false,"
            + "\"positionTargets\":[{\"conid\":265598,\"target\":0.9}],\"cashTargets\":[{\"ccy\":\"USD\",\"target\":0.1}]}";
    static final String INVESTMENT =
            "{\"model\":\"Tech\",\"accountList\":[{\"account\":\"DU1234567\",\"amtToInvest\":500}]}";
    private static final String ACCOUNTS = "{\"acctIds\":[\"DU1234567\"]}";

    private static final List<OperationExample> SESSION = List.of(
            of("session/status", "", "POST /iserver/auth/status"),
            of("session/tickle", "", "POST /tickle"),
            of("session/validate", "", "GET /sso/validate"),
            of("session/init", "compete=true", "POST /iserver/auth/ssodh/init", "{\"publish\":true,\"compete\":true}"),
            of("session/reauthenticate", "", "POST /iserver/reauthenticate"),
            of("session/logout", "", "POST /logout"),
            of("session/initHmds", "", "POST /hmds/auth/init"));

    private static final List<OperationExample> ACCOUNT_AREA = List.of(
            of("account/list", "", "GET /iserver/accounts"),
            of("account/select", "accountId=DU1234567", "POST /iserver/account", "{\"acctId\":\"DU1234567\"}"),
            of("account/search", "pattern=DU12345", "GET /iserver/account/search/DU12345"),
            of(
                    "account/selectDynamic",
                    "accountId=DU1234581",
                    "POST /iserver/dynaccount",
                    "{\"acctId\":\"DU1234581\"}"),
            of("account/summary", "accountId=DU1234567", "GET /iserver/account/DU1234567/summary"),
            of(
                    "account/availableFunds",
                    "accountId=DU1234567",
                    "GET /iserver/account/DU1234567/summary/available_funds"),
            of("account/balances", "accountId=DU1234567", "GET /iserver/account/DU1234567/summary/balances"),
            of("account/margins", "accountId=DU1234567", "GET /iserver/account/DU1234567/summary/margins"),
            of("account/marketValue", "accountId=DU1234567", "GET /iserver/account/DU1234567/summary/market_value"),
            of("account/pnl", "", "GET /iserver/account/pnl/partitioned"),
            of("account/owners", "accountId=DU1234567", "GET /acesws/DU1234567/signatures-and-owners"));

    private static final List<OperationExample> ORDER = List.of(
            of("order/list", "accountId=DU1234567", "GET /iserver/account/orders?accountId=DU1234567"),
            of("order/status", "orderId=@order", "GET /iserver/account/order/status/@order"),
            of("order/trades", "days=3", "GET /iserver/account/trades?days=3"));

    private static final List<OperationExample> PORTFOLIO = List.of(
            of("portfolio/accounts", "", "GET /portfolio/accounts"),
            of("portfolio/subaccounts", "", "GET /portfolio/subaccounts"),
            of("portfolio/allSubaccounts", "", "GET /portfolio/subaccounts2?page=0"),
            of("portfolio/account", "accountId=DU1234567", "GET /portfolio/DU1234567/meta"),
            of("portfolio/allocation", "accountId=DU1234567&model=M", "GET /portfolio/DU1234567/allocation?model=M"),
            of("portfolio/allocations", "accountId=DU1234567", "POST /portfolio/allocation", ACCOUNTS),
            of(
                    "portfolio/positions",
                    "accountId=DU1234567&sort=position&direction=d&span=7D",
                    "GET /portfolio/DU1234567/positions/0?sort=position&direction=d&period=7D"),
            of("portfolio/livePositions", "accountId=DU1234567", "GET /portfolio2/DU1234567/positions"),
            of("portfolio/position", "accountId=DU1234567&conid=265598", "GET /portfolio/DU1234567/position/265598"),
            of("portfolio/positionsOf", "conid=265598", "GET /portfolio/positions/265598"),
            of(
                    "portfolio/combinations",
                    "accountId=DU1234567&noCache=true",
                    "GET /portfolio/DU1234567/combo/positions?nocache=true"),
            of("portfolio/invalidate", "accountId=DU1234567", "POST /portfolio/DU1234567/positions/invalidate"),
            of("portfolio/summary", "accountId=DU1234567", "GET /portfolio/DU1234567/summary"),
            of("portfolio/ledger", "accountId=DU1234567", "GET /portfolio/DU1234567/ledger"));

    private static final List<OperationExample> MARKET_DATA = List.of(
            of(
                    "marketdata/snapshot",
                    "conid=265598,272093&fields=last,bid",
                    "GET /iserver/marketdata/snapshot?conids=265598,272093&fields=31,84"),
            of("marketdata/unsubscribe", "conid=8314", "POST /iserver/marketdata/unsubscribe", "{\"conid\":8314}"),
            of("marketdata/unsubscribeAll", "", "GET /iserver/marketdata/unsubscribeall"),
            of(
                    "marketdata/history",
                    "conid=265598&bar=1d&period=1m&outsideRth=true&source=midpoint",
                    "GET /iserver/marketdata/history?conid=265598&bar=1d&period=1m&outsideRth=true&source=Midpoint"),
            of(
                    "marketdata/hmdsHistory",
                    "conid=265598&bar=1d&period=1m&barType=Last",
                    "GET /hmds/history?conid=265598&bar=1d&period=1m&barType=Last"));

    private static final List<OperationExample> CONTRACT = List.of(
            of("contract/search", "symbol=AAPL&secType=STK", "GET /iserver/secdef/search?symbol=AAPL&secType=STK"),
            of(
                    "contract/searchByPost",
                    "symbol=APPLE&name=true",
                    "POST /iserver/secdef/search",
                    "{\"symbol\":\"APPLE\",\"name\":true}"),
            of(
                    "contract/strikes",
                    "conid=265598&secType=OPT&month=JAN27",
                    "GET /iserver/secdef/strikes?conid=265598&sectype=OPT&month=JAN27"),
            of(
                    "contract/derivatives",
                    "conid=265598&secType=OPT&month=JAN27&right=C",
                    "GET /iserver/secdef/info?conid=265598&sectype=OPT&month=JAN27&right=C"),
            of(
                    "contract/bondFilters",
                    "issuerId=e1359061",
                    "GET /iserver/secdef/bond-filters?symbol=BOND&issuerId=e1359061"),
            of("contract/info", "conid=265598", "GET /iserver/contract/265598/info"),
            of(
                    "contract/info-and-rules",
                    "conid=265598&isBuy=false",
                    "GET /iserver/contract/265598/info-and-rules?isBuy=false"),
            of(
                    "contract/rules",
                    "conid=265598&isBuy=true",
                    "POST /iserver/contract/rules",
                    "{\"conid\":265598,\"isBuy\":true}"),
            of(
                    "contract/algos",
                    "conid=265598&algos=Vwap,Adaptive&addParams=true",
                    "GET /iserver/contract/265598/algos?algos=Vwap;Adaptive&addParams=1"),
            of("contract/currencyPairs", "currency=USD", "GET /iserver/currency/pairs?currency=USD"),
            of("contract/exchangeRate", "currency=EUR&target=USD", "GET /iserver/exchangerate?source=EUR&target=USD"),
            of("contract/definition", "conid=265598,272093", "GET /trsrv/secdef?conids=265598,272093"),
            of("contract/stocks", "symbol=AAPL,MSFT", "GET /trsrv/stocks?symbols=AAPL,MSFT"),
            of("contract/futures", "symbol=ES&exchange=CME", "GET /trsrv/futures?symbols=ES&exchange=CME"),
            of("contract/allConids", "exchange=NASDAQ", "GET /trsrv/all-conids?exchange=NASDAQ"),
            of(
                    "contract/schedule",
                    "assetClass=STK&symbol=AAPL",
                    "GET /trsrv/secdef/schedule?assetClass=STK&symbol=AAPL"),
            of("contract/tradingSchedule", "conid=265598", "GET /contract/trading-schedule?conid=265598"));

    private static final List<OperationExample> SCANNER = List.of(
            of("scanner/params", "", "GET /iserver/scanner/params"),
            ofBody(
                    "scanner/run",
                    "",
                    "POST /iserver/scanner/run",
                    "{\"instrument\":\"STK\",\"location\":\"STK.US.MAJOR\",\"type\":\"TOP_TRADE_COUNT\",\"filter\":[]}"),
            ofBody(
                    "scanner/hmdsRun",
                    "",
                    "POST /hmds/scanner",
                    "{\"instrument\":\"STK\",\"locations\":\"STK.US.MAJOR\",\"scanCode\":\"MOST_ACTIVE\","
                            + "\"secType\":\"STK\",\"filters\":[],\"maxItems\":5}"),
            of("scanner/hmdsParams", "", "GET /hmds/scanner/params"));

    private static final List<OperationExample> PERFORMANCE = List.of(
            of(
                    "performance/period",
                    "accountId=DU1234567&span=YTD",
                    "POST /pa/performance",
                    "{\"acctIds\":[\"DU1234567\"],\"period\":\"YTD\"}"),
            of("performance/allPeriods", "accountId=DU1234567", "POST /pa/allperiods", ACCOUNTS),
            of(
                    "performance/transactions",
                    "accountId=DU1234567&conid=265598&currency=USD&days=30",
                    "POST /pa/transactions",
                    "{\"acctIds\":[\"DU1234567\"],\"conids\":[265598],\"currency\":\"USD\",\"days\":30}"),
            of("performance/summary", "accountId=DU1234567", "POST /pa/summary", ACCOUNTS));

    private static final List<OperationExample> ALERT_AREA = List.of(
            of("alert/list", "accountId=DU1234567", "GET /iserver/account/DU1234567/alerts"),
            of("alert/get", "alertId=@alert", "GET /iserver/account/alert/@alert?type=Q"),
            of("alert/mobile", "", "GET /iserver/account/mta"),
            ofBody("alert/save", "accountId=DU1234567", "POST /iserver/account/DU1234567/alert", ALERT),
            of(
                    "alert/activate",
                    "accountId=DU1234567&alertId=@alert&enabled=true",
                    "POST /iserver/account/DU1234567/alert/activate",
                    "{\"alertId\":@alert,\"alertActive\":1}"),
            of("alert/delete", "accountId=DU1234567&alertId=@alert", "DELETE /iserver/account/DU1234567/alert/@alert"));

    private static final List<OperationExample> WATCHLIST_AREA = List.of(
            of("watchlist/list", "", "GET /iserver/watchlists?SC=USER_WATCHLIST"),
            of("watchlist/get", "watchlistId=1234", "GET /iserver/watchlist?id=1234"),
            ofBody("watchlist/save", "", "POST /iserver/watchlist", WATCHLIST),
            of("watchlist/delete", "watchlistId=1234", "DELETE /iserver/watchlist?id=1234"));

    private static final List<OperationExample> NOTIFICATION = List.of(
            of("notification/unread", "", "GET /fyi/unreadnumber"),
            of("notification/settings", "", "GET /fyi/settings"),
            of("notification/enable", "typeCode=BA&enabled=true", "POST /fyi/settings/BA", "{\"enabled\":true}"),
            of("notification/disclaimer", "typeCode=BA", "GET /fyi/disclaimer/BA"),
            of("notification/readDisclaimer", "typeCode=BA", "PUT /fyi/disclaimer/BA"),
            of("notification/deliveryOptions", "", "GET /fyi/deliveryoptions"),
            of("notification/enableEmail", "enabled=true", "PUT /fyi/deliveryoptions/email?enabled=true"),
            of(
                    "notification/enableDevice",
                    "deviceId=d-1&deviceName=Phone&uiName=My phone&enabled=true",
                    "POST /fyi/deliveryoptions/device",
                    "{\"deviceId\":\"d-1\",\"devicename\":\"Phone\",\"uiName\":\"My phone\",\"enabled\":true}"),
            of("notification/deleteDevice", "deviceId=d-1", "DELETE /fyi/deliveryoptions/d-1"),
            of("notification/list", "max=5&include=MF,BA", "GET /fyi/notifications?max=5&include=MF,BA"),
            of("notification/more", "notificationId=@notification", "GET /fyi/notifications/more?id=@notification"),
            of("notification/markRead", "notificationId=@notification", "PUT /fyi/notifications/@notification"));

    private static final List<OperationExample> ALLOCATION = List.of(
            of("allocation/accounts", "", "GET /iserver/account/allocation/accounts"),
            of("allocation/groups", "", "GET /iserver/account/allocation/group"),
            ofBody("allocation/addGroup", "", "POST /iserver/account/allocation/group", GROUP),
            ofBody("allocation/changeGroup", "", "PUT /iserver/account/allocation/group", GROUP),
            of(
                    "allocation/group",
                    "group=Half",
                    "POST /iserver/account/allocation/group/single",
                    "{\"name\":\"Half\"}"),
            of(
                    "allocation/deleteGroup",
                    "group=Half",
                    "POST /iserver/account/allocation/group/delete",
                    "{\"name\":\"Half\"}"),
            of("allocation/presets", "", "GET /iserver/account/allocation/presets"),
            ofBody(
                    "allocation/setPresets",
                    "",
                    "POST /iserver/account/allocation/presets",
                    "{\"default_method_for_all\":\"N\",\"group_auto_close_positions\":false,"
                            + "\"profiles_auto_close_positions\":false,\"strict_credit_check\":true,"
                            + "\"group_proportional_allocation\":false}"));

    private static final List<OperationExample> MODEL_AREA = List.of(
            of("model/list", "", "POST /fa/model/list"),
            of("model/summary", "model=Tech", "POST /fa/model/summary", "{\"model\":\"Tech\"}"),
            of(
                    "model/positions",
                    "model=Tech&limit=5&direction=DESC",
                    "POST /fa/model/positions",
                    "{\"model\":\"Tech\",\"limit\":5,\"sortDirection\":\"DESC\"}"),
            of(
                    "model/accounts",
                    "model=Tech&calcPnls=true",
                    "POST /fa/model/accounts-details",
                    "{\"model\":\"Tech\",\"calcPnls\":true}"),
            ofBody("model/save", "", "POST /fa/model/save", MODEL),
            ofBody("model/invest", "", "POST /fa/model/invest-divest", INVESTMENT),
            of("model/investPositions", "model=Tech", "POST /fa/model/invest-divest-positions", "{\"model\":\"Tech\"}"),
            ofBody("model/submitTransfers", "", "POST /fa/model/submit-transfers", "{\"fpOrderId\":7}"),
            of("model/presets", "", "POST /fa/fa-preset/get"),
            ofBody("model/setPresets", "", "POST /fa/fa-preset/save", "{\"keepModelOpen\":true}"));

    private static final List<OperationExample> EVENT = List.of(
            of("event/categories", "", "GET /forecast/category/tree"),
            of("event/market", "conid=960000000", "GET /forecast/contract/market?underlyingConid=960000000"),
            of("event/details", "conid=960000010", "GET /forecast/contract/details?conid=960000010"),
            of("event/rules", "conid=960000010", "GET /forecast/contract/rules?conid=960000010"),
            of("event/schedules", "conid=960000010", "GET /forecast/contract/schedules?conid=960000010"));

    private static final Map<String, OperationExample> BY_NAME = Stream.of(
                    SESSION,
                    ACCOUNT_AREA,
                    ORDER,
                    PORTFOLIO,
                    MARKET_DATA,
                    CONTRACT,
                    SCANNER,
                    PERFORMANCE,
                    ALERT_AREA,
                    WATCHLIST_AREA,
                    NOTIFICATION,
                    ALLOCATION,
                    MODEL_AREA,
                    EVENT)
            .flatMap(List::stream)
            .collect(Collectors.toMap(OperationExample::operation, Function.identity()));

    private OperationExamples() {}

    /** The example of an operation; null if there is none. */
    static OperationExample find(String operation) {
        return BY_NAME.get(operation);
    }
}
