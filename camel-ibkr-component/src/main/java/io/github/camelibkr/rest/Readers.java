package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelibkr.model.AccountBalances;
import io.github.camelibkr.model.AccountLedger;
import io.github.camelibkr.model.AccountReader;
import io.github.camelibkr.model.AccountSegments;
import io.github.camelibkr.model.AccountSummary;
import io.github.camelibkr.model.Accounts;
import io.github.camelibkr.model.AccountsReader;
import io.github.camelibkr.model.CancelReceipt;
import io.github.camelibkr.model.Contract;
import io.github.camelibkr.model.ContractDefinitions;
import io.github.camelibkr.model.ContractDetails;
import io.github.camelibkr.model.ContractReader;
import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.ContractRulesReader;
import io.github.camelibkr.model.Contracts;
import io.github.camelibkr.model.Derivatives;
import io.github.camelibkr.model.ExchangeRate;
import io.github.camelibkr.model.Execution;
import io.github.camelibkr.model.ExecutionReader;
import io.github.camelibkr.model.Executions;
import io.github.camelibkr.model.Futures;
import io.github.camelibkr.model.History;
import io.github.camelibkr.model.HistoryReader;
import io.github.camelibkr.model.IbkrMessage;
import io.github.camelibkr.model.OrderPreview;
import io.github.camelibkr.model.OrderState;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.Orders;
import io.github.camelibkr.model.PortfolioAccount;
import io.github.camelibkr.model.PortfolioAccounts;
import io.github.camelibkr.model.PortfolioReader;
import io.github.camelibkr.model.Positions;
import io.github.camelibkr.model.ProfitsAndLosses;
import io.github.camelibkr.model.Receipt;
import io.github.camelibkr.model.Scan;
import io.github.camelibkr.model.ScanReader;
import io.github.camelibkr.model.SelectedAccount;
import io.github.camelibkr.model.SessionStatus;
import io.github.camelibkr.model.Stocks;
import io.github.camelibkr.model.Strikes;
import io.github.camelibkr.model.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Makes the typed body of a good answer. */
final class Readers {

    /** How the good answer of one type looks, and what is made of it. */
    private record Reader(
            BiPredicate<JsonNode, Arguments> form, BiFunction<JsonNode, Arguments, IbkrMessage> reading) {}

    private static final Map<Class<?>, Reader> BY_TYPE = Map.ofEntries(
            entry(SessionStatus.class, json -> json.has("authenticated"), (json, arguments) -> sessionStatus(json)),
            entry(
                    Accounts.class,
                    json -> json.path("accounts").isArray(),
                    (json, arguments) -> AccountsReader.read(json)),
            entry(Contracts.class, json -> isListOf(json, "conid"), (json, arguments) -> contracts(json)),
            entry(
                    ContractRules.class,
                    json -> json.path("rules").isObject()
                            || json.path("orderTypes").isArray(),
                    (json, arguments) -> ContractRulesReader.read(json, arguments.get("conid"))),
            entry(
                    ContractDefinitions.class,
                    json -> json.path("secdef").isArray(),
                    (json, arguments) -> DefinitionReader.read(json)),
            entry(Orders.class, Readers::areOrders, (json, arguments) -> orders(json)),
            entry(Executions.class, json -> isListOf(json, "execution_id"), (json, arguments) -> executions(json)),
            entry(OrderPreview.class, json -> json.path("amount").isObject(), PreviewReader::read),
            entry(
                    OrderUpdate.class,
                    json -> Values.whole(json.get("order_id")) != null,
                    (json, arguments) -> StatusReader.read(json)),
            entry(
                    Receipt.class,
                    json -> json.isObject() || json.isTextual(),
                    (json, arguments) -> new Receipt(Values.text(json.isTextual() ? json : json.get("status")))),
            entry(CancelReceipt.class, json -> acknowledgement(json).isObject(), Readers::cancelReceipt),
            entry(
                    PortfolioAccounts.class,
                    PortfolioReader::areAccounts,
                    (json, arguments) -> PortfolioReader.accounts(json)),
            entry(
                    PortfolioAccount.class,
                    PortfolioReader::isAccount,
                    (json, arguments) -> PortfolioReader.account(json)),
            entry(
                    Positions.class,
                    (json, arguments) -> PortfolioReader.arePositions(json, arguments.get("accountId")),
                    (json, arguments) -> PortfolioReader.positions(json, arguments.get("accountId"))),
            entry(
                    AccountSummary.class,
                    PortfolioReader::areByKey,
                    (json, arguments) -> PortfolioReader.summary(json, arguments.get("accountId"))),
            entry(
                    AccountLedger.class,
                    PortfolioReader::areByKey,
                    (json, arguments) -> PortfolioReader.ledger(json, arguments.get("accountId"))),
            entry(
                    AccountBalances.class,
                    json -> json.has("netLiquidationValue"),
                    (json, arguments) -> AccountReader.balances(json, arguments.get("accountId"))),
            entry(
                    AccountSegments.class,
                    AccountReader::areSegments,
                    (json, arguments) -> AccountReader.segments(json, arguments.get("accountId"))),
            entry(ProfitsAndLosses.class, AccountReader::areProfits, (json, arguments) -> AccountReader.profits(json)),
            entry(
                    SelectedAccount.class,
                    json -> json.has("set") || json.has("success"),
                    (json, arguments) -> AccountReader.selected(json, arguments.get("acctId"))),
            entry(ContractDetails.class, ContractReader::isContract, (json, arguments) -> ContractReader.details(json)),
            entry(
                    Derivatives.class,
                    ContractReader::areContracts,
                    (json, arguments) -> ContractReader.derivatives(json)),
            entry(
                    Strikes.class,
                    json -> json.path("call").isArray() && json.path("put").isArray(),
                    (json, arguments) -> ContractReader.strikes(json)),
            entry(
                    ExchangeRate.class,
                    json -> Values.decimal(json.get("rate")) != null,
                    (json, arguments) -> new ExchangeRate(
                            arguments.get("source"), arguments.get("target"), Values.decimal(json.get("rate")))),
            entry(
                    Stocks.class,
                    ContractReader::areBySymbol,
                    (json, arguments) -> ContractReader.stocks(json, arguments.get("symbols"))),
            entry(
                    Futures.class,
                    ContractReader::areBySymbol,
                    (json, arguments) -> ContractReader.futures(json, arguments.get("symbols"))),
            entry(Scan.class, ScanReader::isScan, (json, arguments) -> ScanReader.read(json)),
            entry(
                    History.class,
                    json -> json.path("data").isArray()
                            || json.path("bars").path("data").isArray(),
                    (json, arguments) -> HistoryReader.read(
                            json.has("bars") ? json.path("bars") : json,
                            Values.whole(TextNode.valueOf(arguments.get("conid"))))));

