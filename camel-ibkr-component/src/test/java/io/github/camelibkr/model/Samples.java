package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One message of every type, with every component that can be set: what {@code docs/messages} shows. */
public final class Samples {

    private static final OrderQuestion QUESTION = new OrderQuestion(
            "3f1c2f0e-8a52-4d0f-9f0e-6c1f7b1f2a10",
            List.of("o354"),
            List.of("You are about to trade a \"volatile\" product. Are you sure – really?"));

    private Samples() {}

    private static OrderPreview preview() {
        return new OrderPreview(
                "DU7654321",
                new BigDecimal("19776.00"),
                new BigDecimal("1"),
                new BigDecimal("19777.00"),
                "USD",
                change("1006413", "-1", "1006412"),
                change("8637", "6520", "15157"),
                change("8637", "5920", "14557"),
                change("0", "100", "100"),
                List.of("You are trying to submit an order without market data."),
                "Your margin is not enough.");
    }

    private static PreviewChange change(String current, String change, String after) {
        return new PreviewChange(new BigDecimal(current), new BigDecimal(change), new BigDecimal(after));
    }

    /** For parameterised tests. */
    public static Stream<IbkrMessage> all() {
        return Stream.concat(Stream.concat(usual(), AccountSamples.all()), ContractSamples.all());
    }

    private static Stream<IbkrMessage> usual() {
        return Stream.of(
                quote(),
                orderUpdate(),
                execution(),
                orderRequest(),
                orderOutcome(),
                orderLeg(),
                QUESTION,
                new OrderReply("3f1c2f0e-8a52-4d0f-9f0e-6c1f7b1f2a10", true),
                new CancelReceipt("DU7654321", "1784460017", null, "Request was submitted"),
                new Receipt("submitted"),
                new TradingState(
                        TradingState.State.HALTED, Instant.parse("2026-05-04T14:30:05.120Z"), "a runaway strategy"),
                preview(),
                change("0", "100", "100"),
                journalEntry(),
                journalStep(),
                journalRecord(),
                new JournalRecords(List.of(journalRecord()), true),
                sessionStatus(),
                accounts(),
                contract(),
                new Contracts(List.of(
                        contract(),
                        new Contract(-1, "ACME 4.5 2031", null, null, List.of("BOND"), Map.of("issuer", "e1234567")))),
                contractRules(),
                new PriceIncrement(BigDecimal.ZERO, decimal("0.0001")),
                definition(),
                new ContractDefinitions(List.of(definition())),
                new Quotes(List.of(quote(), sparseQuote()), Map.of("756733", List.of("bid", "ask"))),
                new Orders(List.of(orderUpdate())),
                new Executions(List.of(execution())),
                bar(),
                history(),
                depthRow(),
                depth(),
                profitAndLoss(),
                summaryValue(),
                new AccountSummary("DU7654321", Map.of("NetLiquidation", summaryValue()), List.of("NetLiquidation")),
                ledgerBalance(),
                new AccountLedger("DU7654321", Map.of("USD", ledgerBalance()), List.of("USD")),
                new Bulletin("42", "The exchange opens late today", "NYSE"),
                notification(),
                new SystemEvent("user1", true, false, Instant.parse("2026-05-04T14:30:00Z")),
                new SessionChange(
                        true, true, true, false, "welcome", "none", "Srv1", "Build 10.45", List.of("competing")),
                lifecycleEvent());
    }

    static ContractRules contractRules() {
        return new ContractRules(
                272093L,
                "MSFT",
                "MICROSOFT CORP",
                "STK",
                "USD",
                "SMART",
                List.of("SMART", "NASDAQ"),
                List.of(
                        new PriceIncrement(BigDecimal.ZERO, decimal("0.0001")),
                        new PriceIncrement(BigDecimal.ONE, decimal("0.01"))),
                false,
                List.of("limit", "stop_limit"),
                map("algoEligible", true, "incrementDigits", decimal("2")));
    }

    static Bar bar() {
        return new Bar(
                Instant.parse("2026-05-04T13:30:00Z"),
                decimal("409.80"),
                decimal("410.25"),
                decimal("409.50"),
                decimal("410.10"),
                decimal("18225.5"));
    }

    static History history() {
        return new History(
                272093L,
                "MSFT",
                "MICROSOFT CORP",
                "1d",
                300L,
                false,
                "S",
                Instant.parse("2026-05-04T13:30:00Z"),
                List.of(bar()),
                map("serverId", "20477", "priceFactor", decimal("100")));
    }

