package io.github.camelibkr.model;

import java.util.List;

/** Of a bracket, or of a group, IBKR has taken a part only: what it has taken stands there (quirk 60). */
public class PartialOrderException extends OrderException {

    private static final long serialVersionUID = 1L;

    private final transient List<OrderLeg> legs;

    /** With the sentence for the user, the ids, and what became of each order. */
    public PartialOrderException(String message, String accountId, String clientOrderId, List<OrderLeg> legs) {
        super(message, accountId, clientOrderId, null);
        this.legs = legs;
    }

    /** What became of each order; null only after Java serialization. */
    public List<OrderLeg> legs() {
        return legs;
    }

    /** IBKR's id of the first order that stands there; null only after Java serialization. */
    public String orderId() {
        return legs == null
                ? null
                : legs.stream()
                        .filter(leg -> leg.state() == OrderLeg.State.ACCEPTED)
                        .map(OrderLeg::orderId)
                        .findFirst()
                        .orElse(null);
    }
}
