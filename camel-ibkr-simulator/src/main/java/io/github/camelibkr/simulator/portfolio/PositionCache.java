package io.github.camelibkr.simulator.portfolio;

import io.github.camelibkr.simulator.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Positions as the portfolio pages know them: they lag behind the fills until somebody invalidates them. */
public final class PositionCache {

    private final Books books;
    private final Time time;
    private final Duration lag;
    private final Map<String, Copy> copies = new HashMap<>();

    private record Copy(List<Holding> holdings, Instant at) {}

    /** Remembers the positions of these books for so long; not at all if it is zero. */
    public PositionCache(Books books, Time time, Duration lag) {
        this.books = books;
        this.time = time;
        this.lag = lag;
    }

    /** What an account held when it was last looked at. */
    List<Holding> of(String account) {
        Copy copy = copies.get(account);
        Instant now = time.now();
        if (copy == null || !copy.at().plus(lag).isAfter(now)) {
            copy = new Copy(now(account), now);
            copies.put(account, copy);
        }
        return copy.holdings();
    }

    /** What an account holds. */
    List<Holding> now(String account) {
        return books.valuation(account).holdings();
    }

    void invalidate(String account) {
        copies.remove(account);
    }
}
