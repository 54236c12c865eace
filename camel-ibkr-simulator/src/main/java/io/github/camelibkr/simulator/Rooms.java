package io.github.camelibkr.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelibkr.simulator.adviser.AllocationRows;
import io.github.camelibkr.simulator.adviser.ModelPresetRows;
import io.github.camelibkr.simulator.adviser.ModelRows;
import io.github.camelibkr.simulator.alerts.AlertRows;
import io.github.camelibkr.simulator.analyst.PerformanceRows;
import io.github.camelibkr.simulator.analyst.TransactionRows;
import io.github.camelibkr.simulator.contracts.AlgorithmRows;
import io.github.camelibkr.simulator.contracts.BondRows;
import io.github.camelibkr.simulator.contracts.ChainRows;
import io.github.camelibkr.simulator.contracts.ContractBook;
import io.github.camelibkr.simulator.contracts.ContractRows;
import io.github.camelibkr.simulator.contracts.SearchRows;
import io.github.camelibkr.simulator.contracts.Searches;
import io.github.camelibkr.simulator.contracts.StockRows;
import io.github.camelibkr.simulator.faults.Faults;
import io.github.camelibkr.simulator.forecast.ForecastRows;
import io.github.camelibkr.simulator.fyi.FyiRows;
import io.github.camelibkr.simulator.fyi.NotificationBox;
import io.github.camelibkr.simulator.ledger.Ledger;
import io.github.camelibkr.simulator.ledger.LedgerRows;
import io.github.camelibkr.simulator.market.ChartSlots;
import io.github.camelibkr.simulator.market.Charts;
import io.github.camelibkr.simulator.market.CurrencyRows;
import io.github.camelibkr.simulator.market.DataFarm;
import io.github.camelibkr.simulator.market.DepthTopic;
import io.github.camelibkr.simulator.market.FarmHistoryRows;
import io.github.camelibkr.simulator.market.HistoryRows;
import io.github.camelibkr.simulator.market.HistoryTopic;
import io.github.camelibkr.simulator.market.Market;
import io.github.camelibkr.simulator.market.MarketDataRows;
import io.github.camelibkr.simulator.market.MarketDataTopic;
import io.github.camelibkr.simulator.market.RuleRows;
import io.github.camelibkr.simulator.market.ScheduleRows;
import io.github.camelibkr.simulator.news.News;
import io.github.camelibkr.simulator.pacing.Pacing;
import io.github.camelibkr.simulator.portfolio.AccountTopic;
import io.github.camelibkr.simulator.portfolio.Books;
import io.github.camelibkr.simulator.portfolio.PortfolioRows;
import io.github.camelibkr.simulator.portfolio.PositionCache;
import io.github.camelibkr.simulator.portfolio.PositionRows;
import io.github.camelibkr.simulator.portfolio.Preflight;
import io.github.camelibkr.simulator.portfolio.ProfitTopic;
import io.github.camelibkr.simulator.portfolio.SummaryRows;
import io.github.camelibkr.simulator.scanner.FarmScannerRows;
import io.github.camelibkr.simulator.scanner.Scanner;
import io.github.camelibkr.simulator.scanner.ScannerRows;
import io.github.camelibkr.simulator.scenario.Stage;
import io.github.camelibkr.simulator.session.AccountRows;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.session.LoginPage;
import io.github.camelibkr.simulator.session.OwnerRows;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.session.SessionLife;
import io.github.camelibkr.simulator.session.SessionRows;
import io.github.camelibkr.simulator.session.Status;
import io.github.camelibkr.simulator.time.Floor;
import io.github.camelibkr.simulator.time.Time;
import io.github.camelibkr.simulator.trading.ExecutionsTopic;
import io.github.camelibkr.simulator.trading.OrderListRows;
import io.github.camelibkr.simulator.trading.OrderRows;
import io.github.camelibkr.simulator.trading.OrdersTopic;
import io.github.camelibkr.simulator.trading.Preview;
import io.github.camelibkr.simulator.trading.Questions;
import io.github.camelibkr.simulator.trading.Trading;
import io.github.camelibkr.simulator.watchlists.WatchlistRows;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Gateway;
import io.github.camelibkr.simulator.wire.Json;
import io.github.camelibkr.simulator.wire.Loudspeaker;
import io.github.camelibkr.simulator.wire.Row;
import io.github.camelibkr.simulator.wire.Rows;
import io.github.camelibkr.simulator.wire.Topic;
import java.util.ArrayList;
import java.util.List;

