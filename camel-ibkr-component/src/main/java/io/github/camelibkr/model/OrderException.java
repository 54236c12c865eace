package io.github.camelibkr.model;

/** An order that was not accepted, or of which it is not known. Carries the ids by which to look for it. */
public class OrderException extends IbkrException {

    private static final long serialVersionUID = 1L;

    private final String accountId;
    private final String clientOrderId;

    /**
     * What happened to which order.
     *
     * @param accountId may be null if the order named none
     * @param clientOrderId may be null if it had none yet
     */
    public OrderException(String message, String accountId, String clientOrderId, Throwable cause) {
        super(message, cause);
        this.accountId = accountId;
        this.clientOrderId = clientOrderId;
    }

    /** The account; null if the order named none. */
    public String accountId() {
        return accountId;
    }

    /** The order's client order id; null if it had none. */
    public String clientOrderId() {
        return clientOrderId;
    }
}
