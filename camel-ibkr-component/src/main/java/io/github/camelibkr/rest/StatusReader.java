package io.github.camelibkr.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.model.OrderUpdate;
import io.github.camelibkr.model.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Reads {@code order/status}, which has names and spellings of its own (quirks 56 and 68). */
final class StatusReader {

    private static final Set<String> COMPONENTS = Set.of(
            "account",
            "order_id",
            "order_ref",
            "conid",
            "symbol",
            "sec_type",
            "listing_exchange",
            "currency",
            "side",
            "order_type",
            "order_status",
            "order_ccp_status",
            "total_size",
            "cum_fill",
            "size",
            "limit_price",
            "average_price",
            "tif",
            "order_description");

    private StatusReader() {}

    static OrderUpdate read(JsonNode json) {
        return new OrderUpdate(
                Values.text(json.get("account")),
                Values.whole(json.get("order_id")),
                Values.text(json.get("order_ref")),
                Values.whole(json.get("conid")),
                Values.text(json.get("symbol")),
                Values.text(json.get("sec_type")),
                Values.text(json.get("listing_exchange")),
                Values.text(json.get("currency")),
                side(Values.text(json.get("side"))),
                Values.text(json.get("order_type")),
                Values.text(json.get("order_status")),
                Values.text(json.get("order_ccp_status")),
                Values.decimal(json.get("total_size")),
                Values.decimal(json.get("cum_fill")),
                Values.decimal(json.get("size")),
                price(json),
                Values.decimal(json.get("average_price")),
                Values.text(json.get("tif")),
                Values.text(json.get("order_description")),
                Values.others(json, COMPONENTS),
                List.of(),
                null);
    }

    private static BigDecimal price(JsonNode json) {
        BigDecimal limit = Values.decimal(json.get("limit_price"));
        return limit == null ? Values.decimal(json.get("stop_price")) : limit;
    }

    private static String side(String letter) {
        return "B".equals(letter) ? "BUY" : "S".equals(letter) ? "SELL" : letter;
    }
}
