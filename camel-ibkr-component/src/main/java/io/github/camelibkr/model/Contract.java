package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;

/**
 * One contract that a search found.
 *
 * @param conid the contract; -1 for a bond issuer
 * @param symbol the ticker
 * @param companyName the company
 * @param exchange the listing exchange
 * @param secTypes what exists for it: STK, OPT, FUT and so on
 * @param fields everything else, by IBKR's own names: months of options, issuers of bonds
 */
public record Contract(
        long conid,
        String symbol,
        String companyName,
        String exchange,
        List<String> secTypes,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields)
        implements IbkrMessage {}
