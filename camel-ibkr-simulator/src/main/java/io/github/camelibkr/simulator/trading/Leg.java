package io.github.camelibkr.simulator.trading;

import io.github.camelibkr.simulator.contracts.Contract;

/** One contract of an order and how many of it belong to one unit; a negative ratio turns the order's side round. */
record Leg(Contract contract, int ratio) {

    /** The side on which an order of this side trades the leg. */
    Side side(Side ordered) {
        return ratio > 0 ? ordered : ordered.opposite();
    }
}
