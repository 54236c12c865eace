package io.github.camelibkr.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the accounts of a login: the answer of {@code account/list} and the topic {@code act} have the same keys. */
public final class AccountsReader {

    private AccountsReader() {}

    /** The accounts; null if these are none. */
    public static Accounts read(JsonNode json) {
        if (!json.path("accounts").isArray()) {
            return null;
        }
        List<String> accounts = new ArrayList<>();
        json.path("accounts").forEach(account -> accounts.add(account.asText()));
        JsonNode paper = json.get("isPaper");
        return new Accounts(
                accounts,
                Values.text(json.get("selectedAccount")),
                paper != null && paper.isBoolean() ? paper.asBoolean() : null,
                Values.map(json.path("aliases")),
                Values.map(json.path("acctProps")));
    }
}
