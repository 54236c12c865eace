package io.github.camelibkr.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.catalogue.Operation.Preflight;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import io.github.camelibkr.model.ContractDefinitions;
import io.github.camelibkr.model.ContractDetails;
import io.github.camelibkr.model.ContractRules;
import io.github.camelibkr.model.Contracts;
import io.github.camelibkr.model.Derivatives;
import io.github.camelibkr.model.ExchangeRate;
import io.github.camelibkr.model.Futures;
import io.github.camelibkr.model.Stocks;
import io.github.camelibkr.model.Strikes;
import java.util.List;

/** Area {@code contract}. */
final class ContractOperations {

    static final List<Operation> ROWS = List.of(
            Operation.get("contract/search", "/iserver/secdef/search")
                    .requiredQuery("symbol", IbkrConstants.SYMBOL, Type.TEXT)
                    .query("secType", null, Type.SEC_TYPE)
                    .query("name", null, Type.FLAG)
                    .query("more", null, Type.FLAG)
                    .query("fund", null, Type.FLAG)
                    .parameter("byPattern", null, "pattern", Place.QUERY, Type.FLAG, false)
                    .query("fundFamilyConidEx", null, Type.TEXT)
                    .query("referrer", null, Type.TEXT)
                    .answers(Contracts.class, "Finds contracts by symbol or, with name=true, by company name"),
            Operation.readByPost("contract/searchByPost", "/iserver/secdef/search")
                    .parameter("symbol", IbkrConstants.SYMBOL, "symbol", Place.BODY, Type.TEXT, true)
                    .parameter("secType", null, "secType", Place.BODY, Type.SEC_TYPE, false)
                    .parameter("name", null, "name", Place.BODY, Type.FLAG, false)
                    .parameter("more", null, "more", Place.BODY, Type.FLAG, false)
                    .parameter("fund", null, "fund", Place.BODY, Type.FLAG, false)
                    .parameter("byPattern", null, "pattern", Place.BODY, Type.FLAG, false)
                    .parameter("fundFamilyConidEx", null, "fundFamilyConidEx", Place.BODY, Type.TEXT, false)
                    .parameter("referrer", null, "referrer", Place.BODY, Type.TEXT, false)
                    .answers(Contracts.class, "The older form of contract/search"),
            Operation.get("contract/strikes", "/iserver/secdef/strikes")
                    .requiredQuery("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .parameter("secType", null, "sectype", Place.QUERY, Type.SEC_TYPE, true)
                    .requiredQuery("month", IbkrConstants.MONTH, Type.MONTH)
                    .query("exchange", null, Type.EXCHANGE)
                    .after(Preflight.SEARCH)
                    .answers(Strikes.class, "Strikes of the options on a contract, for one month"),
            Operation.get("contract/derivatives", "/iserver/secdef/info")
                    .requiredQuery("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .parameter("secType", null, "sectype", Place.QUERY, Type.SEC_TYPE, false)
                    .query("month", IbkrConstants.MONTH, Type.MONTH)
                    .query("exchange", null, Type.EXCHANGE)
                    .query("strike", IbkrConstants.STRIKE, Type.PRICE)
                    .query("right", IbkrConstants.RIGHT, Type.RIGHT)
                    .query("issuerId", null, Type.KEY)
                    .query("filters", null, Type.TEXT)
                    .after(Preflight.SEARCH)
                    .answers(
                            Derivatives.class,
                            "Options, futures and bonds of an underlying; one conid for each expiry"),
            Operation.get("contract/bondFilters", "/iserver/secdef/bond-filters")
                    .fixed("symbol", "BOND")
                    .requiredQuery("issuerId", null, Type.KEY)
                    .answers(JsonNode.class, "What the bonds of an issuer may be chosen by"),
            Operation.get("contract/info", "/iserver/contract/{conid}/info")
                    .path("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .answers(ContractDetails.class, "What a contract is"),
            Operation.get("contract/info-and-rules", "/iserver/contract/{conid}/info-and-rules")
                    .path("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .query("isBuy", null, Type.FLAG)
                    .answers(ContractRules.class, "What a contract is, and how it may be traded"),
            Operation.readByPost("contract/rules", "/iserver/contract/rules")
                    .body("conid", IbkrConstants.CONID, "conid", Type.PLAIN_CONID)
                    .parameter("isBuy", null, "isBuy", Place.BODY, Type.FLAG, false)
                    .parameter("exchange", null, "exchange", Place.BODY, Type.EXCHANGE, false)
                    .parameter("orderId", IbkrConstants.ORDER_ID, "orderId", Place.BODY, Type.ORDER_ID, false)
                    .parameter("modifyOrder", null, "modifyOrder", Place.BODY, Type.FLAG, false)
                    .answers(ContractRules.class, "How a contract may be traded; also how one order may be changed"),
            Operation.get("contract/algos", "/iserver/contract/{conid}/algos")
                    .path("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .query("algos", null, Type.ALGOS)
                    .query("addDescription", null, Type.BIT)
                    .query("addParams", null, Type.BIT)
                    .answers(JsonNode.class, "IBKR's algorithms for a contract"),
            Operation.get("contract/currencyPairs", "/iserver/currency/pairs")
                    .requiredQuery("currency", IbkrConstants.CURRENCY, Type.CURRENCY)
                    .answers(JsonNode.class, "Pairs of currencies with this one, and their contracts"),
            Operation.get("contract/exchangeRate", "/iserver/exchangerate")
                    .parameter("currency", IbkrConstants.CURRENCY, "source", Place.QUERY, Type.CURRENCY, true)
                    .parameter("target", null, "target", Place.QUERY, Type.CURRENCY, true)
                    .answers(ExchangeRate.class, "How much of the target currency one of the other is"),
            Operation.get("contract/definition", "/trsrv/secdef")
                    .parameter("conid", IbkrConstants.CONID, "conids", Place.QUERY, Type.CONIDS, true)
                    .answers(ContractDefinitions.class, "Says what contracts are: their kind, currency and multiplier"),
            Operation.get("contract/stocks", "/trsrv/stocks")
                    .parameter("symbol", IbkrConstants.SYMBOL, "symbols", Place.QUERY, Type.SYMBOLS, true)
                    .answers(Stocks.class, "The stocks with these symbols, wherever they are listed"),
            Operation.get("contract/futures", "/trsrv/futures")
                    .parameter("symbol", IbkrConstants.SYMBOL, "symbols", Place.QUERY, Type.SYMBOLS, true)
                    .query("exchange", null, Type.EXCHANGE)
                    .answers(Futures.class, "The futures with these root symbols"),
            Operation.get("contract/allConids", "/trsrv/all-conids")
                    .requiredQuery("exchange", null, Type.EXCHANGE)
                    .query("assetClass", null, Type.SEC_TYPE)
                    .answers(JsonNode.class, "All stocks of an exchange: a large answer"),
            Operation.get("contract/schedule", "/trsrv/secdef/schedule")
                    .requiredQuery("assetClass", null, Type.SEC_TYPE)
                    .requiredQuery("symbol", IbkrConstants.SYMBOL, Type.TEXT)
                    .query("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .query("exchange", null, Type.EXCHANGE)
                    .query("exchangeFilter", null, Type.TEXT)
                    .answers(JsonNode.class, "Trading hours by weekday and date"),
            Operation.get("contract/tradingSchedule", "/contract/trading-schedule")
                    .requiredQuery("conid", IbkrConstants.CONID, Type.PLAIN_CONID)
                    .query("exchange", null, Type.EXCHANGE)
                    .answers(JsonNode.class, "Trading hours of the six days around today"));

    private ContractOperations() {}
}
