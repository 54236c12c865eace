package io.github.camelibkr.simulator.contracts;

import io.github.camelibkr.simulator.session.Session;
import java.util.HashSet;
import java.util.Set;

/** What this session has searched for by its symbol: the chains of anything else stay shut. */
public final class Searches implements Session.Listener {

    private final Set<Long> searched = new HashSet<>();

    @Override
    public void brokerageDown() {
        searched.clear();
    }

    void note(Contract contract) {
        searched.add(contract.conid());
    }

    /** Whether this contract was found by its symbol. */
    public boolean have(long conid) {
        return searched.contains(conid);
    }
}
