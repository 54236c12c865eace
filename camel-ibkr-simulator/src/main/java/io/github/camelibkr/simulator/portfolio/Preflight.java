package io.github.camelibkr.simulator.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelibkr.simulator.session.Accounts;
import io.github.camelibkr.simulator.session.Session;
import io.github.camelibkr.simulator.wire.Answer;
import io.github.camelibkr.simulator.wire.Request;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** What a session has asked for already: until then the portfolio is empty, and positions have no names. */
public final class Preflight implements Session.Listener {

    private final Accounts accounts;
    private final Set<Long> named = new HashSet<>();
    private boolean listed;

    /** Nothing has been asked for yet. */
    public Preflight(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void brokerageDown() {
        listed = false;
        named.clear();
    }

    void noteListed() {
        listed = true;
    }

    /** The body, or this empty one while the accounts have not been listed; refused for somebody else's account. */
    Answer unlessUnlisted(Request request, JsonNode empty, Supplier<JsonNode> body) {
        if (request.variables().containsKey("accountId")) {
            accounts.require(request.variable("accountId"));
        }
        return Answer.ok(listed ? body.get() : empty);
    }

    /** Whether a contract's details have been fetched; asking is what gets them fetched. */
    boolean isNamed(long conid) {
        return !named.add(conid);
    }
}
