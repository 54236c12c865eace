package io.github.camelibkr.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose login it is, as a frame of {@code act} or the first one of {@code system} says.
 *
 * @param accounts the accounts that may be traded; null if the frame names none
 * @param paper whether it is a paper login
 */
record Identity(List<String> accounts, boolean paper) {

    /** Reads it; null if the frame does not say. */
    static Identity of(JsonNode frame) {
        JsonNode said = frame.has("args") ? frame.path("args") : frame;
        JsonNode paper = said.path("isPaper");
        if (!paper.isBoolean()) {
            return null;
        }
        List<String> accounts = new ArrayList<>();
        said.path("accounts").forEach(account -> accounts.add(account.asText()));
        return new Identity(accounts.isEmpty() ? null : List.copyOf(accounts), paper.asBoolean());
    }

    /** What is known of the session now: its latest word counts. */
    SessionFacts after(SessionFacts before) {
        return new SessionFacts(accounts == null ? before.accounts() : accounts, paper);
    }
}
