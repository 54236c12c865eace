package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Map;

/**
 * One account whose positions may be seen ({@code portfolio/accounts}).
 *
 * @param accountId the account
 * @param title whose it is
 * @param alias the name that its owner gave it; null without one
 * @param currency its own currency
 * @param type such as DEMO or INDIVIDUAL
 * @param adviser whether it is an adviser's; null if IBKR does not say
 * @param parentId the account that it belongs to; null if it belongs to none
 * @param fields everything else, by IBKR's own names
 */
public record PortfolioAccount(
        String accountId,
        String title,
        String alias,
        String currency,
        String type,
        Boolean adviser,
        String parentId,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> fields)
        implements IbkrMessage {}
