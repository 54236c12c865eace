package io.github.camelibkr.order;

/** What is wrong with one order, in words that follow "invalid order, nothing was sent:". */
final class BrokenRule extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenRule(String what) {
        super(what, null, false, false);
    }
}
