package io.github.camelibkr.model;

/** How fresh market data is, by the first of IBKR's letters in field 6509 (quirk 95). */
public enum Timeliness {
    /** As it happens. */
    realTime,
    /** Late by 10 to 20 minutes. */
    delayed,
    /** The last that was known, of a market that is closed. */
    frozen,
    /** The last that was known, and that was late. */
    frozenDelayed,
    /** The login has no subscription for it. */
    notSubscribed,
    /** Nothing comes until somebody has signed IBKR's yearly acknowledgement (quirk 96). */
    notAcknowledged,
    /** IBKR says something that is not documented. */
    unknown;

    /** Reads field 6509, such as {@code RpB}; null if there is none. */
    public static Timeliness of(String availability) {
        if (availability == null || availability.isEmpty()) {
            return null;
        }
        return switch (availability.charAt(0)) {
            case 'R' -> realTime;
            case 'D' -> delayed;
            case 'Z' -> frozen;
            case 'Y' -> frozenDelayed;
            case 'N' -> notSubscribed;
            case 'O' -> notAcknowledged;
            default -> unknown;
        };
    }

    /** Whether it is late. */
    public boolean isDelayed() {
        return this == delayed || this == frozenDelayed;
    }

    /** Whether it stands still. */
    public boolean isFrozen() {
        return this == frozen || this == frozenDelayed;
    }
}