    static DepthRow depthRow() {
        return new DepthRow(4, decimal("412.30"), decimal("300"), decimal("40"), true, decimal("25"), "25 @ 412.30");
    }

    static Depth depth() {
        return new Depth("DU7654321", 272093, "NASDAQ", List.of(depthRow()), List.of(4L));
    }

    static ProfitAndLoss profitAndLoss() {
        return new ProfitAndLoss(
                "DU7654321",
                "Core",
                decimal("-58.28"),
                decimal("4600.0"),
                decimal("1020000.0"),
                decimal("1010000.0"),
                decimal("1005353.88"),
                decimal("37910.0"),
                map("rowType", decimal("1")),
                List.of("dailyPnl"));
    }

    static SummaryValue summaryValue() {
        return new SummaryValue(decimal("1005353.88"), "USD", "words", 0L, Instant.parse("2026-05-04T14:30:00Z"));
    }

    static LedgerBalance ledgerBalance() {
        return new LedgerBalance(
                decimal("976920.88"),
                decimal("976920.88"),
                decimal("1017353.16"),
                decimal("37910.67"),
                decimal("0.0"),
                decimal("4598.91"),
                decimal("2521.61"),
                decimal("0.0"),
                decimal("1.0"),
                map("funds", decimal("0.0")),
                Instant.parse("2026-05-04T14:30:00Z"));
    }

    static Notification notification() {
        return new Notification(
                "118",
                "Order",
                "No market data for this order: go on?",
                "https://example.com/why",
                true,
                1784460017123L,
                "37",
                "o354",
                List.of("Yes", "No"),
                map("type", "M"));
    }

    static LifecycleEvent lifecycleEvent() {
        Instant back = Instant.parse("2026-05-04T14:30:09Z");
        return new LifecycleEvent(
                LifecycleEvent.Type.GAP,
                "https://localhost:5000",
                back,
                "smd+272093",
                Instant.parse("2026-05-04T14:29:58.250Z"),
                back,
                back.plusSeconds(1),
                "DU7654321",
                "rebalance-7",
                "no frame for 25 s",
                "look");
    }

    /** Messages with those components that do not go together in {@link #all}. */
    static Stream<IbkrMessage> whole() {
        return Stream.of(wholeOrderRequest(), question());
    }

    static OrderOutcome question() {
        return new OrderOutcome(
                OrderOutcome.State.QUESTION,
                "DU7654321",
                "7",
                "a",
                "b",
                QUESTION,
                List.of(QUESTION),
                "c",
                List.of(orderLeg()),
                orderUpdate());
    }

    /** Messages that say nothing but what must be said. */
    static Stream<IbkrMessage> smallest() {
        return Stream.concat(Stream.concat(smallestUsual(), AccountSamples.smallest()), ContractSamples.smallest());
    }

