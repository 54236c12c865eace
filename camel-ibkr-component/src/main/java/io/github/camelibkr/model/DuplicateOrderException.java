package io.github.camelibkr.model;

/** An order with this client order id was sent before; it was not sent again. */
public class DuplicateOrderException extends OrderException {

    private static final long serialVersionUID = 1L;

    private final transient JournalEntry recorded;

    /**
     * With the sentence for the user and the ids.
     *
     * @param recorded what the journal knows of the order that was sent; null only after Java serialization
     */
    public DuplicateOrderException(
            String message, String accountId, String clientOrderId, JournalEntry recorded, Throwable cause) {
        super(message, accountId, clientOrderId, cause);
        this.recorded = recorded;
    }

    /** What the journal knows of the order that was sent; null only after Java serialization. */
    public JournalEntry recorded() {
        return recorded;
    }
}
