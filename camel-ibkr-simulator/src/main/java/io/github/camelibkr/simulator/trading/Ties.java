package io.github.camelibkr.simulator.trading;

/**
 * What ties an order to its client and to other orders.
 *
 * @param clientOrderId the client's own id, or null if none was sent
 * @param parentId client order id or order id of a bracket's parent, or null
 * @param singleGroup whether it is one of a group of which one cancels all
 */
record Ties(String clientOrderId, String parentId, boolean singleGroup) {

    static final Ties NONE = new Ties(null, null, false);
}
