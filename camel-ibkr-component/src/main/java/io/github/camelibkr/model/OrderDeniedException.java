package io.github.camelibkr.model;

/** Our own guard said no; nothing was sent, or nothing that places or changes an order. */
public class OrderDeniedException extends OrderException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    /** With the rule, the sentence for the user and the ids. */
    public OrderDeniedException(String rule, String message, String accountId, String clientOrderId) {
        super(message, accountId, clientOrderId, null);
        this.rule = rule;
    }

    /** Which rule it was: the option that sets it, such as {@code maxOrderQuantity}, or {@code halt}. */
    public String rule() {
        return rule;
    }
}
