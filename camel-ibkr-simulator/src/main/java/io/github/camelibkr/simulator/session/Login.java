package io.github.camelibkr.simulator.session;

import java.util.List;

/** Whose login it is: which accounts there are. */
public enum Login {
    /** One account with paper money. */
    PAPER(true, null, "DU1234567"),

    /** One account with real money, or so clients believe. */
    LIVE(false, null, "U1234567"),

    /** An adviser with three clients, on paper. */
    ADVISER(true, "DF1234567", "DU1234571", "DU1234572", "DU1234573");

    private final boolean paper;
    private final String master;
    private final List<String> accounts;

    Login(boolean paper, String master, String... accounts) {
        this.paper = paper;
        this.master = master;
        this.accounts = List.of(accounts);
    }

    /** Whether it is paper money. */
    public boolean isPaper() {
        return paper;
    }

    /** The adviser's own account, or null. */
    public String master() {
        return master;
    }

    /** The accounts that can be traded on. */
    public List<String> accounts() {
        return accounts;
    }
}