/** Builds the rooms of a simulator and the doors between them. */
final class Rooms {

    final Ledger ledger;
    final Faults faults = new Faults();
    final Session session;
    final Loudspeaker loudspeaker = new Loudspeaker();
    final Accounts accounts;
    final Pacing pacing;
    final Market market;
    final Trading trading;
    final MarketDataTopic quotes;
    final News news;
    private final SimulatorSettings settings;
    private final Time time;
    private final List<Row> rows = new ArrayList<>();
    private final List<Topic> topics;
    private final Status status;
    private final Searches searches = new Searches();
    private OrderRows orders;

    Rooms(SimulatorSettings settings, Time time, Floor floor) {
        this.settings = settings;
        this.time = time;
        ledger = new Ledger(time);
        session = new Session(time, floor, settings.seed, settings.establishDelay, settings.sessionId);
        session.addListener(new SessionLife(
                session, time, new SessionLife.Limits(settings.idleTimeout, settings.longestSession, settings.region)));
        accounts = new Accounts(settings.login);
        status = new Status(session, accounts, settings.userName);
        pacing = new Pacing(time, settings.pacing, settings.penalty);
        ContractBook contracts = new ContractBook(settings.syntheticContracts);
        market = new Market(contracts, settings.seed, floor, ledger);
        Books books = new Books(accounts.all(), market, contracts);
        market.setBook(contract -> books.valuation(accounts.current()).own(contract));
        trading = new Trading(
                market,
                books,
                contracts,
                time,
                floor,
                ledger,
                loudspeaker,
                settings.seed,
                new Trading.Habits(settings.orderStepDelay, settings.commissionDelay, settings.wideOrderIds));
        quotes = new MarketDataTopic(
                market, time, ledger, new MarketDataTopic.Limits(settings.streamLife, settings.marketDataLines));
        OrdersTopic orders = new OrdersTopic(trading, settings.ordersReplay);
        NotificationBox notifications = new NotificationBox(time);
        news = new News(floor, loudspeaker, notifications);
        Charts charts = new Charts(market, time, settings.seed);
        ChartSlots slots = new ChartSlots();
        rows.addAll(new HistoryRows(market, charts, slots, time, settings.historyDelay).rows());
        topics = List.of(
                quotes,
                orders,
                new ExecutionsTopic(trading, time),
                new ProfitTopic(books, time),
                AccountTopic.summary(books, time),
                AccountTopic.ledger(books, time),
                new HistoryTopic(market, charts, slots, time, settings.historyDelay),
                new DepthTopic(market, accounts.all()::contains));
        furnish(contracts, quotes, orders, books);
        furnishPortfolio(contracts, books);
        furnishContracts(contracts);
        furnishFarm(charts, contracts);
        furnishSideRooms(contracts, books, notifications);
    }

    private void furnishFarm(Charts charts, ContractBook contracts) {
        DataFarm farm = new DataFarm();
        Scanner scanner = new Scanner(market, contracts);
        rows.addAll(new FarmHistoryRows(market, charts, farm, time).rows());
        rows.addAll(new FarmScannerRows(scanner, farm, time).rows());
        rows.addAll(new ScannerRows(scanner).rows());
        session.addListener(farm);
    }

    private void furnishSideRooms(ContractBook contracts, Books books, NotificationBox notifications) {
        FyiRows fyi = new FyiRows(notifications, settings.coldFyi);
        rows.addAll(fyi.rows());
        rows.addAll(new AlertRows(accounts, contracts, time).rows());
        rows.addAll(new WatchlistRows(contracts, time).rows());
        rows.addAll(new PerformanceRows(accounts, books, time).rows());
        rows.addAll(new TransactionRows(accounts, contracts, ledger, time).rows());
        rows.addAll(new AllocationRows(books).rows());
        rows.addAll(new ModelRows(accounts, time).rows());
        rows.addAll(new ModelPresetRows().rows());
        rows.addAll(new ForecastRows().rows());
        session.addListener(fyi);
    }

