package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;

/**
 * The accounts that this login may trade ({@code account/list}).
 *
 * @param accounts the account ids
 * @param selectedAccount the one that requests without an account work on
 * @param paper whether this is a paper login; null from builds that do not tell
 * @param aliases account id to alias
 * @param properties account id to IBKR's flags
 */
public record Accounts(
        List<String> accounts,
        String selectedAccount,
        Boolean paper,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> aliases,
        @JsonDeserialize(contentUsing = ValueReader.class) Map<String, Object> properties)
        implements IbkrMessage {}