    private static Stream<IbkrMessage> smallestUsual() {
        Map<String, Object> nothing = Map.of();
        OrderState order = new OrderState();
        order.merge(JsonNodeFactory.instance.objectNode().put("orderId", 7));
        return Stream.of(
                sparseQuote(),
                order.take(),
                ExecutionReader.read(JsonNodeFactory.instance.objectNode()),
                smallestOrder(),
                new OrderOutcome(OrderOutcome.State.DISCARDED, null, null, null, null, null, null, null, null, null),
                new OrderLeg("parent", OrderLeg.State.UNKNOWN, null, null, null, null),
                new ContractRules(-1, null, null, null, null, null, List.of(), List.of(), null, List.of(), Map.of()),
                new PriceIncrement(BigDecimal.ZERO, decimal("0.01")),
                new OrderQuestion("a", List.of(), List.of()),
                new OrderReply("a", false),
                new CancelReceipt("DU7654321", null, null, null),
                new Receipt(null),
                new TradingState(TradingState.State.HALTED, null, null),
                new PreviewChange(null, null, null),
                new OrderPreview("DU7654321", null, null, null, null, null, null, null, null, List.of(), null),
                emptyEntry(),
                new JournalStep(Instant.EPOCH, JournalState.INTENT, null, "2b1c", null),
                new JournalRecord(emptyEntry(), List.of()),
                new JournalRecords(List.of(), null),
                new SessionStatus(false, null, false, false, null, null, null, null),
                new Accounts(List.of(), null, null, nothing, nothing),
                new Contract(-1, null, null, null, List.of(), nothing),
                new Contracts(List.of()),
                new ContractDefinition(272093, null, null, null, null, null, null, nothing),
                new ContractDefinitions(List.of()),
                new Quotes(List.of(), null),
                new Orders(List.of()),
                new Executions(List.of()),
                new Bar(null, null, null, null, null, null),
                new History(null, null, null, null, null, null, null, null, List.of(), nothing),
                new DepthRow(0, null, null, null, false, null, null),
                new Depth(null, 0, null, List.of(), List.of()),
                new ProfitAndLoss(null, null, null, null, null, null, null, null, nothing, List.of()),
                new SummaryValue(null, null, null, null, null),
                new AccountSummary(null, Map.of(), List.of()),
                new LedgerBalance(null, null, null, null, null, null, null, null, null, nothing, null),
                new AccountLedger(null, Map.of(), List.of()),
                new Bulletin(null, null, null),
                new Notification(null, null, null, null, null, null, null, null, null, nothing),
                new SystemEvent(null, null, null, null),
                new SessionChange(null, null, null, null, null, null, null, null, List.of()),
                new LifecycleEvent(
                        LifecycleEvent.Type.CONNECTED,
                        "https://localhost:5000",
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    static OrderRequest smallestOrder() {
        return OrderRequest.builder()
                .conid(272093L)
                .side("SELL")
                .orderType("MKT")
                .quantity(BigDecimal.ONE)
                .build();
    }

    public static Quote quote() {
        return new Quote(
                272093,
                "272093@NASDAQ",
                "MSFT",
                decimal("412.30"),
                false,
                false,
                decimal("412.29"),
                decimal("412.31"),
                decimal("40"),
                decimal("300"),
                decimal("0.25"),
                decimal("18350221"),
                decimal("409.8"),
                decimal("413.00"),
                decimal("408.05"),
                decimal("411.9"),
                decimal("410.00"),
                decimal("2.30"),
                decimal("0.56"),
                decimal("412.3050"),
                "RpB",
                Timeliness.realTime,
                map(
                        "volumeExact",
                        decimal("18350221"),
                        "delta",
                        decimal("0.00000001"),
                        "companyName",
                        "MICROSOFT CORP",
                        "7999",
                        List.of("new", decimal("1.50"))),
                List.of("last", "bid", "volumeExact"),
                Instant.parse("2026-05-04T14:30:05.120Z"));
    }

    private static Quote sparseQuote() {
        return new QuoteState("756733").take();
    }

    public static OrderUpdate orderUpdate() {
        return new OrderUpdate(
                "DU7654321",
                1784460017123L,
                "rebalance-17",
                272093L,
                "MSFT",
                "STK",
                "NASDAQ.NMS",
                "USD",
                "BUY",
                "Limit",
                "Submitted",
                "Submitted",
                decimal("12"),
                decimal("5"),
                decimal("7"),
                decimal("412.00"),
                decimal("411.985"),
                "GTC",
                "Buy 12 MSFT Limit 412.00, GTC",
                map("outsideRTH", false, "sizeAndFills", "5/12"),
                List.of("filled", "remaining", "avgPrice"),
                Instant.parse("2026-05-04T14:30:00Z"));
    }

    public static Execution execution() {
        return new Execution(
                "00012a7f.6a01c2d4.01.02",
                "00012a7f.6a01c2d4.01.01",
                "DU7654321",
                1784460017123L,
                "rebalance-17",
                272093L,
                "MSFT",
                "STK",
                "ARCA",
                "B",
                decimal("5"),
                decimal("411.985"),
                decimal("1.02"),
                decimal("2059.925"),
                decimal("105"),
                "Bot 5 @ 411.985 on ARCA",
                map("listing_exchange", "NASDAQ.NMS", "liquidation_trade", "0"),
                Instant.parse("2026-05-04T14:29:58.003Z"));
    }

    public static OrderRequest orderRequest() {
        return OrderRequest.builder()
                .accountId("DU7654321")
                .clientOrderId("rebalance-17")
                .conid(272093L)
                .side("BUY")
                .orderType("LMT")
                .tif("GTC")
                .quantity(decimal("12"))
                .price(decimal("412.00"))
                .outsideRth(true)
                .build();
    }

    static OrderRequest wholeOrderRequest() {
        return OrderRequest.builder()
                .accountId("DU7654321")
                .clientOrderId("rebalance-17")
                .conid(272093L)
                .conidex("272093@NASDAQ")
                .secType("272093:STK")
                .side("BUY")
                .orderType("TRAILLMT")
                .tif("GTC")
                .quantity(decimal("12"))
                .cashQty(decimal("5000.00"))
                .fxQty(decimal("0.5"))
                .price(decimal("412.00"))
                .auxPrice(decimal("411.50"))
                .trailingType("amt")
                .trailingAmt(decimal("0.75"))
                .outsideRth(true)
                .allOrNone(false)
                .listingExchange("SMART")
                .ticker("MSFT")
                .referrer("weekly rebalance")
                .manualIndicator(false)
                .extOperator("desk-2")
                .useAdaptive(false)
                .isCcyConv(false)
                .strategy("Twap")
                .strategyParameters(map("maxPctVol", decimal("0.1"), "allowPastEndTime", true))
                .allocationMethod("NetLiq")
                .jsonPayload(map("allocation_profile", Map.of("alloc_type", "SHARE")))
                .customerAccount("C-17")
                .isProCustomer(true)
                .manualOrderTime(1784460017L)
                .deactivated(false)
                .taxOptimizerId("lots-1")
                .children(List.of(smallestOrder()))
                .oca(List.of(orderRequest(), smallestOrder()))
                .build();
    }

    private static OrderOutcome orderOutcome() {
        return new OrderOutcome(
                OrderOutcome.State.ACCEPTED,
                "DU7654321",
                "1784460017123",
                "rebalance-17",
                "PreSubmitted",
                null,
                List.of(QUESTION),
                "Order will be held until the market opens",
                null,
                null);
    }

    private static OrderLeg orderLeg() {
        return new OrderLeg(
                "child 1",
                OrderLeg.State.REJECTED,
                "1784460017124",
                "bracket-17",
                "Failed",
                "The price does not conform to the minimum price variation");
    }

    private static SessionStatus sessionStatus() {
        return new SessionStatus(
                true, true, true, false, "ready", "none", "JifN17001", "Build 10.40.1a, Apr 20, 2026 9:00:00 AM");
    }

    private static Accounts accounts() {
        return new Accounts(
                List.of("DU7654321", "DU7654322"),
                "DU7654321",
                true,
                map("DU7654321", "main", "DU7654322", "reserve"),
                map("DU7654321", map("hasChildAccounts", false, "supportsFractions", true)));
    }

    private static Contract contract() {
        return new Contract(
                272093,
                "MSFT",
                "MICROSOFT CORP",
                "NASDAQ",
                List.of("STK", "OPT"),
                map("companyHeader", "MICROSOFT CORP - NASDAQ", "opt", "20260515;20260619"));
    }

    private static ContractDefinition definition() {
        return new ContractDefinition(
                495512563,
                "ES",
                "E-mini S&P 500",
                "FUT",
                "USD",
                decimal("50.0"),
                "CME",
                map("expiry", "20260619", "hasOptions", true));
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    /** In the order in which it is written, which is the order of the JSON. */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static JournalEntry journalEntry() {
        return new JournalEntry(
                "c-20260504-1",
                "DU7654321",
                "https://localhost:5000",
                JournalEntry.Kind.PLACE,
                JournalState.ACCEPTED,
                "1784460017",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "{\"orders\":[{\"conid\":265598,\"side\":\"BUY\",\"orderType\":\"MKT\",\"quantity\":100,"
                        + "\"tif\":\"DAY\",\"acctId\":\"DU7654321\",\"cOID\":\"c-20260504-1\"}]}",
                "2b1c4f0e-7d5a-4f6b-9c55-0d7f3c1a2e44",
                "it was found: Submitted",
                Instant.parse("2026-05-04T14:30:05.120Z"),
                Instant.parse("2026-05-04T14:30:07.003Z"));
    }

    private static JournalStep journalStep() {
        return new JournalStep(
                Instant.parse("2026-05-04T14:30:05.250Z"),
                JournalState.SENT,
                "1784460017",
                "2b1c4f0e-7d5a-4f6b-9c55-0d7f3c1a2e44",
                "yes to: o163 The order exceeds the price percentage limit");
    }

    private static JournalRecord journalRecord() {
        return new JournalRecord(journalEntry(), List.of(journalStep()));
    }

    private static JournalEntry emptyEntry() {
        return new JournalEntry(
                "c-1",
                "DU7654321",
                "https://localhost:5000",
                JournalEntry.Kind.MODIFY,
                JournalState.INTENT,
                null,
                "9f86",
                null,
                "2b1c",
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
