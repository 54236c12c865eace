package io.github.camelibkr.order.guard;

import io.github.camelibkr.model.OrderDeniedException;

/** How many orders of an account may be open at a time: {@code maxOpenOrders}. */
final class OpenRule {

    private static final String RULE = "maxOpenOrders";

    private OpenRule() {}

    /** {@code open}: how many are open; {@code more}: how many would be opened. */
    static void check(Integer most, int open, int more, Subject subject) throws OrderDeniedException {
        if (isBroken(most, open, more)) {
            throw subject.denied(
                    RULE,
                    RULE + " is " + most + ", " + open + " orders of account " + subject.accountId() + " are open"
                            + (more == 1 ? "" : ", and these would be " + more + " more"));
        }
    }

    static boolean isBroken(Integer most, int open, int more) {
        return most != null && more > 0 && open + more > most;
    }
}
