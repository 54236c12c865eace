package io.github.camelibkr.model;

/** IBKR asked a question that the route does not allow to confirm; it was answered with no. */
public class OrderQuestionException extends OrderException {

    private static final long serialVersionUID = 1L;

    private final transient OrderQuestion question;

    /** With the sentence for the user, the ids and the question. */
    public OrderQuestionException(String message, String accountId, String clientOrderId, OrderQuestion question) {
        super(message, accountId, clientOrderId, null);
        this.question = question;
    }

    /** What was asked; null only after Java serialization. */
    public OrderQuestion question() {
        return question;
    }
}
