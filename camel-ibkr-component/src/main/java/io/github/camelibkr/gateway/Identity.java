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

    /**
     * What is known of the session now. Its latest word counts; but where one says paper and the other does not, it is
     * taken for a live login.
     *
     * @param before what was known until now
     * @param opened what was said over REST when the session was opened
     */
    SessionFacts after(SessionFacts before, SessionFacts opened) {
        return new SessionFacts(
                accounts == null ? before.accounts() : accounts,
                opened.paper() == null ? paper : opened.paper() && paper);
    }
}
