package io.github.camelibkr.simulator.trading;

import java.math.BigDecimal;

/**
 * What an order asks for besides its prices.
 *
 * @param timeInForce how long it lives, in capitals
 * @param outsideRth whether it may trade outside the regular hours
 * @param allOrNone whether it is filled as a whole or not at all
 * @param deactivated whether it is saved without being sent to the exchange
 * @param cashQuantity the money that was ordered in place of a quantity, or null
 * @param algo the algo that works it, or null
 */
record Terms(
        String timeInForce,
        boolean outsideRth,
        boolean allOrNone,
        boolean deactivated,
        BigDecimal cashQuantity,
        Algo algo) {

    static final Terms PLAIN = new Terms("DAY", false, false, false, null, null);
}