    private void furnish(ContractBook contracts, MarketDataTopic quotes, OrdersTopic ordersTopic, Books books) {
        MarketDataRows marketData = new MarketDataRows(market, quotes, accounts, time, ledger, searches);
        orders = new OrderRows(
                trading,
                new Questions(market, settings.questions),
                accounts,
                contracts,
                new Preview(market, books),
                settings.seed,
                new OrderRows.Delays(settings.replyDelay, settings.unknownOrderDelay));
        OrderListRows orderLists = new OrderListRows(trading, ordersTopic, accounts, time, settings.unknownOrderDelay);
        rows.addAll(new SessionRows(session, status, accounts, time, settings.sessionCookie).rows());
        rows.addAll(new LoginPage(session, settings.wire).rows());
        rows.addAll(new AccountRows(accounts, status, loudspeaker).rows());
        rows.addAll(new OwnerRows(accounts).rows());
        rows.addAll(marketData.rows());
        rows.addAll(orders.rows());
        rows.addAll(orderLists.rows());
        rows.addAll(LedgerRows.of(ledger));
        rows.add(Row.get("/simulator/subscriptions", request -> {
            ArrayNode body = Json.array();
            subscriptions().forEach(body::add);
            return Answer.ok(body);
        }));
        session.addListener(accounts);
        session.addListener(marketData);
        session.addListener(orders);
        session.addListener(orderLists);
    }

    private void furnishContracts(ContractBook contracts) {
        AlgorithmRows algorithms = new AlgorithmRows(contracts);
        rows.addAll(new SearchRows(contracts, searches).rows());
        rows.addAll(new ChainRows(contracts, searches).rows());
        rows.addAll(new ContractRows(contracts).rows());
        rows.addAll(new StockRows(contracts).rows());
        rows.addAll(BondRows.rows());
        rows.addAll(algorithms.rows());
        rows.addAll(new RuleRows(market, contracts, accounts).rows());
        rows.addAll(new CurrencyRows(market, contracts).rows());
        rows.addAll(new ScheduleRows(market, contracts, time).rows());
        session.addListener(searches);
        session.addListener(algorithms);
    }

    private void furnishPortfolio(ContractBook contracts, Books books) {
        Preflight preflight = new Preflight(accounts);
        SummaryRows summary = new SummaryRows(accounts, books);
        rows.addAll(new PortfolioRows(accounts, preflight, books, time).rows());
        rows.addAll(new PositionRows(
                        accounts, preflight, new PositionCache(books, time, settings.positionLag), contracts, time)
                .rows());
        rows.addAll(summary.rows());
        session.addListener(preflight);
        session.addListener(summary);
    }

    List<Row> operations() {
        return List.copyOf(rows);
    }

    List<String> topics() {
        return topics.stream().map(Topic::word).toList();
    }

    List<String> subscriptions() {
        return topics.stream()
                .flatMap(topic -> topic.subscriptions().stream())
                .sorted()
                .toList();
    }

    Stage stage(Stage.Entrance entrance) {
        return new Stage(time, faults, session, market, trading, news, pacing, entrance);
    }

    private void overhear(String path) {
        if (settings.quietWindow) {
            orders.overhear(path);
        }
    }

    Gateway.Parts parts() {
        return new Gateway.Parts(
                new Rows(rows, this::overhear), topics, session, status, pacing, faults, ledger, loudspeaker);
    }

    Gateway.Habits habits() {
        return new Gateway.Habits(
                settings.upstreamDelay,
                settings.heartbeatInterval,
                settings.hasBinaryFrames(),
                settings.lengthRequired,
                settings.socketsServed(),
                settings.addresses,
                settings.wire);
    }
}