    private static final Set<String> OF_CONTRACT = Set.of("conid", "symbol", "companyName", "description");

    private Readers() {}

    private static Map.Entry<Class<?>, Reader> entry(
            Class<?> type, Predicate<JsonNode> form, BiFunction<JsonNode, Arguments, IbkrMessage> reading) {
        return entry(type, (json, arguments) -> form.test(json), reading);
    }

    private static Map.Entry<Class<?>, Reader> entry(
            Class<?> type,
            BiPredicate<JsonNode, Arguments> form,
            BiFunction<JsonNode, Arguments, IbkrMessage> reading) {
        return Map.entry(type, new Reader(form, reading));
    }

    /** Whether all that is listed has this, without which it is something else. */
    private static boolean isListOf(JsonNode json, String name) {
        for (JsonNode row : json) {
            if (!row.hasNonNull(name)) {
                return false;
            }
        }
        return json.isArray();
    }

    /** Where one cannot be read, the others do not tell which orders there are. */
    private static boolean areOrders(JsonNode json) {
        for (JsonNode row : json.path("orders")) {
            if (OrderState.key(row) == null) {
                return false;
            }
        }
        return json.path("orders").isArray();
    }

    /** The body; empty if the answer does not have its form. */
    static Optional<IbkrMessage> read(Class<?> type, JsonNode json, Arguments arguments) {
        Reader reader = BY_TYPE.get(type);
        return reader.form().test(json, arguments)
                ? Optional.of(reader.reading().apply(json, arguments))
                : Optional.empty();
    }

    static SessionStatus sessionStatus(JsonNode json) {
        JsonNode established = json.get("established");
        return new SessionStatus(
                json.path("authenticated").asBoolean(),
                established == null ? null : established.asBoolean(),
                json.path("connected").asBoolean(),
                json.path("competing").asBoolean(),
                Values.text(json.get("message")),
                Values.text(json.get("fail")),
                Values.text(json.path("serverInfo").get("serverName")),
                Values.text(json.path("serverInfo").get("serverVersion")));
    }

    private static Contracts contracts(JsonNode json) {
        List<Contract> contracts = new ArrayList<>();
        for (JsonNode row : json) {
            List<String> secTypes = new ArrayList<>();
            row.path("sections")
                    .forEach(section -> secTypes.add(section.path("secType").asText()));
            Long conid = Values.whole(row.get("conid"));
            contracts.add(new Contract(
                    conid == null ? -1 : conid,
                    Values.text(row.get("symbol")),
                    Values.text(row.get("companyName")),
                    Values.text(row.get("description")),
                    secTypes,
                    Values.others(row, OF_CONTRACT)));
        }
        return new Contracts(contracts);
    }

    private static Orders orders(JsonNode json) {
        List<OrderUpdate> orders = new ArrayList<>();
        for (JsonNode row : json.path("orders")) {
            OrderState state = new OrderState();
            state.merge(row);
            orders.add(state.take());
        }
        return new Orders(orders);
    }

    private static Executions executions(JsonNode json) {
        List<Execution> executions = new ArrayList<>();
        json.forEach(row -> executions.add(ExecutionReader.read(row)));
        return new Executions(executions);
    }

    /** An object as recorded, or a list of them as published. */
    private static JsonNode acknowledgement(JsonNode json) {
        return json.path(0).hasNonNull("msg") ? json.get(0) : json;
    }

    private static CancelReceipt cancelReceipt(JsonNode json, Arguments arguments) {
        JsonNode receipt = acknowledgement(json);
        // the answer's own account is null (quirk 64)
        return new CancelReceipt(
                arguments.get("accountId"),
                arguments.get("orderId"),
                Values.text(receipt.get("order_status")),
                Values.text(receipt.get("msg")));
    }
}
