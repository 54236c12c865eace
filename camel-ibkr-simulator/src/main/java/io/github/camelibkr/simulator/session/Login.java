package io.github.camelibkr.simulator.session;

import java.util.List;

/** Whose login it is: which accounts there are. */
public enum Login {
    /** One account with paper money. */
    PAPER(true, null, "DU1234567"),

    /** One account with real money, or so clients believe. */
    LIVE(false, null, "U1234567"),

    /** An adviser with three clients, on paper. */
    ADVISER(true, "DF1234567", "DU1234571", "DU1234572", "DU1234573"),

    /** So many accounts, on paper, that none is listed: they are searched for, and one is selected. */
    DYNAMIC(true, null, "DU1234581", "DU1234582");

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

    /** Whether accounts are searched for, not listed. */
    public boolean isDynamic() {
        return this == DYNAMIC;
    }

    /** The accounts that can be traded on. */
    public List<String> accounts() {
        return accounts;
    }
}
