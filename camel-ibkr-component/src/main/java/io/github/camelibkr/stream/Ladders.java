package io.github.camelibkr.stream;

import java.util.HashMap;
import java.util.Map;

/** An account has one price ladder at a time: a second one would silently take the first one's place. */
public final class Ladders {

    private static final class Holder {
        final String target;
        final String owner;
        int users;

        Holder(String target, String owner) {
            this.target = target;
            this.owner = owner;
        }
    }

    private final Map<String, Holder> byAccount = new HashMap<>();

    /**
     * Takes an account's ladder for a contract; several consumers may share the same one.
     *
     * @param target account, contract and perhaps exchange, with plus signs between
     * @param owner the route, for the text of the refusal
     * @return what gives it back
     * @throws IllegalStateException if another contract has it
     */
    public synchronized AutoCloseable take(String target, String owner) {
        String account = target.split("\\+")[0];
        Holder holder = byAccount.computeIfAbsent(account, free -> new Holder(target, owner));
        if (!holder.target.equals(target)) {
            throw new IllegalStateException("account " + account + " has one price ladder at a time, and route "
                    + holder.owner + " holds it with sbd+" + holder.target + ": " + owner
                    + " cannot have sbd+" + target);
        }
        holder.users++;
        return () -> giveBack(account);
    }

    private synchronized void giveBack(String account) {
        Holder holder = byAccount.get(account);
        if (holder != null && --holder.users == 0) {
            byAccount.remove(account);
        }
    }
}
